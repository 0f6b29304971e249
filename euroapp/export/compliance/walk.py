"""Walks through a stretch of a print beside what must stand there, and tells what differs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from euroapp.export.compliance.atoms import Atom
from euroapp.export.compliance.follow import CODE, past
from euroapp.export.compliance.frames import ENGLISH_FRAMES, Frames
from euroapp.export.compliance.labelled import compare
from euroapp.export.compliance.pieces import Block
from euroapp.export.compliance.printed import HYPHEN, PAGE
from euroapp.export.compliance.proof import Decoder, Difference, differ, runs_left, unturned, visible
from euroapp.export.compliance.rows import Parting, fills, follow_row
from euroapp.export.marks import figure_of

_START = 12
"""Letters by which the places are found where something may stand."""
_AHEAD = 12
"""How many further ones are looked for where one does not stand."""
_SHORT = 8
"""What has fewer letters does not tell where the print goes on."""
_TRIES = 200
_SIGNS = f"[{HYPHEN}{PAGE}]*"


@dataclass(frozen=True)
class Found:
    """What must stand in a print, and how it does."""

    atom: Atom
    difference: Difference


Place = Callable[[str], tuple[int, int] | None]
"""Tells by its name where a typed text or a figure begins and ends."""
Drawn = Callable[[int], Sequence[Block]]
"""Tells what stands in a figure, by its number, but its caption."""


def _nothing_drawn(_number: int) -> Sequence[Block]:
    return ()


@dataclass
class Walk:
    """Goes through the letters of a stretch."""

    text: str
    place: Place
    drawn: Drawn = _nothing_drawn
    frames: Frames = ENGLISH_FRAMES
    at: int = 0
    start: int = 0
    """Where what was found last begins."""
    drawing: list[Block] = field(default_factory=list)
    """What stands in the figure that was found last, with its parts before."""
    parts: int = 0
    """On how many pages, and in how many parts, that figure stands."""
    waiting: list[Atom] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)

    def through(self, atoms: Sequence[Atom]) -> list[Found]:
        """Walk to the end of the stretch."""
        for number, atom in enumerate(atoms):
            if atom.typed:
                self._typed(atom)
            elif self.waiting or not self._take(atom, self.at):
                self._look(atom, atoms[number : number + _AHEAD])
        self._settle(len(self.text))
        return self.found

    def _typed(self, atom: Atom) -> None:
        """Go to the end of a typed text; nothing may stand before it."""
        span = self.place(atom.path)
        if span is None or span[0] < self.at:
            self.found.append(Found(atom, Difference(missing=Counter(["text"]))))
            return
        self._settle(span[0])
        self.at = span[1]

    def _look(self, atom: Atom, ahead: Sequence[Atom]) -> None:
        """Go on where this one stands further on, unless one that comes later stands nearer."""
        here = self._next(atom)
        if here < 0 or (self.at != here and self._nearer(ahead[1:], here)):
            if atom.sure:
                self.waiting.append(atom)
            return
        self._settle(here)
        self._take(atom, here)

    def _nearer(self, ahead: Sequence[Atom], here: int) -> bool:
        places = (self._next(one) for one in ahead if not one.typed and len(one.words) >= _SHORT)
        return any(0 <= place < here for place in places)

    def _next(self, atom: Atom) -> int:
        """Return where something stands from here on; -1 where it does not."""
        for start in islice(self._places(atom), _TRIES):
            if self._end(atom, start) is not None:
                return start
        return -1

    def _places(self, atom: Atom) -> Iterator[int]:
        first = next(filter(None, atom.cells), "")
        if len(atom.words) < _SHORT and not atom.lead and self.at not in {0} and self.waiting:
            yield self.at
            return
        words = _pattern(first[:_START])
        looked = re.compile(f"{atom.lead}{_SIGNS}{words}" if atom.lead else words)
        places = [found.start() for found in islice(looked.finditer(self.text, self.at), _TRIES)]
        yield from places or [found.start() for found in CODE.finditer(self.text, self.at)]

    def _end(self, atom: Atom, at: int) -> tuple[int, str] | None:
        """Return where something ends that begins here, and its letters that are printed by code."""
        at = past(self.text, at, atom.head)
        if atom.lead:
            led = re.compile(atom.lead).match(self.text, at)
            if led is None:
                return None
            at = led.end()
        row = follow_row(atom.cells, self.text, at, atom.head)
        if row is None:
            return None
        tail = re.compile(atom.tail).match(self.text, row.at) if atom.tail else None
        return (tail.end() if tail else row.at), row.coded

    def _take(self, atom: Atom, at: int) -> bool:
        """Take what stands here, if it does."""
        end = self._end(atom, at)
        if end is None:
            return False
        self.start = at
        self.at, coded = end
        counted = visible(atom.words) - len(coded)
        self.found.append(Found(atom, Difference(counted=counted, coded=Counter(coded))))
        if atom.drawn:
            self._draw(atom, at)
        return True

    def _draw(self, atom: Atom, at: int) -> None:
        """Go to the end of a figure whose caption begins here; hold what stands in it against what must."""
        found = self.frames.numbered_figure.search(self.text, at)
        number = int(found[1]) if found else 0
        span = self.place(figure_of(number))
        self.at = max(self.at, span[1] if span else 0)
        if not atom.further:
            self.drawing, self.parts = [], 0
        self.drawing += (drawn := self.drawn(number))
        self.parts += len({block.page for block in drawn}) or 1
        if atom.drawings:
            told = compare(atom.drawings, self.drawing, self.parts)
            self.found.append(Found(replace(atom, drawn=False), told))

    def _settle(self, stop: int) -> None:
        """Compare what waits with what stands between here and a place."""
        start, here = self.at, self.text[self.at : stop]
        waiting, self.waiting, self.at = self.waiting, [], stop
        if waiting and not _bare(here):
            self.found += [Found(atom, _lost(atom)) for atom in waiting if atom.words]
        elif waiting or (_bare(here) and not self._ambiguous(stop)):
            last = self.found[-1].atom if self.found else Atom(())
            self._differ(waiting or [Atom((), last.name, last.path)], start, stop)

    def _ambiguous(self, stop: int) -> bool:
        """Tell whether what is left over belongs to the row before it, whose cells read alike."""
        if not self.found:
            return False
        atom, here = self.found[-1].atom, self.text[self.start : stop]
        if not _over_pages([atom], here):
            return False
        return fills(atom.cells, here, atom.head) or self._overleaf([atom], self.start, here).none

    def _overleaf(self, waiting: Sequence[Atom], start: int, here: str) -> Difference:
        """Return how rows that go on overleaf differ; of some only the letters are told, not their order."""
        told = _counted(waiting, here)
        if told.none:
            parting = Parting(waiting[0].cells, waiting[0].head)
            found = parting.ends(self.text, start)
            told.turned = any(runs_left(one.words) for one in waiting)
            told.order = not (told.turned or found or parting.tired)
            told.near = parting.near if told.order else ""
        return told

    def _differ(self, waiting: Sequence[Atom], start: int, stop: int) -> None:
        here = _without_head(waiting[0], self.text[start:stop])
        for atom in waiting:
            here = re.sub(atom.lead, "", here, count=1) if atom.lead else here
            here = re.sub(atom.tail, "", here, count=1) if atom.tail else here
        wanted = "".join(atom.words for atom in waiting)
        told = differ(wanted, here.replace(PAGE, ""))
        if not told.none and _over_pages(waiting, here):
            told = self._overleaf(waiting, start, here)
        if not told.none:
            told.near = told.near or _shown(wanted) or _shown(_bare(here))
        self.found.append(Found(waiting[0], told))
        self.found += [Found(atom, Difference()) for atom in waiting[1:]]


def _pattern(words: str) -> str:
    """Return a pattern of letters over ends of lines and pages, where a typed hyphen may be told as one."""
    return _SIGNS.join("-?" if char == "-" else re.escape(char) for char in words)


def _without_head(atom: Atom, here: str) -> str:
    """Return what stands on pages without the head of the table, where a page begins with it."""
    return re.sub(f"{PAGE}{_SIGNS}{_pattern(atom.head)}", PAGE, here) if atom.head else here


def _shown(text: str) -> str:
    return text[:40]


def _lost(atom: Atom) -> Difference:
    return Difference(missing=Counter(atom.words or "text"), near=_shown(atom.words), lost=True)


def _bare(text: str) -> str:
    return text.replace(PAGE, "").replace(HYPHEN, "")


def _over_pages(waiting: Sequence[Atom], here: str) -> bool:
    """Tell whether some of these is a row that may go on overleaf."""
    return PAGE in here.strip(PAGE + HYPHEN) and any(len(atom.cells) > 1 for atom in waiting)


def _counted(waiting: Sequence[Atom], here: str) -> Difference:
    """Return how the letters of rows that go on overleaf differ, in whatever order they stand.

    On each further page the head of the table may stand again, and the first cell of a row.
    """
    words = "".join(atom.words for atom in waiting)
    left = runs_left(words)
    kept = {char for char in set(words) if not runs_left(char)}
    decoded = CODE.sub(Decoder(kept, Counter()), _bare(here))
    wanted, shown = unturned(words, decoded) if left else (Counter(words), Counter(decoded))
    pages = here.count(PAGE)
    del wanted["-"], shown["-"]
    for again in (waiting[0].head, *(atom.cells[0] for atom in waiting if atom.cells)):
        more = (unturned(again, "") if left else (Counter(again),))[0]
        del more["-"]
        for _ in range(pages):
            if again and shown - wanted >= more:
                shown -= more
    found = visible("".join((wanted & shown).elements()))
    return Difference(found, missing=wanted - shown, added=shown - wanted)
