"""What the pages of a preview show where somebody points."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtPdf import QPdfDocument, QPdfLink, QPdfLinkModel
from PySide6.QtWidgets import QScrollBar

from euroapp_ui.preview.live_printer import Place
from euroapp_ui.preview.placed import Asked, Placed
from euroapp_ui.preview.sheet_rows import Sheet, SheetRows

_SPANS = (160, 100, 60, 30)
"""How far behind a point its words are read, in points; the line may end before."""


class Pages(Protocol):
    """The pages in their view."""

    rows: SheetRows
    places: Placed

    def horizontalScrollBar(self) -> QScrollBar:
        """Return how far the pages are moved across."""

    def verticalScrollBar(self) -> QScrollBar:
        """Return how far they are moved down."""


class Pointed:
    """Looks up points of the view."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._document: QPdfDocument | None = None
        self._links = QPdfLinkModel(pages if isinstance(pages, QObject) else None)

    def take(self, document: QPdfDocument) -> None:
        """Look into another print."""
        self._document = document
        self._links.setDocument(document)

    def place_at(self, point: QPoint) -> Place | None:
        """Return what the view shows at a point of it."""
        found = self._page_at(point)
        if found is None:
            return None
        sheet, at = found
        return self._pages.places.at(sheet.number, at.x(), at.y())

    def asked_at(self, point: QPoint) -> Asked | None:
        """Return what somebody asks for who points there."""
        found, place = self._page_at(point), self.place_at(point)
        if found is None or place is None or self._document is None:
            return None
        sheet, at = found
        ends = (QPointF(at.x() + wide, at.y()) for wide in _SPANS)
        read = self._document.getSelection
        words = (read(sheet.number - 1, at, end).text() for end in ends)
        return Asked(place.path, self._pages.places.share(place, at.y()), next(filter(None, words), ""))

    def link_at(self, point: QPoint) -> QPdfLink | None:
        """Return the link below a point that leads to another place of the print."""
        found = self._page_at(point)
        if found is None:
            return None
        sheet, at = found
        self._links.setPage(sheet.number - 1)
        link = self._links.linkAt(at)
        return link if link.isValid() and link.page() >= 0 and link.url().isEmpty() else None

    def _page_at(self, point: QPoint) -> tuple[Sheet, QPointF] | None:
        """Return the page below a point of the view, and the point in its measure."""
        across, down = self._pages.horizontalScrollBar(), self._pages.verticalScrollBar()
        at = point + QPoint(across.value(), down.value())
        sheet = self._pages.rows.at(at)
        return None if sheet is None else (sheet, sheet.point(at))
