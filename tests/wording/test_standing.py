"""Sentences on which calls are open."""

from __future__ import annotations

from datetime import date

from euroapp.calls.call import Call
from euroapp.calls.facts import DateFact, FactRow, Facts, Status
from euroapp.calls.library import call_ids, load_call
from euroapp.calls.standing import other_calls
from euroapp.wording.standing import account, head, knowledge, open_calls, when_of
from tests.builders import NEW, a_call

TODAY = date(2026, 11, 25)


def dated(opened: date | None, deadline: date | None) -> Call:
    """Return a call with these dates alone."""
    rows = {"opened": opened, "deadline": deadline}
    facts = Facts(
        tuple(
            FactRow(key, key, DateFact(value=value, status=Status.CONFIRMED, source="X"))
            for key, value in rows.items()
            if value
        )
    )
    pack = a_call().pack.replace(facts=facts, name="Clusters 2027")
    return Call.of(pack, a_call().form)


def test_when_a_call_can_be_used() -> None:
    soon, later = date(2027, 1, 10), date(2027, 3, 1)
    assert when_of(dated(date(2026, 11, 1), soon), TODAY) == "open until 10 Jan 2027"
    assert when_of(dated(date(2026, 11, 1), TODAY), TODAY) == "open until 25 Nov 2026"
    assert when_of(dated(soon, later), TODAY) == "announced, opens on 10 Jan 2027, until 1 Mar 2027"
    assert when_of(dated(None, later), TODAY) == "deadline 1 Mar 2027, opening day not known"
    assert when_of(dated(None, None), TODAY) == "deadline not known"
    assert when_of(a_call(NEW), TODAY) == "closed on 5 Feb 2025, for practice"


def test_no_bundled_call_is_open_and_that_is_said() -> None:
    calls = [load_call(call_id) for call_id in call_ids()]
    assert open_calls(calls, TODAY).startswith("None of the 5 calls in EuroApp is open today.")


def test_an_open_call_is_named_with_its_last_day() -> None:
    calls = [a_call(NEW), dated(date(2026, 11, 1), date(2027, 1, 10))]
    assert open_calls(calls, TODAY) == "Clusters 2027: open until 10 Jan 2027."


def test_the_day_of_the_knowledge_is_told() -> None:
    assert "25 Nov 2026" in knowledge(other_calls())
    assert "27 Jun 2026" in knowledge(other_calls())


def test_a_note_tells_dates_money_certainty_and_source() -> None:
    known = other_calls()
    by_key = {call.key: call for call in known.calls}
    connect = by_key["horizon-eie-2027-connect-01"]
    assert head(connect, TODAY).endswith("announced, opens on 1 Jun 2027, until 15 Sep 2027")
    assert "18 million euro for 9 grants of 2 million. Confirmed: list of the Portal" in account(
        connect, known
    )
    assert "Likely, not confirmed" in account(by_key["i3-2027"], known)
    assert "Not known." in account(by_key["competitiveness-fund"], known)
