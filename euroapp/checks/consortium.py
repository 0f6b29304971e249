"""Checks of the consortium: one coordinator, complete partners, the call's minimum, sign-offs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from euroapp.calls.facts import NumberFact
from euroapp.calls.pack import CountryState
from euroapp.calls.parts import Part
from euroapp.calls.rules import ConsortiumMaximum, ConsortiumMinimum, Severity, SoleProposal
from euroapp.checks.context import Context
from euroapp.checks.cures.plan import (
    be_beneficiary,
    be_funded,
    link_to_beneficiary,
    name_coordinator,
    plain_digits,
    unique_short_name,
)
from euroapp.checks.declaring import (
    CALL,
    CATALOGUE,
    ERROR,
    MISSING,
    PORTAL,
    WARNING,
    Check,
    Sentence,
    always,
    for_rule,
)
from euroapp.checks.finding import Finding
from euroapp.details import Choice
from euroapp.draft.consortium import Participant, Role
from euroapp.figures.budget import FUNDED
from euroapp.folding import folded, without_blanks

A07 = Check(
    "A07",
    ERROR,
    PORTAL,
    "There is one coordinator; PIC and short name are present and unique.",
    (
        MISSING,
        Sentence(
            "no_coordinator",
            "No participant is the coordinator.",
            "Give one participant the role of coordinator.",
            cures=(name_coordinator,),
        ),
        Sentence(
            "second_coordinator",
            "There is a second coordinator beside {coordinator}.",
            "Make this participant a beneficiary.",
            cures=(be_beneficiary,),
        ),
        Sentence(
            "short_name_twice",
            "The short name {name} is used twice.",
            "Give each participant its own.",
            cures=(unique_short_name,),
        ),
        Sentence(
            "bad_pic",
            "The PIC {pic} is not a nine-digit number.",
            "Copy it from the Participant Register.",
            cures=(plain_digits,),
        ),
        Sentence("pic_twice", "The PIC {pic} is used twice.", "Each organisation has a PIC of its own."),
    ),
)
A08 = Check(
    "A08",
    ERROR,
    PORTAL,
    "Every funded participant has a main contact with a valid e-mail.",
    (
        MISSING,
        Sentence("bad_email", "“{email}” is not an e-mail address.", "Write it as name@organisation.eu."),
    ),
)
A09 = Check(
    "A09",
    ERROR,
    CALL,
    "The consortium has enough organisations from enough countries.",
    (
        MISSING,
        Sentence(
            "too_few_entities",
            (
                "The consortium has {count} organisations from surely eligible "
                "countries; the call asks for {limit}."
            ),
            "Add {more}.",
        ),
        Sentence(
            "too_few_countries",
            "The organisations come from {count} surely eligible countries; the call asks for {limit}.",
            "Add organisations from {more} more.",
        ),
        Sentence(
            "too_many_entities",
            "The consortium has {count} organisations; the call takes at most {limit}.",
            "Take {over} out.",
        ),
        Sentence(
            "too_few_clusters",
            "The consortium has {count} cluster organisations; the call asks for {limit}.",
            "Add {more}.",
        ),
        Sentence(
            "country_to_check",
            "Whether {country} may take part is not confirmed; it does not count towards the minimum.",
            "Look {country} up in the call's list of eligible countries.",
        ),
        Sentence(
            "country_not_listed",
            "{country} is not in the list of countries of this call.",
            "Check the country, or choose another partner.",
        ),
    ),
)
A10 = Check(
    "A10",
    ERROR,
    PORTAL,
    "Associated partners have no costs; affiliated entities are linked.",
    (
        Sentence(
            "not_linked",
            "This affiliated entity is not tied to a beneficiary.",
            "Choose the beneficiary it is affiliated to.",
            cures=(link_to_beneficiary,),
        ),
        Sentence(
            "costs_without_funding",
            "{partner} has costs in the budget, but its role receives no EU money.",
            "Remove its cost lines or make it a beneficiary.",
            cures=(be_funded,),
        ),
    ),
)
A12 = Check(
    "A12",
    ERROR,
    CALL,
    "Each organisation is in one proposal only, where the call asks for that.",
    (
        Sentence(
            "sole_proposal_open",
            "{partner} has not said that it is in no other proposal for this call.",
            "Ask it, and record the answer.",
            is_open=True,
        ),
        Sentence(
            "in_another_proposal",
            "{partner} is in another proposal for this call, which takes an organisation once.",
            "Agree which proposal it leaves.",
        ),
    ),
    needs=Part.SOLE_PROPOSAL,
)
P01 = Check(
    "P01",
    WARNING,
    PORTAL,
    "Every participant signed off.",
    (
        Sentence(
            "no_sign_off",
            "{partner} has not signed off.",
            "Record who agreed, when, and to which version.",
            is_open=True,
        ),
    ),
)

_LONGEST_EMAIL = 320
"""64 characters before the sign, 255 after it; anything longer is not even looked at."""


_WORDS = "[A-Za-z0-9]+"
_RESERVED = "arpa|invalid|local|localhost|onion|test"
_USUAL_EMAIL = re.compile(
    rf"{_WORDS}(?:[._-]{_WORDS})*@(?:{_WORDS}(?:-{_WORDS})*\.)+(?!(?:{_RESERVED})\Z)[a-z]{{2,}}", re.ASCII
)
"""What the library would call an address, too; nearly all are, and it takes longer to import than to ask."""
_USUAL_LENGTH = 60


@lru_cache(maxsize=1024)
def valid_email(text: str) -> bool:
    """Tell whether a text is an e-mail address; nothing is looked up."""
    if len(text) <= _USUAL_LENGTH and _USUAL_EMAIL.fullmatch(text):
        return True
    if len(text) > _LONGEST_EMAIL:
        return False
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True


@always(A07)
def coordinator(ctx: Context) -> Iterator[Finding]:
    """There is exactly one coordinator."""
    found = [p for p in ctx.draft.partners if p.role is Role.COORDINATOR]
    if not found:
        path = f"partners/{ctx.draft.partners[0].id}/role" if ctx.draft.partners else "partners"
        yield ctx.finding(A07, "no_coordinator", path)
    for extra in found[1:]:
        name = ctx.row("partners", found[0].id)
        yield ctx.finding(A07, "second_coordinator", f"partners/{extra.id}/role", coordinator=name)


@always(A07, A09)
def identity(ctx: Context) -> Iterator[Finding]:
    """Names and numbers of participants are present, well formed and unique."""
    short = Counter(folded(p.short_name) for p in ctx.draft.partners)
    pics = Counter(without_blanks(p.pic) for p in ctx.draft.partners)
    yield from ctx.complete(A07, "partners", ("short_name", "legal_name", "country"))
    for partner in ctx.draft.partners:
        path = f"partners/{partner.id}"
        if folded(partner.short_name) and short[folded(partner.short_name)] > 1:
            yield ctx.finding(A07, "short_name_twice", f"{path}/short_name", name=partner.short_name)
        yield from _pic(partner, pics[without_blanks(partner.pic)], ctx)
        if partner.role in FUNDED:
            yield from ctx.require(A09, f"{path}/kind", partner.kind, severity=Severity.WARNING)


def _pic(partner: Participant, count: int, ctx: Context) -> Iterator[Finding]:
    pic, path = partner.pic.strip(), f"partners/{partner.id}/pic"
    if partner.role in FUNDED:
        yield from ctx.require(A07, path, pic)
    if not pic:
        return
    if not (pic.isascii() and pic.isdigit() and len(pic) == 9):
        yield ctx.finding(A07, "bad_pic", path, pic=pic)
    elif count > 1:
        yield ctx.finding(A07, "pic_twice", path, pic=pic)


@always(A08)
def contacts(ctx: Context) -> Iterator[Finding]:
    """Every funded participant has a main contact whose e-mail could be an address."""
    for partner in ctx.funded:
        path = f"partners/{partner.id}/contact"
        for name in ("first_name", "family_name", "email"):
            yield from ctx.require(A08, f"{path}/{name}", getattr(partner.contact, name))
        if partner.contact.email.strip() and not valid_email(partner.contact.email.strip()):
            yield ctx.finding(A08, "bad_email", f"{path}/email", email=partner.contact.email.strip())
    for partner in ctx.draft.partners:
        for other in partner.contacts:
            if other.email.strip() and not valid_email(other.email.strip()):
                path = f"partners/{partner.id}/contacts/{other.id}/email"
                yield ctx.finding(A08, "bad_email", path, email=other.email.strip())


@always(A10)
def roles(ctx: Context) -> Iterator[Finding]:
    """Affiliated entities name their beneficiary; associated partners carry no costs."""
    beneficiaries = {p.id for p in ctx.draft.partners if p.role in {Role.COORDINATOR, Role.BENEFICIARY}}
    with_costs = {line.participant for line in ctx.draft.cost_lines}
    for partner in ctx.draft.partners:
        path = f"partners/{partner.id}"
        if partner.role is Role.AFFILIATED and partner.linked_to not in beneficiaries:
            yield ctx.finding(A10, "not_linked", f"{path}/linked_to")
        if partner.role not in FUNDED and partner.id in with_costs:
            name = ctx.row("partners", partner.id)
            yield ctx.finding(A10, "costs_without_funding", f"{path}/role", partner=name)


@for_rule(ConsortiumMinimum)
def minimum(rule: ConsortiumMinimum, ctx: Context) -> Iterator[Finding]:
    """The consortium is large enough, counting only countries that are surely eligible."""
    states = {country.key: country.state for country in ctx.call.pack.countries}
    clusters = {kind.key for kind in ctx.call.pack.entity_kinds if kind.cluster}
    facts = ctx.call.facts
    sure = [p for p in ctx.funded if states.get(p.country) is CountryState.ELIGIBLE]
    counts: tuple[tuple[str, NumberFact, int], ...] = (
        ("too_few_entities", facts.number("minimum_entities"), len(sure)),
        ("too_few_countries", facts.number("minimum_countries"), len({p.country for p in sure})),
        (
            "too_few_clusters",
            facts.number("minimum_cluster_organisations"),
            sum(p.kind in clusters for p in ctx.funded),
        ),
    )
    for message, fact, count in counts:
        if fact.value is not None and count < fact.value:
            details = {"count": count, "limit": fact.value, "more": fact.value - count}
            yield ctx.by_rule(rule, message, "partners", fact, **details)
    for partner in ctx.draft.partners:
        if partner.country and states.get(partner.country) is not CountryState.ELIGIBLE:
            country = ctx.call.pack.item("countries", partner.country)
            yield ctx.finding(
                A09,
                "country_to_check" if country else "country_not_listed",
                f"partners/{partner.id}/country",
                severity=Severity.WARNING,
                source=country.source if country else "",
                country=Choice("countries", partner.country, bare=True),
            )


@for_rule(ConsortiumMaximum)
def maximum(rule: ConsortiumMaximum, ctx: Context) -> Iterator[Finding]:
    """The consortium is not larger than the call allows."""
    fact, count = ctx.call.facts.number("maximum_entities"), len(ctx.funded)
    if fact.value is not None and count > fact.value:
        details: dict[str, Any] = {"count": count, "limit": fact.value, "over": count - fact.value}
        yield ctx.by_rule(rule, "too_many_entities", "partners", fact, **details)


@for_rule(SoleProposal)
def sole_proposals(rule: SoleProposal, ctx: Context) -> Iterator[Finding]:
    """Every participant is in this proposal only."""
    for partner in ctx.funded:
        path, answer = f"partners/{partner.id}/sign_off/sole_proposal", partner.sign_off.sole_proposal
        name = ctx.row("partners", partner.id)
        yield from ctx.require(
            CATALOGUE[rule.code],
            path,
            answer,
            message="sole_proposal_open",
            severity=rule.effective_severity,
            source=rule.source,
            partner=name,
        )
        if answer is False:
            yield ctx.by_rule(rule, "in_another_proposal", path, partner=name)


@always(P01)
def sign_offs(ctx: Context) -> Iterator[Finding]:
    """Every participant agreed to the content."""
    for partner in ctx.draft.partners:
        done = bool(partner.sign_off.name.strip()) and partner.sign_off.day is not None
        path = f"partners/{partner.id}/sign_off/name"
        yield from ctx.require(
            P01, path, done or None, message="no_sign_off", partner=ctx.row("partners", partner.id)
        )
