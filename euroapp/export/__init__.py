"""Documents made from an outline; their libraries are loaded with the first export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Literal

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.export.files import count_pages, write_whole
from euroapp.export.report import ExportReport
from euroapp.figures import Figures
from euroapp.outline import outline
from euroapp.wording.places import place

__all__ = ["ExportReport", "Profile", "export_pdf"]

Profile = Literal["working", "submission"]
_MARKS: dict[Profile, str] = {"working": "Working draft", "submission": ""}


def export_pdf(
    draft: Draft,
    call: Call,
    figures: Figures,
    path: Path,
    profile: Profile = "working",
    progress: Callable[[int, int], None] | None = None,
) -> ExportReport:
    """Write the proposal as PDF and return what is worth knowing about it.

    `call` carries the draft's own values for facts; `progress` is told how many of how many pages are drawn.

    Raises:
        ExportFailed: nothing was written; a file that lay there is as it was.

    """
    from euroapp.export.pdf.document import build

    start = perf_counter()
    document = build(outline(draft, call, figures), _MARKS[profile], progress)
    write_whole(path, document.data)
    pages = count_pages(path)
    notes = document.notes.sentences(lambda where: place(where, draft, call))
    return ExportReport(pages, round(perf_counter() - start, 3), len(document.data), notes)
