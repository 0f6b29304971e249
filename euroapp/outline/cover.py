"""The front of the proposal: who, what, under which call."""

from __future__ import annotations

from euroapp.draft.consortium import Participant, Role
from euroapp.outline.context import NONE, Context, or_none
from euroapp.outline.elements import Align, Column, Fact, Facts, Row, Table
from euroapp.wording.labels import label
from euroapp.wording.numbers import day, money


def coordinator(context: Context) -> Participant | None:
    """Return the first participant that coordinates, or nothing."""
    return next((row for row in context.draft.partners if row.role is Role.COORDINATOR), None)


def _contact(row: Participant | None) -> str:
    if row is None:
        return NONE
    person = row.contact
    name = " ".join(filter(None, (person.title, person.first_name, person.family_name)))
    return or_none(", ".join(filter(None, (name, person.position, person.email))))


def _call_facts(context: Context) -> list[Fact]:
    facts, general = context.call.facts, context.draft.general
    topic = " ".join(filter(None, (facts.text("topic_id").value, facts.text("topic_title").value)))
    rows = [
        Fact("Call", or_none(topic or context.call.pack.name)),
        Fact("Type of action", or_none(facts.text("action_type").value or "")),
    ]
    if context.call.pack.strands:
        rows.append(Fact("Strand", context.choice("strands", general.strand), "general/strand"))
    if context.call.pack.ecosystems or general.ecosystems:
        ecosystems = context.choices("ecosystems", general.ecosystems)
        rows.append(Fact("Industrial ecosystems", ecosystems, "general/ecosystems"))
    return rows


def cover(context: Context) -> Facts:
    """Return the table of the cover."""
    general = context.draft.general
    lead = coordinator(context)
    path = f"partners/{lead.id}" if lead else "partners"
    months = NONE if general.duration_months is None else f"{general.duration_months} months"
    start = f", planned start {day(general.start_date)}" if general.start_date else ""
    rows = [
        Fact("Project", or_none(general.title), "general/title"),
        Fact("Acronym", or_none(general.acronym), "general/acronym"),
        *_call_facts(context),
        Fact("Duration", months + start, "general/duration_months"),
        Fact(
            "Requested EU contribution",
            f"EUR\N{NO-BREAK SPACE}{money(context.figures.budget.grant_requested)}",
        ),
        Fact("Coordinator", or_none(lead.legal_name or lead.short_name) if lead else NONE, path),
        Fact("Contact", _contact(lead), f"{path}/contact" if lead else path),
    ]
    if general.proposal_number.strip():
        rows.insert(2, Fact("Proposal number", general.proposal_number, "general/proposal_number"))
    return Facts(tuple(rows), path="general")


def participants(context: Context) -> Table:
    """Return the list of participants."""
    rows = [
        Row(
            (
                context.numbers.partners[row.id],
                label(row.role),
                or_none(row.short_name),
                or_none(row.legal_name),
                context.choice("countries", row.country),
                or_none(row.pic),
            ),
            path=f"partners/{row.id}",
        )
        for row in context.draft.partners
    ]
    columns = (
        Column("No", Align.RIGHT, code=True),
        Column("Role", code=True),
        Column("Short name", code=True),
        Column("Legal name"),
        Column("Country"),
        Column("PIC", code=True),
    )
    return Table("Participants", columns, tuple(rows), path="partners")
