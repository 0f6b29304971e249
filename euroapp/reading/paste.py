"""Plans what a pasted block changes in a table, and what of it does not fit, before anything changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Protocol

from euroapp.draft.fields import Kind
from euroapp.folding import folded
from euroapp.language import say, sentence, together
from euroapp.reading.blocks import Block, Cell, repeats, short, width
from euroapp.reading.head_rows import joined, top_of
from euroapp.reading.heads import Headed
from euroapp.reading.plans import Area, Plan, Write
from euroapp.reading.refusals import Ambiguous
from euroapp.reading.sections import in_doubt, parted

_ADDED = frozenset({Kind.MONEY, Kind.QUANTITY, Kind.COUNT})
"""Kinds of figures that rows add up."""

LARGEST_BLOCK = 20_000
"""Cells that are pasted at once."""


class Sheet(Headed, Protocol):
    """A table that takes cells; places are counted from 0."""

    grows: bool
    """Rows can be added below the last one."""
    shown: int
    """Columns in sight; further ones take values only under their heads."""

    def naming(self, column: int) -> bool:
        """Tell whether a column says what a row is: two rows that differ there are not the same."""

    def sums(self, row: int) -> str:
        """Return the name of a row that only adds up others; '' for every other row."""

    def height(self) -> int:
        """Return the number of rows."""

    def writable(self, row: int, column: int) -> bool:
        """Tell whether a cell takes a value."""

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell holds."""

    def given(self, row: int, column: int) -> bool:
        """Tell whether a new row got this cell by itself, so that nobody's entry is lost with it."""


def plan_paste(
    sheet: Sheet,
    block: Block,
    area: Area,
    *,
    alike: bool = False,
    fresh: Collection[int] = (),
    sums: Collection[int] = (),
    headings: Collection[int] = (),
) -> Plan:
    """Return what pasting a block over the chosen cells does.

    A row of heads matches columns in any order; a first column of row names matches rows. One value, or a
    block whose size divides the chosen cells, fills them all.

    Args:
        sheet: the table.
        block: the cells, perhaps with heads.
        area: the chosen cells.
        alike: the first row of bare numbers is heads, for somebody said so.
        fresh: rows of the table that stay as they are; what would fall on them becomes new rows.
        sums: rows of the block that were copied from rows which only add up others.
        headings: rows of the block that are headings above others, for somebody said so.

    """
    plan = Plan()
    block, columns, first = _below_heads(sheet, block, area, plan, alike=alike)
    parts = parted(sheet, block, first, columns, headings)
    columns, body = parts.columns, tuple(parts.lines)
    plan.problems += parts.problems
    plan.noted += parts.noted
    if not body:
        return plan.finish()
    rows, named = _named_rows(sheet, body, columns, plan)
    if not named:
        own = {parts.places.index(line) for line in sums if line in parts.places}
        rows = _rows_by_place(sheet, body, columns, area.top, own, plan)
    if named and area.left and not first:
        columns = [None, *columns[:-1]]
    elif named:
        columns = [column or None for column in columns]
    down, across = (1, 1) if first or named else repeats(body, area.rows, area.columns)
    if across > 1:
        columns = [area.left + step for step in range(width(body) * across)]
    for offset, place in enumerate(_places(sheet, body, rows, down, fresh)):
        if place is not None:
            number = offset % len(body)
            _take_line(sheet, plan, parts.places[number], place, columns, body[number], across)
    return plan.finish()


def _below_heads(
    sheet: Sheet, block: Block, area: Area, plan: Plan, *, alike: bool
) -> tuple[Block, list[int | None], int]:
    """Return a block, the column of the table for each of its columns, and its first row below the heads."""
    top = top_of(sheet, block, left=area.left, alike=alike)
    if top is None:
        return block, [area.left + step for step in range(width(block))], 0
    plan.headed = True
    plan.problems += top.heads.told
    return joined(block, top), top.heads.columns, top.rows


