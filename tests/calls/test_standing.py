"""Which calls are open on a day, and what is known of calls without a pack."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from euroapp.calls.facts import Status
from euroapp.calls.library import call_ids
from euroapp.calls.standing import Standing, other_calls, standing

DAYS = st.dates(date(2021, 1, 1), date(2030, 12, 31))
DAY = timedelta(days=1)


@given(opened=DAYS, length=st.integers(0, 400), today=DAYS)
def test_a_call_is_open_from_its_first_to_its_last_day(opened: date, length: int, today: date) -> None:
    deadline = opened + length * DAY
    assert (standing(opened, deadline, today) is Standing.OPEN) == (opened <= today <= deadline)
    assert standing(opened, deadline, opened - DAY) is Standing.ANNOUNCED
    assert standing(opened, deadline, deadline + DAY) is Standing.CLOSED


@given(deadline=DAYS, today=DAYS)
def test_a_call_without_an_opening_day_is_never_said_to_be_open(deadline: date, today: date) -> None:
    assert standing(None, deadline, today) is (Standing.CLOSED if deadline < today else Standing.DUE)
    assert standing(None, None, today) is Standing.UNDATED


def test_what_is_over_drops_out_by_the_clock() -> None:
    known = other_calls()
    first = {call.key for call in known.usable(known.known_on)}
    assert first == {call.key for call in known.calls}
    later = {call.key for call in known.usable(date(2027, 2, 3))}
    assert first - later == {key for key in first if key.startswith("horizon-cl4-2027")}
    assert known.usable(date(2028, 1, 1)) == ()


def test_an_announced_call_opens_by_the_clock() -> None:
    connect = next(call for call in other_calls().calls if "connect" in call.key)
    days = (date(2026, 11, 25), date(2027, 6, 1), date(2027, 9, 15), date(2027, 9, 16))
    assert [connect.standing(day) for day in days] == [
        Standing.ANNOUNCED,
        Standing.OPEN,
        Standing.OPEN,
        Standing.CLOSED,
    ]


def test_every_note_has_its_evidence_and_an_end() -> None:
    known = other_calls()
    assert known.newest_source <= known.known_on
    assert known.practise_with in call_ids()
    for call in known.calls:
        codes = [code.strip() for code in call.source.split(",") if code.strip()]
        assert set(codes) <= known.sources.keys()
        assert codes or (call.status is Status.UNKNOWN and call.note), call.key
        assert call.deadline or call.until, call.key
