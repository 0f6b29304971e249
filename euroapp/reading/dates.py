"""Dates as people write them."""

from __future__ import annotations

import re
from datetime import date

from euroapp.folding import folded
from euroapp.language import say
from euroapp.reading import known_words
from euroapp.reading.refusals import Ambiguous, Unreadable
from euroapp.reading.signs import with_plain_minus
from euroapp.wording.numbers import day

ADVICE = say("Write the date with its day, such as 5 Feb 2025 or 2025-02-05.")
HINT = say("such as 5 Feb 2025")
"""What stands in an empty field, before anything is typed."""
_MIDNIGHT = re.compile(r"[ t]00:00(:00(\.0+)?)?z?$")
_YEAR_FIRST = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-./ ]) ?(\d{1,2})\2 ?(\d{4})\.?", re.ASCII)
_NTH = r"(\d{1,2})(?:\.|st|nd|rd|th|er)?"
_DAY_FIRST = re.compile(rf"{_NTH}[ -]?(?:de |of )?([^\W\d]+)\.?,?[ -]?(?:de )?(\d{{4}})")
_MONTH_FIRST = re.compile(rf"([^\W\d]+)\.? {_NTH},? (\d{{4}})")


def read_date(text: str) -> date | None:
    """Read a date written as 5 Feb 2025, 2025-02-05 or 5.2.2025; nothing for an empty text.

    Between slashes, hyphens and blanks some write the month first: 02/03/2025 is asked about.

    Raises:
        Unreadable: this is no such date.
        Ambiguous: it could be one of two days.

    """
    plain = _MIDNIGHT.sub("", folded(with_plain_minus(text)))
    if not plain:
        return None
    found = _readings(plain)
    if not found:
        raise Unreadable(ADVICE)
    if len(found) > 1:
        raise Ambiguous(text.strip(), found, tuple(map(day, found)))
    return found[0]


def _readings(plain: str) -> tuple[date, ...]:
    if match := _YEAR_FIRST.fullmatch(plain):
        return _days((int(match[1]), int(match[3]), int(match[4])))
    if match := _YEAR_LAST.fullmatch(plain):
        year, one, other = int(match[4]), int(match[1]), int(match[3])
        # With points the day stands first in every country that writes them.
        return _days((year, other, one), *([] if match[2] == "." else [(year, one, other)]))
    if match := _DAY_FIRST.fullmatch(plain):
        return _named(match[1], match[2], match[3])
    if match := _MONTH_FIRST.fullmatch(plain):
        return _named(match[2], match[1], match[3])
    return ()


def _named(number: str, word: str, year: str) -> tuple[date, ...]:
    month = known_words.month(word)
    return () if month is None else _days((int(year), month, int(number)))


def _days(*parts: tuple[int, int, int]) -> tuple[date, ...]:
    """Return the days that exist, each once."""
    found: dict[date, None] = {}
    for year, month, number in parts:
        try:
            found[date(year, month, number)] = None
        except ValueError:
            continue
    return tuple(found)
