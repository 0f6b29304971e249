"""On course for the deadline, or not."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from euroapp.figures.pace import pace

TODAY, DEADLINE = date(2026, 11, 22), date(2026, 12, 12)


def test_two_per_cent_a_day_is_ready_in_time() -> None:
    found = pace([("2026-11-12", 50)], 70, TODAY, DEADLINE)
    assert (found.a_day, found.ready_on, found.days_to_spare) == (2.0, date(2026, 12, 7), 5)


def test_a_slow_pace_is_too_late() -> None:
    found = pace([("2026-11-02", 50)], 60, TODAY, DEADLINE)
    assert found.days_to_spare is not None
    assert found.days_to_spare < 0


def test_without_progress_there_is_no_day() -> None:
    assert pace([("2026-11-12", 70)], 70, TODAY, DEADLINE).ready_on is None
    assert pace([], 70, TODAY, DEADLINE).ready_on is None


def test_what_is_ready_is_ready_today() -> None:
    assert pace([], 100, TODAY, DEADLINE).ready_on == TODAY


@given(st.lists(st.tuples(st.text(max_size=12), st.integers(0, 100))), st.integers(0, 100))
def test_no_history_stops_the_forecast(saves: list[tuple[str, int]], readiness: int) -> None:
    pace(saves, readiness, TODAY, None)
