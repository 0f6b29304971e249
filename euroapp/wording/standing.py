"""Sentences on which calls are open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from euroapp.calls.facts import Status
from euroapp.calls.standing import Standing, standing_of
from euroapp.wording.numbers import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from euroapp.calls.call import Call
    from euroapp.calls.standing import OtherCall, OtherCalls

_SURE = {
    Status.CONFIRMED: "Confirmed",
    Status.LIKELY: "Likely, not confirmed",
    Status.UNKNOWN: "Not known",
    Status.OWN: "Own value",
}


def when(state: Standing, opened: date | None, deadline: date | None) -> str:
    """Return in a few words when a call can be used, such as “open until 2 Feb 2027”; '' for no dates."""
    until = f" until {day(deadline)}" if deadline else ""
    return {
        Standing.OPEN: f"open{until}",
        Standing.DUE: f"deadline {day(deadline)}, opening day not known",
        Standing.ANNOUNCED: f"announced, opens on {day(opened)}{until and ',' + until}",
        Standing.UNDATED: "",
        Standing.CLOSED: f"closed on {day(deadline)}",
    }[state]


def when_of(call: Call, today: date) -> str:
    """Return when the call of a pack can be used; a closed one serves to practise."""
    state = standing_of(call, today)
    said = when(state, call.facts.day("opened").value, call.facts.day("deadline").value)
    if state is Standing.UNDATED:
        return "deadline not known"
    return f"{said}, for practice" if state is Standing.CLOSED else said


def open_calls(calls: Sequence[Call], today: date) -> str:
    """Return which of the calls with a pack are open, or will be."""
    alive = [call for call in calls if standing_of(call, today) in _ALIVE]
    if not alive:
        none = f"None of the {len(calls)} calls in EuroApp is open today."
        return f"{none} You can still choose them for practice."
    return f"{'; '.join(f'{call.pack.name}: {when_of(call, today)}' for call in alive)}."


_ALIVE = {Standing.OPEN, Standing.DUE, Standing.ANNOUNCED}


def knowledge(known: OtherCalls) -> str:
    """Return of which day the knowledge of calls is, and where newer ones stand."""
    return (
        f"As known on {day(known.known_on)}. The newest list of EU calls read for this is of "
        f"{day(known.newest_source)}: look for newer ones on the EU Funding & Tenders Portal."
    )


def head(call: OtherCall, today: date) -> str:
    """Return name and dates of a call without a pack."""
    dates = when(call.standing(today), call.opened, call.deadline)
    return f"{call.name}: {dates}" if dates else call.name


def account(call: OtherCall, known: OtherCalls) -> str:
    """Return what a call without a pack is about, its money, how sure that is, and its sources."""
    money = f" {call.money[0].upper()}{call.money[1:]}." if call.money else ""
    codes = [code.strip() for code in call.source.split(",") if code.strip()]
    sources = f": {'; '.join(known.sources[code] for code in codes)}" if codes else ""
    note = f" {call.note}" if call.note else ""
    return f"{call.about}{money} {_SURE[call.status]}{sources}.{note}"
