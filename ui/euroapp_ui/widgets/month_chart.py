"""A small chart of amounts by project month."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from euroapp.wording.numbers import money, quantity
from euroapp_ui.language import shown, tr
from euroapp_ui.theme.theme import theme

HEIGHT = 170


class MonthChart(QWidget):
    """Bars by month with a scale at the left."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._values: dict[int, Decimal] = {}
        self.setAccessibleName(shown(title))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_values(self, values: Mapping[int, Decimal]) -> None:
        """Show amounts by month."""
        self._values = dict(values)
        words = [
            tr("month {month}: {amount}", month=month, amount=money(amount))
            for month, amount in self._values.items()
        ]
        self.setAccessibleDescription("; ".join(words)[:4000])
        self.setVisible(bool(self._values))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the chart."""
        return QSize(400, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw scale and bars."""
        top = max(self._values.values(), default=Decimal(0))
        if top <= 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = painter.fontMetrics().horizontalAdvance(shown(money(top))) + 12
        base, high = self.height() - 24, self.height() - 24 - 12
        for quarter in range(5):
            y = base - high * quarter / 4
            painter.setPen(theme().colour("line"))
            painter.drawLine(QPointF(left, y), QPointF(self.width(), y))
            painter.setPen(theme().colour("soft"))
            text = shown(quantity(top * quarter / 4, 0))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y - 10, left - 8, 20), right, text)
        months = max(self._values)
        step = (self.width() - left) / months
        for month in range(1, months + 1):
            amount = self._amount(month)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("accent"))
            tall = float(amount / top) * high
            painter.drawRect(QRectF(left + (month - 1) * step + 1, base - tall, max(1.0, step - 2), tall))
            if month % 3 == 1:
                painter.setPen(theme().colour("soft"))
                box = QRectF(left + (month - 1) * step, base + 2, 3 * step, 20)
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft, f"M{month}")

    def _amount(self, month: int) -> Decimal:
        """Return the amount of a month; what is paid stays paid."""
        known = [m for m in self._values if m <= month]
        return self._values[max(known)] if known else Decimal(0)
