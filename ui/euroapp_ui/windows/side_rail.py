"""The narrow strip at an edge that brings back what gave way there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from euroapp_ui.theme.theme import theme


class SideRail(QAbstractButton):
    """A button with its words turned, which stands there while what it names does not."""

    def __init__(self, words: str, help_text: str, *, left: bool = True) -> None:
        """Make a strip.

        Args:
            words: name what it brings back, and the key that does the same.
            help_text: says so in a sentence.
            left: it stands at the left edge.

        """
        super().__init__()
        self._left = left
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(help_text)
        # The key that it names works from everywhere.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.hide()

    def sizeHint(self) -> QSize:
        """Be as wide as a line is high."""
        return QSize(self.fontMetrics().height() + 10, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words from top to bottom."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("side"))
        painter.setPen(theme().colour("line"))
        inner = self.width() - 1 if self._left else 0
        painter.drawLine(inner, 0, inner, self.height())
        painter.setPen(theme().colour("accent" if self.underMouse() else "soft"))
        painter.rotate(90)
        wide = self.fontMetrics().horizontalAdvance(self.text())
        painter.drawText(
            16, -self.width(), wide + 4, self.width(), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        painter.end()
