"""Checks of the consortium: one coordinator, complete partners, the call's minimum, sign-offs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from email_validator import EmailNotValidError, validate_email

from euroapp.calls.facts import NumberFact
from euroapp.calls.pack import CountryState
from euroapp.calls.rules import ConsortiumMinimum, Severity
from euroapp.checks.context import Context
from euroapp.checks.finding import Finding
from euroapp.details import Choice
from euroapp.draft.consortium import Participant, Role
from euroapp.figures.budget import FUNDED
from euroapp.folding import folded, without_blanks

_LONGEST_EMAIL = 320
"""64 characters before the sign, 255 after it; anything longer is not even looked at."""


@lru_cache(maxsize=1024)
def valid_email(text: str) -> bool:
    """Tell whether a text is an e-mail address; nothing is looked up."""
    if len(text) > _LONGEST_EMAIL:
        return False
    try:
        validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True


def coordinator(ctx: Context) -> Iterator[Finding]:
    """There is exactly one coordinator."""
    found = [p for p in ctx.draft.partners if p.role is Role.COORDINATOR]
    if not found:
        path = f"partners/{ctx.draft.partners[0].id}/role" if ctx.draft.partners else "partners"
        yield ctx.finding("A07", "no_coordinator", path)
    for extra in found[1:]:
        name = ctx.row("partners", found[0].id)
        yield ctx.finding("A07", "second_coordinator", f"partners/{extra.id}/role", coordinator=name)


def identity(ctx: Context) -> Iterator[Finding]:
    """Names and numbers of participants are present, well formed and unique."""
    short = Counter(folded(p.short_name) for p in ctx.draft.partners)
    pics = Counter(without_blanks(p.pic) for p in ctx.draft.partners)
    yield from ctx.complete("A07", "partners", ("short_name", "legal_name", "country"))
    for partner in ctx.draft.partners:
        path = f"partners/{partner.id}"
        if folded(partner.short_name) and short[folded(partner.short_name)] > 1:
            yield ctx.finding("A07", "short_name_twice", f"{path}/short_name", name=partner.short_name)
        yield from _pic(partner, pics[without_blanks(partner.pic)], ctx)
        if partner.role in FUNDED:
            yield from ctx.require("A09", f"{path}/kind", partner.kind, severity=Severity.WARNING)


def _pic(partner: Participant, count: int, ctx: Context) -> Iterator[Finding]:
    pic, path = partner.pic.strip(), f"partners/{partner.id}/pic"
    if partner.role in FUNDED:
        yield from ctx.require("A07", path, pic)
    if not pic:
        return
    if not (pic.isascii() and pic.isdigit() and len(pic) == 9):
        yield ctx.finding("A07", "bad_pic", path, pic=pic)
    elif count > 1:
        yield ctx.finding("A07", "pic_twice", path, pic=pic)


def contacts(ctx: Context) -> Iterator[Finding]:
    """Every funded participant has a main contact whose e-mail could be an address."""
    for partner in ctx.funded:
        path = f"partners/{partner.id}/contact"
        for name in ("first_name", "family_name", "email"):
            yield from ctx.require("A08", f"{path}/{name}", getattr(partner.contact, name))
        if partner.contact.email.strip() and not valid_email(partner.contact.email.strip()):
            yield ctx.finding("A08", "bad_email", f"{path}/email", email=partner.contact.email.strip())
    for partner in ctx.draft.partners:
        for other in partner.contacts:
            if other.email.strip() and not valid_email(other.email.strip()):
                path = f"partners/{partner.id}/contacts/{other.id}/email"
                yield ctx.finding("A08", "bad_email", path, email=other.email.strip())


def roles(ctx: Context) -> Iterator[Finding]:
    """Affiliated entities name their beneficiary; associated partners carry no costs."""
    beneficiaries = {p.id for p in ctx.draft.partners if p.role in {Role.COORDINATOR, Role.BENEFICIARY}}
    with_costs = {line.participant for line in ctx.draft.cost_lines}
    for partner in ctx.draft.partners:
        path = f"partners/{partner.id}"
        if partner.role is Role.AFFILIATED and partner.linked_to not in beneficiaries:
            yield ctx.finding("A10", "not_linked", f"{path}/linked_to")
        if partner.role not in FUNDED and partner.id in with_costs:
            name = ctx.row("partners", partner.id)
            yield ctx.finding("A10", "costs_without_funding", f"{path}/role", partner=name)


def minimum(rule: ConsortiumMinimum, ctx: Context) -> Iterator[Finding]:
    """The consortium is large enough, counting only countries that are surely eligible."""
    states = {country.key: country.state for country in ctx.call.pack.countries}
    clusters = {kind.key for kind in ctx.call.pack.entity_kinds if kind.cluster}
    facts = ctx.call.facts
    sure = [p for p in ctx.funded if states.get(p.country) is CountryState.ELIGIBLE]
    counts: tuple[tuple[str, NumberFact, int], ...] = (
        ("too_few_entities", facts.minimum_entities, len(sure)),
        ("too_few_countries", facts.minimum_countries, len({p.country for p in sure})),
        (
            "too_few_clusters",
            facts.minimum_cluster_organisations,
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
                "A09",
                "country_to_check" if country else "country_not_listed",
                f"partners/{partner.id}/country",
                severity=Severity.WARNING,
                source=country.source if country else "",
                country=Choice("countries", partner.country, bare=True),
            )


def sign_offs(ctx: Context) -> Iterator[Finding]:
    """Every participant agreed to the content."""
    for partner in ctx.draft.partners:
        done = bool(partner.sign_off.name.strip()) and partner.sign_off.day is not None
        path = f"partners/{partner.id}/sign_off/name"
        yield from ctx.require(
            "P01", path, done or None, message="no_sign_off", partner=ctx.row("partners", partner.id)
        )
