"""Heads over the months of a drawing: each stands there where it has room."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.export.compliance.due.drawn.labels import Label, Text
from euroapp.language import say

_YEAR_ROOM = 34
"""Where a year takes no more, in points, it is named by its number alone."""


def years(months: int, least: float, most: float, number_room: float) -> Iterator[tuple[Label, ...]]:
    """Yield the ways to name each year over so many months.

    Args:
        months: all months that are drawn.
        least: least width of a month, in points.
        most: greatest width of a month.
        number_room: width of a year, in points, beyond which at least its number stands there.

    """
    for first in range(1, months + 1, 12):
        count = min(12, months - first + 1)
        number = str((first + 11) // 12)
        name = say("Year\N{NO-BREAK SPACE}{number}", number=number)
        ways = []
        if count * most > _YEAR_ROOM:
            ways.append(Label((Text(name),), None if count * least > _YEAR_ROOM else 0.0))
        if count * least <= _YEAR_ROOM:
            sure = count * least > number_room and count * most <= _YEAR_ROOM
            ways.append(Label((Text(number),), None if sure else 0.0))
        yield tuple(ways)


def project_ends(month: int) -> str:
    """Return what the line at the last month of the project is called."""
    return say("End of the project,\N{NO-BREAK SPACE}M{month}", month=str(month))
