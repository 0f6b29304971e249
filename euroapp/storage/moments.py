"""Times of changes, for the eye only: nothing is decided by them."""

from __future__ import annotations

from datetime import datetime


def moment_of(seconds: int) -> datetime:
    """Return the local time of a change; the beginning of all time for one that no calendar holds."""
    try:
        return datetime.fromtimestamp(seconds)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0)
