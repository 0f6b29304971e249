"""Series go on as one who wrote the first two cells would go on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.reading.blocks import Cell
from euroapp.reading.series import continued

amounts = st.decimals(-10_000_000, 10_000_000, places=2)


def texts(first: str, second: str = "", count: int = 3, choices: tuple[str, ...] = ()) -> list[str]:
    begun = continued(Cell(first), Cell(second) if second else None, count, choices)
    return [cell.text for cell in begun]


@given(amounts, amounts, st.integers(1, 40))
def test_numbers_go_on_by_the_exact_step_of_the_first_two(first: Decimal, step: Decimal, count: int) -> None:
    cells = continued(Cell(number=first), Cell(number=first + step), count)
    assert [cell.number for cell in cells] == [first + step * place for place in range(1, count + 1)]


def test_one_number_goes_on_by_one() -> None:
    assert [cell.number for cell in continued(Cell("2", Decimal(2)), None, 3)] == [3, 4, 5]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("M1", "M4", "M7"),
        ("M1 to M3", "M4 to M6", "M7 to M9"),
        ("Workshop 1", "Workshop 2", "Workshop 3"),
        ("Year 3", "Year 2", "Year 1"),
    ],
)
def test_numbers_inside_texts_go_on_each_by_its_own_step(first: str, second: str, third: str) -> None:
    assert texts(first, second, 2) == [second, third]


def test_choices_go_on_in_the_order_of_their_list_and_stop_at_its_end() -> None:
    packages = ("WP1", "WP2", "WP3", "WP4")
    assert texts("WP1", "WP2", choices=packages) == ["WP2", "WP3", "WP4"]
    assert texts("WP4", "WP2", 1, packages) == ["WP2"]
    with pytest.raises(ValueError, match="Choose fewer cells"):
        texts("WP1", "WP2", 4, packages)


def test_days_go_on_by_days_or_by_months() -> None:
    def days(first: date, second: date) -> list[date | None]:
        return [cell.day for cell in continued(Cell(day=first), Cell(day=second), 3)]

    assert days(date(2026, 1, 30), date(2026, 2, 2))[2] == date(2026, 2, 8)
    assert days(date(2026, 11, 15), date(2026, 12, 15))[1:] == [date(2027, 1, 15), date(2027, 2, 15)]


@pytest.mark.parametrize(
    ("first", "second"), [("Staff", ""), ("Staff", "Travel"), ("A1", "B2"), ("A1", "A1")]
)
def test_what_begins_no_series_is_refused(first: str, second: str) -> None:
    with pytest.raises(ValueError, match="begin no series"):
        texts(first, second)
