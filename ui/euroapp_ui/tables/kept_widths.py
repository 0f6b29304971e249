"""Widths of columns set by hand, in letters, and hidden columns, kept for every window to come."""

from __future__ import annotations

from collections.abc import Iterable

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


class HiddenColumns(QObject):
    """Columns that the user does not want to see, by table, as their English heads."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._preferences: Preferences | None = None
        self._heads: dict[str, list[str]] = {}

    def use(self, preferences: Preferences) -> None:
        """Read and keep them with these preferences."""
        self._preferences = preferences
        kept = preferences.get("hidden_columns", {})
        self._heads = {
            key: [str(one) for one in heads] for key, heads in kept.items() if isinstance(heads, list)
        }

    def get(self, table: str) -> frozenset[str]:
        """Return the heads that a table leaves out."""
        return frozenset(self._heads.get(table, ()))

    def set(self, table: str, heads: Iterable[str]) -> None:
        """Keep which heads a table leaves out."""
        self._heads[table] = sorted(str(one) for one in heads)
        if self._preferences is not None:
            self._preferences.set("hidden_columns", dict(self._heads))


def hidden_columns() -> HiddenColumns:
    """Return the columns hidden in the running application."""
    app = QApplication.instance()
    if app is None:
        raise RuntimeError("There is no application yet.")
    return app.findChild(HiddenColumns) or HiddenColumns(app)
