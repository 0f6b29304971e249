"""Numbers and dates as people read and type them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from euroapp.details import CalendarMonth, Money, Rounded, Rounding, Share, Span
from euroapp.exact import EXACT, total
from euroapp.language.dates import english_day, english_month
from euroapp.language.figures import money_text, number_text, share_text
from euroapp.language.language import ENGLISH
from euroapp.language.words import Words

_SPACES = re.compile(r"[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'’]")
_UNITS = re.compile(r"^(?:€|EUR)|(?:€|EUR|%)$", re.IGNORECASE)
_THOUSAND = Decimal(1000)
_AMBIGUOUS = re.compile(r"^[+-]?[1-9]\d{0,2}[.,]\d{3}$")


class Ambiguous(ValueError):
    """A number such as `1.000` that could be one or one thousand; `readings` holds both."""

    def __init__(self, text: str, readings: tuple[Decimal, Decimal]) -> None:
        super().__init__(text)
        self.readings = readings


def money(amount: Decimal | None) -> str:
    """Return euro with group marks and two decimals, `1,400,000.00`; '' for nothing."""
    return "" if amount is None else Words(money_text(amount), Money(amount))


def quantity(value: Decimal | int | None, places: int | None = None) -> str:
    """Return a plain number with group marks, without trailing zeros unless places are given."""
    if value is None:
        return ""
    return Words(number_text(value, places), value if places is None else Rounded(Decimal(value), places))


def _share(part: Decimal | None, rounding: Rounding, places: int = 1) -> str:
    return "" if part is None else Words(share_text(part, rounding, places), Share(part, rounding, places))


def percent(share: Decimal | None, places: int = 1) -> str:
    """Return a share between 0 and 1 as `73.0 %`, rounded half up; '' for nothing."""
    return _share(share, Rounding.HALF_UP, places)


def cut_percent(share: Decimal | None, places: int = 1) -> str:
    """Return a share that is held against a limit as `74.9 %`; '' for nothing.

    Cut, not rounded: a share just below a limit must not look like the limit.
    """
    return _share(share, Rounding.CUT, places)


def rate(share: Decimal | None) -> str:
    """Return a rate or limit with all its decimals, `90 %` or `62.5 %`; '' for nothing."""
    return _share(share, Rounding.EXACT)


def shares(amounts: Sequence[Decimal]) -> list[str]:
    """Return the shares of amounts in their sum, with one decimal, so that they add up to 100.0 %.

    Each is rounded; what is then missing or too much goes to those nearest to the next tenth. All empty where
    the amounts are nothing, or some are negative.
    """
    whole = total(amounts)
    if whole <= 0 or min(amounts) < 0:
        return [""] * len(amounts)
    exact = [EXACT.divide(EXACT.multiply(amount, _THOUSAND), whole) for amount in amounts]
    tenths = [one.quantize(Decimal(1), ROUND_HALF_UP, EXACT) for one in exact]
    left = int(_THOUSAND - sum(tenths))
    step = 1 if left > 0 else -1
    order = sorted(range(len(exact)), key=lambda place: (tenths[place] - exact[place]) * step)
    for place in order[: abs(left)]:
        tenths[place] += step
    return [percent(one / 1000) for one in tenths]


def day(value: date | None) -> str:
    """Return an unambiguous date, `5 Feb 2025`; '' for nothing."""
    return "" if value is None else Words(english_day(value), value)


def calendar_month(year: int, month: int) -> str:
    """Return a month of the calendar, `August 2025`."""
    return Words(english_month(year, month), CalendarMonth(year, month))


def months(start: int | None, end: int | None) -> str:
    """Return a span of project months, `M1 to M36`; '' where none is known."""
    if start is None and end is None:
        return ""
    return Words(ENGLISH.printed(Span(start, end)), Span(start, end))


def parse_number(text: str) -> Decimal | None:
    """Read a number with either decimal mark; nothing for an empty text.

    Raises:
        Ambiguous: the only mark could group thousands or start the decimals.
        ValueError: this is no number.

    """
    plain = _UNITS.sub("", _SPACES.sub("", text))
    if not plain:
        return None
    if _AMBIGUOUS.match(plain):
        whole, _, rest = plain.replace(",", ".").partition(".")
        raise Ambiguous(text, (Decimal(whole + rest), Decimal(f"{whole}.{rest}")))
    for mark, group in ((".", ","), (",", ".")):
        number = rf"[+-]?(\d+|[1-9]\d{{0,2}}(\{group}\d{{3}})+)?(\{mark}\d*)?"
        if re.fullmatch(number, plain, re.ASCII):
            try:
                return Decimal(plain.replace(group, "").replace(mark, "."))
            except InvalidOperation as error:
                raise ValueError(text) from error
    raise ValueError(text)
