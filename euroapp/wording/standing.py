"""Sentences on which calls are open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from euroapp.calls.facts import Status
from euroapp.calls.standing import Standing, standing_of
from euroapp.language import say, together
from euroapp.wording.numbers import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from euroapp.calls.call import Call
    from euroapp.calls.standing import OtherCall, OtherCalls

_SURE = {
    Status.CONFIRMED: say("Confirmed"),
    Status.LIKELY: say("Likely, not confirmed"),
    Status.UNKNOWN: say("Not known"),
    Status.OWN: say("Own value"),
}


def when(state: Standing, opened: date | None, deadline: date | None) -> str:
    """Return in a few words when a call can be used, such as “open until 2 Feb 2027”; '' for no dates."""
    match state:
        case Standing.OPEN if deadline:
            return say("open until {deadline}", deadline=day(deadline))
        case Standing.OPEN:
            return say("open")
        case Standing.DUE:
            return say("deadline {deadline}, opening day not known", deadline=day(deadline))
        case Standing.ANNOUNCED if deadline:
            return say(
                "announced, opens on {opened}, until {deadline}", opened=day(opened), deadline=day(deadline)
            )
        case Standing.ANNOUNCED:
            return say("announced, opens on {opened}", opened=day(opened))
        case Standing.CLOSED:
            return say("closed on {deadline}", deadline=day(deadline))
        case _:
            return ""


def when_of(call: Call, today: date) -> str:
    """Return when the call of a pack can be used; a closed one serves to practise."""
    state = standing_of(call, today)
    said = when(state, call.facts.day("opened").value, call.facts.day("deadline").value)
    if state is Standing.UNDATED:
        return say("deadline not known")
    return say("{said}, for practice", said=said) if state is Standing.CLOSED else said


def open_calls(calls: Sequence[Call], today: date) -> str:
    """Return which of the calls with a pack are open, or will be."""
    alive = [call for call in calls if standing_of(call, today) in _ALIVE]
    if not alive:
        return say(
            "None of the {count} calls in EuroApp is open today. You can still choose them for practice.",
            count=len(calls),
        )
    parts = (together((call.pack.name, when_of(call, today)), ": ") for call in alive)
    return together((together(parts, "; "), "."))


_ALIVE = {Standing.OPEN, Standing.DUE, Standing.ANNOUNCED}


def knowledge(known: OtherCalls) -> str:
    """Return of which day the knowledge of calls is, and where newer ones stand."""
    return say(
        "As known on {day}. The newest list of EU calls read for this is of {newest}: look for newer ones on "
        "the EU Funding & Tenders Portal.",
        day=day(known.known_on),
        newest=day(known.newest_source),
    )


def head(call: OtherCall, today: date) -> str:
    """Return name and dates of a call without a pack."""
    return together((call.name, when(call.standing(today), call.opened, call.deadline)), ": ")


def account(call: OtherCall, known: OtherCalls) -> str:
    """Return what a call without a pack is about, its money, how sure that is, and its sources."""
    money = f"{call.money[0].upper()}{call.money[1:]}." if call.money else ""
    codes = [code.strip() for code in call.source.split(",") if code.strip()]
    sources = "; ".join(known.sources[code] for code in codes)
    sure = together((together((_SURE[call.status], sources), ": "), "."))
    return together((call.about, money, sure, call.note), " ")
