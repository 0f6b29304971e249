"""Heads over the months of a drawing: each stands there where it has room."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.export.compliance.due.drawn.labels import Label, Text
from euroapp.language import say

_CLEAR = 2
"""Room beside the name of a year, in points."""


def years(months: int, month: float) -> Iterator[Label]:
    """Yield the heads of the years over so many months, each at least `month` points wide."""
    for first in range(1, months + 1, 12):
        count = min(12, months - first + 1)
        number = str((first + 11) // 12)
        name = say("Year\N{NO-BREAK SPACE}{number}", number=number)
        yield Label((Text(name),), count * month - _CLEAR, number)


def project_ends(month: int) -> str:
    """Return what the line at the last month of the project is called."""
    return say("End of the project,\N{NO-BREAK SPACE}M{month}", month=str(month))
