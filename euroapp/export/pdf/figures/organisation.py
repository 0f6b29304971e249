"""How the consortium is organised: the coordinator, and below it the participants by role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from euroapp.draft.consortium import Role
from euroapp.export.pdf.figures.figure import (
    LEADING,
    ONE_PAGE,
    FigureBlock,
    Lettering,
    parted,
    wrapped,
)
from euroapp.export.pdf.figures.shapes import DASH, DOTS, box, stroke
from euroapp.export.pdf.fonts import Face
from euroapp.export.pdf.inline import Line
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import ACCENT, BAND, CELL, HEAD, PAPER, SOFT, TEXT, Colour, Style, body_width
from euroapp.outline.drawings import Group, Member, Organisation

_ACROSS = 4
_GUTTER = 8.0
_PAD = 6.0
_AIR = 5.0
_TITLE = 15.0
_STEM = 12.0
_MOST_LINES = 4
"""Lines that one fact about a participant may take."""
_NAME_LINES = 2
_NAME = Style(9, LEADING, TEXT, Face.BOLD)
_LOOKS: dict[Role, tuple[Colour, Colour, float, tuple[float, ...]]] = {
    Role.COORDINATOR: (ACCENT, ACCENT, 1.0, ()),
    Role.BENEFICIARY: (PAPER, ACCENT, 1.0, ()),
    Role.AFFILIATED: (PAPER, ACCENT, 1.0, DASH),
    Role.ASSOCIATED: (PAPER, SOFT, 1.0, DOTS),
    Role.OTHER: (PAPER, SOFT, 0.5, ()),
}
"""Fill, border, its thickness and its dashes, by role."""


@dataclass(frozen=True)
class Card:
    """A participant with its texts broken into lines."""

    name: Sequence[Line]
    lines: Sequence[Line]

    @property
    def height(self) -> float:
        """Return the height with the space around the text."""
        return (len(self.name) + len(self.lines)) * LEADING + 2 * _AIR


@dataclass(frozen=True)
class Strip:
    """Cards side by side; those of one role follow each other."""

    role: Role
    title: str
    cards: tuple[Card, ...]

    @property
    def height(self) -> float:
        """Return the height of the highest card, and the space to the next strip."""
        return max(card.height for card in self.cards) + _GUTTER


def _card_width() -> float:
    return (body_width(wide=False) - 2 * _PAD - (_ACROSS - 1) * _GUTTER) / _ACROSS


def organisation_blocks(item: Organisation, lettering: Lettering) -> Iterator[FigureBlock]:
    """Yield the chart, in parts where it is higher than a page."""
    parts: list[list[Strip]] = [[]]
    for group in item.groups:
        for strip in _strips(group, lettering):
            tried = OrganisationBlock((), (), "", strips=[*parts[-1], strip])
            if parts[-1] and tried.sketch_height > ONE_PAGE - 30:
                parts.append([])
            parts[-1].append(strip)
    for number, strips in enumerate(parts, 1):
        caption = lettering.number(parted(item.caption, number, len(parts)), item.path)
        note = lettering.note(item.note, item.path) if number == len(parts) else ()
        yield OrganisationBlock(caption, note, item.key, strips=strips)


def _strips(group: Group, lettering: Lettering) -> Iterator[Strip]:
    cards = [_card(member, lettering) for member in group.members]
    for start in range(0, len(cards), _ACROSS):
        yield Strip(group.role, group.title, tuple(cards[start : start + _ACROSS]))


def _card(member: Member, lettering: Lettering) -> Card:
    room = _card_width() - 2 * _PAD
    name = wrapped(lettering.text(member.label, member.path), _NAME, room, _NAME_LINES)
    texts = (lettering.text(line, member.path) for line in member.lines)
    return Card(name, [line for text in texts for line in wrapped(text, CELL, room, _MOST_LINES)])


@dataclass(kw_only=True)
class OrganisationBlock(FigureBlock):
    """Strips of cards, each role on a panel of its own."""

    strips: list[Strip]

    def _panels(self) -> list[list[Strip]]:
        panels: list[list[Strip]] = []
        for strip in self.strips:
            if panels and panels[-1][0].role is strip.role:
                panels[-1].append(strip)
            else:
                panels.append([strip])
        return panels

    @property
    def sketch_height(self) -> float:
        """Return the height of all panels with the stems between them."""
        panels = self._panels()
        return sum(map(_panel_height, panels)) + _STEM * (len(panels) - 1)

    def sketch(self, pen: Pen, left: float, top: float) -> None:
        """Draw the panels from the coordinator down."""
        middle = left + self.width / 2
        for index, panel in enumerate(self._panels()):
            if index:
                stroke(pen, middle, top - _STEM, middle, top, SOFT, 1.0, _LOOKS[panel[0].role][3])
            self._draw_panel(pen, panel, left, top)
            top += _panel_height(panel) + _STEM

    def _draw_panel(self, pen: Pen, panel: list[Strip], left: float, top: float) -> None:
        role, wide = panel[0].role, _card_width()
        if role is not Role.COORDINATOR:
            box(pen, left, top, self.width, _panel_height(panel), BAND, None, radius=3.0)
            pen.text(panel[0].title, left + _PAD, top + 3, HEAD)
            top += _TITLE + 2
        for strip in panel:
            taken = len(strip.cards) * (wide + _GUTTER) - _GUTTER
            x = left + (self.width - taken) / 2 if role is Role.COORDINATOR else left + _PAD
            for card in strip.cards:
                _draw_card(pen, card, role, x, top, strip.height - _GUTTER)
                x += wide + _GUTTER
            top += strip.height


def _panel_height(panel: Sequence[Strip]) -> float:
    cards = sum(strip.height for strip in panel) - _GUTTER
    return cards if panel[0].role is Role.COORDINATOR else cards + _TITLE + 2 + _PAD


def _draw_card(pen: Pen, card: Card, role: Role, left: float, top: float, high: float) -> None:
    fill, border, thick, dash = _LOOKS[role]
    box(pen, left, top, _card_width(), high, fill, border, thick, 2.5, dash)
    colour = PAPER if role is Role.COORDINATOR else TEXT
    room = _card_width() - 2 * _PAD
    pen.lines(card.name, left + _PAD, top + _AIR, replace(_NAME, colour=colour), room)
    soft = PAPER if role is Role.COORDINATOR else SOFT
    pen.lines(
        card.lines, left + _PAD, top + _AIR + len(card.name) * LEADING, replace(CELL, colour=soft), room
    )
