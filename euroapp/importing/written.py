"""What a workbook of ours held when it was written, cell by cell: the draft still knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from euroapp.export.workbook.composing import Wanted, pages_of
from euroapp.export.workbook.home import Home, TableNote
from euroapp.export.workbook.page import Cell, Look, Page
from euroapp.values import FieldPath
from euroapp.wording.values import Known

_OPEN = "in_"
"""Begins the looks of cells that may be written."""


@dataclass(frozen=True)
class Written:
    """The sheets of a workbook as they are written anew from the draft that it was made of."""

    pages: Mapping[str, Page] = field(default_factory=dict)
    """By name, those that people see."""
    home: Home = field(default_factory=Home)
    sure: bool = False
    """It is just what was written; else the draft, the program or its language have changed since."""

    @cached_property
    def rows(self) -> Mapping[FieldPath, tuple[Page, int]]:
        """Return where each row stands, by its mark."""
        return {
            cell.value: (page, row)
            for page in self.pages.values()
            for (row, column), cell in page.cells.items()
            if column == 0 and isinstance(cell.value, str) and cell.value in self.home.table_of
        }

    @cached_property
    def heads(self) -> Mapping[str, tuple[Page, int]]:
        """Return where the heads of each table stand, by its name."""
        return {
            cell.value: (page, row)
            for page in self.pages.values()
            for (row, column), cell in page.cells.items()
            if column == 0 and isinstance(cell.value, str) and cell.value in self.home.tables
        }

    def key_of(self, key: str, note: TableNote) -> str:
        """Return under which name a table of a file stands here; '' for none."""
        same = [own for own, one in self.home.tables.items() if replace(one, sheet=note.sheet) == note]
        return key if key in same else next(iter(same), "")

    def heads_over(self, mark: FieldPath) -> dict[int, str]:
        """Return the heads of the table in which a row stands, by their columns."""
        if mark not in self.rows:
            return {}
        page, head = self.heads[self.home.table_of[mark]]
        width = range(1, page.width)
        return {column: str(cell.value) for column in width if (cell := page.cells.get((head, column)))}

    def name_of(self, mark: FieldPath) -> str:
        """Return what people call a row; '' where that is not known."""
        return " ".join(str(cell.value) for cell in [*self.names(mark).values()][:2])

    def names(self, mark: FieldPath) -> dict[int, Cell]:
        """Return by which cells people know a row that has its place: those that nobody is to write."""
        if mark not in self.rows:
            return {}
        page, row = self.rows[mark]
        cells = {column: page.cells.get((row, column)) for column in range(1, page.width)}
        return {
            column: cell
            for column, cell in cells.items()
            if cell is not None
            and cell.value not in (None, "")
            and not cell.formula
            and not cell.look.startswith(_OPEN)
            and cell.look is not Look.HELP
        }


def written_anew(home: Home, known: Known, same: bool) -> Written:
    """Return what a workbook held; nothing where the draft has no such part.

    Args:
        home: what the workbook says of itself.
        known: the draft.
        same: it holds what the workbook says that it held.

    """
    sections = tuple(path.split("/")[1] for path in home.base if path.startswith("narrative/"))
    there = {row.id for row in known.draft.narrative}
    partner = next((path.split("/")[1] for path in home.base if _is_of_form(home, path)), "")
    if partner and not any(row.id == partner for row in known.draft.partners):
        return Written()
    wanted = Wanted(partner, tuple(key for key in sections if key in there))
    own = Home(home.project, home.heads, home.request, home.partner)
    pages = pages_of(known.draft, known.call, own, wanted)
    sure = home.imprint == own.imprint if home.imprint else same
    return Written({page.name: page for page in pages if not page.hidden}, own, sure)


def _is_of_form(home: Home, path: FieldPath) -> bool:
    """Tell whether a line is one of the form that only the part of a participant has."""
    return path.startswith("partners/") and not home.tables[home.table_of[path]].path
