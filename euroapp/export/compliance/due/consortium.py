"""Participants: roles, what they bring, reach and people."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.export.compliance.due.drawn.atlas import on_map, where
from euroapp.export.compliance.due.drawn.organisation import organisation
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Figure, Grid, Part, Row, Words, row
from euroapp.export.compliance.due.values import below, number, some
from euroapp.language import say, together


def roles(known: Known) -> Iterator[Part]:
    """Yield the figures of the consortium, the roles and what each participant brings."""
    partners = known.draft.partners
    if not partners:
        yield Words(say("No participant is entered yet."))
        return
    if len(partners) > 1:
        yield Figure(
            say("Organisation of the consortium: participants by role, with country and work packages led"),
            drawings=(organisation(known),),
        )
    yield from _map(known)
    if found := tuple(_matrix(known)):
        yield Grid(say("Roles of the participants"), (say("Role in the project"), say("Participants")), found)
    told_of = known.call.asks("partners/*/support_experience") or any(
        one.support_experience.strip() for one in partners
    )
    support = (say("Experience with support to third parties"),) if told_of else ()
    heads = (say("Participant"), say("Role in the project"), say("Operational capacity"), *support)
    yield Grid(say("What each participant brings"), heads, tuple(_brought(known, told_of)))
    if reached := tuple(_reach(known)):
        told = (say("Kind of organisation"), say("Cluster label"), say("Members"), say("SMEs among them"))
        yield Grid(say("Reach of the participants"), (say("Participant"), *told), reached)


def _map(known: Known) -> Iterator[Part]:
    if on_map(known):
        yield Figure(say("Where the participants come from, by country"), drawings=tuple(where(known)))


def _matrix(known: Known) -> Iterator[Row]:
    used = {key for one in known.draft.partners for key in one.project_roles}
    listed = [item.key for item in known.call.pack.project_roles if item.key in used]
    for key in (*listed, *sorted(used.difference(listed))):
        those = [known.partner(one.id) for one in known.draft.partners if key in one.project_roles]
        yield row("", known.choice("project_roles", key), together(those, ", "))


def _brought(known: Known, support: bool) -> Iterator[Row]:
    for one in known.draft.partners:
        yield row(
            f"partners/{one.id}",
            below(known.partner(one.id), known.choice("countries", one.country)),
            some(one.role_description),
            some(one.capacity),
            *((some(one.support_experience),) if support else ()),
        )


def _reach(known: Known) -> Iterator[Row]:
    for one in known.draft.partners:
        if one.members is not None or one.smes_served is not None:
            yield row(
                f"partners/{one.id}/members",
                known.partner(one.id),
                known.choice("entity_kinds", one.kind),
                some(one.cluster_label),
                number(one.members),
                number(one.smes_served),
            )


def team(known: Known) -> Iterator[Part]:
    """Yield the people of all participants."""
    rows = tuple(
        row(
            f"partners/{one.id}/staff/{person.id}",
            below(person.name if person.name.strip() else say("To be named"), person.function),
            known.partner(one.id),
            some(person.tasks),
            some(person.profile),
        )
        for one in known.draft.partners
        for person in one.staff
    )
    heads = (
        say("Name and function"),
        say("Organisation"),
        say("Role and tasks"),
        say("Profile and expertise"),
    )
    yield (
        Grid(say("Project teams and staff"), heads, rows) if rows else Words(say("No staff is entered yet."))
    )
