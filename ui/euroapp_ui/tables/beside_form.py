"""A table with the form of its row below it, or beside it where there is room."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from euroapp_ui.theme.theme import theme

BESIDE = 1080
"""Pixels, at the usual size of text, from which on a table and its form stand side by side."""
_WIDE, _PARTS, _PARTS_WIDE = 1250, (11, 9), (12, 8)
"""Pixels from which on a form has room enough, so that names in the table get more of it; shares of both."""


class BesideForm(QBoxLayout):
    """Lays out a table with its tools and a form."""

    def __init__(self, owner: QWidget, rows: QWidget, form: QWidget | None, *, fill: bool) -> None:
        """Lay out a list.

        Args:
            owner: the list.
            rows: its table and tools.
            form: that of the row the user is on; None for none.
            fill: the table takes all the height there is.

        """
        super().__init__(QBoxLayout.Direction.TopToBottom, owner)
        self.beside = False
        """Table and form stand side by side."""
        self._rows, self._form = rows, form
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.addWidget(rows, _PARTS[0] if fill or form is not None else 0)
        if form is not None:
            self.addSpacing(16)
            self.addWidget(form, _PARTS[1])
        self.addStretch()

    def fit(self, width: int) -> bool:
        """Stand table and form side by side where a width in pixels has room; tell whether that changed."""
        if self._form is None:
            return False
        beside = width >= theme().scaled(BESIDE)
        if beside:
            parts = _PARTS_WIDE if width >= theme().scaled(_WIDE) else _PARTS
            for widget, part in zip((self._rows, self._form), parts, strict=True):
                self.setStretchFactor(widget, part)
        if beside == self.beside:
            return False
        self.beside = beside
        self.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        return True
