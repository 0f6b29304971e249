"""Pages below each other in a view: where each of them lies, in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF

GAP = 14
"""Between two pages and around them, in pixels."""
LIMIT = 26
"""Height of the line behind the last page that is read."""


class Sheet(NamedTuple):
    """A page in the view."""

    number: int
    """Counted from 1."""
    area: QRect
    """In pixels of the whole view."""
    scale: float
    """Pixels a point."""

    def on(self, area: QRectF) -> QRectF:
        """Return an area of the page, in points, as one of the view."""
        corner = QPointF(self.area.topLeft()) + area.topLeft() * self.scale
        return QRectF(corner, area.size() * self.scale)

    def point(self, at: QPoint) -> QPointF:
        """Return a point of the view as one of the page, in points from its upper left corner."""
        return QPointF(at - self.area.topLeft()) / self.scale


class SheetRows:
    """The pages of one print at one zoom."""

    def __init__(
        self, sizes: Sequence[QSizeF] = (), wide: int = 0, scale: float = 0.0, limit: int | None = None
    ) -> None:
        """Place pages below each other.

        Args:
            sizes: of the pages, in points.
            wide: the width of the view.
            scale: pixels a point; 0 makes every page as wide as the view.
            limit: the page behind which there is room for a line.

        """
        self.sheets: list[Sheet] = []
        widest = round(max((size.width() for size in sizes), default=0) * scale) + 2 * GAP
        top = GAP
        for number, size in enumerate(sizes, 1):
            own = scale or max(0.1, (wide - 2 * GAP) / size.width())
            area = QSize(round(size.width() * own), round(size.height() * own))
            left = max(GAP, (max(wide, widest) - area.width()) // 2)
            self.sheets.append(Sheet(number, QRect(QPoint(left, top), area), own))
            top += area.height() + GAP + (LIMIT if number == limit else 0)
        self.height = top
        self.width = widest if scale else 0

    def sheet(self, number: int) -> Sheet | None:
        """Return a page; None where there is none of this number."""
        return self.sheets[number - 1] if 0 < number <= len(self.sheets) else None

    def at(self, point: QPoint) -> Sheet | None:
        """Return the page below a point of the view; None beside and between pages."""
        return next((one for one in self.sheets if one.area.contains(point)), None)

    def below(self, y: int) -> Sheet | None:
        """Return the first page that ends below a height of the view; None behind the last."""
        return next((one for one in self.sheets if one.area.bottom() + GAP >= y), None)
