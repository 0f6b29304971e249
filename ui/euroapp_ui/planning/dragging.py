"""What the mouse has taken hold of in the timetable, and what letting go would do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF

from euroapp.edits import Edit
from euroapp.edits.planning import place_in_plan, place_package, shift_row, stretch_row
from euroapp.figures.plan import PACKAGES
from euroapp_ui.planning.chart_rows import SCHEMES, ChartRow, ChartRows
from euroapp_ui.planning.drawing import Look

_GRIP = 6.0
"""Pixels at the ends of a bar that stretch it."""


class Hold(Enum):
    """What is held."""

    BAR = "bar"
    BEGINNING = "beginning"
    END = "end"
    NAME = "name"


@dataclass(frozen=True)
class Drag:
    """A row that is held, and how far it was drawn."""

    row: ChartRow
    hold: Hold
    start: QPointF
    months: int = 0
    before: str | None = None
    """Where a held name would be put: path of the row before which, '' for the end; None for nowhere."""
    package: str = ""

    def edit(self) -> Edit | None:
        """Return the change that letting go makes; None for nothing."""
        path, months = self.row.path, self.months
        if self.hold is Hold.NAME:
            return self._placed()
        if not months:
            return None
        if self.hold is Hold.BAR:
            return lambda draft: shift_row(draft, path, months)
        first, last = (months, 0) if self.hold is Hold.BEGINNING else (0, months)
        return lambda draft: stretch_row(draft, path, first, last)

    def _placed(self) -> Edit | None:
        before, package, path = self.before, self.package, self.row.path
        if before is None:
            return None
        target = before.rpartition("/")[2]
        if self.row.collection == PACKAGES:
            return lambda draft: place_package(draft, path, target)
        return lambda draft: place_in_plan(draft, path, package, target)

    def months_now(self) -> tuple[int | None, int | None]:
        """Return the months that the row would have."""
        start, end = self.row.start, self.row.end
        if start is None or end is None:
            return start, end
        if self.hold is Hold.BAR:
            by = max(self.months, 1 - start)
            return start + by, end + by
        if self.hold is Hold.BEGINNING:
            return min(max(1, start + self.months), end), end
        return start, max(start, end + self.months)


def hold_at(look: Look, row: ChartRow, top: float, at: QPointF) -> Hold | None:
    """Return what a point in the bars of a row would take hold of; None for nothing."""
    if not row.movable:
        return None
    if not row.lasting:
        if row.start is None:
            return None
        sign = look.sign(row.start, top)
        return Hold.BAR if abs(at.x() - sign.x()) <= 9 else None
    if row.start is None or row.end is None:
        return None
    box: QRectF = look.bar(row.start, row.end, top)
    if not box.adjusted(-_GRIP / 2, -3, _GRIP / 2, 3).contains(at):
        return None
    grip = min(_GRIP, box.width() / 4)
    if at.x() <= box.left() + grip:
        return Hold.BEGINNING
    return Hold.END if at.x() >= box.right() - grip else Hold.BAR


def target_of(rows: ChartRows, held: ChartRow, place: int) -> tuple[str | None, str]:
    """Return where a held row goes when it is let go above the row at a place: before which row, and where.

    A row of a package goes among rows of its own kind there: before the one it is let go on, or behind all.
    """
    shown, place = rows.shown, max(0, place)
    if held.collection == SCHEMES:
        return None, ""
    if held.collection == PACKAGES:
        after = (row.path for row in shown[place:] if row.collection == PACKAGES)
        target = next(after, "")
        return (None, "") if target == held.path else (target, "")
    on = shown[min(place, len(shown) - 1)] if shown else None
    above = shown[place - 1] if 0 < place <= len(shown) else None
    if on is not None and place < len(shown) and on.collection == held.collection and on.path != held.path:
        return on.path, on.package
    package = above.package if above is not None else ""
    return ("", package) if package else (None, "")
