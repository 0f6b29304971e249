"""The title of a card as the way to what it shows; it never makes its page wider."""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from euroapp_ui.language import shown
from euroapp_ui.widgets.text import Button

_PADDING = 12
_EDGE = 4
"""Pixels that the letters of a link and of a picture keep from its edge."""


def in_line(*labels: QLabel) -> None:
    """Let labels begin where titles and pictures of the same card begin."""
    for one in labels:
        one.setContentsMargins(_EDGE, 0, 0, 0)


class TitleLink(Button):
    """A link that ends in an ellipsis where it has no room; the whole is its tool tip then."""

    def __init__(self, text: str = "") -> None:
        super().__init__("")
        self._whole = ""
        self.setProperty("role", "link")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another title."""
        self._whole = shown(text)
        self.setAccessibleName(self._whole)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the size of the whole title."""
        # Letters have fractions of a pixel, which would cut a title that has all the room it asked for.
        wide = self.fontMetrics().horizontalAdvance(self._whole) + _PADDING + 2
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the size of a few letters."""
        return QSize(min(self.sizeHint().width(), 80), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the title to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(0, self.width() - _PADDING)
        fitting = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(fitting.replace("&", "&&"))
        self.setToolTip("" if fitting == self._whole else f"<qt>{html.escape(self._whole)}</qt>")
