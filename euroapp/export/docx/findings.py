"""What is open in a draft, and what its authors say of it, as comments of Word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.oxml.ns import qn

from euroapp.calls.call import Call
from euroapp.checks import Finding
from euroapp.checks.saying import in_words
from euroapp.draft import Draft
from euroapp.draft.comments import Comment
from euroapp.draft.numbering import Numbering
from euroapp.export.docx.paper import Paper
from euroapp.language import Language, together
from euroapp.outline.findings import MOST
from euroapp.values import FieldPath
from euroapp.wording.kinds_of_change import NOBODY
from euroapp.wording.severities import NAMES

PROGRAM, INITIALS = "EuroApp", "EA"
"""The author of what the program says; a returned file is not asked for these comments again."""


def add_findings(paper: Paper, findings: Iterable[Finding], draft: Draft, call: Call) -> None:
    """Put each finding beside its field, or at the nearest place that is printed."""
    numbers, language = Numbering(draft), paper.notes.language
    for finding in list(findings)[:MOST]:
        said = in_words(finding, draft, call, numbers)
        words = together((NAMES[finding.severity], ": ", said.where, ". ", said.message, " ", said.cure), "")
        _comment(paper, finding.path, language.put(words), PROGRAM, INITIALS)


def add_comments(paper: Paper, comments: Iterable[Comment], language: Language) -> None:
    """Put the comments that are not resolved beside their fields."""
    for one in comments:
        if not one.resolved:
            who = one.by.strip() or language.put(NOBODY)
            made = _comment(paper, one.path, one.words, who, "")
            if made is not None:
                # The library dates all of them today.
                date = "" if one.day is None else f"{one.day.isoformat()}T12:00:00Z"
                _date(made, date)


def _date(comment: Any, date: str) -> None:
    """Say when a comment was made, or nothing of it."""
    made, name = comment._comment_elm, qn("w:date")  # noqa: SLF001 - no public way to set the date
    made.attrib.pop(name, None)
    if date:
        made.set(name, date)


def _comment(paper: Paper, path: FieldPath, text: str, author: str, initials: str) -> Any:
    place = _place(paper, path)
    if place is None or not place.runs:
        return None
    made = paper.document.add_comment(
        place.runs, text=paper.clean(text, path), author=paper.clean(author, path), initials=initials
    )
    _date(made, "")
    return made


def _place(paper: Paper, path: FieldPath) -> Any:
    """Return the paragraph of a field, or of its row, its list, or the title of the proposal."""
    while path:
        if path in paper.places and paper.places[path].runs:
            return paper.places[path]
        path = path.rpartition("/")[0]
    return next((one for one in paper.document.paragraphs if one.runs), None)
