"""The narrow strip at the right edge that brings guide and checks back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from euroapp_ui.language import tr
from euroapp_ui.theme.theme import theme


class SideRail(QAbstractButton):
    """A button with its words turned, which stands there while guide and checks do not."""

    def __init__(self) -> None:
        super().__init__()
        words = tr("Guide and checks (Shift+F1)")
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(tr("A click shows guide and checks again."))
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
        painter.drawLine(0, 0, 0, self.height())
        painter.setPen(theme().colour("accent" if self.underMouse() else "soft"))
        painter.rotate(90)
        wide = self.fontMetrics().horizontalAdvance(self.text())
        painter.drawText(
            16, -self.width(), wide + 4, self.width(), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        painter.end()
