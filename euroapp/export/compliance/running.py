"""Judges what stands at the head and the foot of every page: call, acronym, form, number of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.export.compliance.follow import CODE
from euroapp.export.compliance.letters import letters
from euroapp.export.compliance.printed import Printed
from euroapp.export.compliance.proof import runs_left
from euroapp.export.verdict import Item, Verdict
from euroapp.language import Language, say, say_count

_CUT = "…"
_LEAST = 8
"""Letters that are left of a name for which a line has no room."""
_CUT_CODE = re.compile(rf"\[(?:U(?:\+[0-9A-F]{{0,6}})?)?{_CUT}")


@dataclass(frozen=True)
class Running:
    """What must stand there, as letters without blanks; any of it may be cut where a line has no room."""

    head: tuple[str, ...]
    foot: tuple[str, ...]
    counted: int
    language: Language

    @classmethod
    def of(cls, draft: Draft, call: Call, counted: int, mark: str, language: Language) -> Running:
        """Return that of a print of so many counted pages; `mark` says which state of the draft it is."""
        facts = call.facts
        topic = f"{facts.text('topic_id').value or ''}{facts.text('topic_title').value or ''}"
        acronym = draft.general.acronym.strip()
        state = f"{language.put(mark)}{'·' if acronym else ''}" if mark else ""
        head = (topic or call.pack.name, state, acronym)
        return cls(
            tuple(filter(None, map(letters, head))),
            (letters(call.form.footer or call.form.title),),
            counted,
            language,
        )

    def holds(self, page: int, pages: int, head: str, foot: str) -> bool:
        """Tell whether head and foot of a page, counted from 0, are what they must be."""
        return _made_of(head, self.head) and _made_of(foot, (*self.foot, self._count(page, pages)))

    def _count(self, page: int, pages: int) -> str:
        if page < self.counted:
            words = say("{number} of {count}", number=page + 1, count=self.counted)
        else:
            number, count = page + 1 - self.counted, pages - self.counted
            words = say("Findings {number} of {count}", number=number, count=count)
        return letters(self.language.put(words))


def judge(printed: Printed, running: Running) -> Item:
    """Return the item on heads and feet."""
    pages = len(printed.document)
    wrong = [page for page in range(pages) if not running.holds(page, pages, *printed.running(page))]
    found: str = say("right on every page")
    if wrong:
        first = str(wrong[0] + 1)
        found = say_count(
            "wrong on page {page}", "wrong on {count} pages, first on page {page}", len(wrong), page=first
        )
    return Item(
        "running",
        say("Head and foot of the pages"),
        Verdict.FAIL if wrong else Verdict.OK,
        found,
        say("call, acronym and number of the page on each"),
    )


def _made_of(line: str, pieces: Sequence[str]) -> bool:
    """Tell whether letters are these pieces, in any order; what runs from right to left is not proven."""
    if any(map(runs_left, (line, *pieces))):
        return True
    shown = CODE.sub(lambda code: letters(chr(int(code[1], 16))), _CUT_CODE.sub(_CUT, line))
    return any(_in_order(shown, order) for order in permutations(pieces))


def _in_order(line: str, pieces: Sequence[str]) -> bool:
    if not pieces:
        return not line
    return any(_in_order(line[end:], pieces[1:]) for end in _ends(line, pieces[0]))


def _ends(line: str, piece: str) -> Iterator[int]:
    """Yield where a piece that begins a line may end there: whole, or cut."""
    if line.startswith(piece):
        yield len(piece)
    for cut in (place for place, sign in enumerate(line) if sign == _CUT):
        if cut >= _LEAST and len(piece) > cut and piece.startswith(line[:cut]):
            yield cut + 1
