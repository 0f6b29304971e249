"""What one page holds: letters, and what is painted beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from euroapp.export.compliance.areas import Area, Box, Stroke
from euroapp.export.compliance.inks import BLACK, Colour
from euroapp.export.compliance.markings import Marking
from euroapp.export.compliance.typefaces import Typeface

_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


class Run(NamedTuple):
    """Letters that one instruction prints; there are tens of thousands of them."""

    text: str
    size: float
    """Font size as it appears on the page, in points."""
    box: Box
    order: int = 0
    """Its place among all that is painted on the page."""
    block: int = 0
    """In which text object of the page it stands; letters of one belong together."""
    base: float = 0.0
    """Height of the line on which it stands, in points."""
    colours: tuple[Colour | None, ...] = (BLACK,)
    """Of its filling and its outline; none where neither is drawn."""
    clip: Box | None = None
    """Beyond it nothing is seen."""
    narrow: bool = False
    """Its letters are squeezed or set on top of each other."""
    codes: bytes = b""
    font: Typeface | None = None

    def letters(self) -> list[tuple[str, Box]]:
        """Return its visible letters, each with the part of the box that it takes."""
        if self.font is None:
            return [(self.text, self.box)]
        left, bottom, right, top = self.box
        whole = self.font.width(self.codes) or 1.0
        found, at = [], 0.0
        for code in self.codes:
            wide, letter = self.font.widths[code], self.font.letters[code]
            if letter.strip() and wide:
                start, end = at / whole, (at + wide) / whole
                box = (left + start * (right - left), bottom, left + end * (right - left), top)
                found.append((letter, box))
            at += wide
        return found


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
    seen: Box = _NOWHERE
    """The part of the page that is shown and printed."""
    areas: list[Area] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    painted: int = 0
    """How much was painted so far."""
    blocks: int = 0
    """How many text objects began so far."""
    marking: Marking = field(default_factory=Marking)

    def next(self) -> int:
        """Return the place of what is painted next."""
        self.painted += 1
        return self.painted

    def nearest(self) -> float:
        """Return the smallest distance of anything from an edge of the page, in points."""
        boxes = [run.box for run in self.runs if run.text.strip()] + self.drawn
        return min(
            (min(box[0], box[1], self.width - box[2], self.height - box[3]) for box in boxes),
            default=min(self.width, self.height) / 2,
        )
