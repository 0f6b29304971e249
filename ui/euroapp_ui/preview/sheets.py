"""The pages of a print below each other: read, searched, and clicked to go to what they show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from euroapp.values import FieldPath
from euroapp_ui.language import tr
from euroapp_ui.preview.live_printer import Place, Printed
from euroapp_ui.preview.placed import Placed, within
from euroapp_ui.preview.pointed import Pointed
from euroapp_ui.preview.sheet_images import SheetImages
from euroapp_ui.preview.sheet_marks import paint_hits, paint_limit, paint_place, paint_unread
from euroapp_ui.preview.sheet_rows import GAP, LIMIT, Sheet, SheetRows
from euroapp_ui.preview.sheet_search import SheetSearch
from euroapp_ui.theme.theme import theme

LEAST, MOST, STEP = 0.25, 4.0, 1.25
"""Bounds and steps of the zoom; 1 is the size of the paper."""
_NEAR = 0.3
"""Where a place that is gone to stands, as a share of the height."""
_POINTS = 72
_LINE = 40
"""How far an arrow key scrolls, in pixels."""


class Sheets(QAbstractScrollArea):
    """All pages of a print."""

    asked = Signal(object)
    """What was clicked, as `Asked`."""
    moved = Signal()
    """Another page, another zoom or another print is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.images = SheetImages(self)
        self.images.made.connect(self._picture_made)
        self.limit: int | None = None
        """The last page that is read."""
        self.sure = True
        """The limit is known for certain."""
        self.zoom = 0.0
        """1 is the size of the paper; 0 fits the width."""
        self.rows = SheetRows()
        self.places = Placed()
        self._sizes: list[QSizeF] = []
        self._hot: Place | None = None
        self._at_hand: FieldPath = ""
        self.pointed = Pointed(self)
        self.search = SheetSearch(self)
        self.search.changed.connect(self.viewport().update)
        self.search.gone_to.connect(self.go_to)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Preview of the proposal"))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())
        theme().changed.connect(self.viewport().update)

    # What is shown.

    def show_print(self, printed: Printed, limit: int | None) -> None:
        """Show another print, at the place shown before."""
        here = self.place_shown()
        self.limit, self.places = limit, Placed(printed.places)
        document = self.images.take(printed.data)
        self._sizes = [QSizeF(*size) for size in printed.sizes]
        self.pointed.take(document)
        self.search.take(document)
        self._lay_out(here)

    def close_pages(self) -> None:
        """Let go of the pages."""
        self._sizes, self.places = [], Placed()
        self.images.close()
        self._lay_out(None)

    def show_zoom(self, zoom: float) -> None:
        """Show the pages in another size; 0 fits the width."""
        here = self.place_shown()
        self.zoom = min(MOST, max(LEAST, zoom)) if zoom else 0.0
        self._lay_out(here)

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return len(self.rows.sheets)

    @property
    def scale(self) -> float:
        """Return the size in which the first page is shown; 1 is that of the paper."""
        first = self.rows.sheet(1)
        return first.scale * _POINTS / self.logicalDpiX() if first is not None else 1.0

    @property
    def page(self) -> int:
        """Return the number of the page in the middle of the view; 0 where there is none."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        sheet = self.rows.below(middle)
        return sheet.number if sheet is not None else self.count

    def place_shown(self) -> tuple[int, float] | None:
        """Return the page at the upper edge, and how many points of it are above the edge."""
        top = self.verticalScrollBar().value()
        sheet = self.rows.below(top)
        return None if sheet is None else (sheet.number, (top - sheet.area.top()) / sheet.scale)

    # Where to.

    def go_to(self, page: int, top: float) -> None:
        """Show a place of a page, in points from its upper edge, in the upper part of the view."""
        sheet = self.rows.sheet(page)
        if sheet is not None:
            self._go_to(page, top - self.viewport().height() * _NEAR / sheet.scale)

    def show_path(self, path: FieldPath, share: float = 0.0) -> bool:
        """Show where a field or row stands, and mark it; tell whether it stands anywhere.

        Args:
            path: of the field or row; where it has no place of its own, that of its row or list counts.
            share: how far into a text, from 0 to 1.

        """
        places = self.places.of(path)
        self._at_hand = places[0].path if places else ""
        self.viewport().update()
        if places:
            page, top = within(places, share)
            if not self._in_sight(page, top):
                self.go_to(page, top)
        return bool(places)

    # What Qt asks and tells.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        here = self.place_shown()
        super().resizeEvent(event)
        self._lay_out(here)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.show_zoom(self.scale * (STEP if event.angleDelta().y() > 0 else 1 / STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll; Enter goes to the field that the middle of the view shows."""
        bar, key = self.verticalScrollBar(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            middle, high = self.viewport().width() // 2, self.viewport().height()
            seen = (self.pointed.asked_at(QPoint(middle, y)) for y in range(high // 2, high, 6))
            asked = next((one for one in seen if one is not None), None)
            if asked is not None:
                self.asked.emit(asked)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        elif key == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            bar.setValue(bar.value() + (-1 if back else 1) * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that what is below the pointer can be gone to."""
        point = event.position().toPoint()
        hot = self.pointed.place_at(point)
        leads = hot is not None or self.pointed.link_at(point) is not None
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        if hot != self._hot:
            self._hot = hot
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show nothing of it any more."""
        super().leaveEvent(event)
        self._hot = None
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link to its page, or go to the field that is shown there."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        link, asked = self.pointed.link_at(point), self.pointed.asked_at(point)
        if link is not None:
            self.go_to(link.page() + 1, link.location().y())
        elif asked is not None:
            self.asked.emit(asked)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages in sight, and what is marked on them."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().colour("side"))
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        painter.translate(-across, -down)
        seen = self.viewport().rect().translated(across, down)
        shown = [one for one in self.rows.sheets if one.area.adjusted(0, 0, 0, GAP + LIMIT).intersects(seen)]
        for one in shown:
            self._paint(painter, one)
        if shown:
            self.images.forget_beyond(shown[0].number - 1, shown[-1].number - 1)
        painter.end()

    # How it is done.

    def _paint(self, painter: QPainter, sheet: Sheet) -> None:
        painter.fillRect(sheet.area, Qt.GlobalColor.white)
        image = self.images.image(sheet.number - 1, sheet.area.size() * self.devicePixelRatioF())
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(sheet.area), image)
        if self.limit is not None and sheet.number > self.limit:
            paint_unread(painter, sheet)
        for place in self.places.on(sheet.number, self._at_hand):
            paint_place(painter, sheet, place, hot=False)
        if self._hot is not None and self._hot.page == sheet.number:
            paint_place(painter, sheet, self._hot, hot=True)
        paint_hits(painter, sheet, self.search)
        painter.setPen(theme().colour("line"))
        painter.drawRect(sheet.area.adjusted(-1, -1, 0, 0))
        if sheet.number == self.limit and self.count > sheet.number:
            paint_limit(painter, sheet, sure=self.sure)

    def _lay_out(self, here: tuple[int, float] | None) -> None:
        """Place the pages anew, and show the place that was shown."""
        view, across, down = self.viewport(), self.horizontalScrollBar(), self.verticalScrollBar()
        scale = self.zoom * self.logicalDpiX() / _POINTS
        self.rows = SheetRows(self._sizes, view.width(), scale, self.limit)
        across.setRange(0, max(0, self.rows.width - view.width()))
        across.setPageStep(view.width())
        down.setRange(0, max(0, self.rows.height - view.height()))
        down.setPageStep(view.height())
        if here is not None:
            self._go_to(*here)
        view.update()
        self.moved.emit()

    def _go_to(self, page: int, top: float) -> None:
        sheet = self.rows.sheet(min(page, self.count))
        if sheet is not None:
            self.verticalScrollBar().setValue(round(sheet.area.top() + top * sheet.scale))

    def _in_sight(self, page: int, top: float) -> bool:
        sheet = self.rows.sheet(page)
        if sheet is None:
            return False
        y = sheet.area.top() + top * sheet.scale - self.verticalScrollBar().value()
        return 0 <= y <= self.viewport().height() * 0.9

    def _picture_made(self, page: int) -> None:
        sheet = self.rows.sheet(page + 1)
        if sheet is not None:
            across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
            self.viewport().update(sheet.area.translated(-across, -down))
