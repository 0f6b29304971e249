"""How the chart stands in the window: frozen names and months, rows that are scrolled, and a current row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from euroapp.figures.plan import PACKAGES
from euroapp_ui.language import shown, tr
from euroapp_ui.planning.chart_rows import SCHEMES, ChartRow, ChartRows
from euroapp_ui.planning.dragging import Drag, Hold, hold_at
from euroapp_ui.planning.drawing import (
    Look,
    draw_band,
    draw_bar,
    draw_grid,
    draw_head,
    draw_links,
    draw_name,
    longest_name,
)
from euroapp_ui.planning.scale import Zoom, scale_for
from euroapp_ui.session import DraftSession
from euroapp_ui.theme.theme import theme

_MOST_ROWS = 24
"""Rows beyond which the chart is scrolled by itself."""


_DRAWN = frozenset({"name", "start_month", "end_month", "due_month", "month", "after", "work_package"})
"""Fields of a row that the chart draws."""


def _draws(row: ChartRow, path: str) -> bool:
    if row.path.startswith(f"{path}/") or row.path == path:
        return True
    head, _, field = path.rpartition("/")
    return row.path == head and field in _DRAWN and row.collection != SCHEMES


class ChartFace(QAbstractScrollArea):
    """The tree of the plan with its bars, as it is seen."""

    went = Signal()
    """The keyboard is in another row."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self.session = session
        self.rows = ChartRows()
        self.zoom = Zoom.FIT
        self._current = 0
        self._longest = 0.0
        """Width of the longest name, in pixels."""
        self._drag: Drag | None = None
        """What the mouse holds."""
        self.setObjectName("chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        theme().changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the draft as it is now, and stay on the row of before."""
        path = self.current.path if self.current is not None else ""
        self.rows.show(self.session.state)
        self._drag = None
        place = self.rows.row_of(path)
        self._current = place if place >= 0 else min(self._current, max(0, len(self.rows.shown) - 1))
        self._longest = longest_name(self.font(), self.rows)
        self._fit()
        self._tell()

    @property
    def current(self) -> ChartRow | None:
        """Return the row that the keyboard is on."""
        return self.rows.shown[self._current] if self._current < len(self.rows.shown) else None

    def place_at_hand(self) -> QRect:
        """Return where the current row stands in the chart, as far as it is scrolled, in pixels."""
        look = self.look()
        top = look.head + self._current * look.row - self.verticalScrollBar().value()
        inner = QRect(0, round(top), self.viewport().width(), round(look.row))
        return inner.translated(self.viewport().mapTo(self, QPoint(0, 0)))

    def use_zoom(self, zoom: Zoom) -> None:
        """Show months wider or narrower."""
        self.zoom = zoom
        self._fit()

    def go_to(self, path: str) -> bool:
        """Make a row the current one, unfolding its package; tell whether it is here."""
        if self.rows.row_of(path) < 0 and self.rows.folded:
            self.rows.folded.clear()
            self.rows.refold()
        place = self.rows.row_of(path)
        if place >= 0:
            self._go(place)
        return place >= 0

    def shows(self, path: str) -> bool:
        """Tell whether what is drawn of a field, a row or an order can be seen now, at least in part."""
        look, along = self.look(), self.verticalScrollBar().value()
        seen = self.viewport().visibleRegion().boundingRect()
        top, bottom = max(float(seen.top()), look.head), seen.bottom() + 1.0
        for place, row in enumerate(self.rows.shown):
            y = look.head + place * look.row - along
            if y < bottom and y + look.row > top and _draws(row, path):
                return True
        return False

    def follow(self, path: str) -> bool:
        """Go to the row of which the chart draws a field, unfolding its package; tell whether it does."""
        row = next((row for row in self.rows.all if _draws(row, path)), None)
        return row is not None and self.go_to(row.path)

    def look(self) -> Look:
        """Return sizes and colours in force."""
        text = theme().scaled(100) / 100
        # Names are read in full as long as the bars keep half of the width.
        names = max(120.0, min(self._longest, self.width() * 0.5, 420 * text))
        room = self.viewport().width() - names - 2
        line = self.fontMetrics().height() + 3
        scale = scale_for(self.zoom, self.rows.months, room, text)
        step = self.zoom.step if self.zoom is not Zoom.FIT else (1 if scale.month > 28 else 3)
        return Look(theme().colours, self.font(), names, float(max(26, line + 8)), 2.0 * line, scale, step)

    def sizeHint(self) -> QSize:
        """Return room for all rows, up to a number."""
        look = self.look()
        rows = min(max(len(self.rows.shown), 4), _MOST_ROWS)
        return QSize(640, round(look.head + rows * look.row) + 2 * self.frameWidth() + 14)

    def _fit(self) -> None:
        look = self.look()
        wide, high = self.viewport().width() - look.names, self.viewport().height() - look.head
        across, along = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, round(look.scale.width - wide)))
        across.setPageStep(max(1, round(wide)))
        across.setSingleStep(round(look.scale.month))
        along.setRange(0, max(0, round(look.row * len(self.rows.shown) - high)))
        along.setPageStep(max(1, round(high)))
        along.setSingleStep(round(look.row))
        self.setFixedHeight(self.sizeHint().height())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the months to the width."""
        super().resizeEvent(event)
        self._fit()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint the part that is in sight now."""
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bars, then the names and the months over them."""
        look, painter = self.look(), QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), look.colour("surface"))
        painter.setFont(self.font())
        across, along = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        whole = QRectF(self.viewport().rect())
        body = whole.adjusted(0, look.head, 0, 0)
        first = max(0, int(along // look.row))
        last = min(len(self.rows.shown), int((along + body.height()) // look.row) + 1)
        painter.save()
        painter.setClipRect(body)
        painter.translate(0, look.head - along)
        for place in range(first, last):
            top = place * look.row
            draw_band(painter, look, self.rows.shown[place], top, whole.width())
            if place == self._current and self.hasFocus():
                painter.fillRect(QRectF(0, top, whole.width(), look.row), look.colour("accent_soft"))
        painter.setClipRect(QRectF(look.names, along, whole.width(), body.height()))
        painter.translate(look.names - across, 0)
        draw_grid(painter, look, self.rows, len(self.rows.shown) * look.row)
        for place in range(first, last):
            draw_bar(painter, look, self.rows.shown[place], place * look.row)
        draw_links(painter, look, self.rows)
        self._draw_drag(painter, look)
        painter.restore()
        painter.save()
        painter.setClipRect(QRectF(0, look.head, look.names, body.height()))
        painter.translate(0, look.head - along)
        for place in range(first, last):
            row = self.rows.shown[place]
            folded = row.package in self.rows.folded if row.collection == PACKAGES else None
            draw_name(painter, look, row, place * look.row, folded)
        self._draw_target(painter, look)
        painter.restore()
        painter.setClipRect(QRectF(look.names, 0, whole.width(), look.head))
        painter.translate(look.names - across, 0)
        draw_head(painter, look, self.rows)
        painter.resetTransform()
        painter.setClipping(False)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(QPointF(look.names, 0), QPointF(look.names, whole.height()))

    def _draw_drag(self, painter: QPainter, look: Look) -> None:
        """Draw where a held bar would be, with its months."""
        drag = self._drag
        if drag is None or drag.hold is Hold.NAME or not drag.months:
            return
        start, end = drag.months_now()
        place = self.rows.row_of(drag.row.path)
        if start is None or end is None or place < 0:
            return
        box = look.bar(start, end, place * look.row)
        painter.setPen(QPen(look.colour("text"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        text = f"M{start}" if start == end else f"M{start}\N{EN DASH}M{end}"
        wide = painter.fontMetrics().horizontalAdvance(text) + 12
        sign = QRectF(box.right() + 6, box.top() - 2, wide, box.height() + 4)
        painter.setPen(QPen(look.colour("border"), 1))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(sign, 4, 4)
        painter.setPen(look.colour("text"))
        painter.drawText(sign, int(Qt.AlignmentFlag.AlignCenter), text)

    def _draw_target(self, painter: QPainter, look: Look) -> None:
        """Draw a line where a held name would be put."""
        drag = self._drag
        if drag is None or drag.hold is not Hold.NAME or drag.before is None:
            return
        place = self.rows.row_of(drag.before) if drag.before else self._end_of(drag)
        painter.setPen(QPen(look.colour("accent"), 3))
        painter.drawLine(QPointF(4, place * look.row), QPointF(look.names - 4, place * look.row))

    def _end_of(self, drag: Drag) -> int:
        """Return the place behind the rows of its kind in the package that a held row would go to."""
        rows = self.rows.shown
        if drag.row.collection == PACKAGES:
            return len(rows)
        inside = [n for n, row in enumerate(rows) if row.package == drag.package]
        alike = [n for n in inside if rows[n].collection == drag.row.collection]
        return (alike or inside or [len(rows) - 1])[-1] + 1

    def _place_at(self, at: QPointF) -> int:
        look = self.look()
        return int((at.y() - look.head + self.verticalScrollBar().value()) // look.row)

    def _hold_at(self, at: QPointF) -> tuple[ChartRow | None, Hold | None]:
        look, place = self.look(), self._place_at(at)
        if at.y() < look.head or not 0 <= place < len(self.rows.shown):
            return None, None
        row = self.rows.shown[place]
        if at.x() < look.names:
            return row, Hold.NAME
        inside = QPointF(
            at.x() - look.names + self.horizontalScrollBar().value(),
            at.y() - look.head + self.verticalScrollBar().value(),
        )
        return row, hold_at(look, row, place * look.row, inside)

    def _go(self, place: int) -> None:
        if not self.rows.shown:
            return
        self._current = min(max(place, 0), len(self.rows.shown) - 1)
        look, along = self.look(), self.verticalScrollBar()
        top, high = self._current * look.row, self.viewport().height() - look.head
        if top < along.value():
            along.setValue(round(top))
        elif top + look.row > along.value() + high:
            along.setValue(round(top + look.row - high))
        self._tell()
        self.viewport().update()
        self.went.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._tell()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is elsewhere; what was held is let go."""
        super().focusOutEvent(event)
        self._drag = None
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what stands under the pointer, in full."""
        if event.type() == QEvent.Type.ToolTip:
            row, _ = self._hold_at(QPointF(event.pos()))  # type: ignore[attr-defined]
            self.viewport().setToolTip(shown(row.told) if row is not None else "")
        return super().viewportEvent(event)

    def _tell(self) -> None:
        row = self.current
        self.setProperty("fieldPath", row.path if row is not None else "")
        told = shown(row.told) if row is not None else ""
        self.setAccessibleName(": ".join(filter(None, (tr("Timetable"), told))))
        self.setAccessibleDescription("; ".join(shown(one.told) for one in self.rows.shown)[:4000])
        if row is not None and self.hasFocus():
            self.session.looked_at.emit(row.path)
