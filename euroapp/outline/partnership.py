"""The consortium at a glance: how it is organised and where it is at home (2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.calls.pack import CountryState
from euroapp.draft.consortium import Participant, Role
from euroapp.draft.numbering import NO_SHORT_NAME
from euroapp.language import say
from euroapp.outline.context import Context
from euroapp.outline.drawings import Group, Member, Organisation, PartnerMap, Place
from euroapp.outline.elements import Element

_TITLES = {
    Role.COORDINATOR: say("Coordinator"),
    Role.BENEFICIARY: say("Beneficiaries"),
    Role.AFFILIATED: say("Affiliated entities"),
    Role.ASSOCIATED: say("Associated partners"),
    Role.OTHER: say("Other participants"),
}
"""Groups in the order in which they stand."""


def partnership(context: Context) -> Iterator[Element]:
    """Yield the organisation of the consortium and the map of its countries."""
    if len(context.draft.partners) > 1:
        yield _organisation(context)
    if sum(1 for row in context.draft.partners if row.country) > 1:
        yield _map(context)


def _organisation(context: Context) -> Organisation:
    groups = tuple(
        Group(role, title, tuple(_member(context, row) for row in members))
        for role, title in _TITLES.items()
        if (members := [row for row in context.draft.partners if row.role is role])
    )
    note = "" if _leads(context) else say("No work package has a lead yet.")
    caption = say("Organisation of the consortium: participants by role, with country and work packages led")
    return Organisation(caption=caption, groups=groups, path="partners", note=note)


def _leads(context: Context) -> bool:
    return any(row.lead in context.partners for row in context.draft.work_packages)


def _member(context: Context, row: Participant) -> Member:
    led = [package.id for package in context.leads.get(row.id, ())]
    lines = [context.choice("countries", row.country)] if row.country else []
    if row.role is Role.AFFILIATED and row.linked_to:
        lines.append(say("of {participant}", participant=context.partner(row.linked_to)))
    if led:
        lines.append(say("Leads {packages}", packages=context.number_list("work_packages", led)))
    return Member(context.partner(row.id), tuple(lines), f"partners/{row.id}")


def _map(context: Context) -> PartnerMap:
    countries = context.call.pack.countries
    places = tuple(
        Place(
            context.numbers.partners[row.id],
            row.short_name.strip() or NO_SHORT_NAME,
            row.country,
            context.choice("countries", row.country) if row.country else "",
            row.role,
            f"partners/{row.id}/country",
        )
        for row in context.draft.partners
    )
    return PartnerMap(
        caption=say("Where the participants come from, by country"),
        places=places,
        eligible=frozenset(row.key for row in countries if row.state is CountryState.ELIGIBLE),
        path="partners",
    )
