"""The front of the proposal: who, what, under which call."""

from __future__ import annotations

from euroapp.draft.consortium import Participant, Role
from euroapp.draft.general import General
from euroapp.draft.numbering import NUMBER
from euroapp.language import say, say_count
from euroapp.outline.context import NONE, Context, or_none
from euroapp.outline.elements import Align, Fact, Facts, Table
from euroapp.outline.listing import Listing, Shown
from euroapp.wording.labels import label
from euroapp.wording.numbers import day


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
        Fact(say("Call"), or_none(topic or context.call.pack.name)),
        Fact(say("Type of action"), or_none(facts.text("action_type").value or "")),
    ]
    if context.call.pack.strands:
        rows.append(Fact(say("Strand"), context.choice("strands", general.strand), "general/strand"))
    if context.call.pack.ecosystems or general.ecosystems:
        ecosystems = context.choices("ecosystems", general.ecosystems)
        rows.append(Fact(say("Industrial ecosystems"), ecosystems, "general/ecosystems"))
    return rows


def _duration(general: General) -> str:
    count = general.duration_months
    months = NONE if count is None else say_count("{count} month", "{count} months", count)
    if not general.start_date:
        return months
    return say("{months}, planned start {day}", months=months, day=day(general.start_date))


def cover(context: Context) -> Facts:
    """Return the table of the cover."""
    general = context.draft.general
    lead = coordinator(context)
    path = f"partners/{lead.id}" if lead else "partners"
    rows = [
        Fact(say("Project"), or_none(general.title), "general/title"),
        Fact(say("Acronym"), or_none(general.acronym), "general/acronym"),
        *_call_facts(context),
        Fact(say("Duration"), _duration(general), "general/duration_months"),
        Fact(say("Coordinator"), or_none(lead.legal_name or lead.short_name) if lead else NONE, path),
        Fact(say("Contact"), _contact(lead), f"{path}/contact" if lead else path),
    ]
    if general.proposal_number.strip():
        number = Fact(say("Proposal number"), general.proposal_number, "general/proposal_number")
        rows.insert(2, number)
    return Facts(tuple(rows), path="general")


def participants(context: Context) -> Table:
    """Return the list of participants."""
    columns = (
        Shown[Participant](NUMBER, lambda row: context.numbers.partners[row.id], Align.RIGHT, code=True),
        Shown[Participant](say("Role"), lambda row: label(row.role), code=True),
        Shown[Participant](say("Short name"), lambda row: or_none(row.short_name), code=True),
        Shown[Participant](say("Legal name"), lambda row: or_none(row.legal_name)),
        Shown[Participant](say("Country"), lambda row: context.choice("countries", row.country)),
        Shown[Participant](say("PIC"), lambda row: or_none(row.pic), code=True),
    )
    return Listing(say("Participants"), columns, "partners", "partners/{id}").table(context.draft.partners)
