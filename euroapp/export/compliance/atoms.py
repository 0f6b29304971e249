"""Takes what must stand in a print apart: sentences, rows, heads and captions, each in one go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from euroapp.export.compliance.due.drawn.labels import Drawing
from euroapp.export.compliance.due.parts import Closing, Figure, Grid, Head, Part, Row, Typed, Words
from euroapp.export.compliance.follow import follow
from euroapp.export.compliance.frames import ENGLISH_FRAMES, Frames
from euroapp.export.compliance.letters import letters
from euroapp.export.compliance.printed import HYPHEN, PAGE
from euroapp.export.compliance.typed import with_signs
from euroapp.values import FieldPath


@dataclass(frozen=True)
class Atom:
    """Letters that stand in one go."""

    cells: tuple[str, ...]
    """The letters of each cell; one for what is no row."""
    name: str = ""
    """What it is called in a report."""
    path: FieldPath = ""
    lead: str = ""
    """A pattern of the number that stands before it."""
    tail: str = ""
    """A pattern of what may stand behind it."""
    head: str = ""
    """Letters of the head of its table, which may stand again on the next page."""
    drawn: bool = False
    """Behind it stands a drawing, which has a place where it ends."""
    further: bool = False
    """It is a further part of a figure."""
    drawings: tuple[Drawing, ...] = ()
    """Settings of the figure whose last part it is."""
    typed: bool = False
    """A typed text, which has places of its own."""
    sure: bool = True

    @property
    def words(self) -> str:
        """Return all letters."""
        return "".join(self.cells)


def bare(text: str) -> str:
    """Return the letters of a text of the draft or the program."""
    return letters(text if text.isascii() else with_signs(text))


def atoms(part: Part, printed: str, frames: Frames = ENGLISH_FRAMES) -> Iterator[Atom]:
    """Yield the atoms of a part; how many parts a wide table or a figure has is read in the print."""
    if isinstance(part, Head):
        tail = f"(?:#@{re.escape(letters(part.tag))}@#)?" if part.tag else ""
        yield Atom((bare(part.words),), f"heading “{part.words.strip()}”", tail=tail)
    elif isinstance(part, Words):
        yield Atom((bare(part.text),), f"“{part.text[:40]}”", part.path)
    elif isinstance(part, Typed):
        yield Atom((), path=part.path, typed=True)
    elif isinstance(part, Closing):
        yield Atom((letters(f"#§{part.tag}§#"),), f"tag “{part.tag}”", sure=False)
    elif isinstance(part, Figure):
        yield from _figure(part, printed, frames)
    else:
        yield from _grid(part, printed, frames)


def _figure(part: Figure, printed: str, frames: Frames) -> Iterator[Atom]:
    words, name = bare(part.caption), f"figure “{part.caption[:60]}”"
    count = _count(words, printed, frames)
    for number in range(1, count + 1):
        yield Atom(
            (frames.part_of(words, number, count) if count > 1 else words,),
            name,
            lead=frames.figure,
            drawn=True,
            further=number > 1,
            drawings=part.drawings if number == count else (),
            sure=part.sure,
        )


def _count(caption: str, printed: str, frames: Frames) -> int:
    """Return in how many parts a table or figure is printed, as its captions say."""
    at = 0
    while (at := printed.find(caption[:12], at)) >= 0:
        end = follow(caption, printed, at)
        found = re.compile(f"{frames.first_part}[{HYPHEN}{PAGE}]*").match(printed, end.at)
        if end.done == len(caption) and found:
            return min(int(found[1]), 999)
        at += 1
    return 1


def _grid(part: Grid, printed: str, frames: Frames) -> Iterator[Atom]:
    count = _count(bare(part.caption), printed, frames) if part.parted else 1
    if count == 1:
        yield from _table(part, bare(part.caption), range(len(part.heads)), frames)
        return
    start = 1
    for number in range(1, count + 1):
        caption = frames.part_of(bare(part.caption), number, count)
        last = number == count
        stop = len(part.heads) if last else _columns(part, caption, printed, start)
        yield from _table(part, caption, (0, *range(start, stop)), frames)
        start = stop


def _columns(part: Grid, caption: str, printed: str, start: int) -> int:
    """Return which columns, from one on, stand in a part of a table."""
    at = printed.find(caption) + len(caption)
    if at < len(caption):
        return start
    at = follow(bare(part.heads[0]), printed, at).at
    for column in range(start, len(part.heads)):
        found = follow(bare(part.heads[column]), printed, at)
        if found.done < len(bare(part.heads[column])):
            return column
        at = found.at
    return len(part.heads)


def _table(part: Grid, caption: str, columns: range | tuple[int, ...], frames: Frames) -> Iterator[Atom]:
    table = f"table “{part.caption}”" if part.caption else "table"
    if caption:
        yield Atom((caption,), table, lead=frames.table)
    heads = tuple(bare(part.heads[column]) for column in columns)
    head = "".join(heads)
    if head:
        yield Atom(heads, f"head of {table}")
    whole = len(columns) == len(part.heads)
    for row in part.rows:
        cells = row.cells if whole else tuple(row.cells[column] for column in columns)
        yield Atom(tuple(map(bare, cells)), _named(row, part), row.path, head=head)
    if part.note:
        yield Atom((bare(part.note),), f"note below {table}")


def _named(row: Row, part: Grid) -> str:
    """Return what a row is called where its path does not tell: by its first words."""
    first = next((cell for cell in row.cells if cell.strip()), "")
    return f"row “{' '.join(first.split())[:40]}”" + (f" of table “{part.caption}”" if part.caption else "")
