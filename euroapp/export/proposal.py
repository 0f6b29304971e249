"""Prints the proposal and its checklist, and reads each file back before it is put in place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Literal

from euroapp.calls.call import Call
from euroapp.calls.rules import Severity
from euroapp.checks import check, review
from euroapp.draft import Draft
from euroapp.errors import SubmissionRefused
from euroapp.export.files import write_whole
from euroapp.export.report import ExportReport
from euroapp.export.verdict import Compliance
from euroapp.figures import Figures
from euroapp.language import ENGLISH, Language, language_of, say, say_count, together, wished
from euroapp.outline.changes import ChangeReport, change_report
from euroapp.outline.checklist import checklist
from euroapp.outline.elements import Chapter, Fact, Outline
from euroapp.outline.findings import appendix
from euroapp.outline.proposal import outline
from euroapp.outline.tags import tagged
from euroapp.outline.unsettled import marked
from euroapp.wording.places import place

if TYPE_CHECKING:
    from euroapp.export.compliance import Told

__all__ = [
    "ExportReport",
    "Options",
    "Profile",
    "count_pages",
    "export_changes",
    "export_checklist",
    "export_pdf",
    "print_paper",
    "stamp",
]

Profile = Literal["working", "submission"]
Progress = Callable[[int, int], None]
"""Told how many of how many pages are drawn."""
Put = Callable[[bytes], object]
"""Takes the bytes of a document that no file shall hold."""


@dataclass(frozen=True)
class Options:
    """How a proposal is wanted."""

    profile: Profile = "working"
    """A working draft is marked as one and ends in its open findings; a submission copy is clean."""
    tags: bool = True
    """Whether a submission copy carries the machine tags of the form."""
    archival: bool = False
    """Whether the file is prepared for PDF/A-2a."""
    comments: bool = False
    """Whether a working draft lists the comments that are not resolved; a submission copy never does."""
    insist: bool = False
    """Make a submission copy although errors are left, or it has more pages than are read."""
    carried: bytes = b""
    """The draft as a file, which the PDF carries; empty for none. No submission and no archival copy does."""
    errors_accepted: bool = False
    """Errors were asked about already; too many pages still refuse it."""
    language: Language | None = None
    """In which the words of the program are printed; none is the language of the proposal."""

    def spoken(self, draft: Draft) -> Language:
        """Return the language of the print: the wished one, or that of the proposal."""
        return self.language or language_of(draft.general.language.strip())

    @property
    def may_carry(self) -> bool:
        """Tell whether the PDF can carry its draft: what is for the Portal or an archive never does."""
        return self.profile == "working" and not self.archival

    @property
    def despite_errors(self) -> bool:
        """Tell whether errors refuse a submission copy no more."""
        return self.insist or self.errors_accepted


def stamp(draft: Draft) -> str:
    """Return a mark such as `3F9A-27C1` that tells drafts apart; the same draft always has the same."""
    digest = hashlib.sha256(draft.model_dump_json().encode()).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}"


def export_pdf(
    draft: Draft,
    call: Call,
    figures: Figures,
    path: Path | Put,
    options: Options = Options(),
    progress: Progress | None = None,
) -> ExportReport:
    """Write the proposal as PDF, read it back and return what is worth knowing about it.

    `call` carries the draft's own values for facts; `progress` is told how many of how many pages are drawn.
    What takes the bytes may stand in the place of `path`: then no file is written.

    Raises:
        ExportFailed: nothing was written; a file that lay there is as it was.
        SubmissionRefused: the same, and the options would have to insist: the draft has errors, or more pages
            than the call reads.

    """
    from euroapp.export.compliance import Told
    from euroapp.export.pdf.document import build
    from euroapp.export.pdf.finishing import Finish
    from euroapp.export.pdf.typeset import Tags

    start = perf_counter()
    errors = 0

    def close(pages: int) -> Chapter | None:
        nonlocal errors
        findings = check(draft, call, pages)
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        if options.profile == "working":
            return appendix(findings, draft, call, comments=options.comments)
        _look_at_submission(errors, pages, call, options)
        return None

    printed, mark = outlined(draft, call, figures, options)
    tags = Tags.RESERVED if options.profile == "working" else Tags.PRINTED if options.tags else Tags.NONE
    language = options.spoken(draft)
    carried = options.carried if options.may_carry else b""
    finish = Finish(options.archival, carried, f"{stamp(draft)}.euroapp")
    document = build(printed, mark, progress, tags=tags, appendix=close, language=language, finish=finish)
    notes = document.notes.sentences(lambda where: place(where, draft, call))
    told = Told(notes, errors, options.profile == "submission", options.archival, language, carried)
    return _filed(document.data, path, draft, call, told, start)


def count_pages(draft: Draft, call: Call, figures: Figures) -> int:
    """Return how many pages the proposal has, as in a working draft, without drawing or proving them."""
    from euroapp.export.pdf.document import page_count
    from euroapp.export.pdf.typeset import Tags

    printed, _ = outlined(draft, call, figures, Options())
    return page_count(printed, Tags.RESERVED, Options().spoken(draft))


def export_checklist(draft: Draft, call: Call, figures: Figures, path: Path) -> ExportReport:
    """Write what is left to do as a checklist in PDF.

    Raises:
        ExportFailed: nothing was written; a file that lay there is as it was.

    """
    return print_paper(checklist(draft, call, figures, review(draft, call)), draft, call, path)


def export_changes(report: ChangeReport, figures: Figures, path: Path) -> ExportReport:
    """Write what changed between two versions in PDF.

    Raises:
        ExportFailed: nothing was written; a file that lay there is as it was.

    """
    printed = change_report(report, figures)
    return print_paper(printed, report.after, report.call, path, language=wished())


def print_paper(
    printed: Outline,
    draft: Draft,
    call: Call,
    path: Path | Put,
    *,
    mark: str = "",
    language: Language = ENGLISH,
) -> ExportReport:
    """Write an outline that is no proposal as PDF, and read it back; no rule of the call is held against it.

    Args:
        printed: what is written.
        draft: whose it is.
        call: of the draft, for the names of places.
        path: of the file, or what takes its bytes.
        mark: stands at the head of every page.
        language: of the words of the program.

    Raises:
        ExportFailed: nothing was written; a file that lay there is as it was.

    """
    from euroapp.export.compliance import Told
    from euroapp.export.pdf.document import build

    start = perf_counter()
    document = build(printed, mark, language=language)
    notes = document.notes.sentences(lambda where: place(where, draft, call))
    return _filed(document.data, path, draft, None, Told(notes), start)


def _filed(
    data: bytes, path: Path | Put, draft: Draft, call: Call | None, told: Told, start: float
) -> ExportReport:
    """Read a document anew, put it in place and return the report; without a call no rule is held against it.

    Raises:
        ExportFailed: it cannot be read or written; a file that lay there is as it was.

    """
    from euroapp.export.compliance import examine, read

    filed = read(data)
    kept = examine(data, filed, draft, call, told) if call else Compliance(())
    if isinstance(path, Path):
        write_whole(path, data)
    else:
        path(data)
    seconds = round(perf_counter() - start, 3)
    return ExportReport(len(filed.sheets), filed.counted, seconds, filed.size, told.notes, stamp(draft), kept)


def _look_at_submission(errors: int, pages: int, call: Call, options: Options) -> None:
    """Refuse a copy to submit that has errors or too many pages, unless that is insisted on.

    Raises:
        SubmissionRefused: the options would have to insist.

    """
    if errors and not options.despite_errors:
        raise SubmissionRefused(_refusal(errors))
    limit = call.facts.number("page_limit").value
    if limit is not None and pages > limit and not options.insist:
        raise SubmissionRefused(_too_long(pages, int(limit)))


def _refusal(errors: int) -> str:
    return say_count(
        "The draft has 1 error, so no submission copy was made. Mend it (euroapp check), export a working "
        "draft, or insist (--insist).",
        "The draft has {count} errors, so no submission copy was made. Mend them (euroapp check), export a "
        "working draft, or insist (--insist).",
        errors,
    )


def _too_long(pages: int, limit: int) -> str:
    return say(
        "The proposal has {pages} pages and the call allows {limit}: later pages are not read. "
        "No submission copy was made. Shorten it, or insist (--insist).",
        pages=pages,
        limit=limit,
    )


def outlined(draft: Draft, call: Call, figures: Figures, options: Options) -> tuple[Outline, str]:
    """Return the outline with its tags, and the mark of a working draft; a submission copy bears none."""
    plain = outline(draft, call, figures, options.spoken(draft))
    if options.profile != "working":
        return tagged(plain), ""
    printed = tagged(marked(plain, draft, call))
    mark = say("Working draft {stamp}", stamp=stamp(draft))
    return _marked(printed, draft, mark), mark


def _marked(printed: Outline, draft: Draft, mark: str) -> Outline:
    """Return the outline with a line on the cover that says which state of the draft this is."""
    words = together((mark, "."))
    same = say("The same state of the draft always bears the same mark.")
    version = draft.history[-1].version.strip() if draft.history else ""
    sent = say("Last version sent out: {version}.", version=version) if version else ""
    words = together((words, same, sent), " ")
    cover = replace(printed.cover, rows=(*printed.cover.rows, Fact(say("State"), words)))
    return replace(printed, cover=cover)
