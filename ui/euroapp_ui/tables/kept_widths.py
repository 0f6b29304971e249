"""Widths of columns set by hand, kept in letters for every window to come."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from euroapp_ui.preferences import Preferences


class KeptWidths(QObject):
    """Widths set by hand, by table and column, in letters."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._preferences: Preferences | None = None
        self._letters: dict[str, float] = {}

    def use(self, preferences: Preferences) -> None:
        """Read and keep the widths with these preferences."""
        self._preferences = preferences
        kept = preferences.get("columns", {})
        self._letters = {key: float(wide) for key, wide in kept.items() if isinstance(wide, int | float)}

    def get(self, key: str) -> float:
        """Return the letters that a column has by hand; 0 for none."""
        return self._letters.get(key, 0.0)

    def set(self, key: str, letters: float) -> None:
        """Keep a width."""
        self._letters[key] = round(letters, 2)
        if self._preferences is not None:
            self._preferences.set("columns", dict(self._letters))


def kept_widths() -> KeptWidths:
    """Return the widths kept by the running application."""
    app = QApplication.instance()
    if app is None:
        raise RuntimeError("There is no application yet.")
    return app.findChild(KeptWidths) or KeptWidths(app)
