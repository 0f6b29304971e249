"""Prepares a PDF for long keeping: the structure of PDF/A-2a (ISO 19005-2), not certified by anybody."""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf

from euroapp.export.archive.srgb import profile
from euroapp.export.pdf.metadata import packet


def prepared(data: bytes) -> bytes:
    """Return a tagged PDF with the meaning of its colours, metadata in both places, and an identifier.

    The same bytes give the same bytes.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        title, subject = (str(pdf.docinfo.get(key, "")) for key in ("/Title", "/Subject"))
        pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(Title=title, Subject=subject))
        said = packet(title, subject, archival=True)
        pdf.Root.Metadata = pikepdf.Stream(pdf, said, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        meant = pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent,
            S=pikepdf.Name.GTS_PDFA1,
            OutputConditionIdentifier="sRGB",
            Info="sRGB IEC61966-2.1",
            DestOutputProfile=pikepdf.Stream(pdf, profile(), N=3),
        )
        pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(meant)])
        _part_ends(pdf)
        buffer = BytesIO()
        pdf.save(
            buffer,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return buffer.getvalue()


def _part_ends(pdf: pikepdf.Pdf) -> None:
    """Pack streams anew that end in a carriage return.

    It is taken for a part of the line end behind them, and then they are one byte shorter than they say.
    """
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream) and one.read_raw_bytes().endswith(b"\r"):
            data = one.read_bytes()
            packed = (zlib.compress(data, level) for level in (9, 6, 3, 1, 0))
            one.write(next(way for way in packed if not way.endswith(b"\r")), filter=pikepdf.Name.FlateDecode)
