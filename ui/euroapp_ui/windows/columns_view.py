"""Which list a foreign table is, and which field each of its columns holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from euroapp.draft.fields import field_at
from euroapp.importing.list_table import ListTable
from euroapp.importing.lists import LISTS
from euroapp.importing.table_mapping import TableMapping
from euroapp.wording.values import Known
from euroapp_ui.language import shown, tr
from euroapp_ui.messages import harmless
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label


class ColumnsDialog(QDialog):
    """Shows what was proposed from the heads of a table, to be changed before anything is read."""

    def __init__(self, parent: QWidget | None, find: Callable[..., list[TableMapping]], known: Known) -> None:
        """Look for tables.

        Args:
            parent: the window.
            find: returns what tables of the file may be, for a list (`path`) or any.
            known: the draft.

        """
        super().__init__(parent)
        self._find, self._known = find, known
        self.setWindowTitle(tr("Import a table"))
        give_room(self, 640, 620)
        self._found: list[TableMapping] = find()
        self.mapping: TableMapping | None = self._found[0] if self._found else None
        self._list = Combo()
        self._list.setAccessibleName(tr("Goes to the list"))
        for name in LISTS:
            self._list.addItem(shown(field_at(name).title), name)
        if self.mapping is not None:
            self._list.setCurrentIndex(self._list.findData(self.mapping.path))
        self._told = label("", "soft", wrap=True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._done = button(tr("Go on"), "primary")
        self.with_sums = QCheckBox(tr("Take rows that may be sums of others"))
        self.columns: dict[int, Combo] = {}
        self._lay_out()
        self._show()
        self._list.currentIndexChanged.connect(self._other_list)
        self.with_sums.toggled.connect(self._take_sums)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(tr("Import a table"), "title"))
        head = label(tr("Goes to the list"), "label")
        head.setBuddy(self._list)
        for widget in (head, self._list, self._told):
            box.addWidget(widget)
        box.addWidget(self._area, 1)
        box.addWidget(self.with_sums)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._done.clicked.connect(self.accept)
        buttons.addButton(self._done, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        # Only a button that stands in the dialog can become its default.
        self._done.setDefault(True)

    def _other_list(self) -> None:
        found = self._find(path=str(self._list.currentData()))
        self.mapping = found[0] if found else None
        self._take_sums(self.with_sums.isChecked())
        self._show()

    def _show(self) -> None:
        """Show a line for each column of the table at hand."""
        rows = QWidget()
        form = QFormLayout(rows)
        self.columns = {}
        mapping = self.mapping
        self._done.setEnabled(mapping is not None)
        self._told.setText(
            tr("No table was found whose heads name fields of this list.")
            if mapping is None
            else tr(
                "Sheet {sheet}. What you say is remembered for tables with these heads.",
                sheet=harmless(mapping.sheet.name),
            )
        )
        for place, head in (mapping.labels if mapping is not None else {}).items():
            if mapping is None or not head:
                continue
            combo = Combo()
            combo.setAccessibleName(harmless(head))
            combo.addItem(tr("(not imported)"), "")
            for spec in ListTable(mapping.path, self._known).specs:
                combo.addItem(shown(spec.title), spec.name)
            combo.setCurrentIndex(max(0, combo.findData(mapping.columns.get(place, ""))))
            combo.currentIndexChanged.connect(partial(self._chosen, place))
            self.columns[place] = combo
            form.addRow(label(harmless(head), "label"), combo)
        self._area.setWidget(rows)

    def _take_sums(self, wanted: bool) -> None:
        if self.mapping is not None:
            self.mapping.with_sums = wanted

    def _chosen(self, place: int, _index: int) -> None:
        """Give a column another field; another column that had it goes nowhere."""
        if self.mapping is None:
            return
        name = str(self.columns[place].currentData() or "")
        for other, combo in self.columns.items():
            if other != place and name and combo.currentData() == name:
                combo.setCurrentIndex(0)
        self.mapping.columns.pop(place, None)
        if name:
            self.mapping.columns[place] = name
