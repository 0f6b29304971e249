"""Numbers in running text: in figures with either decimal mark, in words, in euro and in per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from euroapp.wording.numbers import Ambiguous, parse_number

_ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {word: value for value, word in enumerate(_ONES, 1)}
WORDS |= {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
WORDS |= {f"{ten}-{one}": WORDS[ten] + value for ten in _TENS for value, one in enumerate(_ONES[:9], 1)}

_GROUPED = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+|\d{1,6}", re.ASCII)
_OPENING = "(*_“”\"'[–"
_NUMBER = re.compile(r"\d{1,12}(?:[.,'’]\d{1,3}|[ \u00a0\u202f]\d{3}(?!\d)){0,4}", re.ASCII)
_SCALE = re.compile(r"[ \u00a0\u202f]?(million|mn|m|M|thousand|k|billion)\b")
_BEHIND = re.compile(
    r"(?<![\d.,])(\d{1,12}(?:[.,'’]\d{1,3}|[ \u00a0\u202f]\d{3}(?!\d)){0,4})"
    r"(?:[ \u00a0\u202f]?(million|mn|m|M|thousand|k|billion))?[ \u00a0\u202f]?$",
    re.ASCII,
)
_SCALES = {
    "million": 6,
    "mn": 6,
    "m": 6,
    "M": 6,
    "thousand": 3,
    "k": 3,
    "billion": 9,
}
_SIGNS = ("EUR", "€", "euro")
_BLANKS = frozenset(" \u00a0\u202f")
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)[ \u00a0\u202f]?$", re.ASCII)
_REACH = 40
"""Characters before a sign of currency in which its number is looked for."""


class Amount(NamedTuple):
    """A number as it was written: all it can mean, and how far rounding may have moved it."""

    start: int
    end: int
    readings: tuple[Decimal, ...]
    slack: Decimal


def places(text: str, sign: str) -> Iterator[int]:
    """Yield where a sign stands; far faster than a pattern that begins with a choice."""
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + len(sign))


def whole(word: str) -> int | None:
    """Return a whole number written as one word, in figures or letters; years are none."""
    plain = word.lstrip(_OPENING)
    if not plain[-1:].isdigit():
        return WORDS.get(plain.lower())
    if not _GROUPED.fullmatch(plain):
        return None
    value = int(re.sub(r"\D", "", plain))
    return None if plain.isdigit() and 1900 <= value <= 2100 else value


def readings(text: str) -> tuple[Decimal, ...]:
    """Return what a number can mean: two values for `1.400`, none for what is no number."""
    try:
        value = parse_number(text)
    except Ambiguous as both:
        return both.readings
    except ValueError:
        return ()
    return () if value is None else (value,)


def _slack(number: str, values: tuple[Decimal, ...], scale: int) -> Decimal:
    """Return half a unit of the last digit that counts; zeros at the end of a long number may be rounding."""
    least = min(values)
    places = max(0, -int(least.as_tuple().exponent)) if scale or "." in number or "," in number else 0
    half = Decimal(5).scaleb(scale - places - 1)
    zeros = len(str(int(least))) - len(str(int(least)).rstrip("0"))
    if not scale and not places and zeros > 2:
        half = min(Decimal(5).scaleb(zeros - 1), least / 500)
    return half


def _amount(start: int, end: int, number: str, unit: str) -> Amount | None:
    values, scale = readings(number), _SCALES.get(unit, 0)
    if not values:
        return None
    scaled = tuple(value.scaleb(scale) for value in values)
    return Amount(start, end, scaled, _slack(number, values, scale))


def euros(text: str) -> Iterator[Amount]:
    """Yield every amount in euro with its place in the text."""
    for sign in _SIGNS:
        for start in places(text, sign) if sign in text else ():
            amount = _beside(text, start, start + len(sign))
            if amount:
                yield amount


def _beside(text: str, start: int, end: int) -> Amount | None:
    """Return the amount after a sign of currency or, without one, before it."""
    gap = 1 if text[end : end + 1] in _BLANKS else 0
    found = _NUMBER.match(text, end + gap)
    if found:
        unit = _SCALE.match(text, found.end())
        return _amount(start, unit.end() if unit else found.end(), found[0], unit[1] if unit else "")
    begin = max(0, start - _REACH)
    behind = _BEHIND.search(text[begin:start])
    return _amount(begin + behind.start(), end, behind[1], behind[2] or "") if behind else None


def percents(text: str) -> Iterator[Amount]:
    """Yield every percentage as a number of per cent, with its place in the text."""
    for sign in ("%", "percent", "per cent"):
        for start in places(text, sign) if sign in text else ():
            begin = max(0, start - 10)
            found = _PERCENT.search(text[begin:start])
            if found:
                value = Decimal(found[1].replace(",", "."))
                digits = max(0, -int(value.as_tuple().exponent))
                unit = Decimal(1).scaleb(-digits)
                yield Amount(begin + found.start(), start + len(sign), (value,), unit)