def _take_line(
    sheet: Sheet,
    plan: Plan,
    number: int,
    place: int,
    columns: list[int | None],
    line: tuple[Cell, ...],
    across: int,
) -> None:
    """Take a row of a block, so often beside itself, into a row of the table."""
    if any(cell.text.strip() for cell in line):
        plan.lines[place] = number
    for step in range(len(line) * across):
        column = columns[step]
        if column is not None:
            _take(sheet, plan, number, place, column, line[step % len(line)])


def lines_in_doubt(sheet: Sheet, block: Block, area: Area, *, alike: bool = False) -> list[int]:
    """Return the rows of a block, from 0, of which nothing tells whether they are headings or rows.

    Rows that the table holds just so are rows, and so are those of tables that find rows by their names.
    """
    if sheet.named:
        return []
    top = top_of(sheet, block, left=area.left, alike=alike)
    found = in_doubt(sheet, block, top.rows if top is not None else 0)
    return [place for place in found if place + area.top >= sheet.height() or top is not None]


def _places(
    sheet: Sheet, body: Block, rows: list[int | None], down: int, fresh: Collection[int]
) -> Iterator[int | None]:
    """Yield the row of the table for each row of a block that stands so often below itself."""
    height = below = sheet.height()
    for offset in range(len(body) * down):
        row = rows[offset % len(body)]
        place = None if row is None else row + offset // len(body) * len(body)
        if place is not None and place >= height and _blank_from(body, offset % len(body)):
            return
        if fresh and place is not None and (place in fresh or place >= height):
            place, below = below, below + 1
        yield place


def _blank_from(body: Block, start: int) -> bool:
    return not any(cell.text for line in body[start:] for cell in line)


def _rows_by_place(
    sheet: Sheet, body: Block, columns: list[int | None], top: int, sums: Collection[int], plan: Plan
) -> list[int | None]:
    """Return the row of the table for each row of a block without names; rows that add up are stepped over.

    Nothing is stepped over where the block begins on such a row, or shows there what the table shows.
    """
    straight = [*range(top, top + len(body))]
    met = [row for row in straight if row < sheet.height() and sheet.sums(row)]
    shown = all(_shows(sheet, row, columns, body[row - top]) for row in met)
    if not sums and (shown or top in met):
        return list(straight)
    rows: list[int | None] = []
    row, over = top, []
    for line in range(len(body)):
        while line not in sums and row < sheet.height() and sheet.sums(row):
            over.append(sheet.sums(row))
            row += 1
        rows.append(None if line in sums else row)
        row += line not in sums
        if row <= sheet.height():
            plan.stepped = [*over]
    return rows


def _shows(sheet: Sheet, row: int, columns: list[int | None], line: tuple[Cell, ...]) -> bool:
    """Tell whether a row of the table holds what a row of a block holds."""
    pairs = [(column, cell) for column, cell in zip(columns, line, strict=False) if column is not None]
    return all(column < sheet.shown and _same(sheet.cell(row, column), cell) for column, cell in pairs)


def _named_rows(
    sheet: Sheet, body: Block, columns: list[int | None], plan: Plan
) -> tuple[list[int | None], bool]:
    """Return the row of the table for each row of the block by name, and whether rows are named at all."""
    headed = 0 in columns
    key = columns.index(0) if headed else 0
    names = [line[key].text if key < len(line) else "" for line in body]
    found = [sheet.row_called(name, headed=headed) if name.strip() else None for name in names]
    called = [row for row in found if row is not None]
    enough = len(called) * 2 >= sum(1 for name in names if name.strip()) if headed else _all(names, found)
    by_place = not called or not enough or (not headed and width(body) < 2)
    if by_place and not (headed and sheet.named):
        return [], False
    taken: set[int] = set()
    for place, (name, row) in enumerate(zip(names, found, strict=True)):
        if row is not None and row in taken:
            plan.problems.append(
                say("“{name}” stands twice in what you paste; the first one counts.", name=short(name))
            )
            found[place] = None
        elif row is not None:
            taken.add(row)
        elif name.strip():
            plan.problems.append(
                say("The table has no single row “{name}”; that row is left out.", name=short(name))
            )
        elif any(cell.text.strip() for cell in body[place]):
            plan.problems.append(
                say("Row {place} of the block names no row of the table; it is left out.", place=place + 1)
            )
    return found, True


