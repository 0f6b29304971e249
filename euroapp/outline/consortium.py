"""Who does what: roles (2.2) and people (2.3)."""

from __future__ import annotations

from euroapp.calls.parts import Part
from euroapp.draft.consortium import Participant
from euroapp.language import say, together
from euroapp.outline.context import Context, or_none
from euroapp.outline.elements import Align, Cell, Column, Element, Paragraph, Row, Strong, Table
from euroapp.outline.listing import Listing, Shown
from euroapp.outline.partnership import partnership
from euroapp.wording.numbers import quantity

_NO_PARTNERS = Paragraph(say("No participant is entered yet."), "partners", soft=True)
_TO_BE_NAMED = say("To be named")


def roles(context: Context) -> tuple[Element, ...]:
    """Return the matrix of roles and what each participant brings."""
    if not context.draft.partners:
        return (_NO_PARTNERS,)
    profiles = _profiles(context).table(context.draft.partners)
    return (*partnership(context), *_matrix(context), profiles, *_reach(context))


def _matrix(context: Context) -> tuple[Element, ...]:
    partners = context.draft.partners
    used = {key for row in partners for key in row.project_roles}
    listed = [item.key for item in context.call.pack.project_roles if item.key in used]
    keys = [*listed, *sorted(used - set(listed))]
    if not keys:
        return ()
    rows = tuple(
        Row(
            (
                context.choice("project_roles", key),
                together((context.partner(row.id) for row in partners if key in row.project_roles), ", "),
            )
        )
        for key in keys
    )
    columns = (Column(say("Role in the project")), Column(say("Participants")))
    return (Table(say("Roles of the participants"), columns, rows, path="partners"),)


def _profiles(context: Context) -> Listing[Participant]:
    partners = context.draft.partners
    support = context.call.has(Part.SUPPORT) or any(row.support_experience.strip() for row in partners)

    def at_home(row: Participant) -> Cell:
        country = together(("\n", context.choice("countries", row.country)))
        return (Strong(context.partner(row.id)), country)

    experience = Shown[Participant](
        say("Experience with support to third parties"), lambda row: or_none(row.support_experience)
    )
    columns = (
        Shown(say("Participant"), at_home, code=True),
        Shown[Participant](say("Role in the project"), lambda row: or_none(row.role_description)),
        Shown[Participant](say("Operational capacity"), lambda row: or_none(row.capacity)),
        *((experience,) if support else ()),
    )
    return Listing(say("What each participant brings"), columns, "partners", "partners/{id}")


def _reach(context: Context) -> tuple[Element, ...]:
    reached = [
        row for row in context.draft.partners if row.members is not None or row.smes_served is not None
    ]
    if not reached:
        return ()
    columns = (
        Shown[Participant](say("Participant"), lambda row: context.partner(row.id), code=True),
        Shown[Participant](say("Kind of organisation"), lambda row: context.choice("entity_kinds", row.kind)),
        Shown[Participant](say("Cluster label"), lambda row: or_none(row.cluster_label)),
        Shown[Participant](
            say("Members"), lambda row: or_none(quantity(row.members)), Align.RIGHT, code=True
        ),
        Shown[Participant](
            say("SMEs among them"), lambda row: or_none(quantity(row.smes_served)), Align.RIGHT, code=True
        ),
    )
    listing = Listing(say("Reach of the participants"), columns, "partners", "partners/{id}/members")
    return (listing.table(reached),)


def team(context: Context) -> tuple[Element, ...]:
    """Return the table of project teams and staff."""
    rows = tuple(
        Row(
            (
                (
                    Strong(person.name.strip() or _TO_BE_NAMED),
                    f"\n{person.function}" if person.function else "",
                ),
                context.partner(partner.id),
                or_none(person.tasks),
                or_none(person.profile),
            ),
            path=f"partners/{partner.id}/staff/{person.id}",
        )
        for partner in context.draft.partners
        for person in partner.staff
    )
    if not rows:
        return (Paragraph(say("No staff is entered yet."), "partners", soft=True),)
    columns = (
        Column(say("Name and function")),
        Column(say("Organisation"), code=True),
        Column(say("Role and tasks")),
        Column(say("Profile and expertise")),
    )
    return (Table(say("Project teams and staff"), columns, rows, path="partners"),)
