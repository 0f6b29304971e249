"""Signs of participants: a square for the coordinator, circles that differ in fill and edge for others."""

from __future__ import annotations

from euroapp.draft.consortium import Role
from euroapp.export.pdf.figures.figure import LEADING
from euroapp.export.pdf.figures.shapes import DASH, box, disc
from euroapp.export.pdf.fonts import Face
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import ACCENT, PAPER, SOFT, TEXT, Colour, Style
from euroapp.outline.elements import Align

NUMBER = Style(9, LEADING, PAPER, Face.BOLD)
DARK_NUMBER = Style(9, LEADING, TEXT, Face.BOLD)
LOOKS: dict[Role, tuple[Colour, Colour, float, tuple[float, ...]]] = {
    Role.COORDINATOR: (TEXT, TEXT, 1.0, ()),
    Role.BENEFICIARY: (ACCENT, PAPER, 0.8, ()),
    Role.AFFILIATED: (PAPER, ACCENT, 1.3, ()),
    Role.ASSOCIATED: (PAPER, TEXT, 1.0, DASH),
    Role.OTHER: (PAPER, SOFT, 0.8, ()),
}
"""Fill, border, its thickness and its dashes, by role; the coordinator's sign is a square."""


def draw_sign(pen: Pen, x: float, y: float, radius: float, role: Role, number: str) -> None:
    """Draw the sign of a participant with its number."""
    fill, border, thick, dash = LOOKS[role]
    if role is Role.COORDINATOR:
        side = radius * 1.86
        box(pen, x - side / 2, y - side / 2, side, side, fill, PAPER, 0.8, 1.5)
    else:
        disc(pen, x, y, radius, fill, border, thick, dash)
    if number:
        style = DARK_NUMBER if fill == PAPER else NUMBER
        pen.text(number, x, y - LEADING / 2 - 0.1, style, Align.CENTRE)
