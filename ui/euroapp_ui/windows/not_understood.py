"""What of a file from outside was not understood, cell by cell, before its changes are shown."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from euroapp.importing.found import Found
from euroapp.language import say_count
from euroapp_ui.language import shown, tr
from euroapp_ui.messages import harmless
from euroapp_ui.widgets.reading_table import ReadingTable
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label

_NOTES = 8
"""Notes on the whole file for which there is room."""
_MOST = 1_000
"""Lines that are shown; whoever has more sees them by the command line."""


class NotUnderstoodDialog(QDialog):
    """A line for each cell, and what is told of the whole file."""

    def __init__(self, parent: QWidget | None, file: str, found: Found) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What is in the file"))
        give_room(self, 960, 560)
        heads = (tr("Sheet"), tr("Cell"), tr("What stands there"), tr("What to write"))
        self.table = ReadingTable(tr("Cells that were not understood"), heads)
        self.table.narrow(0, 1)
        self.table.show_rows(
            (one.where.sheet, one.where.cell, harmless(one.text), one.reason)
            for one in found.troubles[:_MOST]
        )
        self.table.setVisible(bool(found.troubles))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(harmless(file), "title"))
        for note in found.told[:_NOTES]:
            box.addWidget(label(shown(note), "soft", wrap=True))
        if len(found.told) > _NOTES:
            more = say_count("One more note.", "{count} more notes.", len(found.told) - _NOTES)
            box.addWidget(label(shown(more), "soft", wrap=True))
        if found.troubles:
            told = say_count(
                "One cell was not understood, and nothing of it is taken:",
                "{count} cells were not understood, and nothing of them is taken:",
                len(found.troubles),
            )
            box.addWidget(label(shown(told), "label", wrap=True))
        box.addWidget(self.table, 1)
        if not found.troubles:
            box.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        onward = button(tr("Go on to the changes"), "primary")
        onward.clicked.connect(self.accept)
        buttons.addButton(onward, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        # Only a button that stands in the dialog can become its default.
        onward.setDefault(True)
