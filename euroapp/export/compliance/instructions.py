"""Walks through the drawing instructions of a page: what text stands where, and how near its edge."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from euroapp.export.compliance.areas import Area, Box, Stroke, around, cut, square
from euroapp.export.compliance.inks import BLACK, Colour, colour_of
from euroapp.export.compliance.sheets import Run, Sheet
from euroapp.export.compliance.typefaces import Typeface, typeface

Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 8
"""Forms inside forms are followed so far."""
_THICK = 4.5
"""Thinner lines hide no letter, in points."""
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
_BLENDED = {"/ca": 1, "/CA": 1, "/SMask": "/None", "/BM": "/Normal"}
"""What the states of graphics hold when nothing shines through."""
_FILLED = frozenset({0, 2, 4, 6})
_STROKED = frozenset({1, 2, 5, 6})
"""Ways of showing letters that fill them, and that draw their outline."""


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


def shifted(x: float, y: float, matrix: Matrix) -> Matrix:
    """Return the matrix that moves by x and y and then applies `matrix`."""
    a, b, c, d, e, f = matrix
    return a, b, c, d, x * a + y * c + e, x * b + y * d + f


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


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
    way: int = 0
    """How letters are shown (ISO 32000-1, 9.3.6)."""
    fill: Colour | None = BLACK
    stroke: Colour | None = BLACK
    clear: bool = False
    """What is painted lets what lies below shine through."""


@dataclass
class _Walker:
    """Follows the instructions of one page."""

    sheet: Sheet
    fonts: dict[tuple[int, int], Typeface]
    resources: pikepdf.Object
    state: _State = field(default_factory=_State)
    named: dict[str, Typeface | None] = field(default_factory=dict)
    """Typefaces by their name in the resources."""
    kept: list[_State] = field(default_factory=list)
    path: list[tuple[float, float]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
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
        values, matrix = [*map(float, numbers)], self.state.matrix
        for at in range(0, len(values), 2):
            self.path.append(_at(matrix, values[at], values[at + 1]))

    def start(self, numbers: list[Any]) -> None:
        self.starts.append(len(self.path))
        self.points(numbers)

    def rectangle(self, numbers: list[Any]) -> None:
        x, y, wide, high = (float(number) for number in numbers)
        self.start([x, y, x + wide, y, x + wide, y + high, x, y + high])

    def paint(self, *, filled: bool = True, stroked: bool = False, even: bool = False) -> None:
        if self.path:
            half = 0.0
            if stroked:
                a, b, c, d, *_ = self.state.matrix
                half = self.state.line * abs(a * d - b * c) ** 0.5 / 2
            left, bottom, right, top = around(self.path)
            box = (left - half, bottom - half, right + half, top + half)
            self.mark(box)
            if filled:
                edge = self.state.stroke if stroked else None
                self.cover(around(self.path), self.state.fill, even=even, edge=edge)
            if stroked:
                self.trace()
            if 2 * half >= _THICK:
                self.cover(box, self.state.stroke, half=half)
        self.end_path()

    def trace(self) -> None:
        """Note a line along the path."""
        box, clip = around(self.path), self.state.clip
        ends = tuple(self.path) if len(self.path) == 2 else ()
        colour = None if self.state.clear else self.state.stroke
        self.sheet.strokes.append(Stroke(self.sheet.next(), cut(box, clip) if clip else box, colour, ends))

    def cover(
        self,
        box: Box,
        colour: Colour | None,
        *,
        even: bool = False,
        half: float = 0.0,
        edge: Colour | None = None,
    ) -> None:
        """Note a shape along the path."""
        plain = not half and square(self.path)
        points, starts = ((), ()) if plain else (tuple(self.path), (*({0, *self.starts}),))
        self.sheet.areas.append(
            Area(
                self.sheet.next(),
                cut(box, self.state.clip) if self.state.clip else box,
                None if self.state.clear else colour,
                points,
                tuple(sorted(starts)),
                even,
                edge,
                half,
            )
        )

    def end_path(self) -> None:
        if self.clips and self.path:
            inside = around(self.path) if square(self.path) else _NOWHERE
            self.set(clip=cut(inside, self.state.clip) if self.state.clip else inside)
        self.clips, self.path, self.starts = False, [], []

    def clip(self) -> None:
        self.clips = True

    def mark(self, box: Box) -> None:
        self.sheet.marking.paint()
        self.sheet.drawn.append(cut(box, self.state.clip) if self.state.clip else box)

    def place(self, name: str) -> None:
        thing = self.resources.get("/XObject", pikepdf.Dictionary()).get(name)
        if thing is None:
            return
        if thing.get("/Subtype") != "/Form":
            self.path = [_at(self.state.matrix, x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
            self.mark(around(self.path))
            self.cover(around(self.path), None)
            self.end_path()
        elif self.depth < _DEEPEST:
            own = thing.get("/Matrix", pikepdf.Array(_IDENTITY))
            matrix = times(_matrix(list(own)), self.state.matrix)
            inner = replace(self, state=replace(self.state, matrix=matrix), kept=[], path=[], named={})
            inner.resources, inner.depth = thing.get("/Resources", self.resources), self.depth + 1
            inner.frame(thing.get("/BBox"), matrix)
            inner.walk(thing)

    def frame(self, box: Any, matrix: Matrix) -> None:
        """Let nothing of a form be seen beyond its frame."""
        if box is not None:
            left, bottom, right, top = (float(edge) for edge in box)
            corners = ((left, bottom), (right, bottom), (right, top), (left, top))
            inside = around(_at(matrix, x, y) for x, y in corners)
            self.set(clip=cut(inside, self.state.clip) if self.state.clip else inside)

    def graphics(self, name: str) -> None:
        """Take over what lets things shine through."""
        found = self.resources.get("/ExtGState", pikepdf.Dictionary()).get(name, pikepdf.Dictionary())
        if any(key in found for key in _BLENDED):
            plain = all(key not in found or found[key] == value for key, value in _BLENDED.items())
            self.set(clear=not plain)

    # Text

    def begin_text(self) -> None:
        self.sheet.blocks += 1
        self.text = self.row = _IDENTITY

    def move(self, x: float, y: float) -> None:
        self.text = self.row = shifted(x, y, self.row)

    def move_to(self, numbers: list[Any]) -> None:
        self.text = self.row = _matrix(numbers)

    def choose_font(self, name: str, size: float) -> None:
        if name not in self.named:
            self.named[name] = self.found_font(name)
        self.state.font, self.state.size = self.named[name], size

    def found_font(self, name: str) -> Typeface | None:
        found = self.resources.get("/Font", pikepdf.Dictionary()).get(name)
        if found is None:
            return None
        key = found.objgen
        if key == (0, 0) or key not in self.fonts:
            self.fonts[key] = typeface(found)
        return self.fonts[key]

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
        box = around(_at(whole, x, y) for x, y in ((0, low), (wide, low), (wide, high), (0, high)))
        upright = (whole[2] ** 2 + whole[3] ** 2) ** 0.5
        level = (whole[0] ** 2 + whole[1] ** 2) ** 0.5 * state.stretch
        colours: tuple[Colour | None, ...] = ()
        if state.way in _FILLED:
            colours = (None if state.clear else state.fill,)
        if state.way in _STROKED:
            colours = (*colours, None if state.clear else state.stroke)
        self.sheet.runs.append(
            Run(
                font.text(codes),
                state.size * upright,
                box,
                self.sheet.next(),
                self.sheet.blocks,
                whole[5],
                colours,
                state.clip,
                level < upright / 2 or -4 * state.spacing > state.size,
                codes,
                font,
            )
        )
        self.sheet.marking.paint(font.text(codes))
        self.sheet.missing += font.missing(codes)
        self.text = shifted(wide, 0.0, self.text)

    def show_spaced(self, parts: Iterable[Any]) -> None:
        for part in parts:
            if isinstance(part, pikepdf.String):
                self.show(bytes(part))
            else:
                back = -float(part) * self.state.size / 1000 * self.state.stretch
                self.text = shifted(back, 0.0, self.text)

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


def _colour(given: list[Any]) -> Colour | None:
    """Return the colour of an instruction; nothing for a pattern."""
    try:
        return colour_of([float(number) for number in given])
    except (TypeError, ValueError):
        return None


_STEPS: dict[str, Callable[[_Walker, list[Any]], None]] = {
    "q": lambda walker, _: walker.kept.append(copy(walker.state)),
    "Q": lambda walker, _: walker.restore(),
    "cm": lambda walker, given: walker.set(matrix=times(_matrix(given), walker.state.matrix)),
    "w": lambda walker, given: walker.set(line=float(given[0])),
    "m": lambda walker, given: walker.start(given),
    "l": lambda walker, given: walker.points(given),
    "c": lambda walker, given: walker.points(given),
    "v": lambda walker, given: walker.points(given),
    "y": lambda walker, given: walker.points(given),
    "re": lambda walker, given: walker.rectangle(given),
    "W": lambda walker, _: walker.clip(),
    "W*": lambda walker, _: walker.clip(),
    "n": lambda walker, _: walker.end_path(),
    **dict.fromkeys(("f", "F"), lambda walker, _: walker.paint()),
    "f*": lambda walker, _: walker.paint(even=True),
    **dict.fromkeys(("B", "b"), lambda walker, _: walker.paint(stroked=True)),
    **dict.fromkeys(("B*", "b*"), lambda walker, _: walker.paint(stroked=True, even=True)),
    **dict.fromkeys(("S", "s"), lambda walker, _: walker.paint(filled=False, stroked=True)),
    **dict.fromkeys(("g", "rg", "k", "sc", "scn"), lambda walker, given: walker.set(fill=_colour(given))),
    **dict.fromkeys(("G", "RG", "K", "SC", "SCN"), lambda walker, given: walker.set(stroke=_colour(given))),
    "cs": lambda walker, _: walker.set(fill=BLACK),
    "CS": lambda walker, _: walker.set(stroke=BLACK),
    "gs": lambda walker, given: walker.graphics(str(given[0])),
    "Tr": lambda walker, given: walker.set(way=int(given[0])),
    "Do": lambda walker, given: walker.place(str(given[0])),
    **dict.fromkeys(("BMC", "BDC"), lambda walker, given: walker.sheet.marking.begin(given)),
    "EMC": lambda walker, _: walker.sheet.marking.end(),
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
"""What each instruction that moves, colours or marks does; the rest leaves no trace."""


def _shown(page: pikepdf.Page, left: float, bottom: float) -> Box:
    """Return the part of a page that is shown, from the lower left corner of its paper."""
    boxes = [[float(edge) for edge in box] for box in (page.mediabox, page.cropbox, page.trimbox)]
    x, y, right, top = boxes[0]
    shown = (x, y, right, top)
    for box in boxes[1:]:
        shown = cut((box[0], box[1], box[2], box[3]), shown)
    return shown[0] - left, shown[1] - bottom, shown[2] - left, shown[3] - bottom


def sheet(page: pikepdf.Page, fonts: dict[tuple[int, int], Typeface]) -> Sheet:
    """Return what a page holds; `fonts` remembers typefaces over the pages of a file.

    Raises:
        pikepdf.PdfError, ValueError, TypeError: the instructions of the page cannot be read.

    """
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    found = Sheet(right - left, top - bottom, seen=_shown(page, left, bottom))
    start = _State(matrix=(1.0, 0.0, 0.0, 1.0, -left, -bottom))
    _Walker(found, fonts, page.obj.get("/Resources", pikepdf.Dictionary()), start).walk(page)
    return found
