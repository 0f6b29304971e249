"""The cover: title, facts, participants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from euroapp.calls import parts
from euroapp.draft import Draft
from euroapp.draft.consortium import Participant, Role
from euroapp.draft.general import General
from euroapp.draft.numbering import NUMBER
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Grid, Part, Row, Typed, Words, row
from euroapp.export.compliance.due.values import NONE, cut_share, day, euro, months, number, some
from euroapp.language import say, say_count, together
from euroapp.wording.labels import label


def cover(known: Known, state: Sequence[Row]) -> Iterator[Part]:
    """Yield the cover; `state` are the rows that only a working draft has."""
    general = known.draft.general
    yield Words(known.call.form.title)
    for name in ("acronym", "title"):
        if getattr(general, name).strip():
            yield Typed(f"general/{name}")
    for label_of, value in _key_figures(known):
        yield Words(together((label_of, value), " "))
    yield Grid("", (), (*_facts(known), *state), rows_marked=False)
    yield Words(known.call.form.prevailing)
    if not known.draft.partners:
        yield Words(say("No participant is entered yet."))
        return
    heads = (NUMBER, say("Role"), say("Short name"), say("Legal name"), say("Country"), say("PIC"))
    yield Grid(say("Participants"), heads, tuple(_participants(known)))


def _key_figures(known: Known) -> Iterator[tuple[str, str]]:
    """Yield what stands in the box of the cover, with the figures of the draft."""
    draft, budget = known.draft, known.figures.budget
    yield say("Eligible costs, EUR"), euro(budget.total.total)
    yield say("Requested grant, EUR"), euro(budget.grant_requested)
    if known.call.has(parts.Part.SUPPORT):
        share = budget.support_share
        yield say("Support to SMEs, EUR"), euro(budget.support)
        yield say("Share of the grant"), NONE if share is None else cut_share(share)
        yield say("SMEs supported"), number(sum(scheme.third_parties or 0 for scheme in draft.schemes))
    yield say("Participants"), _counted(draft)
    yield say("Person-months"), number(known.figures.effort.total)
    yield say("Duration"), months(draft.general.duration_months)


def _counted(draft: Draft) -> str:
    partners = number(len(draft.partners))
    countries = len({one.country for one in draft.partners if one.country})
    if not countries:
        return partners
    one, many = "{partners} in {count} country", "{partners} in {count} countries"
    return say_count(one, many, countries, partners=partners)


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


def _duration(general: General) -> str:
    length = months(general.duration_months)
    if not general.start_date:
        return length
    return say("{months}, planned start {day}", months=length, day=day(general.start_date))


def _facts(known: Known) -> Iterator[Row]:
    general, facts = known.draft.general, known.call.facts
    lead = next((one for one in known.draft.partners if one.role is Role.COORDINATOR), None)
    topic = " ".join(filter(None, (facts.text("topic_id").value, facts.text("topic_title").value)))
    yield row("general/title", say("Project"), some(general.title))
    yield row("general/acronym", say("Acronym"), some(general.acronym))
    if general.proposal_number.strip():
        yield row("general/proposal_number", say("Proposal number"), general.proposal_number)
    yield row("", say("Call"), some(topic or known.call.pack.name))
    yield row("", say("Type of action"), some(facts.text("action_type").value or ""))
    if known.call.pack.strands:
        yield row("general/strand", say("Strand"), known.choice("strands", general.strand))
    if known.call.pack.ecosystems or general.ecosystems:
        ecosystems = known.choices("ecosystems", general.ecosystems)
        yield row("general/ecosystems", say("Industrial ecosystems"), ecosystems)
    yield row("general/duration_months", say("Duration"), _duration(general))
    yield row("", say("Coordinator"), some(lead.legal_name or lead.short_name) if lead else NONE)
    yield row("", say("Contact"), _contact(lead))


def _contact(lead: Participant | None) -> str:
    if lead is None:
        return NONE
    who = lead.contact
    name = " ".join(part for part in (who.title, who.first_name, who.family_name) if part)
    return some(", ".join(part for part in (name, who.position, who.email) if part))
