"""A working PDF carries its draft as an attachment, with a sum by which a later change is seen."""

from __future__ import annotations

import hashlib

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from euroapp.errors import ExportFailed
from euroapp.export.carried import EMPTY_SUM, SUM
from euroapp.language import say

_EMPTY = b"/" + SUM + b" (" + EMPTY_SUM + b")"


def attach(pdf: pikepdf.Pdf, file: bytes, name: str) -> None:
    """Attach a draft to a PDF, with room for the sum of the whole.

    Args:
        pdf: the PDF.
        file: the draft as it would be saved; where it has a password, it keeps it.
        name: what the attachment is called, in ASCII letters.

    """
    held = pikepdf.Stream(pdf, file)
    held.Type, held.Subtype = Name.EmbeddedFile, Name("/application/octet-stream")
    held.Params = Dictionary(Size=len(file))
    held[f"/{SUM.decode()}"] = String(EMPTY_SUM.decode())
    spec = Dictionary(Type=Name.Filespec, F=name, UF=name, EF=Dictionary(F=held, UF=held))
    spec.Desc = String("The draft from which this file was printed; EuroApp opens it.")
    names = pdf.Root.get("/Names", Dictionary())
    names.EmbeddedFiles = Dictionary(Names=Array([String(name), pdf.make_indirect(spec)]))
    pdf.Root.Names = names


def summed(data: bytes) -> bytes:
    """Return a PDF with a draft attached, with its sum in the room that was left for it.

    Raises:
        ExportFailed: there is no such room, or more than one.

    """
    if data.count(_EMPTY) != 1:
        raise ExportFailed(say("The draft could not be put into the PDF. Export without the draft inside."))
    told = hashlib.sha256(data).hexdigest().encode()
    return data.replace(_EMPTY, _EMPTY.replace(EMPTY_SUM, told))