def _all(names: list[str], found: list[int | None]) -> bool:
    return all(row is not None for name, row in zip(names, found, strict=True) if name.strip())


def _take(sheet: Sheet, plan: Plan, line: int, row: int, column: int, cell: Cell) -> None:
    """Plan one cell of the block."""
    cell = _merged(sheet, plan, line, column, cell)
    names, blank = sheet.names(), not cell.text
    known = column < (len(names) if plan.headed else sheet.shown)
    inside = known and (row < sheet.height() or sheet.grows)
    held = sheet.cell(row, column) if inside and row < sheet.height() else Cell()
    naming = inside and bool(held.text and cell.text) and sheet.naming(column)
    if _same(held, cell) or (blank and not (inside and sheet.writable(row, column))):
        if naming and _same(held, cell):
            plan.agrees(row)
        return
    title = names[column][0] if inside else ""
    if not inside:
        plan.leave_out(say("Beyond the last row") if known else say("Beyond the last column"), cell.text)
    elif row < sheet.height() and sheet.sums(row):
        plan.leave_out(
            say("The row “{title}” is worked out here and takes no value", title=sheet.sums(row)), cell.text
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


def _merged(sheet: Sheet, plan: Plan, line: int, column: int, cell: Cell) -> Cell:
    """Return the cell that is merged over a blank one; figures that rows add up count once, and are told."""
    above = cell.above
    spec = sheet.spec(column) if above is not None and column < len(sheet.names()) else None
    if above is None or not above.text or spec is None:
        return cell
    if spec.kind in _ADDED:
        plan.leave_out(say("A merged cell counts in its first row only"), above.text)
        return cell
    return above


def _read(sheet: Sheet, plan: Plan, place: str, given: Write, held: Cell) -> None:
    """Plan a cell that finds a place, if its text can be read."""
    cell: Cell = given.value
    filled = bool(held.text) and not sheet.given(given.row, given.column)
    try:
        value = sheet.read(given.row, given.column, cell)
    except Ambiguous as doubt:
        _leave_unread(sheet, plan, given, filled)
        plan.problems.append(together((place, doubt.sentence), ": "))
    except ValueError as error:
        _leave_unread(sheet, plan, given, filled)
        named = cell.text.strip() and cell.text.strip() in str(error)
        typed = "" if named else f"“{short(cell.text)}”"
        plan.problems.append(together((place, typed, sentence(error)), ": "))
    else:
        naming = bool(held.text and cell.text) and sheet.naming(given.column)
        if held.text and _holds(sheet, given, held, value):
            if naming:
                plan.agrees(given.row)
            return
        plan.overwritten += bool(filled and cell.text)
        plan.emptied += bool(held.text and not cell.text)
        if filled:
            plan.filled.append((given.row, given.column))
        if naming and folded(held.text) == folded(cell.text):
            plan.agrees(given.row)
        elif filled and naming:
            plan.differs(given.row)
        plan.writes.append(Write(given.row, given.column, value, bool(cell.text)))


def _leave_unread(sheet: Sheet, plan: Plan, given: Write, filled: bool) -> None:
    """Note a text that is no value, and the cell that it would cover; a number to its last digit."""
    spec = sheet.spec(given.column)
    numeric = spec is not None and spec.numeric and not spec.many
    text = given.value.whole_text() if numeric else given.value.text
    plan.unread.append(Write(given.row, given.column, text))
    if filled:
        plan.covered.append((given.row, given.column))


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
