"""Finds the columns of a table by the heads of a block, whatever people call them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from euroapp.draft.fields import FieldSpec, Kind
from euroapp.language import say
from euroapp.mentions.letters import LETTERS
from euroapp.reading.blocks import Block, Cell, short, width
from euroapp.reading.head_words import idle_for, same_column, words_of

_TAIL = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$|[\s:*]+$")
"""What people add to a head: a unit in brackets, a colon, a star."""
_NUMBER = re.compile(r"[^\W\d]{0,4}[ .]?\d{1,3}([.-]\d{1,3})*\.?")
"""A number that somebody gave a row: `3`, `WP2`, `T1.1`, `A1`."""
_PRINTED = re.compile(rf"(?:{'|'.join(LETTERS)}|M)?[ .]?\d{{1,3}}([.-]\d{{1,3}})*\.?", re.IGNORECASE)
"""A number as rows are printed with it; `Call 1` and `A1` are names where nothing else names the rows."""


class Headed(Protocol):
    """A table whose columns are known by their heads, and whose rows may have names."""

    @property
    def named(self) -> bool:
        """Tell whether rows are found by their names alone, once a column of a block holds names."""

    def read(self, row: int, column: int, cell: Cell) -> Any:
        """Return the value that a cell of a block stands for; raise ValueError with a sentence for none."""

    def names(self) -> Sequence[tuple[str, ...]]:
        """Return for each column the heads it is known by, the shown one first."""

    def spec(self, column: int) -> FieldSpec | None:
        """Return the field of a column; nothing for one that shows something derived."""

    def rows_called(self) -> tuple[str, ...]:
        """Return what a row is called, such as `task` and `T`; nothing where rows have no numbers."""

    def numbers_rows(self, head: str) -> bool:
        """Tell whether a head stands above the numbers that rows get by their order."""

    def row_called(self, text: str, *, headed: bool = False) -> int | None:
        """Return the row whose first cell is known by this text, where rows have names."""


@dataclass(frozen=True)
class Heads:
    """What the heads of a block say about its columns."""

    columns: list[int | None]
    """The column of the table for each column of the block."""
    told: list[str]
    joined: dict[int, int] = field(default_factory=dict)
    """Columns of the block that name the same row as another one: number and name of a package."""
    doubtful: frozenset[int] = frozenset()
    """Columns of the block with one head and different cells; none of them is taken."""


def folded(text: str) -> str:
    """Return a name as it is compared: without case and with single blanks."""
    return " ".join(text.split()).casefold()


def columns_by_heads(sheet: Headed, block: Block, *, left: int, alike: bool) -> Heads | None:
    """Return the column of the table for each column of a block, and what is told of heads it has not.

    Nothing where the first row of the block is no row of heads.

    Args:
        sheet: the table.
        block: the block, its first row in question.
        left: the column in which a block of one column would go.
        alike: bare numbers above columns are heads, for somebody said so.

    """
    if len(block) < 2:
        return None
    over = _numbering(sheet, block)
    found = _matched(sheet, block, over)
    for place in _names_after_all(sheet, block, found, over):
        over.discard(place)
        found = _matched(sheet, block, over)
    bare = [cell.text.strip().isdecimal() for cell in block[0]]
    if any(bare) and not (alike or _rows_are_named(sheet, block)):
        found = [None if number else column for column, number in zip(found, bare, strict=True)]
    over |= _empty_numbering(sheet, block, found)
    given = sum(1 for place, cell in enumerate(block[0]) if cell.text.strip() and place not in over)
    if sheet.named and 0 not in found:
        _find_names(sheet, block[1:], found)
    matched = sum(1 for column in found if column is not None)
    alone = width(block) == 1 and found[0] == left
    beside = bool(over) and matched >= 1
    if not (alone or alike or ((matched >= 2 or beside) and matched * 2 >= given)):
        return None
    if sheet.named and 0 not in found:
        _take_words_as_names(block[1:], found)
    again = _named_again(sheet, block, found, over)
    joined = {place: first for place, first in again.items() if _refers(sheet, found[first])}
    doubtful = _doubtful(sheet, block, found, {*again} - {*joined})
    for place in doubtful:
        found[place] = None
    told = [
        _not_taken(block, place, again.get(place), doubtful)
        for place, (cell, column) in enumerate(zip(block[0], found, strict=True))
        if column is None and cell.text.strip() and place not in over and place not in joined
    ]
    found.extend([None] * (width(block) - len(found)))
    return Heads(found, list(dict.fromkeys(told)), joined, doubtful)


def _doubtful(sheet: Headed, block: Block, found: list[int | None], again: set[int]) -> frozenset[int]:
    """Return the places of columns with the very same head over different cells: nobody said which counts."""
    doubtful: set[int] = set()
    for place in again:
        head = folded(block[0][place].text)
        same = (at for at, cell in enumerate(block[0]) if folded(cell.text) == head)
        first = next((at for at in same if found[at] is not None), None)
        # Where rows are found by their names, without these they would fall on rows by their place.
        if first is None or (sheet.named and found[first] == 0):
            continue
        if any(_cell(line, place) not in ("", _cell(line, first)) for line in block[1:]):
            doubtful |= {first, place}
    return frozenset(doubtful)


def _cell(line: Sequence[Cell], place: int) -> str:
    return line[place].text.strip() if place < len(line) else ""


def _not_taken(block: Block, place: int, first: int | None, doubtful: frozenset[int]) -> str:
    """Return what is told of a column of a block that goes nowhere."""
    head = short(block[0][place].text)
    if place in doubtful:
        return say(
            "Two columns have the head “{text}”, and different cells below it; neither is taken. Give each a "
            "head of its own, or leave one of them out.",
            text=head,
        )
    if first is None:
        return say("The table has no column “{text}”; that column is left out.", text=head)
    return say(
        "“{text}” names the same column as “{first}”; the first one counts.",
        text=head,
        first=short(block[0][first].text),
    )


def _named_again(sheet: Headed, block: Block, found: list[int | None], over: set[int]) -> dict[int, int]:
    """Return the places of heads that name a column again, each with the place that has it."""
    places = {column: place for place, column in enumerate(found) if column is not None}
    again: dict[int, int] = {}
    for place, cell in enumerate(block[0]):
        if found[place] is None and cell.text.strip() and place not in over:
            fits = _fitting(sheet, cell.text, range(len(sheet.names())))
            if fits and fits[0] in places:
                again[place] = places[fits[0]]
    return again


def _refers(sheet: Headed, column: int | None) -> bool:
    spec = sheet.spec(column) if column is not None else None
    return spec is not None and spec.kind is Kind.REF and not spec.many


def _fitting(sheet: Headed, head: str, among: Sequence[int]) -> list[int]:
    """Return the columns that a head names; each way of comparing is less strict than the one before.

    A head that is known in a stricter way never falls to a column that it only resembles: a second
    `Unit cost` is no `Units`. A head with other words for one thing (`VAT / Tax ID`) names the only column
    that any of its parts names.
    """
    found = _fitting_whole(sheet, head, among)
    parts = [part for part in head.split("/") if part.strip()]
    if found or len(parts) < 2:
        return found
    fits = {column for part in parts for column in _fitting_whole(sheet, part, among)}
    return [*fits] if len(fits) == 1 else []


def _fitting_whole(sheet: Headed, head: str, among: Sequence[int]) -> list[int]:
    """Return the columns that the words of a head name together."""
    names, bare = sheet.names(), folded(_TAIL.sub("", head))
    ways = [[c for c in among if bare and bare in {folded(name) for name in names[c]}]]
    idle = {c: idle_for(sheet.spec(c), sheet.rows_called()) for c in among}
    ways += [
        [c for c in among if any(same_column(head, name, beside[c]) for name in names[c])]
        for beside in (dict.fromkeys(among, frozenset[str]()), idle)
    ]
    return list(dict.fromkeys(next(filter(None, ways), [])))


def known(sheet: Headed, head: str) -> bool:
    """Tell whether a head names a column, or stands above the numbers of rows."""
    text = folded(head)
    columns = range(len(sheet.names()))
    return bool(text) and (
        any(text == folded(name) for one in sheet.names() for name in one)
        or bool(_fitting(sheet, head, columns))
        or sheet.numbers_rows(head)
    )


def may_be_heads(sheet: Headed, block: Block) -> bool:
    """Tell whether a first row of bare numbers could be heads as well as values, with nothing that decides.

    Each of them is what a column is known by, and none stands there twice.
    """
    texts = [cell.text.strip() for cell in block[0]] if len(block) > 1 else []
    filled = list(filter(None, texts))
    if len(filled) < 2 or len(set(filled)) < len(filled) or not all(map(str.isdecimal, filled)):
        return False
    known = {folded(name) for column in sheet.names() for name in column}
    return all(text in known for text in filled) and not _rows_are_named(sheet, block)


def _matched(sheet: Headed, block: Block, over: set[int]) -> list[int | None]:
    """Return the column that each head is a name of; the whole head counts before one without its tail.

    What stands above the numbers of rows (`over`) names no column: `Task` above T1.1, beside `Task name`.
    """
    names = [{folded(name) for name in known if name} for known in sheet.names()]
    found: list[int | None] = [None] * len(block[0])
    heads = [(place, cell.text) for place, cell in enumerate(block[0]) if place not in over]
    for place, head in heads:
        exact = (c for c, known in enumerate(names) if folded(head) in known and c not in found)
        found[place] = next(exact, None) if head.strip() else None
    columns = range(len(names))
    ranked = [(place, head, _fitting(sheet, head, columns)) for place, head in heads if head.strip()]
    for rank in range(len(names)):
        for place, _, fits in ranked:
            if found[place] is None and rank < len(fits) and fits[rank] not in found:
                found[place] = fits[rank]
    return found


def _numbering(sheet: Headed, block: Block) -> set[int]:
    """Return the places of columns that only number the rows, which rows here get by their order.

    Of several, one without what the rows are called is something else: a number of people.
    """
    over = {
        place
        for place, cell in enumerate(block[0])
        if sheet.numbers_rows(cell.text)
        and (numbers := _filled(block, place))
        and all(map(_NUMBER.fullmatch, numbers))
    }
    bare = {
        place
        for place in over
        if not idle_for(None, sheet.rows_called()) & set(words_of(block[0][place].text))
    }
    first = min(over, default=0)
    return {place for place in over if place == first or place not in bare}


def _names_after_all(sheet: Headed, block: Block, found: list[int | None], over: set[int]) -> list[int]:
    """Return the places of numbers that are no printed ones, under the head of a column that is left."""
    names = [{folded(name) for name in known if name} for known in sheet.names()]
    return [
        place
        for place in sorted(over)
        if not all(map(_PRINTED.fullmatch, _filled(block, place)))
        and any(
            folded(block[0][place].text) in known and column not in found
            for column, known in enumerate(names)
        )
    ]


def _empty_numbering(sheet: Headed, block: Block, found: list[int | None]) -> set[int]:
    """Return the places of columns for numbers that nobody filled in, and that are no column of the table."""
    return {
        place
        for place, cell in enumerate(block[0])
        if found[place] is None and sheet.numbers_rows(cell.text) and not _filled(block, place)
    }


def _filled(block: Block, place: int) -> list[str]:
    texts = [line[place].text.strip() for line in block[1:] if place < len(line)]
    return [text for text in texts if text]


def _rows_are_named(sheet: Headed, block: Block) -> bool:
    """Tell whether rows are named with letters, so that bare numbers above are heads and no values."""
    heads = [place for place, head in enumerate(block[0]) if not head.text.strip().isdecimal()]
    return any(_holds_names(sheet, block[1:], place, headed=False) for place in heads)


def _find_names(sheet: Headed, body: Block, found: list[int | None]) -> None:
    """Find the column of row names by what it holds, whatever stands above it."""
    for place, column in enumerate(found):
        if column is None and _holds_names(sheet, body, place, headed=True):
            found[place] = 0
            return


def _take_words_as_names(body: Block, found: list[int | None]) -> None:
    """Take a column of words as names of rows, so that rows of others never fall on rows by their place."""
    for place, column in enumerate(found):
        texts = [line[place].text for line in body if place < len(line) and line[place].text.strip()]
        if column is None and texts and all(any(map(str.isalpha, text)) for text in texts):
            found[place] = 0
            return


def _holds_names(sheet: Headed, body: Block, place: int, *, headed: bool) -> bool:
    """Tell whether at least half of the filled cells of a column name rows."""
    names = [line[place].text for line in body if place < len(line) and line[place].text.strip()]
    known = sum(1 for name in names if sheet.row_called(name, headed=headed) is not None)
    return bool(known) and known * 2 >= len(names)
