"""The tick that sets the rows of all tables closer, wherever the pages are seen."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from euroapp.edits.values import set_value
from euroapp_ui.language import tr
from euroapp_ui.session import DraftSession

COMPACT = "general/compact_tables"


class CompactTables(QCheckBox):
    """A part of the draft: partners see it, and an undo takes it back."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(tr("Compact tables"))
        self._session = session
        self.setProperty("fieldPath", COMPACT)
        self.setToolTip(
            tr("Prints the rows of all tables closer: some pages less, letters of the same size.")
        )
        self.clicked.connect(self._set)
        session.changed.connect(self._show)
        self._show()

    def _set(self, on: bool) -> None:
        label = tr("compact tables") if on else tr("tables with more room")
        self._session.apply(label, lambda draft: set_value(draft, COMPACT, on))

    def _show(self) -> None:
        self.setChecked(self._session.draft.general.compact_tables)
