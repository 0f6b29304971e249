"""What comes next in a series that one or two cells begin: numbers, days, choices, numbers inside texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from euroapp.language import say
from euroapp.reading.blocks import Cell
from euroapp.values import EXACT

_FIGURES = re.compile(r"\d+")
_TWELVE = 12


def continued(first: Cell, second: Cell | None, count: int, choices: Sequence[str] = ()) -> list[Cell]:
    """Return the cells of a series after its first one.

    Numbers go on by the step between the first two cells, by one where there is no second. Days go on by
    days, and by months where both are the same day of a month. Choices go on in their order. In a text each
    number goes on by its own step: `M1 to M3`, `M4 to M6`, `M7 to M9`.

    Args:
        first: the cell that begins the series.
        second: the cell after it; None where it is empty.
        count: how many cells are wanted, the second one among them.
        choices: the names that a cell chooses from, in their order; none for any other cell.

    Raises:
        ValueError: the cells begin no series, or it comes to its end.

    """
    if choices:
        return [Cell(text) for text in _chosen(first, second, count, choices)]
    if first.number is not None and (second is None or second.number is not None):
        return [_number(value) for value in _numbers(first.number, second, count)]
    if first.day is not None and (second is None or second.day is not None):
        return [Cell(value.isoformat(), None, value) for value in _days(first.day, second, count)]
    return [Cell(text) for text in _texts(first.text, second, count)]


def _number(value: Decimal) -> Cell:
    return Cell(f"{value:f}", value)


def _numbers(first: Decimal, second: Cell | None, count: int) -> list[Decimal]:
    step = Decimal(1) if second is None else EXACT.subtract(second.number or Decimal(0), first)
    return [EXACT.add(first, EXACT.multiply(step, Decimal(place))) for place in range(1, count + 1)]


def _chosen(first: Cell, second: Cell | None, count: int, choices: Sequence[str]) -> list[str]:
    places = [choices.index(cell.text) for cell in (first, second) if cell and cell.text in choices]
    if not places:
        raise _no_series()
    step = places[1] - places[0] if len(places) > 1 else 1
    wanted = [places[0] + step * place for place in range(1, count + 1)]
    if not all(0 <= place < len(choices) for place in wanted):
        raise ValueError(
            say("The list of choices ends before all chosen cells are filled. Choose fewer cells.")
        )
    return [choices[place] for place in wanted]


def _days(first: date, second: Cell | None, count: int) -> list[date]:
    following = first + timedelta(1) if second is None or second.day is None else second.day
    months = (following.year - first.year) * _TWELVE + following.month - first.month
    try:
        if months and following.day == first.day:
            return [_month_on(first, months * place) for place in range(1, count + 1)]
        return [first + (following - first) * place for place in range(1, count + 1)]
    except (OverflowError, ValueError) as error:
        raise ValueError(say("The series comes to a day that no calendar has.")) from error


def _month_on(day: date, months: int) -> date:
    years, month = divmod(day.year * _TWELVE + day.month - 1 + months, _TWELVE)
    return day.replace(year=years, month=month + 1)


def _texts(first: str, second: Cell | None, count: int) -> list[str]:
    between, begun = _FIGURES.split(first), [int(one) for one in _FIGURES.findall(first)]
    if second is None:
        steps = [0] * (len(begun) - 1) + [1]
    else:
        if _FIGURES.split(second.text) != between:
            raise _no_series()
        steps = [int(there) - here for here, there in zip(begun, _FIGURES.findall(second.text), strict=True)]
    if not begun or not any(steps):
        raise _no_series()
    return [_text(between, begun, steps, place) for place in range(1, count + 1)]


def _text(between: Sequence[str], begun: Sequence[int], steps: Sequence[int], place: int) -> str:
    figures = [number + step * place for number, step in zip(begun, steps, strict=True)]
    if min(figures) < 0:
        raise ValueError(say("The series goes below zero. Choose fewer cells."))
    return "".join(f"{text}{number}" for text, number in zip(between, [*figures, ""], strict=True))


def _no_series() -> ValueError:
    return ValueError(
        say("The first two chosen cells begin no series. Fill them with 1 and 2, or with M1 and M4, first.")
    )
