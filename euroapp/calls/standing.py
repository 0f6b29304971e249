"""Whether a call can be used on a day, and what is known of calls that have no pack."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Literal

from euroapp.bundle import resource_path
from euroapp.calls.facts import Evidence
from euroapp.values import Frozen, RowId, Text

if TYPE_CHECKING:
    from euroapp.calls.call import Call


class Standing(StrEnum):
    """Where a call stands on a day, as far as its dates are known; the most useful first."""

    OPEN = "open"
    DUE = "due"
    """Its deadline lies ahead; since when it is open is not known."""
    ANNOUNCED = "announced"
    """It opens later."""
    UNDATED = "undated"
    """Its deadline is not known."""
    CLOSED = "closed"


ORDER = {standing: place for place, standing in enumerate(Standing)}


def standing(opened: date | None, deadline: date | None, today: date) -> Standing:
    """Return where a call stands; on the day of its deadline it is open."""
    if deadline is not None and deadline < today:
        return Standing.CLOSED
    if opened is not None and opened > today:
        return Standing.ANNOUNCED
    if deadline is None:
        return Standing.UNDATED
    return Standing.OPEN if opened is not None else Standing.DUE


def standing_of(call: Call, today: date) -> Standing:
    """Return where the call of a pack stands."""
    return standing(call.facts.day("opened").value, call.facts.day("deadline").value, today)


class OtherCall(Evidence):
    """A call, or what is known of one to come, for which there is no pack."""

    key: RowId
    name: Text
    about: Text
    money: Text = ""
    opened: date | None = None
    deadline: date | None = None
    until: date | None = None
    """The last day on which it is worth a note, where it has no deadline."""

    def standing(self, today: date) -> Standing:
        """Return where it stands; a note whose day has passed counts as closed."""
        if self.until is not None and self.until < today:
            return Standing.CLOSED
        return standing(self.opened, self.deadline, today)


class OtherCalls(Frozen):
    """What is known of other calls, with the day of that knowledge."""

    format: Literal[1]
    known_on: date
    newest_source: date
    """Day of the newest source read; a call published later is missing."""
    practise_with: RowId
    """The pack that is offered first while no call is open."""
    calls: tuple[OtherCall, ...]
    sources: dict[Text, Text]

    def usable(self, today: date) -> tuple[OtherCall, ...]:
        """Return those that are not over, in the order of the list."""
        return tuple(call for call in self.calls if call.standing(today) is not Standing.CLOSED)


@cache
def other_calls() -> OtherCalls:
    """Return what the program knows of calls without a pack."""
    return OtherCalls.model_validate(json.loads(resource_path("other-calls.json").read_text("utf-8")))
