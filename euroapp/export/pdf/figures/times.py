"""What moments and spans of a project are called in its figures."""

from __future__ import annotations

from euroapp.language import Words, say


def year_of(number: str) -> Words:
    """Return the name of a year of the project, by its number."""
    return say("Year\N{NO-BREAK SPACE}{number}", number=number)


def end_of_project(month: int) -> Words:
    """Return what the line at the last month of the project is called."""
    return say("End of the project,\N{NO-BREAK SPACE}M{month}", month=str(month))
