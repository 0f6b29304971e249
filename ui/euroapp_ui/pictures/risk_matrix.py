"""The matrix of risks, in which they are moved: by mouse from cell to cell, or with Ctrl and the arrows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen

from euroapp.draft.risks import Rating, Risk
from euroapp.figures.ratings import rating_figures
from euroapp.language import say, together
from euroapp.wording.labels import label as label_of
from euroapp_ui.language import shown, tr
from euroapp_ui.pictures.picture import Picture, Spot
from euroapp_ui.state import State

RATINGS = (Rating.LOW, Rating.MEDIUM, Rating.HIGH)
_TONES = ("ok_soft", "ok_soft", "warn_soft", "error_soft", "error_soft")
"""Ground of a cell by the sum of its places: 0 for low and low, 4 for high and high."""
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class RiskMatrix(Picture):
    """Likelihood from left to right, impact from below to above; each risk is a sign with its number."""

    moved = Signal(str, object, object)
    """A risk, by its id, got another likelihood and impact."""

    def __init__(self) -> None:
        super().__init__(tr("Matrix of risks"))
        self._rows: list[Risk] = []
        self._numbers: Mapping[str, str] = {}
        self._held = ""
        """Id of the risk that the mouse holds."""
        self._at = QPointF()

    def show_risks(self, state: State) -> None:
        """Show the risks of a draft; those without a rating stand below the matrix."""
        found = rating_figures(state.draft)
        by_id = {row.id: row for row in state.draft.risks}
        order = [
            key
            for impact in reversed(RATINGS)
            for odds in RATINGS
            for key in found.cells.get((odds, impact), ())
        ]
        self._rows = [by_id[key] for key in (*order, *found.unrated)]
        self._numbers = state.numbers.risks
        self.show_spots(Spot(self._told(row), f"risks/{row.id}") for row in self._rows)

    def sizeHint(self) -> QSize:
        """Return room for three rows of cells, the words around them, and risks without a rating."""
        below = self._sign() + 10 if self._unrated() else 0
        return QSize(420, round(3 * self._cell() + 2 * self.high() + 8 + below))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the risk with Ctrl and an arrow; without Ctrl walk from risk to risk."""
        step = _MOVES.get(Qt.Key(event.key()))
        if (
            step
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and self._current < len(self._rows)
        ):
            row = self._rows[self._current]
            self._move(row, self._beside(row.likelihood, step[0]), self._beside(row.impact, step[1]))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a risk."""
        super().mousePressEvent(event)
        found = self._under(event)
        self._held = self._rows[found].id if found is not None else ""
        self._at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the risk along."""
        if self._held:
            self._at = event.position()
            self.update()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the risk into the cell it is let go over; a click without a move opens it."""
        held, self._held = self._held, ""
        row = next((one for one in self._rows if one.id == held), None)
        cell = self._cell_at(event.position())
        if row is not None and cell is not None and cell != (row.likelihood, row.impact):
            self._move(row, *cell)
        elif row is not None:
            super().mouseReleaseEvent(event)
        self.update()

    def shows(self, path: str) -> bool:
        """Tell whether the matrix draws a field, and the cell in which its risk lies can be seen."""
        risk, _, field = path.removeprefix("risks/").partition("/")
        row = next((row for row in self._rows if row.id == risk), None)
        if row is None or field not in ("likelihood", "impact"):
            return False
        seen = QRectF(self.visibleRegion().boundingRect())
        if row.likelihood is None or row.impact is None:
            return seen.bottom() >= self.height() - self._sign()
        return seen.intersects(self._box(row.likelihood, row.impact))

    def draw(self, painter: QPainter) -> list[QRectF]:
        """Paint cells, words and signs."""
        middle = int(Qt.AlignmentFlag.AlignCenter)
        for x, odds in enumerate(RATINGS):
            for y, impact in enumerate(RATINGS):
                box = self._box(odds, impact)
                painter.setPen(QPen(self.colour("line"), 1))
                painter.setBrush(self.colour(_TONES[x + y]))
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(self.colour("soft"))
        for rating in RATINGS:
            box, row = self._box(rating, Rating.LOW), self._box(Rating.LOW, rating)
            below = QRectF(box.left(), box.bottom() + 2, box.width(), self.high())
            painter.drawText(below, middle, shown(label_of(rating)))
            beside = QRectF(0, row.top(), row.left() - 6, row.height())
            right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(beside, right, shown(label_of(rating)))
        left, bottom = self._box(Rating.LOW, Rating.LOW).left(), self._box(Rating.LOW, Rating.LOW).bottom()
        axis = QRectF(left, bottom + self.high(), self.width() - left, self.high())
        painter.drawText(
            axis, middle, tr("Likelihood (across) and impact (up), as they remain after mitigation")
        )
        return self._draw_signs(painter)

    def _draw_signs(self, painter: QPainter) -> list[QRectF]:
        places, taken, size = [], dict[object, int](), self._sign()
        for row in self._rows:
            cell = (row.likelihood, row.impact) if row.likelihood and row.impact else None
            count = taken.get(cell, 0)
            taken[cell] = count + 1
            if cell is not None and row.likelihood is not None and row.impact is not None:
                ground = self._box(row.likelihood, row.impact)
                across = max(1, int((ground.width() - 10) // (size + 4)))
                x = ground.left() + 6 + count % across * (size + 4)
                y = ground.top() + 6 + count // across * (size + 4)
            else:
                x, y = self._left() + count * (size + 4), self.height() - size - 2.0
            box = QRectF(x, y, size, size)
            if row.id == self._held:
                box.moveCenter(self._at)
            painter.setPen(QPen(self.colour("text"), 1))
            painter.setBrush(self.colour("surface"))
            painter.drawEllipse(box)
            painter.setPen(self.colour("text"))
            painter.drawText(
                box, int(Qt.AlignmentFlag.AlignCenter), self._numbers.get(row.id, "?").lstrip("R")
            )
            places.append(box)
        return places

    def _told(self, row: Risk) -> str:
        number = self._numbers.get(row.id, "")
        text = " ".join(row.description.split())[:120]
        if row.likelihood is None or row.impact is None:
            return together((number, text, say("not rated yet")), ", ")
        odds = say("likelihood {rating}", rating=label_of(row.likelihood))
        return together((number, text, odds, say("impact {rating}", rating=label_of(row.impact))), ", ")

    def _move(self, row: Risk, odds: Rating, impact: Rating) -> None:
        if (odds, impact) != (row.likelihood, row.impact):
            self.moved.emit(row.id, odds, impact)
            place = next((n for n, one in enumerate(self._rows) if one.id == row.id), self._current)
            self._go(place)

    @staticmethod
    def _beside(rating: Rating | None, by: int) -> Rating:
        place = RATINGS.index(rating) + by if rating is not None else 1
        return RATINGS[min(max(place, 0), 2)]

    def _cell_at(self, at: QPointF) -> tuple[Rating, Rating] | None:
        for odds in RATINGS:
            for impact in RATINGS:
                if self._box(odds, impact).contains(at):
                    return odds, impact
        return None

    def _box(self, odds: Rating, impact: Rating) -> QRectF:
        left, high = self._left(), self._cell()
        wide = (self.width() - left - 4) / 3
        return QRectF(left + RATINGS.index(odds) * wide, (2 - RATINGS.index(impact)) * high, wide, high)

    def _left(self) -> float:
        return max(self.fontMetrics().horizontalAdvance(shown(label_of(one))) for one in RATINGS) + 12.0

    def _cell(self) -> float:
        counts = [
            sum((r.likelihood, r.impact) == (o, i) for r in self._rows) for o in RATINGS for i in RATINGS
        ]
        wide = max(60.0, (self.width() - self._left() - 4) / 3 - 10)
        across = max(1, int(wide // (self._sign() + 4)))
        lines = -(-max([1, *counts]) // across)
        return max(56.0, lines * (self._sign() + 4) + 10)

    def _sign(self) -> float:
        return float(self.high() + 4)

    def _unrated(self) -> bool:
        return any(row.likelihood is None or row.impact is None for row in self._rows)
