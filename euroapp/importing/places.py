"""Where the tables of a workbook of ours stand in a file, and their rows, whatever was moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from euroapp.export.workbook.home import EFFORT, END, FORMAT, VALUE, Home, TableNote
from euroapp.export.workbook.shown import plain_label
from euroapp.importing.found import Found, Where
from euroapp.importing.opening import Opened, Read, SheetRead
from euroapp.language import say, say_count
from euroapp.values import FieldPath
from euroapp.wording.values import Known

if TYPE_CHECKING:
    from euroapp.importing.written import Written


@dataclass
class Spot:
    """Where a table stands in a file; rows and columns from 0."""

    key: str
    note: TableNote
    sheet: SheetRead
    row: int
    column: int
    tags: dict[int, str] = field(default_factory=dict)
    crossed: dict[int, str] = field(default_factory=dict)
    """Columns of which nothing is taken, for their head and their hidden tag name different ones; and why."""

    def where(self, row: int, column: int | None = None) -> Where:
        """Return a cell of the table; that beside its marks where no column is named."""
        return Where(self.sheet.name, row, min(self.tags, default=self.column) if column is None else column)


@dataclass(frozen=True)
class Line:
    """A row of a table in a file."""

    spot: Spot
    row: int
    mark: str
    cells: Mapping[str, tuple[int, Read | None]]
    """Column and content by tag."""
    above: FieldPath

    @property
    def blank(self) -> bool:
        """Tell whether nothing is written in it."""
        return all(cell is None or not cell.text.strip() for _, cell in self.cells.values())


class Tables:
    """The tables of a workbook; what is not clear about them is noted."""

    def __init__(self, opened: Opened, home: Home, written: Written, known: Known, found: Found) -> None:
        self._home, self._written, self._known, self._found = home, written, known, found
        self.spots = [*self._tables(opened)]
        self.lines = [line for spot in self.spots for line in self._lines(spot)]
        self._tell_missing()

    def _tables(self, opened: Opened) -> Iterator[Spot]:
        seen: dict[str, str] = {}
        for sheet in opened.sheets:
            for (row, column), cell in sorted(sheet.cells.items()):
                note = self._home.tables.get(cell.text)
                if note is None or sheet.text(0, 0) == FORMAT:
                    continue
                spot = Spot(cell.text, note, sheet, row, column)
                if cell.text in seen:
                    reason = say(
                        "This sheet is a copy of “{sheet}”. Only one of them is read.", sheet=seen[cell.text]
                    )
                    self._found.miss(Where(sheet.name, row, column + 1), None, reason)
                    continue
                seen[cell.text] = sheet.name
                self._find_columns(spot)
                yield spot

    def _find_columns(self, spot: Spot) -> None:
        """Find the columns of a table by their hidden tags, or else by their heads."""
        heads, derived = self._heads(spot), self._derived(spot)
        told = {column: self._told(spot, column, heads) for column in self._columns(spot)}
        unsure = set[str]()
        for column, (tag, head, text) in told.items():
            if tag and ((head and head != tag) or text in derived):
                spot.crossed[column] = say(
                    "The head of this column and the hidden mark above it name different columns, so nothing "
                    "in this column was taken. Put each head back above its own column."
                )
                unsure |= {tag, head}
        for column, (tag, head, _) in told.items():
            name = tag or ("" if head in unsure else head)
            where = Where(spot.sheet.name, spot.row, column)
            cell = spot.sheet.cells.get((spot.row, column))
            if column in spot.crossed:
                self._found.miss(where, cell, spot.crossed[column])
            elif name and name not in spot.tags.values():
                spot.tags[column] = name
            elif name:
                self._found.miss(where, cell, say("This column stands there twice; the first one counts."))
        self._tell_lost(spot, heads, unsure)

    def _columns(self, spot: Spot) -> range:
        return range(spot.column + 1, spot.sheet.width)

    def _told(self, spot: Spot, column: int, heads: Mapping[str, str]) -> tuple[str, str, str]:
        """Return what the hidden tag of a column names, what its head names, and the head."""
        tag, text = spot.sheet.text(spot.row - 1, column), spot.sheet.text(spot.row, column)
        wanted = {*spot.note.heads.values()} if spot.note.path != "tasks" else set[str]()
        known = tag in wanted or self._is_effort(tag) or (tag == VALUE and not spot.note.path)
        return tag if known else "", heads.get(text, ""), text

    def _heads(self, spot: Spot) -> Mapping[str, str]:
        """Return the tag of each column by its head; those of person-months are participants."""
        if spot.note.path != "tasks":
            return spot.note.heads
        numbers = self._known.numbers
        names = [(plain_label(numbers.partner(row.id)), row.id) for row in self._known.draft.partners]
        often = Counter(name for name, _ in names)
        return {name: f"{EFFORT}{key}" for name, key in names if often[name] == 1}

    def _derived(self, spot: Spot) -> frozenset[str]:
        """Return the heads of columns that hold nothing to be taken, such as totals."""
        key = self._written.key_of(spot.key, spot.note) if spot.note.path else ""
        if not key:
            return frozenset()
        page, head = self._written.heads[key]
        texts = {str(cell.value) for (row, column), cell in page.cells.items() if row == head and column}
        return frozenset(texts - self._heads(spot).keys())

    def _tell_lost(self, spot: Spot, heads: Mapping[str, str], unsure: set[str]) -> None:
        there = unsure | {*spot.tags.values()}
        lost = [head for head, tag in spot.note.heads.items() if tag not in there]
        if spot.note.path == "tasks":
            self._tell_efforts(spot, heads, there)
        if lost or not there:
            self._found.told.append(
                say(
                    "Sheet {sheet}: the columns {columns} are gone, and nothing in them changes.",
                    sheet=spot.sheet.name,
                    columns=", ".join(lost) or say("to be filled in"),
                )
            )

    def _tell_efforts(self, spot: Spot, heads: Mapping[str, str], there: set[str]) -> None:
        """Name the participants whose columns of person-months are gone."""
        rows = (self._home.base[path] for path, key in self._home.table_of.items() if key == spot.key)
        names = {tag: head for head, tag in heads.items()}
        for tag in next(rows, {}):
            if tag not in there and self._is_effort(tag):
                reason = say(
                    "The column of {name} is gone, so nothing in it changes. Where nobody takes part, empty "
                    "its cells.",
                    name=names.get(tag, tag),
                )
                self._found.miss(Where(spot.sheet.name, spot.row, spot.column + 1), None, reason)

    def _is_effort(self, tag: str) -> bool:
        return tag.startswith(EFFORT) and any(
            tag.removeprefix(EFFORT) == row.id for row in self._known.draft.partners
        )

    def _tell_missing(self) -> None:
        there = {spot.key for spot in self.spots}
        lost = dict.fromkeys(note.sheet for key, note in self._home.tables.items() if key not in there)
        if lost:
            self._found.told.append(
                say_count(
                    "The sheet {names} is not in the file, so nothing on it changes.",
                    "{count} sheets are not in the file, so nothing on them changes: {names}.",
                    len(lost),
                    names=", ".join(lost),
                )
            )

    def _lines(self, spot: Spot) -> Iterator[Line]:
        ended, above = False, ""
        hidden = []
        for row in range(spot.row + 1, spot.sheet.height):
            mark = spot.sheet.text(row, spot.column)
            if mark in self._home.tables:
                return
            if mark == END:
                ended = True
                continue
            cells = {tag: (column, spot.sheet.cells.get((row, column))) for column, tag in spot.tags.items()}
            line = Line(spot, row, mark, cells, above)
            if ended and not line.blank:
                self._below(line)
            elif not ended:
                yield line
                above = mark or above
                if row in spot.sheet.hidden_rows and not line.blank:
                    hidden.append(str(row + 1))
        self._tell_rows(spot, hidden)

    def _tell_rows(self, spot: Spot, hidden: Sequence[str]) -> None:
        if hidden:
            self._found.told.append(
                say(
                    "Sheet {sheet}: hidden rows are read like the others: {rows}.",
                    sheet=spot.sheet.name,
                    rows=", ".join(hidden),
                )
            )
        for top, left, bottom, right in spot.sheet.merged:
            touched = [column for column in spot.tags if left <= column <= right]
            if touched and bottom > spot.row:
                where = Where(spot.sheet.name, max(top, spot.row + 1), left)
                reason = say("Merged cells: only the first one is read. Take the merging back.")
                self._found.miss(where, spot.sheet.cells.get((top, left)), reason)

    def _below(self, line: Line) -> None:
        column, cell = next((one for one in line.cells.values() if one[1] is not None), (0, None))
        self._found.miss(
            line.spot.where(line.row, column),
            cell,
            say("It stands below the last line of the list. Write it above that line."),
        )


def covered(sheet: SheetRead, where: Where) -> bool:
    """Tell whether a cell lies under another one that is merged over it."""
    row, column = where.row, where.column
    return any(
        top <= row <= bottom and left <= column <= right and (row, column) != (top, left)
        for top, left, bottom, right in sheet.merged
    )
