"""Documents made from an outline; their libraries are loaded with the first export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Literal

from euroapp.calls.call import Call
from euroapp.checks import review
from euroapp.draft import Draft
from euroapp.export.files import count_pages, write_whole
from euroapp.export.report import ExportReport
from euroapp.figures import Figures
from euroapp.outline import Outline, outline
from euroapp.outline.checklist import checklist
from euroapp.wording.places import place

__all__ = ["ExportReport", "Profile", "export_checklist", "export_pdf"]

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
    return _write(outline(draft, call, figures), draft, call, path, _MARKS[profile], progress)


def export_checklist(draft: Draft, call: Call, figures: Figures, path: Path) -> ExportReport:
    """Write what is left to do as a checklist in PDF.

    Raises:
        ExportFailed: nothing was written; a file that lay there is as it was.

    """
    found = checklist(draft, call, figures, review(draft, call))
    return _write(found, draft, call, path, "", None)


def _write(
    printed: Outline,
    draft: Draft,
    call: Call,
    path: Path,
    mark: str,
    progress: Callable[[int, int], None] | None,
) -> ExportReport:
    from euroapp.export.pdf.document import build

    start = perf_counter()
    document = build(printed, mark, progress)
    write_whole(path, document.data)
    pages = count_pages(path)
    notes = document.notes.sentences(lambda where: place(where, draft, call))
    return ExportReport(pages, round(perf_counter() - start, 3), len(document.data), notes)
