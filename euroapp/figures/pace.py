"""Whether the work is on course for the deadline, from the days on which the draft was saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

LOOK_BACK = timedelta(days=21)
"""Older saves say little about this week's pace."""


@dataclass(frozen=True)
class Pace:
    """Readiness in per cent over time."""

    readiness: int
    a_day: float
    """Per cent gained in a day, over the last three weeks."""
    ready_on: date | None
    """When everything is there at this pace; None without progress."""
    deadline: date | None

    @property
    def days_to_spare(self) -> int | None:
        """Return days between being ready and the deadline; negative means too late."""
        if self.ready_on is None or self.deadline is None:
            return None
        return (self.deadline - self.ready_on).days


def pace(saves: Sequence[tuple[str, int]], readiness: int, today: date, deadline: date | None) -> Pace:
    """Return the pace; days that are no dates are left out.

    Args:
        saves: days (ISO 8601) with the readiness in per cent at the last save of the day.
        readiness: in per cent, now.
        today: the day it is.
        deadline: of the call; None where it is not known.

    """
    points = [(day, share) for day, share in map(_read, saves) if day is not None and day < today]
    recent = [point for point in points if today - point[0] <= LOOK_BACK] or points[-1:]
    gained = 0.0
    if recent:
        first, share = min(recent)
        gained = (readiness - share) / max(1, (today - first).days)
    if readiness >= 100:
        return Pace(readiness, gained, today, deadline)
    ready = None
    if gained > 0:
        days = -(-(100 - readiness) // gained)
        ready = today + timedelta(days=min(int(days), 3650))
    return Pace(readiness, gained, ready, deadline)


def _read(entry: tuple[str, int]) -> tuple[date | None, int]:
    try:
        return date.fromisoformat(entry[0]), entry[1]
    except ValueError:
        return None, entry[1]
