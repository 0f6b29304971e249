"""Who does what: roles (2.2) and people (2.3)."""

from __future__ import annotations

from euroapp.calls.parts import Part
from euroapp.outline.context import Context, or_none
from euroapp.outline.elements import Align, Column, Element, Paragraph, Row, Strong, Table
from euroapp.outline.partnership import partnership

_NO_PARTNERS = Paragraph("No participant is entered yet.", "partners", soft=True)


def roles(context: Context) -> tuple[Element, ...]:
    """Return the matrix of roles and what each participant brings."""
    if not context.draft.partners:
        return (_NO_PARTNERS,)
    return (*partnership(context), *_matrix(context), *_profiles(context))


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
                ", ".join(context.partner(row.id) for row in partners if key in row.project_roles),
            )
        )
        for key in keys
    )
    columns = (Column("Role in the project"), Column("Participants"))
    return (Table("Roles of the participants", columns, rows, path="partners"),)


def _profiles(context: Context) -> tuple[Element, ...]:
    partners = context.draft.partners
    support = context.call.has(Part.SUPPORT) or any(row.support_experience.strip() for row in partners)
    rows = tuple(
        Row(
            (
                (
                    Strong(context.partner(row.id)),
                    "\n" + context.choice("countries", row.country),
                ),
                or_none(row.role_description),
                or_none(row.capacity),
                *((or_none(row.support_experience),) if support else ()),
            ),
            path=f"partners/{row.id}",
        )
        for row in partners
    )
    columns = (
        Column("Participant", code=True),
        Column("Role in the project"),
        Column("Operational capacity"),
        *((Column("Experience with support to third parties"),) if support else ()),
    )
    return (Table("What each participant brings", columns, rows, path="partners"), *_reach(context))


def _reach(context: Context) -> tuple[Element, ...]:
    reached = [
        row for row in context.draft.partners if row.members is not None or row.smes_served is not None
    ]
    if not reached:
        return ()
    rows = tuple(
        Row(
            (
                context.partner(row.id),
                context.choice("entity_kinds", row.kind),
                or_none(row.cluster_label),
                or_none("" if row.members is None else f"{row.members:,}"),
                or_none("" if row.smes_served is None else f"{row.smes_served:,}"),
            ),
            path=f"partners/{row.id}/members",
        )
        for row in reached
    )
    columns = (
        Column("Participant", code=True),
        Column("Kind of organisation"),
        Column("Cluster label"),
        Column("Members", Align.RIGHT, code=True),
        Column("SMEs among them", Align.RIGHT, code=True),
    )
    return (Table("Reach of the participants", columns, rows, path="partners"),)


def team(context: Context) -> tuple[Element, ...]:
    """Return the table of project teams and staff."""
    rows = tuple(
        Row(
            (
                (
                    Strong(person.name.strip() or "To be named"),
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
        return (Paragraph("No staff is entered yet.", "partners", soft=True),)
    columns = (
        Column("Name and function"),
        Column("Organisation", code=True),
        Column("Role and tasks"),
        Column("Profile and expertise"),
    )
    return (Table("Project teams and staff", columns, rows, path="partners"),)
