"""Numbers in English text: in figures with either decimal mark, in words, in euro and in per cent."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from euroapp.wording.numbers import Ambiguous, parse_number

_ONES = re.findall(
    r"\w+",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen",
)
_TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
WORDS = {word: value for value, word in enumerate(_ONES, 1)}
WORDS |= {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
WORDS |= {f"{ten}-{one}": WORDS[ten] + WORDS[one] for ten in _TENS for one in _ONES[:9]}
_PARTS = {"half": "50", "two thirds": "66.7", "three quarters": "75"}
"""Parts of a whole in words, as numbers of per cent."""
_SCALES = {"million": 6, "mn": 6, "m": 6, "thousand": 3, "k": 3, "billion": 9}

_SCALE = r"(?: ?(?:million|mn|m|thousand|k|billion)\b)?"
# A set with a sign beyond Latin takes ten times as long to compile: the ’ stands beside the others.
_GROUPED = r"\d{1,12}(?:[.,']\d{1,3}|’\d{1,3}|[ ]\d{3}(?!\d)){0,4}"
WHOLE = (
    rf"(?:\d{{1,3}}(?:[.,' ]\d{{3}}|’\d{{3}})+|\d{{1,6}}|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[:9])}))?"
    rf"|{'|'.join(reversed(_ONES))})(?![\w%]|[.,]\d)"
)
GROUPED = rf"{_GROUPED}{_SCALE}"
"""A number in figures, in thousands or millions too."""
MONEY = rf"(?:(?:EUR|€|euro) ?{_GROUPED}{_SCALE}|{_GROUPED}{_SCALE} ?(?:EUR\b|€|euros?\b))"
SHARE = rf"(?:\d{{1,3}}(?:[.,]\d{{1,2}})? ?(?:%|per ?cent\b)|{'|'.join(_PARTS)})"

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")
_SAID = frozenset((*WORDS, "half")) - {"one"}
"""Words that may begin a number worth a look; one is rarely counted."""

_NUMBER = re.compile(rf"({_GROUPED})(?: ?({'|'.join(_SCALES)})\b)?", re.ASCII | re.IGNORECASE)


class Amount(NamedTuple):
    """A number as it was written: all it can mean, and how far rounding may have moved it."""

    readings: tuple[Decimal, ...]
    slack: Decimal = Decimal(0)


def has_number(small: str) -> bool:
    """Tell whether a text in small letters holds any number; far faster than to look for each phrase."""
    return _DIGIT.search(small) is not None or not _SAID.isdisjoint(_LETTERS.findall(small))


def whole(text: str) -> int | None:
    """Return a whole number in figures or letters; a year is none."""
    if text.lower() in WORDS:
        return WORDS[text.lower()]
    value = int(re.sub(r"\D", "", text) or 0)
    return None if not value or (text.isdigit() and 1900 <= value <= 2100) else value


def _readings(text: str) -> tuple[Decimal, ...]:
    """Return what a number can mean: two values for `1.400`, none for what is no number."""
    try:
        value = parse_number(text)
    except Ambiguous as both:
        return both.readings
    except ValueError:
        return ()
    return () if value is None else (value,)


def amount(text: str) -> Amount | None:
    """Read a number beside a sign of currency or of per cent, or a part of a whole in words.

    A number means what rounds to it; zeros at the end of a long one may be rounding, too.
    """
    found = _NUMBER.search(_PARTS.get(text.lower(), text))
    values = _readings(found[1]) if found else ()
    if not found or not values:
        return None
    scale = _SCALES.get((found[2] or "").lower(), 0)
    least = min(values)
    half = Decimal(5).scaleb(scale - 1 + min(0, int(least.as_tuple().exponent)))
    zeros = len(str(int(least))) - len(str(int(least)).rstrip("0"))
    if not scale and zeros > 2:
        half = min(Decimal(5).scaleb(zeros - 1), least / 500)
    return Amount(tuple(value.scaleb(scale) for value in values), half)
