"""Takes what must stand in a print apart: sentences, rows, heads and captions, each in one go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from euroapp.export.compliance.due.parts import Closing, Figure, Grid, Head, Part, Row, Typed, Words
from euroapp.export.compliance.follow import follow
from euroapp.export.compliance.letters import letters
from euroapp.export.compliance.printed import HYPHEN, PAGE
from euroapp.export.compliance.proof import runs_left
from euroapp.export.compliance.typed import with_signs
from euroapp.values import FieldPath

_PLAIN = re.compile("[0-9A-Za-z.]{1,6}")
_TABLE, _FIGURE = r"Table\d+\.", r"Figure\d+\."


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
    """Behind it stands a drawing, which is not read and has a place where it ends."""
    further: bool = False
    """It is a further part of a figure."""
    names: tuple[str, ...] = ()
    """First letters of what stands in the drawing up to its last part."""
    amounts: tuple[str, ...] = ()
    """Numbers that stand there too."""
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


def atoms(part: Part, printed: str) -> Iterator[Atom]:
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
        yield from _figure(part, printed)
    else:
        yield from _grid(part, printed)


def _figure(part: Figure, printed: str) -> Iterator[Atom]:
    words, name = bare(part.caption), f"figure “{part.caption[:60]}”"
    count = _count(words, printed)
    # Beside names from right to left readers take the letters of a line in another order.
    amounts = () if any(map(runs_left, part.names)) else tuple(map(letters, part.amounts))
    for number in range(1, count + 1):
        more = f"({number}of{count})" if count > 1 else ""
        last = number == count
        yield Atom(
            (words + more,),
            name,
            lead=_FIGURE,
            drawn=True,
            further=number > 1,
            names=tuple(map(_beginning, part.names)) if last else (),
            amounts=amounts if last else (),
            sure=part.sure,
        )


def _beginning(name: str) -> str:
    """Return the first letters of a name, which no drawing cuts or prints in another way."""
    found = None if runs_left(name) else _PLAIN.match(bare(name))
    return found[0] if found else ""


def _count(caption: str, printed: str) -> int:
    """Return in how many parts a table or figure is printed, as its captions say."""
    at = 0
    while (at := printed.find(caption[:12], at)) >= 0:
        end = follow(caption, printed, at)
        found = re.compile(rf"\(1of(\d+)\)[{HYPHEN}{PAGE}]*").match(printed, end.at)
        if end.done == len(caption) and found:
            return min(int(found[1]), 999)
        at += 1
    return 1


def _grid(part: Grid, printed: str) -> Iterator[Atom]:
    count = _count(bare(part.caption), printed) if part.parted else 1
    if count == 1:
        yield from _table(part, bare(part.caption), range(len(part.heads)))
        return
    start = 1
    for number in range(1, count + 1):
        caption = f"{bare(part.caption)}({number}of{count})"
        last = number == count
        stop = len(part.heads) if last else _columns(part, caption, printed, start)
        yield from _table(part, caption, (0, *range(start, stop)))
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


def _table(part: Grid, caption: str, columns: range | tuple[int, ...]) -> Iterator[Atom]:
    table = f"table “{part.caption}”" if part.caption else "table"
    if caption:
        yield Atom((caption,), table, lead=_TABLE)
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
