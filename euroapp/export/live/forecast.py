"""How many pages the sections that are still empty will take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from euroapp.calls.call import Call
from euroapp.calls.form import SectionKind
from euroapp.draft import Draft
from euroapp.export.live.shares import Share, What

ENOUGH = 6_000
"""From so many characters on, the draft's own texts tell how many fill a page."""
A_PAGE = 3_900
"""Characters on a page of texts with their headings and lists, counted in the example."""


class Forecast(NamedTuple):
    """What the empty sections come to when they get texts of the suggested length."""

    sections: int
    pages: float


def forecast(draft: Draft, call: Call, parts: Iterable[Share]) -> Forecast:
    """Return what is to be expected of the sections without a text.

    Args:
        draft: as it was printed.
        call: whose form suggests how long its sections are.
        parts: what each part takes of the pages.

    """
    written = {row.id: len(row.text.strip()) for row in draft.narrative}
    empty = [
        section.soft_budget
        for chapter in call.form.chapters
        for section in chapter.sections
        if section.soft_budget and section.kind is SectionKind.TEXT and not written.get(section.id)
    ]
    texts = {f"narrative/{row}" for row, letters in written.items() if letters}
    filled = sum(part.pages[What.TEXT] for part in parts if part.path in texts)
    letters = sum(written.values())
    a_page = letters / filled if letters >= ENOUGH and filled else A_PAGE
    return Forecast(len(empty), round(sum(empty) / a_page, 1))
