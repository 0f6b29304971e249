"""Plans what a pasted block changes in a table, and what of it does not fit, before anything changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from euroapp.language import say, say_count, sentence, together
from euroapp.reading.blocks import Block, Cell, width
from euroapp.reading.refusals import Ambiguous

LARGEST_BLOCK = 20_000
"""Cells that are pasted at once."""


class Sheet(Protocol):
    """A table that takes cells; places are counted from 0."""

    grows: bool
    """Rows can be added below the last one."""
    named: bool
    """Rows are found by their names alone, once a block has a column of names under its head."""

    def names(self) -> Sequence[tuple[str, ...]]:
        """Return for each column the heads it is known by, the shown one first."""

    def height(self) -> int:
        """Return the number of rows."""

    def writable(self, row: int, column: int) -> bool:
        """Tell whether a cell takes a value."""

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell holds."""

    def read(self, row: int, column: int, cell: Cell) -> Any:
        """Return the value that a cell of a block stands for; raise ValueError with a sentence for none."""

    def given(self, row: int, column: int) -> bool:
        """Tell whether a new row got this cell by itself, so that nobody's entry is lost with it."""

    def row_called(self, text: str, *, headed: bool = False) -> int | None:
        """Return the row whose first cell is known by this text, where rows have names.

        Under a head that says so, a bare number is a name too.
        """


@dataclass(frozen=True)
class Area:
    """The chosen cells: their first row and column, and how many there are down and across."""

    top: int
    left: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Write:
    """A value for a cell."""

    row: int
    column: int
    value: Any


@dataclass
class Plan:
    """What a block changes, and what of it does not fit."""

    writes: list[Write] = field(default_factory=list)
    unread: list[Write] = field(default_factory=list)
    """Cells that find a place but are no value there, each with its text."""
    problems: list[str] = field(default_factory=list)
    overwritten: int = 0
    """Filled cells that get other content."""
    emptied: int = 0
    """Cells that held something and that a blank cell empties."""
    filled: list[tuple[int, int]] = field(default_factory=list)
    """Row and column of the filled cells that get other content or are emptied."""
    _outside: dict[str, list[str]] = field(default_factory=dict)

    def leave_out(self, why: str, text: str) -> None:
        """Note a cell that finds no place; cells of one kind are told together."""
        self._outside.setdefault(why, []).append(text)

    def finish(self) -> Plan:
        """Tell what found no place, one sentence a kind."""
        for why, texts in self._outside.items():
            told = say_count(
                "{why}: one cell “{text}”.",
                "{why}: {count} cells, the first one “{text}”.",
                len(texts),
                why=why,
                text=_short(texts[0]),
            )
            self.problems.append(told)
        return self


