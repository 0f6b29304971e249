"""Prepares a PDF for long keeping: the structure of PDF/A-2a (ISO 19005-2), not certified by anybody."""

from __future__ import annotations

import base64
import zlib

import pikepdf

from euroapp.export.archive.srgb import profile


def prepare(pdf: pikepdf.Pdf, title: str, subject: str) -> None:
    """Say in a tagged PDF what its colours mean, keep title and subject only, and mend what readers count."""
    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(Title=title, Subject=subject))
    meant = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier="sRGB",
        Info="sRGB IEC61966-2.1",
        DestOutputProfile=pikepdf.Stream(pdf, profile(), N=3),
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(meant)])
    _part_ends(pdf)


def _part_ends(pdf: pikepdf.Pdf) -> None:
    """Pack streams anew that end in a carriage return.

    It is taken for a part of the line end behind them, and then they are one byte shorter than they say.
    Packed data ends in its checksum, whatever it is packed by: so letters stand for its bytes.
    """
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream) and one.read_raw_bytes().endswith(b"\r"):
            written = base64.a85encode(zlib.compress(one.read_bytes(), 9)) + b"~>"
            one.write(written, filter=pikepdf.Array([pikepdf.Name.ASCII85Decode, pikepdf.Name.FlateDecode]))
