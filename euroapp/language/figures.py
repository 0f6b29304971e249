"""Numbers as text, with the marks of a language."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from euroapp.details import Rounding
from euroapp.exact import EXACT

_HUNDRED = Decimal(100)


class Marks(NamedTuple):
    """How a language groups thousands and begins the decimals of a number."""

    group: str
    decimal: str

    def put(self, text: str) -> str:
        """Return a number printed with English marks with these marks."""
        return (
            text if self is ENGLISH_MARKS else text.translate({ord(","): self.group, ord("."): self.decimal})
        )


ENGLISH_MARKS = Marks(",", ".")


def money_text(amount: Decimal | None, marks: Marks = ENGLISH_MARKS) -> str:
    """Return euro with group marks and two decimals, `1,400,000.00`; '' for nothing."""
    return "" if amount is None else marks.put(f"{amount:,.2f}")


def number_text(value: Decimal | int | None, places: int | None = None, marks: Marks = ENGLISH_MARKS) -> str:
    """Return a plain number with group marks, without trailing zeros unless places are given."""
    if value is None:
        return ""
    if places is not None:
        return marks.put(f"{value:,.{places}f}")
    text = f"{value:,f}"
    return marks.put(text.rstrip("0").rstrip(".") if "." in text else text)


def share_text(
    share: Decimal | None, rounding: Rounding, places: int = 1, marks: Marks = ENGLISH_MARKS
) -> str:
    """Return a part of a whole as `73.0 %`, rounded as told; '' for nothing."""
    if share is None:
        return ""
    percent = EXACT.multiply(share, _HUNDRED)
    if rounding is Rounding.EXACT:
        return number_text(percent, marks=marks) + "\N{NO-BREAK SPACE}%"
    how = ROUND_DOWN if rounding is Rounding.CUT else ROUND_HALF_UP
    shown = percent.quantize(Decimal(1).scaleb(-places), how, EXACT)
    return marks.put(f"{shown:,.{places}f}") + "\N{NO-BREAK SPACE}%"