def plan_paste(sheet: Sheet, block: Block, area: Area) -> Plan:
    """Return what pasting a block over the chosen cells does.

    A row of heads matches columns in any order; a first column of row names matches rows. One value, or a
    block whose size divides the chosen cells, fills them all.
    """
    plan = Plan()
    columns, first = _columns(sheet, block, area, plan)
    rows, named = _rows(sheet, block[first:], columns, area, plan)
    if named and area.left and not first:
        columns = [None, *columns[:-1]]
    elif named:
        columns = [column or None for column in columns]
    body = block[first:]
    down, across = (1, 1) if first or named else _repeats(body, area)
    for offset in range(len(body) * down):
        line = body[offset % len(body)]
        row = rows[offset % len(body)]
        if row is None:
            continue
        place = row + (offset // len(body)) * len(body)
        if place >= sheet.height() and _blank_from(body, offset % len(body)):
            break
        for step in range(len(line) * across):
            column = columns[step] if across == 1 else area.left + step
            if column is not None:
                _take(sheet, plan, offset + first, place, column, line[step % len(line)])
    return plan.finish()


def _blank_from(body: Block, start: int) -> bool:
    return not any(cell.text for line in body[start:] for cell in line)


def folded(text: str) -> str:
    """Return a name as it is compared: without case and with single blanks."""
    return " ".join(text.split()).casefold()


def _columns(sheet: Sheet, block: Block, area: Area, plan: Plan) -> tuple[list[int | None], int]:
    """Return the column of the table for each column of the block, and how many rows of it are heads."""
    straight: list[int | None] = [area.left + step for step in range(width(block))]
    if len(block) < 2:
        return straight, 0
    names = [{folded(name) for name in known if name} for known in sheet.names()]
    found: list[int | None] = []
    for cell in block[0]:
        head = folded(cell.text)
        found.append(next((c for c, known in enumerate(names) if head in known and c not in found), None))
    if not _rows_are_named(sheet, block):
        bare = [cell.text.strip().isdecimal() for cell in block[0]]
        found = [None if number else column for column, number in zip(found, bare, strict=True)]
    given = sum(1 for cell in block[0] if cell.text.strip())
    if sheet.named and 0 not in found:
        _find_names(sheet, block[1:], found)
    matched = sum(1 for column in found if column is not None)
    alone = width(block) == 1 and found[0] == area.left
    if not (alone or (matched >= 2 and matched * 2 >= given)):
        return straight, 0
    for cell, column in zip(block[0], found, strict=True):
        if column is None and cell.text.strip():
            plan.problems.append(
                say("The table has no column “{text}”; that column is left out.", text=_short(cell.text))
            )
    found.extend([None] * (width(block) - len(found)))
    return found, 1


def _rows_are_named(sheet: Sheet, block: Block) -> bool:
    """Tell whether rows are named with letters, so that bare numbers above are heads and no values."""
    heads = [place for place, head in enumerate(block[0]) if not head.text.strip().isdecimal()]
    return any(_holds_names(sheet, block[1:], place, headed=False) for place in heads)


def _find_names(sheet: Sheet, body: Block, found: list[int | None]) -> None:
    """Find the column of row names by what it holds, whatever stands above it."""
    for place, column in enumerate(found):
        if column is None and _holds_names(sheet, body, place, headed=True):
            found[place] = 0
            return


def _holds_names(sheet: Sheet, body: Block, place: int, *, headed: bool) -> bool:
    """Tell whether at least half of the filled cells of a column name rows."""
    names = [line[place].text for line in body if place < len(line) and line[place].text.strip()]
    known = sum(1 for name in names if sheet.row_called(name, headed=headed) is not None)
    return bool(known) and known * 2 >= len(names)


def _rows(
    sheet: Sheet, body: Block, columns: list[int | None], area: Area, plan: Plan
) -> tuple[list[int | None], bool]:
    """Return the row of the table for each row of the block, and whether the rows were found by name."""
    headed = 0 in columns
    key = columns.index(0) if headed else 0
    names = [line[key].text if key < len(line) else "" for line in body]
    found = [sheet.row_called(name, headed=headed) if name.strip() else None for name in names]
    called = [row for row in found if row is not None]
    enough = len(called) * 2 >= sum(1 for name in names if name.strip()) if headed else _all(names, found)
    by_place = not called or not enough or (not headed and width(body) < 2)
    if by_place and not (headed and sheet.named):
        return [area.top + step for step in range(len(body))], False
    taken: set[int] = set()
    for place, (name, row) in enumerate(zip(names, found, strict=True)):
        if row is not None and row in taken:
            plan.problems.append(
                say("“{name}” stands twice in what you paste; the first one counts.", name=_short(name))
            )
            found[place] = None
        elif row is not None:
            taken.add(row)
        elif name.strip():
            plan.problems.append(
                say("The table has no single row “{name}”; that row is left out.", name=_short(name))
            )
        elif any(cell.text.strip() for cell in body[place]):
            plan.problems.append(
                say("Row {place} of the block names no row of the table; it is left out.", place=place + 1)
            )
    return found, True


def _all(names: list[str], found: list[int | None]) -> bool:
    return all(row is not None for name, row in zip(names, found, strict=True) if name.strip())


def _repeats(body: Block, area: Area) -> tuple[int, int]:
    """Return how often a block stands below and beside itself to fill the chosen cells."""
    high, wide = len(body), width(body)
    if not high or any(len(line) != wide for line in body):
        return 1, 1
    down = (
        area.rows // high if area.rows % high == 0 and (area.columns % wide == 0 or area.columns == 1) else 1
    )
    across = (
        area.columns // wide if area.columns % wide == 0 and (area.rows % high == 0 or area.rows == 1) else 1
    )
    return max(down, 1), max(across, 1)


def _take(sheet: Sheet, plan: Plan, line: int, row: int, column: int, cell: Cell) -> None:
    """Plan one cell of the block."""
    names, blank = sheet.names(), not cell.text
    inside = column < len(names) and (row < sheet.height() or sheet.grows)
    held = sheet.cell(row, column) if inside and row < sheet.height() else Cell()
    if _same(held, cell) or (blank and not (inside and sheet.writable(row, column))):
        return
    title = names[column][0] if inside else ""
    if not inside:
        plan.leave_out(
            say("Beyond the last column") if column >= len(names) else say("Beyond the last row"), cell.text
        )
    elif not sheet.writable(row, column):
        plan.leave_out(say("“{title}” is worked out here and takes no value", title=title), cell.text)
    else:
        _read(
            sheet,
            plan,
            say("Row {line} of the block, {title}", line=line + 1, title=title),
            Write(row, column, cell),
            held,
        )


def _read(sheet: Sheet, plan: Plan, place: str, given: Write, held: Cell) -> None:
    """Plan a cell that finds a place, if its text can be read."""
    cell: Cell = given.value
    try:
        value = sheet.read(given.row, given.column, cell)
    except Ambiguous as doubt:
        plan.unread.append(Write(given.row, given.column, cell.text))
        plan.problems.append(together((place, doubt.sentence), ": "))
    except ValueError as error:
        plan.unread.append(Write(given.row, given.column, cell.text))
        named = cell.text.strip() and cell.text.strip() in str(error)
        typed = "" if named else f"“{_short(cell.text)}”"
        plan.problems.append(together((place, typed, sentence(error)), ": "))
    else:
        if held.text and _holds(sheet, given, held, value):
            return
        filled = bool(held.text) and not sheet.given(given.row, given.column)
        plan.overwritten += bool(filled and cell.text)
        plan.emptied += bool(held.text and not cell.text)
        if filled:
            plan.filled.append((given.row, given.column))
        plan.writes.append(Write(given.row, given.column, value))


def _holds(sheet: Sheet, given: Write, held: Cell, value: object) -> bool:
    """Tell whether a cell holds this very value, whatever words the block has for it."""
    try:
        return bool(sheet.read(given.row, given.column, held) == value)
    except ValueError:
        return False


def _same(held: Cell, cell: Cell) -> bool:
    if held.text != cell.text:
        return False
    return (cell.number is None or cell.number == held.number) and (cell.day is None or cell.day == held.day)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else f"{plain[:58]}\N{HORIZONTAL ELLIPSIS}"
