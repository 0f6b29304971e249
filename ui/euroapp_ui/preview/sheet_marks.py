"""What is marked on the pages of a preview; paper is white in every palette, and so are these colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from euroapp_ui.language import tr
from euroapp_ui.preview.live_printer import Place
from euroapp_ui.preview.sheet_rows import GAP, LIMIT, Sheet
from euroapp_ui.preview.sheet_search import SheetSearch
from euroapp_ui.theme.theme import theme

_ACCENT, _TINT = QColor(11, 87, 176), QColor(11, 87, 176, 24)
_FOUND, _AT_HAND = QColor(255, 228, 92, 130), QColor(245, 163, 0, 150)
_UNREAD = QColor(91, 100, 112, 70)
_BAR, _OFF = 3, 7
"""Width of the bar beside the field at hand, and its distance from the text, in pixels."""


def paint_place(painter: QPainter, sheet: Sheet, place: Place, *, hot: bool) -> None:
    """Mark a place: the field at hand with a bar, what is below the pointer with a tint."""
    area = sheet.on(QRectF(place.left, place.top, place.right - place.left, place.bottom - place.top))
    if hot:
        painter.fillRect(area.adjusted(-_BAR, 0, _BAR, 0), _TINT)
    else:
        painter.fillRect(QRectF(area.left() - _OFF, area.top(), _BAR, area.height()), _ACCENT)


def paint_hits(painter: QPainter, sheet: Sheet, search: SheetSearch) -> None:
    """Mark what was found on a page."""
    for link, at_hand in search.on(sheet.number):
        for area in link.rectangles():
            painter.fillRect(sheet.on(area), _AT_HAND if at_hand else _FOUND)


def paint_unread(painter: QPainter, sheet: Sheet) -> None:
    """Lay a veil over a page that nobody reads."""
    painter.fillRect(sheet.area, _UNREAD)


def paint_limit(painter: QPainter, sheet: Sheet, *, sure: bool) -> None:
    """Draw the line behind the last page that is read, with its words; an unsure limit is called so."""
    top = sheet.area.bottom() + GAP / 2
    area = QRectF(sheet.area.left(), top, sheet.area.width(), LIMIT)
    painter.setPen(QPen(theme().colour("error"), 2))
    painter.drawLine(QPointF(area.left(), top + 1), QPointF(area.right(), top + 1))
    limit = str(sheet.number)
    words = (
        tr("Limit of the call: {limit} pages. Nobody reads on from here.", limit=limit)
        if sure
        else tr("Limit, not confirmed: {limit} pages. Then nobody reads on from here.", limit=limit)
    )
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
