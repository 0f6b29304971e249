"""Letters of intent and mandates as Word documents, for whoever is asked for them by the call."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.draft.consortium import Participant, Role
from euroapp.figures.budget import FUNDED
from euroapp.language import say
from euroapp.outline.context import person_months
from euroapp.outline.cover import coordinator
from euroapp.papers.letter import Letter
from euroapp.papers.material import Absent, Leaf, Material
from euroapp.papers.names import partner_stems, stem_of
from euroapp.papers.parts import address
from euroapp.wording.labels import label
from euroapp.wording.numbers import money

INTENT, MANDATE = say("Letters of intent"), say("Mandates to the coordinator")
UNKNOWN = say("[to be filled in]")


def papers(material: Material) -> Iterator[Leaf | Absent]:
    """Yield a letter of intent of each partner but the coordinator, and a mandate of each beneficiary."""
    lead = coordinator(material.context)
    others = [row for row in material.draft.partners if row is not lead]
    stem, stems = stem_of(material.draft), partner_stems(material.draft)
    if not others:
        yield Absent(INTENT, say("there is no partner beside the coordinator."))
    for row in others:
        name = material.context.partner(row.id)
        what = say("Letter of intent of {partner}; not required unless the call says so", partner=name)
        data = _intent(material, row, lead)
        yield Leaf(f"{stem}-letter-of-intent-{stems[row.id]}.docx", data, what, _signer(name))
    bound = [row for row in others if row.role is Role.BENEFICIARY]
    if not bound:
        yield Absent(MANDATE, say("there is no beneficiary beside the coordinator."))
    for row in bound:
        name = material.context.partner(row.id)
        what = say(
            "Mandate of {partner} to the coordinator; not required unless the call says so", partner=name
        )
        data = _mandate(material, row, lead)
        yield Leaf(f"{stem}-mandate-{stems[row.id]}.docx", data, what, _signer(name))


def _signer(name: str) -> str:
    return say("{partner}, on its letterhead, to sign", partner=name)


def _organisation(material: Material, row: Participant | None) -> tuple[str, str, str]:
    """Return legal name, address and PIC of an organisation, with words for what the draft does not know."""
    if row is None:
        return UNKNOWN, UNKNOWN, UNKNOWN
    known = (
        row.legal_name.strip() or row.short_name.strip(),
        address(row, material.context),
        row.pic.strip(),
    )
    name, where, pic = (text or UNKNOWN for text in known)
    return name, where, pic


def _begun(material: Material, title: str, row: Participant, lead: Participant | None) -> Letter:
    """Return a letter from a partner to the coordinator up to its title."""
    letter = Letter(material, title)
    name, where, pic = _organisation(material, row)
    letter.block((name, where, say("PIC {pic}", pic=pic)))
    receiver, place, _ = _organisation(material, lead)
    letter.block((say("To the coordinator"), receiver, place))
    letter.text(say("Place and date: {unknown}", unknown=UNKNOWN))
    letter.title(title)
    letter.facts(
        (
            (say("Call"), material.topic),
            (say("Project"), material.named or UNKNOWN),
            (say("State of the draft"), material.stamp),
        )
    )
    return letter


def _intent(material: Material, row: Participant, lead: Participant | None) -> bytes:
    letter = _begun(material, say("Letter of intent"), row, lead)
    name, _, _ = _organisation(material, row)
    receiver, _, _ = _organisation(material, lead)
    letter.text(
        say(
            "{partner} intends to take part in the project named above, which {coordinator} will propose, "
            "in the role of: {role}.",
            partner=name,
            coordinator=receiver,
            role=label(row.role),
        )
    )
    if row.role_description.strip():
        letter.text(say("What we will do:"))
        letter.text(row.role_description, path=f"partners/{row.id}/role_description")
    letter.text(_share(material, row))
    letter.text(
        say(
            "We know the proposal in the state named above and agree to what it says of us. If the project "
            "is funded, we intend to sign what our role asks for, such as the grant agreement and an "
            "agreement of the partners."
        )
    )
    letter.text(
        say("This letter says what we intend. It binds neither side before the grant agreement is signed.")
    )
    letter.signature(row)
    return letter.data()


def _share(material: Material, row: Participant) -> str:
    """Return what a partner gives and asks for, in a sentence."""
    line = material.figures.budget.partner(row.id)
    months = person_months(material.figures.effort.by_partner.get(row.id, Decimal(0)))
    if row.role not in FUNDED:
        return say("We plan {months} person-months of work and ask for no EU money.", months=months)
    if line is None or not line.costs.total:
        return say("The costs of our part are not planned yet: {unknown}.", unknown=UNKNOWN)
    return say(
        "Our part is planned with {months} person-months and eligible costs of EUR {costs}. The proposal "
        "asks for EUR {grant} of EU money for it; EUR {own} are left for us to pay from own or other money.",
        months=months,
        costs=money(line.costs.total),
        grant=money(line.requested),
        own=money(line.own_contribution),
    )


def _mandate(material: Material, row: Participant, lead: Participant | None) -> bytes:
    letter = _begun(material, say("Mandate"), row, lead)
    name, _, _ = _organisation(material, row)
    receiver, _, _ = _organisation(material, lead)
    letter.text(
        say(
            "{partner}, a beneficiary of the project named above, gives {coordinator} as its coordinator the "
            "mandate to:",
            partner=name,
            coordinator=receiver,
        )
    )
    letter.items(
        (
            say("send in the application, with what it says of us in the state named above;"),
            say("speak for us to the granting authority until the grant agreement is signed;"),
            say("send the documents and data about us that are asked for meanwhile, as we gave them."),
        )
    )
    letter.text(
        say(
            "The coordinator tells us without delay what it receives about the application, and changes "
            "nothing about our tasks, costs or grant without our consent in writing."
        )
    )
    letter.text(
        say(
            "We answer for our own data and statements. The mandate ends when the grant agreement is signed, "
            "when the application is rejected or withdrawn, or when we take it back in writing."
        )
    )
    letter.signature(row)
    return letter.data()
