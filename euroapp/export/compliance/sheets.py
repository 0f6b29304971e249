"""Walks through the drawing instructions of a page: what text stands where, and how near its edge."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from euroapp.export.compliance.typefaces import Typeface, typeface

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 8
"""Forms inside forms are followed so far."""


def times(a: Matrix, b: Matrix) -> Matrix:
    """Return the matrix that applies `a` and then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _around(points: Iterable[tuple[float, float]]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _cut(box: Box, frame: Box) -> Box:
    """Return the part of a box inside a frame; a box outside shrinks to its edge."""
    left, bottom, right, top = frame
    return (
        min(max(box[0], left), right),
        min(max(box[1], bottom), top),
        max(min(box[2], right), left),
        max(min(box[3], top), bottom),
    )


@dataclass(frozen=True)
class Run:
    """Letters that one instruction prints."""

    text: str
    size: float
    """Font size as it appears on the page, in points."""
    box: Box


@dataclass
class Sheet:
    """What one page holds."""

    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    drawn: list[Box] = field(default_factory=list)
    """Surroundings of lines, areas and images."""
    missing: int = 0
    """Codes that print the box of a missing glyph."""
    unread: int = 0
    """Codes of fonts that this reader does not know."""

    def nearest(self) -> float:
        """Return the smallest distance of anything from an edge of the page, in points."""
        boxes = [run.box for run in self.runs if run.text.strip()] + self.drawn
        return min(
            (min(box[0], box[1], self.width - box[2], self.height - box[3]) for box in boxes),
            default=min(self.width, self.height) / 2,
        )


@dataclass
class _State:
    """What `q` keeps and `Q` brings back."""

    matrix: Matrix = _IDENTITY
    clip: Box | None = None
    font: Typeface | None = None
    size: float = 0.0
    leading: float = 0.0
    spacing: float = 0.0
    word: float = 0.0
    stretch: float = 1.0
    rise: float = 0.0
    line: float = 1.0


@dataclass
class _Walker:
    """Follows the instructions of one page."""

    sheet: Sheet
    fonts: dict[tuple[int, int], Typeface]
    resources: pikepdf.Object
    state: _State = field(default_factory=_State)
    kept: list[_State] = field(default_factory=list)
    path: list[tuple[float, float]] = field(default_factory=list)
    clips: bool = False
    text: Matrix = _IDENTITY
    row: Matrix = _IDENTITY
    depth: int = 0

    def walk(self, content: Any) -> None:
        """Follow all instructions of a page or form."""
        for instruction in pikepdf.parse_content_stream(content):
            step = _STEPS.get(str(instruction.operator))
            if step is not None:
                step(self, list(instruction.operands))

    def set(self, **values: Any) -> None:
        for name, value in values.items():
            setattr(self.state, name, value)

    def restore(self) -> None:
        if self.kept:
            self.state = self.kept.pop()

    # Drawings

    def points(self, numbers: list[Any]) -> None:
        values = [float(number) for number in numbers]
        self.path.extend(_at(self.state.matrix, x, y) for x, y in zip(values[::2], values[1::2], strict=True))

    def rectangle(self, numbers: list[Any]) -> None:
        x, y, wide, high = (float(number) for number in numbers)
        self.points([x, y, x + wide, y, x + wide, y + high, x, y + high])

    def paint(self, stroked: bool = False) -> None:
        if self.path:
            half = 0.0
            if stroked:
                a, b, c, d, *_ = self.state.matrix
                half = self.state.line * abs(a * d - b * c) ** 0.5 / 2
            left, bottom, right, top = _around(self.path)
            self.mark((left - half, bottom - half, right + half, top + half))
        self.end_path()

    def end_path(self) -> None:
        if self.clips and self.path:
            around = _around(self.path)
            self.set(clip=_cut(around, self.state.clip) if self.state.clip else around)
        self.clips, self.path = False, []

    def clip(self) -> None:
        self.clips = True

    def mark(self, box: Box) -> None:
        self.sheet.drawn.append(_cut(box, self.state.clip) if self.state.clip else box)

    def place(self, name: str) -> None:
        thing = self.resources.get("/XObject", pikepdf.Dictionary()).get(name)
        if thing is None:
            return
        if thing.get("/Subtype") != "/Form":
            self.mark(_around(_at(self.state.matrix, x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))))
        elif self.depth < _DEEPEST:
            own = thing.get("/Matrix", pikepdf.Array(_IDENTITY))
            matrix = times(_matrix(list(own)), self.state.matrix)
            inner = replace(self, state=replace(self.state, matrix=matrix), kept=[], path=[])
            inner.resources, inner.depth = thing.get("/Resources", self.resources), self.depth + 1
            inner.walk(thing)

    # Text

    def begin_text(self) -> None:
        self.text = self.row = _IDENTITY

    def move(self, x: float, y: float) -> None:
        self.text = self.row = times((1.0, 0.0, 0.0, 1.0, x, y), self.row)

    def move_to(self, numbers: list[Any]) -> None:
        self.text = self.row = _matrix(numbers)

    def choose_font(self, name: str, size: float) -> None:
        found = self.resources.get("/Font", pikepdf.Dictionary()).get(name)
        if found is None:
            self.set(font=None, size=size)
            return
        key = found.objgen
        if key == (0, 0) or key not in self.fonts:
            self.fonts[key] = typeface(found)
        self.set(font=self.fonts[key], size=size)

    def show(self, codes: bytes) -> None:
        state, font = self.state, self.state.font
        if font is None or not font.simple:
            self.sheet.unread += len(codes)
            return
        scale = state.size / 1000
        wide = font.width(codes) * scale + state.spacing * len(codes) + state.word * codes.count(b" ")
        wide *= state.stretch
        whole = times(self.text, state.matrix)
        low, high = font.descent * scale + state.rise, font.ascent * scale + state.rise
        box = _around(_at(whole, x, y) for x, y in ((0, low), (wide, low), (wide, high), (0, high)))
        size = state.size * (whole[2] ** 2 + whole[3] ** 2) ** 0.5
        self.sheet.runs.append(Run(font.text(codes), size, box))
        self.sheet.missing += font.missing(codes)
        self.text = times((1.0, 0.0, 0.0, 1.0, wide, 0.0), self.text)

    def show_spaced(self, parts: Iterable[Any]) -> None:
        for part in parts:
            if isinstance(part, pikepdf.String):
                self.show(bytes(part))
            else:
                back = -float(part) * self.state.size / 1000 * self.state.stretch
                self.text = times((1.0, 0.0, 0.0, 1.0, back, 0.0), self.text)

    def next_line(self) -> None:
        self.move(0.0, -self.state.leading)

    def show_on_next_line(self, codes: bytes) -> None:
        self.next_line()
        self.show(codes)

    def step_down(self, x: float, y: float) -> None:
        self.set(leading=-y)
        self.move(x, y)


