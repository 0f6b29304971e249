"""A working PDF carries its draft as an attachment, with a sum by which a later change is seen."""

from __future__ import annotations

import hashlib
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from euroapp.export.carried import EMPTY_SUM, SUM


def carrying(data: bytes, file: bytes, name: str) -> bytes:
    """Return a PDF with a draft attached.

    Args:
        data: the PDF.
        file: the draft as it would be saved; where it has a password, it keeps it.
        name: what the attachment is called, in ASCII letters.

    """
    with pikepdf.open(BytesIO(data)) as pdf:
        held = pikepdf.Stream(pdf, file)
        held.Type, held.Subtype = Name.EmbeddedFile, Name("/application/octet-stream")
        held.Params = Dictionary(Size=len(file))
        held[f"/{SUM.decode()}"] = String(EMPTY_SUM.decode())
        spec = Dictionary(Type=Name.Filespec, F=name, UF=name, EF=Dictionary(F=held, UF=held))
        spec.Desc = String("The draft from which this file was printed; EuroApp opens it.")
        names = pdf.Root.get("/Names", Dictionary())
        names.EmbeddedFiles = Dictionary(Names=Array([String(name), pdf.make_indirect(spec)]))
        pdf.Root.Names = names
        buffer = BytesIO()
        pdf.save(
            buffer,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    whole = buffer.getvalue()
    head, empty, tail = whole.partition(b"/" + SUM + b" (" + EMPTY_SUM + b")")
    told = hashlib.sha256(whole).hexdigest().encode()
    return head + empty.replace(EMPTY_SUM, told) + tail
