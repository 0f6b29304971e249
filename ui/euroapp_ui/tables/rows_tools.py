"""The buttons above a list: add, duplicate, remove, move."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from euroapp_ui.commands import ADD_KEYS, DOWN_KEYS, DUPLICATE_KEYS, REMOVE_KEYS, UP_KEYS
from euroapp_ui.language import tr
from euroapp_ui.widgets.tool import IconButton

if TYPE_CHECKING:
    from euroapp_ui.tables.row_actions import RowActions


class RowsTools(QHBoxLayout):
    """A line of buttons that act on the rows of a list."""

    def __init__(self, view: RowActions) -> None:
        super().__init__()
        self.setSpacing(2)
        noun = view.listing.noun

        def up() -> None:
            view.shift(-1)

        def down() -> None:
            view.shift(1)

        self.add_button = self._tool("plus", tr("Add {noun}", noun=noun), view.add, ADD_KEYS)
        self._of_rows = [
            self._tool(*tool)
            for tool in (
                ("copy", tr("Duplicate"), view.duplicate, DUPLICATE_KEYS, tr("Duplicate {noun}", noun=noun)),
                ("trash", tr("Remove"), view.remove, REMOVE_KEYS, tr("Remove {noun}", noun=noun)),
                ("arrow-up", tr("Move up"), up, UP_KEYS, tr("Move up {noun}", noun=noun)),
                ("arrow-down", tr("Move down"), down, DOWN_KEYS, tr("Move down {noun}", noun=noun)),
            )
        ]
        self.addStretch()

    def enable(self, *, on: bool) -> None:
        """Let the buttons that need a chosen row be pressed, or not."""
        for tool in self._of_rows:
            tool.setEnabled(on)

    def hide_all(self) -> None:
        """Hide the buttons, where rows are added and removed elsewhere."""
        for tool in (self.add_button, *self._of_rows):
            tool.hide()

    def _tool(self, icon: str, text: str, slot: Callable[[], None], keys: str, name: str = "") -> IconButton:
        """Add a tool, with its words where it has no name of its own."""
        tool = IconButton(icon, text, slot, words=not name)
        tool.setToolTip(f"{text} ({keys})")
        tool.setAccessibleName(name or text)
        self.addWidget(tool)
        return tool
