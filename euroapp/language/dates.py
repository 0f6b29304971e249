"""Dates as text: in English as this program has always written them, elsewhere as Babel knows them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

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


def english_day(value: date) -> str:
    """Return an unambiguous date, `5 Feb 2025`."""
    return f"{value.day} {LONG_MONTHS[value.month - 1][:3]} {value.year}"


def english_month(year: int, month: int) -> str:
    """Return a month of the calendar, `August 2025`."""
    return f"{LONG_MONTHS[month - 1]} {year}"


def day_text(value: date, locale: Locale | None) -> str:
    """Return a date with its month in words, which nobody takes for the day; no locale is English."""
    if locale is None:
        return english_day(value)
    from babel.dates import format_skeleton

    return format_skeleton("yMMMd", value, locale=locale)


def month_text(year: int, month: int, locale: Locale | None) -> str:
    """Return a month of the calendar."""
    if locale is None:
        return english_month(year, month)
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", date(year, month, 1), locale=locale)
