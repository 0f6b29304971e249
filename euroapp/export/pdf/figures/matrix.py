"""Risks by likelihood and impact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from euroapp.draft.risks import Rating
from euroapp.export.pdf.figures.figure import LEADING, ONE_PAGE, FigureBlock, Lettering
from euroapp.export.pdf.figures.shapes import box
from euroapp.export.pdf.fonts import Face
from euroapp.export.pdf.inline import Line, Span, break_lines
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import HEAD, PAPER, TEXT, Colour, Style
from euroapp.language import say, say_count
from euroapp.outline.drawings import RiskMatrix
from euroapp.outline.elements import Align

_LEVELS = (Rating.LOW, Rating.MEDIUM, Rating.HIGH)
_SIDE = 92.0
_HEAD_ROW = 15.0
_PAD = 8.0
_LEAST = 34.0
_FEW = 3
"""Risks of a cell that are named however many there are elsewhere."""
_GAP = 2.0
_NUMBERS = Style(9, LEADING, TEXT, Face.BOLD)
_LIGHT_NUMBERS = Style(9, LEADING, PAPER, Face.BOLD)
_TONES: dict[int, Colour] = {
    1: (0.965, 0.975, 0.99),
    2: (0.89, 0.925, 0.97),
    3: (0.75, 0.83, 0.93),
    4: (0.56, 0.70, 0.89),
    5: (0.247, 0.45, 0.745),
}
"""By the sum of both levels; each a clear step of grey."""

_IMPACTS = {
    Rating.LOW: say("Low impact"),
    Rating.MEDIUM: say("Medium impact"),
    Rating.HIGH: say("High impact"),
}
_LIKELIHOODS = {
    Rating.LOW: say("Low likelihood"),
    Rating.MEDIUM: say("Medium likelihood"),
    Rating.HIGH: say("High likelihood"),
}

Place = tuple[Rating, Rating]


def matrix_blocks(item: RiskMatrix, lettering: Lettering) -> Iterator[FigureBlock]:
    """Yield the matrix, its cells written as densely as needed to fit a page."""
    caption, note = lettering.number(item.caption, item.path), lettering.note(item.note, item.path)
    for write in (_listed, _ranged, _counted):
        cells = {
            place: _lines(lettering.language.put(write(numbers))) for place, numbers in item.cells.items()
        }
        block = MatrixBlock(caption, note, item.key, cells=cells, language=lettering.language)
        if block.height <= ONE_PAGE:
            break
    yield block


def _listed(numbers: Sequence[str]) -> str:
    return ", ".join(numbers)


def _ranged(numbers: Sequence[str]) -> str:
    """Return the numbers with runs written as `R3–R9`."""
    places = [int(number.removeprefix("R")) for number in numbers]
    runs = [
        [place for _, place in run]
        for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0])
    ]
    return ", ".join(f"R{run[0]}" if len(run) == 1 else f"R{run[0]}–R{run[-1]}" for run in runs)


def _counted(numbers: Sequence[str]) -> str:
    if len(numbers) <= _FEW:
        return _listed(numbers)
    return say_count("{count} risk", "{count} risks", len(numbers))


def _cell_width() -> float:
    return (FigureBlock((), (), "").width - _SIDE) / len(_LEVELS)


def _lines(text: str) -> list[Line]:
    return break_lines((Span(text, Face.BOLD),), _NUMBERS.size, _cell_width() - 2 * _PAD)


@dataclass(kw_only=True)
class MatrixBlock(FigureBlock):
    """Three rows of likelihood, the highest on top, and three columns of impact."""

    cells: dict[Place, list[Line]]

    def _row_height(self, likelihood: Rating) -> float:
        lines = max(len(self.cells.get((likelihood, impact), ())) for impact in _LEVELS)
        return max(lines * LEADING + 2 * _PAD, _LEAST)

    @property
    def sketch_height(self) -> float:
        """Return the height of head and rows."""
        return _HEAD_ROW + sum(self._row_height(level) + _GAP for level in _LEVELS)

    def sketch(self, pen: Pen, left: float, top: float) -> None:
        """Draw heads and cells."""
        wide = _cell_width()
        for column, impact in enumerate(_LEVELS):
            middle = left + _SIDE + (column + 0.5) * wide
            pen.text(self.said(_IMPACTS[impact]), middle, top, HEAD, Align.CENTRE)
        top += _HEAD_ROW
        for row in (2, 1, 0):
            high = self._row_height(_LEVELS[row])
            pen.text(self.said(_LIKELIHOODS[_LEVELS[row]]), left + 4, top + (high - LEADING) / 2, HEAD)
            for column in range(len(_LEVELS)):
                self._draw_cell(pen, row, column, left + _SIDE + column * wide, top, high)
            top += high + _GAP

    def _draw_cell(self, pen: Pen, row: int, column: int, left: float, top: float, high: float) -> None:
        wide, grade = _cell_width(), row + column + 1
        box(pen, left, top, wide - _GAP, high, _TONES[grade], None, radius=2.0)
        lines = self.cells.get((_LEVELS[row], _LEVELS[column]), ())
        style = _LIGHT_NUMBERS if grade == max(_TONES) else _NUMBERS
        at = top + (high - len(lines) * LEADING) / 2
        pen.lines(lines, left + _PAD, at, style, wide - _GAP - 2 * _PAD, Align.CENTRE)
