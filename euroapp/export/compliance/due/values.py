"""Values as they must stand in a print; written anew here, so that a wrong format of the writer is seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from euroapp.details import Money, Rounded, Rounding, Share
from euroapp.language import Words, say, say_count, together
from euroapp.language.dates import LONG_MONTHS
from euroapp.values import EXACT, total

NONE = "–"
"""Stands where a value is missing."""
_HUNDRED = Decimal(100)


def some(text: str) -> str:
    """Return a text, or the dash for none."""
    return text if text.strip() else NONE


def _grouped(digits: str) -> str:
    first = len(digits) % 3
    groups = [digits[at : at + 3] for at in range(first, len(digits), 3)]
    return ",".join(([digits[:first]] if first else []) + groups)


def _decimal(value: Decimal) -> tuple[str, str, str]:
    """Return sign, whole part with marks between thousands, and decimals of a number."""
    sign, digits, exponent = value.as_tuple()
    written = "".join(map(str, digits))
    places = -int(exponent)
    if places < 0:
        written, places = written + "0" * -places, 0
    written = written.rjust(places + 1, "0")
    whole = written[: len(written) - places].lstrip("0") or "0"
    return "-" * sign, _grouped(whole), written[len(written) - places :]


def euro(value: Decimal | None) -> str:
    """Return an amount with cents; the dash for none."""
    if value is None:
        return NONE
    sign, whole, cents = _decimal(value)
    return Words(f"{sign}{whole}.{cents:0<2}", Money(value))


def number(value: Decimal | int | None) -> str:
    """Return a number without zeros at its end; the dash for none."""
    return NONE if value is None else Words(_plain(value), value)


def _plain(value: Decimal | int) -> str:
    sign, whole, rest = _decimal(Decimal(value))
    rest = rest.rstrip("0")
    return f"{sign}{whole}{'.' if rest else ''}{rest}"


def effort(value: Decimal | None) -> str:
    """Return person-months with one decimal, or all they have."""
    shown = _plain(value or Decimal(0))
    if "." in shown:
        return Words(shown, value)
    return Words(f"{shown}.0", Rounded(value or Decimal(0), 1))


def effort_or_dash(value: Decimal) -> str:
    """Return person-months; the dash for none."""
    return effort(value) if value else NONE


def month(value: int | None) -> str:
    """Return a month of the project."""
    return NONE if value is None else say("M{month}", month=str(value))


def span(start: int | None, end: int | None) -> str:
    """Return a span of months, in which a question mark stands for one that is missing."""
    if start is None and end is None:
        return NONE
    first, last = ("?" if one is None else str(one) for one in (start, end))
    return say("M{first}\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}M{last}", first=first, last=last)


def months(value: int | None) -> str:
    """Return a length in months."""
    return NONE if value is None else say_count("{count} month", "{count} months", value)


def day(value: date) -> str:
    """Return a date with the month by name."""
    return Words(f"{value.day} {LONG_MONTHS[value.month - 1][:3]} {value.year}", value)


def share(value: Decimal | None) -> str:
    """Return a share between 0 and 1 with all its decimals; nothing for none."""
    if value is None:
        return ""
    return Words(f"{_plain(EXACT.multiply(value, _HUNDRED))} %", Share(value, Rounding.EXACT))


def cut_share(value: Decimal) -> str:
    """Return a share that is held against a limit: one decimal, the others cut off."""
    cut = EXACT.multiply(value, _HUNDRED).quantize(Decimal("0.1"), ROUND_DOWN, EXACT)
    sign, whole, rest = _decimal(cut)
    return Words(f"{sign}{whole}.{rest} %", Share(value, Rounding.CUT))


def answer(value: bool | None) -> str:
    """Return a yes or no."""
    if value is None:
        return say("Not answered")
    return say("Yes") if value else say("No")


def below(*lines: str) -> str:
    """Return lines below each other, without those that are empty."""
    return together(lines, "\n")


def parts_of_whole(amounts: Sequence[Decimal]) -> list[str]:
    """Return the shares of amounts in their sum, with one decimal; they add up to 100.0 %.

    What rounding leaves over goes to those that it changed most. All empty where there is no whole.
    """
    whole = total(amounts)
    if whole <= 0 or min(amounts) < 0:
        return [""] * len(amounts)
    exact = [EXACT.divide(EXACT.multiply(amount, Decimal(1000)), whole) for amount in amounts]
    tenths = [one.quantize(Decimal(1), ROUND_HALF_UP, EXACT) for one in exact]
    left = 1000 - int(total(tenths))
    for _ in range(abs(left)):
        gaps = [(one - ten) if left > 0 else (ten - one) for one, ten in zip(exact, tenths, strict=True)]
        tenths[gaps.index(max(gaps))] += 1 if left > 0 else -1
    return [_tenth(one / 1000) for one in tenths]


def _tenth(value: Decimal) -> str:
    shown = EXACT.multiply(value, _HUNDRED).quantize(Decimal("0.1"), ROUND_HALF_UP, EXACT)
    sign, whole, rest = _decimal(shown)
    return Words(f"{sign}{whole}.{rest} %", Share(value, Rounding.HALF_UP))


def whole_share(value: Decimal) -> str:
    """Return a share in full percent, without its sign."""
    sign, whole, _ = _decimal(EXACT.multiply(value, _HUNDRED).quantize(Decimal(1), ROUND_HALF_UP, EXACT))
    return f"{sign}{whole}"


def rounded(value: Decimal, places: int) -> str:
    """Return a number with so many decimals."""
    sign, whole, rest = _decimal(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN, EXACT))
    return Words(f"{sign}{whole}{'.' if places else ''}{rest}", Rounded(value, places))
