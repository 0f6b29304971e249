"""What is still open in a draft, as the appendix of a working draft."""

from __future__ import annotations

from euroapp.calls.call import Call
from euroapp.calls.rules import Severity
from euroapp.checks import Finding, counts
from euroapp.checks.saying import in_words
from euroapp.draft import Draft
from euroapp.draft.comments import Comment
from euroapp.draft.numbering import Numbering
from euroapp.language import say, say_count, together
from euroapp.outline.elements import Chapter, Column, Heading, Paragraph, Row, Strong, Table
from euroapp.wording.kinds_of_change import NOBODY
from euroapp.wording.places import PAGES, page_of, place
from euroapp.wording.severities import NAMES, all_counted

_COLUMNS = (
    Column(say("Weight"), code=True),
    Column(say("Where")),
    Column(say("What to mend")),
    Column(say("Check"), code=True),
)
MOST = 500
"""Findings that are printed; who has more of them mends these first."""
_DOES_NOT_COUNT = say(
    "These pages do not count towards the page limit. A submission copy is printed without them."
)


_SAID = (
    Column(say("Where")),
    Column(say("Author"), code=True),
    Column(say("For"), code=True),
    Column(say("Comment")),
)


def appendix(
    findings: tuple[Finding, ...], draft: Draft, call: Call, *, comments: bool = False
) -> Chapter | None:
    """Return the findings as a chapter, errors first; nothing where nothing is open.

    `comments` adds those of the authors that are not resolved.
    """
    numbers = Numbering(draft)
    by_authors = _comments(draft, call, numbers) if comments else ()
    if not findings:
        return Chapter(Heading(1, "", say("Open comments")), by_authors) if by_authors else None
    rows = []
    for finding in findings[:MOST]:
        said = in_words(finding, draft, call, numbers)
        weight = NAMES[finding.severity]
        text = together((said.message, said.cure), " ")
        shown = (Strong(weight),) if finding.severity is Severity.ERROR else weight
        rows.append(Row((shown, said.where, text, finding.code)))
    more = len(findings) - len(rows)
    note = (
        say_count(
            "{count} more is listed in the program once these are mended.",
            "{count} more are listed in the program once these are mended.",
            more,
        )
        if more
        else ""
    )
    opening = say("Open in this working draft: {findings}.", findings=all_counted(counts(findings)))
    return Chapter(
        Heading(1, "", say("Open findings")),
        (
            Paragraph(together((opening, _DOES_NOT_COUNT), " "), soft=True),
            Table(say("What is left to mend, errors first"), _COLUMNS, tuple(rows), note=note),
            *by_authors,
        ),
    )


def _comments(draft: Draft, call: Call, numbers: Numbering) -> tuple[Table, ...]:
    """Return the comments that are not resolved, by their pages."""
    found = [one for one in draft.comments if not one.resolved]
    found.sort(key=lambda one: list(PAGES).index(page_of(one.path)))
    rows = tuple(
        Row(
            (
                place(one.path, draft, call, numbers),
                one.by or NOBODY,
                one.person,
                together((f"“{one.passage}”" if one.passage else "", _said(one)), "\n"),
            )
        )
        for one in found[:MOST]
    )
    return (Table(say("Comments of the authors"), _SAID, rows),) if rows else ()


def _said(one: Comment) -> str:
    return say("To do: {words}", words=one.words) if one.to_do else one.words
