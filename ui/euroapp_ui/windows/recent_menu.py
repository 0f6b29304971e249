"""The drafts opened last, in the File menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from euroapp_ui.language import tr
from euroapp_ui.messages import harmless

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk


class RecentMenu(QMenu):
    """Filled whenever it opens; no disk is asked, since one may be long in answering."""

    def __init__(self, window: Desk) -> None:
        super().__init__(tr("Open recent"), window)
        self._window = window
        self.aboutToShow.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        for number, path in enumerate(self._window.preferences.recent(), 1):
            name = f"{harmless(path.name)}  \N{EM DASH}  {harmless(str(path.parent))}".replace("&", "&&")
            letter = f"&{number}  " if number < 10 else f"{number}  "
            self.addAction(letter + name).triggered.connect(partial(self._open, path))
        if self.isEmpty():
            self.addAction(tr("No draft was opened yet")).setEnabled(False)

    def _open(self, path: object, _checked: bool = False) -> None:
        self._window.welcome.recent_chosen.emit(path)
