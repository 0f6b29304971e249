"""The timetable on screen, drawn from the same rows as in the proposal."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from euroapp.figures.timetable import Bar, timetable
from euroapp.values import FieldPath
from euroapp_ui.language import shown, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.text import label


class GanttCanvas(QWidget):
    """Paints the bars; a click or Return opens the row behind one."""

    opened = Signal(str)

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._table = timetable(session.draft)
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Timetable"))
        self.setMouseTracking(True)
        theme().changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self._table = timetable(self._session.draft)
        self._current = min(self._current, max(0, len(self._table.bars) - 1))
        self.setMinimumSize(self.sizeHint())
        self.setAccessibleDescription("; ".join(map(_told, self._table.bars))[:4000])
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all rows and for the names of all quarters."""
        return QSize(
            self._names() + round(self._narrowest() * self._table.months) + 16,
            self._head + self._row * len(self._table.bars) + 8,
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw head, rows, bars and marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_head(painter)
        for place, bar in enumerate(self._table.bars):
            self._draw_row(painter, place, bar)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row."""
        self._choose(int((event.position().y() - self._head) // self._row))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row."""
        place = int((event.position().y() - self._head) // self._row)
        if 0 <= place < len(self._table.bars):
            self.opened.emit(self._table.bars[place].path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, open with Return."""
        match event.key():
            case Qt.Key.Key_Down:
                self._choose(self._current + 1)
            case Qt.Key.Key_Up:
                self._choose(self._current - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._table.bars:
                self.opened.emit(self._table.bars[self._current].path)
            case _:
                super().keyPressEvent(event)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._table.bars):
            self._current = place
            self.setProperty("fieldPath", self._table.bars[place].path)
            self.update()

    @property
    def _line(self) -> int:
        """Return the height of a line of text in the head."""
        return max(20, self.fontMetrics().height() + 2)

    @property
    def _head(self) -> int:
        """Return the height of the head."""
        return 2 * self._line + 4

    @property
    def _row(self) -> int:
        """Return the height of a row."""
        return max(26, self.fontMetrics().height() + 10)

    def _narrowest(self) -> float:
        """Return the least width of a month: three of them hold the name of a quarter."""
        return max(10.0, (self.fontMetrics().horizontalAdvance(f"M{self._table.months}") + 6) / 3)

    def _names(self) -> int:
        return min(330, max(200, self.width() // 3))

    def _month(self) -> float:
        return max(self._narrowest(), (self.width() - self._names() - 16) / self._table.months)

    def _x(self, month: int) -> float:
        """Return the left edge of a month."""
        return self._names() + (month - 1) * self._month()

    def _draw_head(self, painter: QPainter) -> None:
        colours = theme()
        bottom = self._head + self._row * len(self._table.bars)
        painter.setFont(self.font())
        for year in range((self._table.months + 11) // 12):
            left, right = self._x(year * 12 + 1), self._x(min(self._table.months, year * 12 + 12) + 1)
            painter.setPen(colours.colour("text"))
            painter.drawText(
                QRectF(left, 0, right - left, self._line),
                Qt.AlignmentFlag.AlignCenter,
                tr("Year {year}", year=year + 1),
            )
            painter.setPen(colours.colour("border"))
            painter.drawLine(QPointF(left, 4), QPointF(left, bottom))
        painter.setPen(colours.colour("soft"))
        for quarter in range((self._table.months + 2) // 3):
            left = self._x(quarter * 3 + 1)
            box = QRectF(left, self._line, 3 * self._month(), self._line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"M{quarter * 3 + 1}")
        if self._table.end < self._table.months:
            end = self._x(self._table.end + 1)
            painter.setPen(QPen(colours.colour("warn"), 2))
            painter.drawLine(QPointF(end, 4), QPointF(end, bottom))
        right = self._x(self._table.months + 1)
        painter.setPen(colours.colour("line"))
        painter.drawLine(QPointF(0, self._head - 2), QPointF(right, self._head - 2))

    def _draw_row(self, painter: QPainter, place: int, bar: Bar) -> None:
        colours = theme()
        top = self._head + place * self._row
        right = self._x(self._table.months + 1)
        if place == self._current and self.hasFocus():
            painter.fillRect(QRectF(0, top, right, self._row), colours.colour("accent_soft"))
        elif bar.package:
            painter.fillRect(QRectF(0, top, right, self._row), colours.colour("side"))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if bar.package else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(colours.colour("text"))
        indent = 8 if bar.package else 22
        room = self._names() - indent - 10
        text = QFontMetrics(font).elidedText(shown(bar.label), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(indent, top, room, self._row), Qt.AlignmentFlag.AlignVCenter, text)
        if bar.start is not None and bar.end is not None and bar.end >= bar.start:
            left = max(self._names(), self._x(bar.start))
            end = min(right, self._x(bar.end + 1))
            colour = QColor(colours.colour("accent"))
            if not bar.package:
                colour.setAlpha(130)
            inset = 7 if bar.package else 9
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            if end > left:
                painter.drawRoundedRect(QRectF(left, top + inset, end - left, self._row - 2 * inset), 3, 3)
        self._draw_marks(painter, top, bar)

    def _draw_marks(self, painter: QPainter, top: float, bar: Bar) -> None:
        colours = theme()
        for mark in bar.marks:
            if not 1 <= mark.month <= self._table.months:
                continue
            x, y = self._x(mark.month + 1), top + self._row / 2
            painter.setPen(colours.colour("surface"))
            painter.setBrush(colours.colour("warn" if mark.milestone else "text"))
            if mark.milestone:
                painter.drawPolygon(
                    QPolygonF([QPointF(x, y - 7), QPointF(x + 7, y), QPointF(x, y + 7), QPointF(x - 7, y)])
                )
            else:
                painter.drawEllipse(QPointF(x, y), 4, 4)


def _told(bar: Bar) -> str:
    """Return a row of the timetable in words."""
    if bar.start is None or bar.end is None:
        return shown(bar.label)
    return tr("{name} months {start} to {end}", name=bar.label, start=bar.start, end=bar.end)


class GanttView(QWidget):
    """The timetable with its legend, scrollable."""

    opened = Signal(str)

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._canvas = GanttCanvas(session)
        self._canvas.opened.connect(self.opened)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._canvas)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        text = tr(
            "Dark bars are work packages, light bars tasks; diamonds milestones, dots "
            "deliverables. Double-click or press Return to open a row."
        )
        box.addWidget(label(text, "help", wrap=True))
        box.addWidget(area, 1)
        self._area = area

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self._canvas.refresh()
        self._area.setMinimumHeight(min(self._canvas.sizeHint().height() + 20, 900))

    def reveal(self, path: FieldPath) -> bool:
        """Leave it to the tab that edits the row."""
        return False
