"""What can be done with the chosen rows of a list: add, duplicate, remove, move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtWidgets import QWidget

from euroapp.edits import Edit
from euroapp.edits.joining import join_rows, losses
from euroapp.edits.removal import Consequences, consequences
from euroapp.edits.rows import add_row, fresh_id
from euroapp.edits.several import duplicate_rows, insert_rows, last_of_package, move_rows, remove_rows
from euroapp.language import together
from euroapp.values import FieldPath, join
from euroapp.wording.nouns import several
from euroapp.wording.row_names import row_name
from euroapp_ui.language import tr
from euroapp_ui.messages import choose, voice
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.arranger import Arranger
from euroapp_ui.tables.rows_model import RowsModel
from euroapp_ui.tables.rows_table import Listing, RowsTable
from euroapp_ui.widgets.question import Calm


class RowActions(QWidget):
    """A list whose rows can be added, duplicated, removed and moved, each as one undoable step."""

    session: DraftSession
    listing: Listing
    model: RowsModel
    table: RowsTable
    arranger: Arranger
    started: dict[str, dict[str, Any]]
    """The values with which rows were added in this window, by their ids."""

    def select_rows(self, ids: Sequence[str]) -> None:
        """Choose rows by their ids."""
        raise NotImplementedError

    def row_path(self) -> FieldPath:
        """Return the path of the chosen row; '' for none."""
        raise NotImplementedError

    def rows_arranged(self, row_id: str, column: int) -> None:
        """Go to a cell again after the rows were arranged, and show how they are."""
        raise NotImplementedError

    def start_in_row(self) -> None:
        """Give the keyboard to the first field of the chosen row."""
        raise NotImplementedError

    def chosen_ids(self) -> list[str]:
        """Return the ids of the rows that are chosen, in their order; of the current one if none is."""
        selected = {index.row() for index in self.table.selectedIndexes()}
        rows = sorted(selected or {self.table.currentIndex().row()})
        return [self.model.rows[row].id for row in rows if 0 <= row < len(self.model.rows)]

    def add(self) -> None:
        """Add a row at the end of the list, or of the package it belongs to, and start in its first field."""
        if not self.model.grows:
            return
        path, row_id = self.model.path, fresh_id(self.model.path)
        values = self.listing.starting(self.session.state, self._current())
        after = last_of_package(self.session.draft, path, values.get("work_package", "") or "-")
        label = tr("Add {noun}", noun=self.listing.noun)
        if self.session.apply(label, lambda draft: add_row(draft, path, row_id, values, after)):
            self.started[row_id] = values
            self.select_rows([row_id])
            self.start_in_row()

    def insert(self, *, below: bool) -> None:
        """Put as many empty rows as are chosen above or below them, in the package of their neighbour."""
        path, ids = self.model.path, self.chosen_ids()
        if not self.model.grows:
            return
        if not ids:
            self.add()
            return
        beside = ids[-1] if below else ids[0]
        neighbour = self.model.rows[self.model.row_of(beside)]
        values = self.listing.starting(self.session.state, neighbour)
        if "work_package" in values:
            values = {**values, "work_package": neighbour.work_package}
        fresh = {fresh_id(path): values for _ in ids}
        label = tr("Insert {rows}", rows=self._rows(ids))
        if self.session.apply(label, lambda draft: insert_rows(draft, path, fresh, beside, below=below)):
            self.started |= fresh
            self.select_rows(list(fresh))
            if len(fresh) == 1:
                self.start_in_row()
            else:
                self.table.setFocus()

    def given(self, row: Any) -> dict[str, Any]:
        """Return the values that a row got by itself when it was added, and still holds."""
        values = self.started.get(row.id)
        if values is None:
            values = self.listing.starting(self.session.state, row)
            blank = type(row)(id=row.id, **values)
            values = values if blank == row else {}
        return {name: value for name, value in values.items() if getattr(row, name) == value}

    def duplicate(self) -> None:
        """Copy the chosen rows."""
        path, ids = self.model.path, self.chosen_ids()
        fresh = {row_id: fresh_id(path) for row_id in ids}
        label = tr("Duplicate {rows}", rows=self._rows(ids))
        if self.model.grows and self._apply(label, ids, lambda d: duplicate_rows(d, path, fresh)):
            self.select_rows(list(fresh.values()))

    def remove(self) -> None:
        """Ask how many rows are to go with what hangs on them, and remove them."""
        path, ids = self.model.path, self.chosen_ids()
        if not ids or not self.model.grows:
            return
        paths = tuple(join(path, row_id) for row_id in ids)
        taken = consequences(self.session.draft, *paths) if "/" not in path else _NOTHING
        heir = voice().removal(self, self.session.state, paths, self.listing.noun, taken)
        if heir is None:
            return
        place = self.model.row_of(ids[0])
        heirs = dict.fromkeys(ids, heir) if heir else {}
        label = tr("Remove {rows}", rows=self._rows(ids))
        gone = self._apply(label, ids, lambda draft: remove_rows(draft, path, ids, heir), heirs)
        if gone and self.model.rows:
            self.select_rows([self.model.rows[min(place, len(self.model.rows) - 1)].id])

    def join(self) -> None:
        """Make one row of two that are chosen, after saying whose values stay."""
        path, ids = self.model.path, self.chosen_ids()
        if not self.model.grows or "/" in path:
            return
        if len(ids) != 2:
            self.session.told.emit(tr("Choose the two rows that mean the same, then join them."))
            return
        state, (stays, goes) = self.session.state, ids
        names = [row_name(join(path, key), state.draft, state.call, state.numbers) for key in ids]
        lost = losses(state.draft, path, stays, goes)
        detail = tr(
            "{first} stays. What is empty in it is taken from {second}, and whatever names {second} names "
            "{first} then.",
            first=names[0],
            second=names[1],
        )
        if lost:
            both = tr(
                "Both have a value here, and that of {first} stays: {fields}.",
                first=names[0],
                fields=together(lost, ", "),
            )
            detail = together((detail, both), " ")
        question = tr("Join {first} and {second}?", first=names[0], second=names[1])
        answers = (Calm(tr("Keep both")), tr("Join them"))
        if choose(self, question, detail, answers) == 1:
            label = tr("Join {rows}", rows=self._rows(ids))
            if self._apply(label, ids, lambda draft: join_rows(draft, path, stays, goes), {goes: stays}):
                self.select_rows([stays])

    def shift(self, steps: int) -> None:
        """Move the chosen rows up or down."""
        path, ids = self.model.path, self.chosen_ids()
        why = self.arranger.why_not_moved()
        if why:
            self.session.told.emit(why)
        elif ids and self.model.grows:
            label = tr("Move {rows}", rows=self._rows(ids))
            self._apply(label, ids, lambda draft: move_rows(draft, path, ids, steps))
            self.select_rows(ids)

    def _apply(
        self, label: str, ids: Sequence[str], edit: Edit, heirs: Mapping[str, str] = MappingProxyType({})
    ) -> bool:
        return bool(ids) and self.session.apply(label, edit, heirs=heirs)

    def _rows(self, ids: Sequence[str]) -> str:
        """Return rows as a step of the Edit menu calls them: `task`, `3 tasks`."""
        return self.listing.noun if len(ids) == 1 else several(self.listing.noun, len(ids))

    def _current(self) -> Any:
        """Return the row that the user is on, or None."""
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None


_NOTHING = Consequences(Counter(), Counter())
