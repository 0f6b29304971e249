"""What was written into a workbook of ours where nothing is taken: it is named, so that nobody misses it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from euroapp.export.workbook.home import END, FORMAT, Home
from euroapp.export.workbook.page import Cell, Look, Page
from euroapp.export.workbook.tables import LISTS
from euroapp.importing.found import Found, Where
from euroapp.importing.opening import CellKind, Opened, Read, SheetRead
from euroapp.importing.places import Spot
from euroapp.importing.values import told_apart
from euroapp.importing.written import Written
from euroapp.language import say
from euroapp.values import FieldPath

_NO_PLACE = say(
    "EuroApp has no place for what stands here, so it was not taken. Write it into a yellow cell, or tell "
    "it to whoever sent the workbook."
)
_WORKED_OUT = say(
    "EuroApp works this out, or takes it from the draft, so what was written here was not taken. Change the "
    "yellow cells, or the draft itself."
)
_NO_SHEET = say(
    "EuroApp did not write this sheet, so nothing on it was taken. Write its lines into the blank rows of "
    "the sheets that were sent."
)
Place = tuple[int, int]


class Beside:
    """Looks at all cells of a workbook that no table takes."""

    def __init__(self, home: Home, written: Written, spots: Iterable[Spot], found: Found) -> None:
        self._home, self._written, self._found = home, written, found
        self._spots = [*spots]
        self._advice = next(iter(written.pages), "")
        """The sheet that says how a workbook is filled in."""

    def tell(self, opened: Opened, marks: Mapping[tuple[str, int], FieldPath]) -> None:
        """Name what is not taken.

        Args:
            opened: the file.
            marks: which row stands where, by the name of its table and its row in the file.

        """
        if not self._written.pages:
            return
        sheets = [one for one in opened.sheets if one.cells and not self._is_own(one)]
        pages = {id(sheet): self._page(sheet) for sheet in sheets}
        for sheet in sheets:
            spots = [spot for spot in self._spots if spot.sheet is sheet]
            page = pages[id(sheet)]
            if spots and page is not None:
                self._around(sheet, page, spots, marks)
            elif page is not None:
                self._read_only(sheet, page)
            elif not any(cell.text in self._home.tables for cell in sheet.cells.values()):
                (row, column), cell = min(sheet.cells.items(), key=lambda one: one[0])
                self._found.miss(Where(sheet.name, row, column), cell, _NO_SHEET)

    def _is_own(self, sheet: SheetRead) -> bool:
        """Tell whether a sheet is one that people do not see."""
        return sheet.text(0, 0) == FORMAT or sheet.name == LISTS

    def _page(self, sheet: SheetRead) -> Page | None:
        """Return the sheet as it was written, whatever it is called now."""
        for spot in self._spots:
            if spot.sheet is sheet:
                key = self._key(spot)
                return self._written.heads[key][0] if key else None
        pages = self._written.pages
        title = sheet.text(0, 1)
        named = (page for page in pages.values() if title and (0, 1) in page.cells)
        renamed = (page for page in named if str(page.cells[0, 1].value) == title)
        return pages.get(sheet.name) or next(renamed, None)

    def _key(self, spot: Spot) -> str:
        return self._written.key_of(spot.key, spot.note)

    # Sheets on which people write.

    def _around(
        self, sheet: SheetRead, page: Page, spots: list[Spot], marks: Mapping[tuple[str, int], FieldPath]
    ) -> None:
        texts = {told_apart(cell.value) for cell in page.cells.values()}
        bodies = {row: spot for spot in spots for row in _body(spot, self._home)}
        columns = {spot.key: self._columns(spot, page) for spot in spots}
        for (row, column), cell in sorted(sheet.cells.items()):
            spot = bodies.get(row)
            if not cell.text.strip() or any(column == one.column for one in spots):
                continue
            if spot is None:
                self._outside(sheet, (row, column), cell, texts, page.width)
            elif column not in spot.tags and column not in spot.crossed:
                mark = marks.get((spot.key, row), "")
                told = spot.sheet.text(row, spot.column)
                if told and not mark and column in columns[spot.key]:
                    continue  # It is not known which row this is, and that is told.
                self._inside((spot, page), (row, column), cell, columns[spot.key], mark)

    def _columns(self, spot: Spot, page: Page) -> dict[int, int]:
        """Return the columns of a page by those of a file, as their heads say."""
        key = self._key(spot)
        if not key:
            return {}
        _, head = self._written.heads[key]
        there = {str(cell.value): at for (row, at), cell in page.cells.items() if row == head and at}
        found = {}
        for column in range(spot.column + 1, spot.sheet.width):
            text = spot.sheet.text(spot.row, column)
            at = there.pop(text, None)
            if at is not None:
                found[column] = at
        return found

    def _inside(
        self, where: tuple[Spot, Page], place: Place, cell: Read, columns: Mapping[int, int], mark: FieldPath
    ) -> None:
        """Name a cell in a row of a table that is beside those that are read."""
        spot, page = where
        row, column = place
        at = columns.get(column)
        if at is None:
            self._found.miss(spot.where(row, column), cell, _NO_PLACE)
            return
        if _lives(cell):
            return
        own = self._written.rows.get(mark)
        held = page.cells.get((own[1], at)) if own is not None else None
        if held is None and spot.note.grows:
            first = page.cells.get((self._written.heads[self._key(spot)][1] + 1, at))
            if not told_apart(cell) or (first is not None and first.look is Look.COUNT):
                return  # The number of a new row, or a total of nothing.
        elif held is None:
            texts = (one.value for (_, place), one in page.cells.items() if place == at)
            if told_apart(cell) in map(told_apart, texts):
                return
        old = held is not None and held.look is Look.HELP and not self._home.imprint
        if not _says(cell, held) and self._written.sure and not old:
            self._found.miss(spot.where(row, column), cell, _WORKED_OUT)

    def _outside(self, sheet: SheetRead, place: Place, cell: Read, texts: set[Any], width: int) -> None:
        """Name a cell above or below the tables that says what nothing said."""
        row, column = place
        if told_apart(cell) in texts or (_lives(cell) and column < width):
            return
        if column >= width or (self._written.sure and not self._is_told(sheet.name, place)):
            self._found.miss(Where(sheet.name, row, column), cell, _NO_PLACE)

    def _is_told(self, sheet: str, place: Place) -> bool:
        places = ((one.where.sheet, one.where.row, one.where.column) for one in self._found.troubles)
        return (sheet, *place) in places

    # Sheets that are only read.

    def _read_only(self, sheet: SheetRead, page: Page) -> None:
        """Name what a sheet says otherwise than when it was written, however its rows were moved."""
        if not self._written.sure or (page.name == self._advice and not self._home.imprint):
            return  # Older workbooks gave other advice.
        rows = _by_row(page.cells)
        for row, cells in _by_row(sheet.cells).items():
            plain = {column: cell for column, cell in cells.items() if not _lives(cell) and cell.text.strip()}
            own = rows.get(row, {})
            other = [column for column, cell in plain.items() if not _says(cell, own.get(column))]
            if not other or any(_holds(plain, some) for some in rows.values()):
                continue
            for column in other:
                reason = _WORKED_OUT if column in own else _NO_PLACE
                self._found.miss(Where(sheet.name, row, column), plain[column], reason)


def _body(spot: Spot, home: Home) -> Iterator[int]:
    """Yield the rows of a table in a file."""
    for row in range(spot.row + 1, spot.sheet.height):
        mark = spot.sheet.text(row, spot.column)
        if mark == END or mark in home.tables:
            return
        yield row


def _lives(cell: Read) -> bool:
    """Tell whether a cell is worked out by the spreadsheet: what it comes to follows from the others."""
    return cell.formula or cell.kind is CellKind.ERROR


def _says(cell: Read, held: Cell | None) -> bool:
    """Tell whether a cell says what was written, as exactly as programs keep numbers."""
    said, was = told_apart(cell), told_apart(held.value if held is not None else None)
    if isinstance(said, float) and isinstance(was, float):
        return math.isclose(said, was, rel_tol=1e-9, abs_tol=0.005 if held and held.formula else 1e-9)
    return said == was


def _holds(plain: Mapping[int, Read], some: Mapping[int, Cell]) -> bool:
    return all(_says(cell, some.get(column)) for column, cell in plain.items())


def _by_row(cells: Mapping[Place, Any]) -> dict[int, dict[int, Any]]:
    found: dict[int, dict[int, Any]] = {}
    for (row, column), cell in cells.items():
        found.setdefault(row, {})[column] = cell
    return found
