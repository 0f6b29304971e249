"""The cover: title, facts, participants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from euroapp.draft.consortium import Participant, Role
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Grid, Part, Row, Typed, Words, row
from euroapp.export.compliance.due.values import NONE, day, euro, months, some
from euroapp.wording.labels import label


def cover(known: Known, state: Sequence[Row]) -> Iterator[Part]:
    """Yield the cover; `state` are the rows that only a working draft has."""
    general = known.draft.general
    yield Words(known.call.form.title)
    for name in ("acronym", "title"):
        if getattr(general, name).strip():
            yield Typed(f"general/{name}")
    yield Grid("", (), (*_facts(known), *state), rows_marked=False)
    yield Words(known.call.form.prevailing)
    if not known.draft.partners:
        yield Words("No participant is entered yet.")
        return
    heads = ("No", "Role", "Short name", "Legal name", "Country", "PIC")
    yield Grid("Participants", heads, tuple(_participants(known)))


def _participants(known: Known) -> Iterator[Row]:
    for place, one in enumerate(known.draft.partners, 1):
        yield row(
            f"partners/{one.id}",
            str(place),
            label(one.role),
            some(one.short_name),
            some(one.legal_name),
            known.choice("countries", one.country),
            some(one.pic),
        )


def _facts(known: Known) -> Iterator[Row]:
    general, facts = known.draft.general, known.call.facts
    lead = next((one for one in known.draft.partners if one.role is Role.COORDINATOR), None)
    topic = " ".join(filter(None, (facts.text("topic_id").value, facts.text("topic_title").value)))
    start = f", planned start {day(general.start_date)}" if general.start_date else ""
    yield row("general/title", "Project", some(general.title))
    yield row("general/acronym", "Acronym", some(general.acronym))
    if general.proposal_number.strip():
        yield row("general/proposal_number", "Proposal number", general.proposal_number)
    yield row("", "Call", some(topic or known.call.pack.name))
    yield row("", "Type of action", some(facts.text("action_type").value or ""))
    if known.call.pack.strands:
        yield row("general/strand", "Strand", known.choice("strands", general.strand))
    if known.call.pack.ecosystems or general.ecosystems:
        ecosystems = known.choices("ecosystems", general.ecosystems)
        yield row("general/ecosystems", "Industrial ecosystems", ecosystems)
    yield row("general/duration_months", "Duration", months(general.duration_months) + start)
    requested = f"EUR {euro(known.figures.budget.grant_requested)}"
    yield row("", "Requested EU contribution", requested)
    yield row("", "Coordinator", some(lead.legal_name or lead.short_name) if lead else NONE)
    yield row("", "Contact", _contact(lead))


def _contact(lead: Participant | None) -> str:
    if lead is None:
        return NONE
    who = lead.contact
    name = " ".join(part for part in (who.title, who.first_name, who.family_name) if part)
    return some(", ".join(part for part in (name, who.position, who.email) if part))