def _matrix(numbers: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


_STEPS: dict[str, Callable[[_Walker, list[Any]], None]] = {
    "q": lambda walker, _: walker.kept.append(copy(walker.state)),
    "Q": lambda walker, _: walker.restore(),
    "cm": lambda walker, given: walker.set(matrix=times(_matrix(given), walker.state.matrix)),
    "w": lambda walker, given: walker.set(line=float(given[0])),
    "m": lambda walker, given: walker.points(given),
    "l": lambda walker, given: walker.points(given),
    "c": lambda walker, given: walker.points(given),
    "v": lambda walker, given: walker.points(given),
    "y": lambda walker, given: walker.points(given),
    "re": lambda walker, given: walker.rectangle(given),
    "W": lambda walker, _: walker.clip(),
    "W*": lambda walker, _: walker.clip(),
    "n": lambda walker, _: walker.end_path(),
    **dict.fromkeys(("f", "F", "f*"), lambda walker, _: walker.paint()),
    **dict.fromkeys(("S", "s", "B", "B*", "b", "b*"), lambda walker, _: walker.paint(stroked=True)),
    "Do": lambda walker, given: walker.place(str(given[0])),
    "BT": lambda walker, _: walker.begin_text(),
    "Tf": lambda walker, given: walker.choose_font(str(given[0]), float(given[1])),
    "TL": lambda walker, given: walker.set(leading=float(given[0])),
    "Tc": lambda walker, given: walker.set(spacing=float(given[0])),
    "Tw": lambda walker, given: walker.set(word=float(given[0])),
    "Tz": lambda walker, given: walker.set(stretch=float(given[0]) / 100),
    "Ts": lambda walker, given: walker.set(rise=float(given[0])),
    "Tm": lambda walker, given: walker.move_to(given),
    "Td": lambda walker, given: walker.move(float(given[0]), float(given[1])),
    "TD": lambda walker, given: walker.step_down(float(given[0]), float(given[1])),
    "T*": lambda walker, _: walker.next_line(),
    "Tj": lambda walker, given: walker.show(bytes(given[0])),
    "TJ": lambda walker, given: walker.show_spaced(given[0]),
    "'": lambda walker, given: walker.show_on_next_line(bytes(given[0])),
}
"""What each instruction that moves or marks does; colours and the rest leave no trace."""


def sheet(page: pikepdf.Page, fonts: dict[tuple[int, int], Typeface]) -> Sheet:
    """Return what a page holds; `fonts` remembers typefaces over the pages of a file.

    Raises:
        pikepdf.PdfError, ValueError, TypeError: the instructions of the page cannot be read.

    """
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    found = Sheet(right - left, top - bottom)
    start = _State(matrix=(1.0, 0.0, 0.0, 1.0, -left, -bottom))
    _Walker(found, fonts, page.obj.get("/Resources", pikepdf.Dictionary()), start).walk(page)
    return found
