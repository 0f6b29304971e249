"""The share of the grant that goes to SMEs, against what the call asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from euroapp.export.pdf.figures.figure import FigureBlock, Lettering, text_width
from euroapp.export.pdf.figures.shapes import hatched, stroke
from euroapp.export.pdf.fonts import Face
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import ACCENT, CELL, PAPER, SOFT, TEXT, Style
from euroapp.figures.shares import SupportShare
from euroapp.language import say
from euroapp.outline.drawings import ShareBar
from euroapp.outline.elements import Align
from euroapp.wording.numbers import cut_percent, money, rate

_BAR = 20.0
_LINE = CELL.leading
_INSIDE = Style(9, 11.4, PAPER, Face.BOLD)
_STRONG = Style(9, 11.4, TEXT, Face.BOLD)
_OVERHANG = 5.0


def share_blocks(item: ShareBar, lettering: Lettering) -> Iterator[FigureBlock]:
    """Yield the bar of the grant."""
    caption = lettering.number(item.caption, item.path)
    yield ShareBlock(
        caption, lettering.note(item.note, item.path), item.key, share=item.share, language=lettering.language
    )


@dataclass(kw_only=True)
class ShareBlock(FigureBlock):
    """The grant as one bar, its part for SMEs solid, the threshold a line across it."""

    share: SupportShare

    @property
    def sketch_height(self) -> float:
        """Return the height of the bar with a line of text above and two below."""
        return _LINE + _OVERHANG + _BAR + _OVERHANG + 2 * _LINE

    def sketch(self, pen: Pen, left: float, top: float) -> None:
        """Draw bar, threshold and sums."""
        share = self.share
        whole = max(float(share.share), 1.0)
        grant, filled = self.width / whole, self.width * min(float(share.share) / whole, 1.0)
        bar = top + _LINE + _OVERHANG
        if grant > filled:
            hatched(pen, left + filled, bar, grant - filled, _BAR, SOFT, PAPER)
        pen.band(left, bar, filled, _BAR, ACCENT)
        self._draw_threshold(pen, left, grant, bar)
        said = self.said(say("{share} to SMEs", share=cut_percent(share.share)))
        inside = bar + (_BAR - _LINE) / 2
        if text_width(said, _INSIDE) + 16 <= filled:
            pen.text(said, left + 8, inside, _INSIDE)
        else:
            clear = text_width(said, _STRONG) + 10
            pen.band(left + filled + 3, inside - 1, clear, _LINE + 2, PAPER)
            pen.text(said, left + filled + 8, inside, _STRONG)
        foot = bar + _BAR + _OVERHANG
        support = say("Support to SMEs: EUR\N{NO-BREAK SPACE}{amount}", amount=money(share.support))
        pen.text(self.said(support), left, foot, _STRONG)
        grant_text = say("Requested grant: EUR\N{NO-BREAK SPACE}{amount}", amount=money(share.grant))
        pen.text(self.said(grant_text), left + self.width, foot, CELL, Align.RIGHT)
        pen.text(self.said(_judged(share)), left, foot + _LINE, CELL)

    def _draw_threshold(self, pen: Pen, left: float, grant: float, bar: float) -> None:
        if self.share.required is None:
            return
        x = left + min(max(grant * float(self.share.required), 0.0), self.width)
        text = self.said(say("Required: at least {share}", share=rate(self.share.required)))
        half = text_width(text, _STRONG) / 2
        middle = min(max(x, left + half), left + self.width - half)
        pen.text(text, middle, bar - _OVERHANG - _LINE, _STRONG, Align.CENTRE)
        stroke(pen, x, bar - _OVERHANG, x, bar + _BAR + _OVERHANG, PAPER, 4.0)
        stroke(pen, x, bar - _OVERHANG, x, bar + _BAR + _OVERHANG, TEXT, 1.6)


def _judged(share: SupportShare) -> str:
    """Return how the support stands to what is required, in words."""
    if share.required_amount is None or share.margin is None:
        return ""
    asked = money(share.required_amount)
    if share.margin == 0:
        return say("Exactly the required EUR\N{NO-BREAK SPACE}{asked}", asked=asked)
    if share.margin > 0:
        return say(
            "EUR\N{NO-BREAK SPACE}{amount} more than the required EUR\N{NO-BREAK SPACE}{asked}",
            amount=money(share.margin),
            asked=asked,
        )
    return say(
        "EUR\N{NO-BREAK SPACE}{amount} less than the required EUR\N{NO-BREAK SPACE}{asked}",
        amount=money(-share.margin),
        asked=asked,
    )
