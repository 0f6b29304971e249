"""Finishes a PDF in one pass over the drawn file: tags, metadata, and what its purpose asks for."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Name

from euroapp.export.archive import prepare
from euroapp.export.carrying import attach, summed
from euroapp.export.pdf.metadata import packet
from euroapp.export.pdf.structure import Tree
from euroapp.export.pdf.tagging import write_tags


@dataclass(frozen=True)
class Finish:
    """What a file is for."""

    archival: bool = False
    """It is prepared for PDF/A-2a."""
    carried: bytes = b""
    """The draft as a file, which it carries; empty for none."""
    name: str = "draft.euroapp"
    """What the carried file is called, in ASCII letters."""


AS_DRAWN = Finish()


def finished(data: bytes, tree: Tree, finish: Finish) -> bytes:
    """Return a drawn PDF as it is given out; the same gives the same bytes.

    Args:
        data: what was drawn.
        tree: the parts of the document, noted while it was drawn.
        finish: what the file is for.

    """
    with pikepdf.open(BytesIO(data)) as pdf:
        write_tags(pdf, tree)
        title, subject = (str(pdf.docinfo.get(key, "")) for key in ("/Title", "/Subject"))
        said = packet(title, subject, archival=finish.archival)
        pdf.Root.Metadata = pikepdf.Stream(pdf, said, Type=Name.Metadata, Subtype=Name.XML)
        if finish.carried:
            attach(pdf, finish.carried, finish.name)
        if finish.archival:
            prepare(pdf, title, subject)
        buffer = BytesIO()
        pdf.save(
            buffer,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return summed(buffer.getvalue()) if finish.carried else buffer.getvalue()
