"""Numbers and dates as people read and type them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation
from typing import NamedTuple

from euroapp.values import EXACT, total

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SPACES = re.compile(r"[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'’]")
_UNITS = re.compile(r"^(?:€|EUR)|(?:€|EUR|%)$", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"^[+-]?[1-9]\d{0,2}[.,]\d{3}$")


class Ambiguous(ValueError):
    """A number such as `1.000` that could be one or one thousand; `readings` holds both."""

    def __init__(self, text: str, readings: tuple[Decimal, Decimal]) -> None:
        super().__init__(text)
        self.readings = readings


class Marks(NamedTuple):
    """How a language groups thousands and begins the decimals of a number."""

    group: str
    decimal: str

    def put(self, text: str) -> str:
        """Return a number printed with English marks with these marks."""
        return text if self is ENGLISH else text.translate({ord(","): self.group, ord("."): self.decimal})


ENGLISH = Marks(",", ".")


def money(amount: Decimal | None, marks: Marks = ENGLISH) -> str:
    """Return euro with group marks and two decimals, `1,400,000.00`; '' for nothing."""
    return "" if amount is None else marks.put(f"{amount:,.2f}")


def quantity(value: Decimal | int | None, places: int | None = None, marks: Marks = ENGLISH) -> str:
    """Return a plain number with group marks, without trailing zeros unless places are given."""
    if value is None:
        return ""
    if places is not None:
        return marks.put(f"{value:,.{places}f}")
    text = f"{value:,f}"
    return marks.put(text.rstrip("0").rstrip(".") if "." in text else text)


_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)


def _per_cent(share: Decimal, places: int, rounding: str, marks: Marks) -> str:
    shown = EXACT.multiply(share, _HUNDRED).quantize(Decimal(1).scaleb(-places), rounding, EXACT)
    return marks.put(f"{shown:,.{places}f}") + "\N{NO-BREAK SPACE}%"


def percent(share: Decimal | None, places: int = 1, marks: Marks = ENGLISH) -> str:
    """Return a share between 0 and 1 as `73.0 %`, rounded half up; '' for nothing."""
    return "" if share is None else _per_cent(share, places, ROUND_HALF_UP, marks)


def cut_percent(share: Decimal | None, places: int = 1, marks: Marks = ENGLISH) -> str:
    """Return a share that is held against a limit as `74.9 %`; '' for nothing.

    Cut, not rounded: a share just below a limit must not look like the limit.
    """
    return "" if share is None else _per_cent(share, places, ROUND_DOWN, marks)


def rate(share: Decimal | None, marks: Marks = ENGLISH) -> str:
    """Return a rate or limit with all its decimals, `90 %` or `62.5 %`; '' for nothing."""
    if share is None:
        return ""
    return quantity(EXACT.multiply(share, _HUNDRED), marks=marks) + "\N{NO-BREAK SPACE}%"


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
    return [f"{one / 10:,.1f}\N{NO-BREAK SPACE}%" for one in tenths]


def day(value: date | None) -> str:
    """Return an unambiguous date, `5 Feb 2025`; '' for nothing."""
    return "" if value is None else f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def calendar_month(year: int, month: int) -> str:
    """Return a month of the calendar, `August 2025`."""
    return f"{LONG_MONTHS[month - 1]} {year}"


def months(start: int | None, end: int | None) -> str:
    """Return a span of project months, `M1 to M36`."""
    if start is None and end is None:
        return ""
    left = "M?" if start is None else f"M{start}"
    return f"{left} to {'M?' if end is None else f'M{end}'}"


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
