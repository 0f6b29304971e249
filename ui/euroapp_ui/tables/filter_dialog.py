"""The values of a column, to be ticked: only rows that hold one of them are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from euroapp.folding import folded
from euroapp_ui.language import tr
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.editors import LineEdit
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label

_TEXT = Qt.ItemDataRole.UserRole


class FilterDialog(QDialog):
    """A search line, the values with their counts and ticks, and two buttons that tick what is in sight."""

    def __init__(
        self,
        parent: QWidget,
        head: str,
        texts: Iterable[str],
        kept: frozenset[str] | None,
        order: Sequence[str],
    ) -> None:
        """List the values of a column.

        Args:
            parent: the table.
            head: what stands above the column.
            texts: what its cells show, one for each row.
            kept: what is shown by now; None for everything.
            order: the values in the order in which they are listed.

        """
        super().__init__(parent)
        self.setWindowTitle(tr("Filter by {column}", column=head))
        give_room(self, 420, 460)
        self.line = LineEdit()
        self.line.setPlaceholderText(tr("Type a part of a value"))
        self.line.setAccessibleName(tr("Find among the values"))
        self.values = QListWidget()
        self.values.setAccessibleName(tr("Values to be shown"))
        self._list_values(Counter(texts), kept, order)
        self._none = label(tr("No value holds these letters."), "soft")
        self._none.hide()
        box = QVBoxLayout(self)
        box.setSpacing(10)
        box.addWidget(self.line)
        box.addWidget(self.values, 1)
        box.addWidget(self._none)
        box.addLayout(self._ticks())
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._show = button(tr("Show these rows"), "primary")
        self._buttons.addButton(self._show, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        box.addWidget(self._buttons)
        # Only a button that stands in the dialog can become its default.
        self._show.setDefault(True)
        self.line.textChanged.connect(self._search)
        self.values.itemChanged.connect(lambda _item: self._update())
        self.line.setFocus()

    def _list_values(self, counts: Counter[str], kept: frozenset[str] | None, order: Sequence[str]) -> None:
        for text in order:
            item = QListWidgetItem(f"{text or tr('(empty)')}  \N{MIDDLE DOT}  {counts[text]}")
            item.setData(_TEXT, text)
            item.setSizeHint(QSize(0, theme().scaled(28)))
            on = kept is None or text in kept
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.values.addItem(item)

    def chosen(self) -> frozenset[str] | None:
        """Return the values that are ticked and in sight; None where these are all there are."""
        items = list(self._items())
        ticked = [item for item in items if self._counts(item)]
        return None if len(ticked) == len(items) else frozenset(str(item.data(_TEXT)) for item in ticked)

    def tick(self, *, on: bool) -> None:
        """Tick all values in sight, or none of them."""
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _ticks(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for words, on in ((tr("Tick all"), True), (tr("Tick none"), False)):
            made = button(words, "link")
            made.clicked.connect(lambda _checked=False, on=on: self.tick(on=on))
            line.addWidget(made)
        line.addStretch()
        return line

    def _items(self) -> Iterable[QListWidgetItem]:
        return map(self.values.item, range(self.values.count()))

    @staticmethod
    def _counts(item: QListWidgetItem) -> bool:
        return item.checkState() is Qt.CheckState.Checked and not item.isHidden()

    def _search(self, text: str) -> None:
        wanted = folded(text)
        for item in self._items():
            item.setHidden(wanted not in folded(str(item.data(_TEXT))))
        self._update()

    def _update(self) -> None:
        """Let the button be pressed only where some row stays."""
        self._show.setEnabled(any(map(self._counts, self._items())))
        self._none.setVisible(all(item.isHidden() for item in self._items()))
