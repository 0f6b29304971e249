"""Days of the calendar for months of the project, where its start is known."""

from __future__ import annotations

import calendar
from datetime import date, timedelta


def first_day(start: date | None, month: int | None) -> date | None:
    """Return the day on which a project month begins; None where the start or the month is not known.

    Args:
        start: the first day of the project.
        month: of the project, from 1.

    """
    if start is None or month is None:
        return None
    years, place = divmod(start.month - 1 + month - 1, 12)
    year = start.year + years
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, place + 1, min(start.day, calendar.monthrange(year, place + 1)[1]))


def last_day(start: date | None, month: int | None) -> date | None:
    """Return the day on which a project month ends, when what is due in it is due."""
    following = first_day(start, None if month is None else month + 1)
    return following - timedelta(days=1) if following is not None and following > date.min else None
