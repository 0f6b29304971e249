"""Measures, colours and text styles of the printed proposal; lengths in points."""

from __future__ import annotations

from dataclasses import dataclass, replace

from euroapp.export.pdf.fonts import Face

MM = 72 / 25.4
PORTRAIT = (210 * MM, 297 * MM)
LANDSCAPE = (PORTRAIT[1], PORTRAIT[0])
SHEET = 2
"""How wide a page of A3 is, which lies on its side and is as high as A4."""
_SIZES = (PORTRAIT, LANDSCAPE, (420 * MM, 297 * MM))
MARGIN = 20 * MM
BODY_TOP = 72.0
"""From the upper edge of the page to the first line of content."""
BODY_BOTTOM = 64.0
HEADER_BASE = 51.0
"""From the upper edge to the base of the header, whose letters keep 15 mm from the edge."""
FOOTER_BASE = 45.5
SMALLEST = 9.0
"""No form of the EU accepts a smaller font."""

Colour = tuple[float, float, float]


def _hex(code: str) -> Colour:
    red, green, blue = (int(code[index : index + 2], 16) / 255 for index in (0, 2, 4))
    return red, green, blue


TEXT = _hex("1B2430")
SOFT = _hex("55616F")
ACCENT = _hex("0B57B0")
LIGHT = _hex("8FB3E3")
LINE = _hex("CBD2DA")
BAND = _hex("EDF2F9")
GOLD = _hex("C98A00")
WARN = _hex("A65300")
FAINT = _hex("7E8894")
PAPER = _hex("FFFFFF")


@dataclass(frozen=True)
class Style:
    """How a run of text is set."""

    size: float = 10.0
    leading: float = 13.6
    colour: Colour = TEXT
    face: Face = Face.REGULAR
    before: float = 0.0
    after: float = 6.0


SCALE = frozenset({30.0, 17.0, 12.5, 10.5, 10.0, SMALLEST})
"""Every size that is used; the largest only for the acronym on the cover."""
BODY = Style()
LIST_AFTER = 3.4
"""Space between the items of a list."""
REMARK = replace(BODY, colour=SOFT, face=Face.ITALIC)
ACRONYM = Style(30, 36, ACCENT, Face.BOLD, after=4)
TITLE = Style(17, 22, TEXT, Face.BOLD, after=16)
H1 = Style(17, 22, TEXT, Face.BOLD, before=26, after=8)
H2 = Style(12.5, 16.5, ACCENT, Face.BOLD, before=18, after=5)
H3 = Style(12.5, 16.5, TEXT, Face.BOLD, before=18, after=5)
H4 = Style(10.5, 14, TEXT, Face.BOLD, before=10, after=3)
H5 = Style(10, 13.6, SOFT, Face.BOLD, before=7, after=2)
CELL = Style(9, 11.4)
HEAD = Style(9, 11.4, SOFT, Face.BOLD)
LABEL = Style(9, 11.4, SOFT)
CAPTION = Style(9, 11.4, SOFT)
NOTE = Style(9, 11.4, SOFT)
TAG = Style(SMALLEST, 11.4, FAINT)
"""The machine tags of the form."""


def page_size(wide: int) -> tuple[float, float]:
    """Return width and height of a page: upright, on its side, or `SHEET`."""
    return _SIZES[wide]


def body_width(wide: int) -> float:
    """Return the width that content may take."""
    return page_size(wide)[0] - 2 * MARGIN


def body_height(wide: int) -> float:
    """Return the height that content may take."""
    return page_size(wide)[1] - BODY_TOP - BODY_BOTTOM
