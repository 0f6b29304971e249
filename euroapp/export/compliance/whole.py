"""Holds a whole print against what must stand in it: each row, value and sentence, in its place and once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.export.compliance.atoms import atoms, bare
from euroapp.export.compliance.due.form import body
from euroapp.export.compliance.due.front import cover
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Grid, Head, Part, Row, Words
from euroapp.export.compliance.due.unsettled import entries_of, listed, marked
from euroapp.export.compliance.frames import Frames
from euroapp.export.compliance.pieces import Block, blocks
from euroapp.export.compliance.printed import Printed
from euroapp.export.compliance.regions import Region, anchored, regions
from euroapp.export.compliance.stream import Stream, continues
from euroapp.export.compliance.walk import Found, Walk
from euroapp.export.marks import begin_of, end_of, figure_of
from euroapp.figures import figures
from euroapp.language import ENGLISH, Language, say, spoken, together

_LISTED = 3
"""The deepest headings in the list of contents. Where they do not fit on a page, those without a number go
first, which leaves the work packages, and then these too."""


@dataclass(frozen=True)
class _Reading:
    """A print beside the draft it was made from."""

    printed: Printed
    stream: Stream
    draft: Draft
    frames: Frames

    def place(self, path: str, start: int) -> tuple[int, int] | None:
        """Return where a typed text or a figure begins and ends, counted from the start of a region."""
        first, last = (self.printed.spots.get(name(path)) for name in (begin_of, end_of))
        if first is None or last is None:
            return None
        return self.stream.place(first) - start, self.stream.place(last) - start

    def walked(self, parts: Sequence[Part], start: int, stop: int) -> list[Found]:
        """Return how parts stand in a stretch of the print."""
        text = self.stream.text[start:stop]
        wanted = [atom for part in parts for atom in atoms(part, text, self.frames)]
        return Walk(text, lambda path: self.place(path, start), self.drawn, self.frames).through(wanted)

    def drawn(self, number: int) -> list[Block]:
        """Return what stands in a figure, but its caption; nothing where the file tells no places of it."""
        name = figure_of(number)
        first, last = (self.printed.spots.get(found(name)) for found in (begin_of, end_of))
        if first is None or last is None:
            return []
        found = list(blocks(self.printed.sheet, first, last, number))
        captioned = bool(found) and self.frames.numbered_figure.match(found[0].letters)
        return found[1:] if captioned else found


def held(
    printed: Printed,
    pages: int,
    draft: Draft,
    call: Call,
    *,
    working: bool,
    said: Draft | None = None,
    language: Language = ENGLISH,
) -> list[Found]:
    """Return how all that must stand on the counted pages of a file does stand there, in its language.

    `said` is the draft with the values of its live fields in its texts, where it has any.
    """
    known = Known(said or draft, call, figures(draft, call))
    entries = entries_of(draft, call) if working else ()
    rows = (*listed(entries), state(draft)) if working else ()
    front = spoken(tuple(marked(cover(known, rows), entries)), language)
    parts = spoken(tuple(marked(body(known), entries)), language)
    frames = Frames(language)
    goes_on = continues(_names((*front, *parts)), frames)
    stream = Stream.of(printed, pages, goes_on, frames)
    reading = _Reading(printed, stream, draft, frames)
    found = regions(parts, printed, stream, pages) or [Region(parts, 0, len(stream.text))]
    told = _front(reading, front, parts, found)
    for one in found:
        told += reading.walked(one.parts, one.start, one.stop)
    return told


def mark_of(draft: Draft) -> str:
    """Return the mark that a working draft bears for the state of the draft it was made from."""
    digest = hashlib.sha256(draft.model_dump_json().encode()).hexdigest().upper()
    return say("Working draft {stamp}", stamp=f"{digest[:4]}-{digest[4:8]}")


def state(draft: Draft) -> Row:
    """Return the row by which a working draft tells which state of the draft it was made from."""
    mark = mark_of(draft)
    same = say("The same state of the draft always bears the same mark.")
    version = draft.history[-1].version.strip() if draft.history else ""
    sent = say("Last version sent out: {version}.", version=version) if version else ""
    return Row("", (say("State"), together((together((mark, ".")), same, sent), " ")))


def _names(parts: Sequence[Part]) -> Iterator[str]:
    """Yield the names of what may go on overleaf: tables by their caption, others by the heading above."""
    for part in parts:
        if isinstance(part, Grid) and part.caption:
            yield bare(part.caption)
        elif isinstance(part, Head):
            yield bare(part.words)


def _front(
    reading: _Reading, front: Sequence[Part], parts: Sequence[Part], found: Sequence[Region]
) -> list[Found]:
    """Return how cover and contents stand there, with the pages on which the headings were found."""
    pages = {id(one.parts[0]): str(one.page + 1) for one in found if one.parts}
    heads = [part for part in parts if isinstance(part, Head) and anchored(part)]
    title = Words(reading.frames.language.put(say("Contents")))
    told: list[Found] = []
    for kept in (
        [head for head in heads if head.depth <= _LISTED],
        [head for head in heads if head.depth < _LISTED or (head.depth == _LISTED and head.number)],
        [head for head in heads if head.depth < _LISTED],
    ):
        listed = [Words(f"{head.words} {pages.get(id(head), '')}") for head in kept]
        tried = reading.walked((*front, title, *listed), 0, found[0].start)
        if not told or _wrong(tried) < _wrong(told):
            told = tried
        if not _wrong(told):
            break
    return told


def _wrong(told: Sequence[Found]) -> int:
    return sum(not one.difference.none for one in told)
