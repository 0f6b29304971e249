"""Checks of proportion: management, shares and parts of participants, travel and events."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.calls.rules import ManagementShare, PartnerShares
from euroapp.checks.context import Context
from euroapp.checks.cure_places import cost_line, request
from euroapp.checks.declaring import (
    ADVICE,
    HINT,
    WARNING,
    Check,
    Sentence,
    always,
    for_rule,
)
from euroapp.checks.finding import Finding
from euroapp.checks.words import is_management
from euroapp.details import Money, Rounding, Share
from euroapp.draft.budget import CostLine
from euroapp.memory.blocks import in_blocks
from euroapp.values import EXACT, ZERO, to_cents

G07 = Check(
    "G07",
    WARNING,
    ADVICE,
    "Events and travel go together, and there are trips for every event.",
    (
        Sentence(
            "events_without_travel",
            "The plan has {count} events with people on site, but the budget has no travel.",
            "Add travel, accommodation and subsistence, or say that the events are online.",
        ),
        Sentence(
            "travel_without_events",
            "The budget has {amount} for travel, but the plan has no event.",
            "Add the events and meetings that the travel is for.",
        ),
        Sentence(
            "more_events_than_trips",
            "The plan has {count} events with people on site, but the budget pays {trips} trips.",
            "Add at least {more} trips, or drop events.",
        ),
    ),
)
G08 = Check(
    "G08",
    HINT,
    ADVICE,
    "Management takes no more of the costs than is usual.",
    (
        Sentence(
            "much_management",
            "{package} costs {costs}, {share} of the eligible costs; more than {limit} is hard to defend.",
            "Lower it by {over}, or move work that is not management.",
        ),
    ),
)
G09 = Check(
    "G09",
    HINT,
    ADVICE,
    "No participant has a very small or a very large part of the budget.",
    (
        Sentence(
            "small_share",
            "{partner} has {costs}, {share} of the costs, less than {limit}.",
            "Give it more to do, or make it an associated partner.",
        ),
        Sentence(
            "large_share",
            "{partner} has {costs}, {share} of the costs, more than {limit}.",
            "Pass some of the work and money to other participants.",
        ),
    ),
)
G11 = Check(
    "G11",
    WARNING,
    ADVICE,
    "Every funded participant has a role and a budget.",
    (
        Sentence(
            "partner_without_role",
            "{partner} has no role in the project.",
            "Choose its roles, or describe what it does.",
            is_open=True,
        ),
        Sentence(
            "partner_without_budget",
            "{partner} is to receive EU money but has no costs in the budget.",
            "Add its costs, or make it an associated partner.",
        ),
    ),
)

_ONLINE = ("online", "virtual", "remote", "webinar")


@for_rule(ManagementShare)
def management_share(rule: ManagementShare, ctx: Context) -> Iterator[Finding]:
    """The management package does not take too much of the costs."""
    budget = ctx.figures.budget
    package = next((row for row in ctx.draft.work_packages if is_management(row.name)), None)
    whole = budget.total.total
    if package is None or whole <= 0 or package.id not in budget.work_packages:
        return
    costs = budget.work_packages[package.id].total
    limit = EXACT.multiply(rule.share, whole)
    if costs > limit:
        yield ctx.by_rule(
            rule,
            "much_management",
            f"work_packages/{package.id}",
            package=ctx.row("work_packages", package.id),
            costs=Money(costs),
            share=Share(EXACT.divide(costs, whole)),
            limit=Share(rule.share, Rounding.EXACT),
            over=Money(to_cents(costs - limit)),
        )


@for_rule(PartnerShares)
def partner_shares(rule: PartnerShares, ctx: Context) -> Iterator[Finding]:
    """No participant has a very small or a very large part of the budget."""
    whole = ctx.figures.budget.total.total
    for line in ctx.figures.budget.partners:
        costs = line.costs.total
        if not line.partner or costs <= 0 or whole <= 0:
            continue
        share = EXACT.divide(costs, whole)
        message = "small_share" if share < rule.least else "large_share" if share > rule.most else ""
        if message:
            yield ctx.by_rule(
                rule,
                message,
                cost_line(ctx, line.partner),
                partner=ctx.row("partners", line.partner),
                share=Share(share),
                costs=Money(costs),
                limit=Share(rule.least if message == "small_share" else rule.most, Rounding.EXACT),
            )


@always(G11)
def parts(ctx: Context) -> Iterator[Finding]:
    """Every funded participant has a role in words."""
    for partner in ctx.funded:
        role = partner.role_description.strip() or partner.project_roles
        path, name = f"partners/{partner.id}/project_roles", ctx.row("partners", partner.id)
        yield from ctx.require(G11, path, role, message="partner_without_role", partner=name)


@always(G11)
def costs(ctx: Context) -> Iterator[Finding]:
    """Every funded participant has a budget."""
    with_costs = {line.partner for line in ctx.figures.budget.partners if line.costs.total}
    for partner in ctx.funded if ctx.draft.cost_lines else ():
        if partner.id not in with_costs:
            name = ctx.row("partners", partner.id)
            yield ctx.finding(G11, "partner_without_budget", request(partner.id), partner=name)


def _trips(line: CostLine, keys: frozenset[str]) -> Iterator[Decimal | None]:
    """Yield the trips that a line pays, or None for a lump sum that does not say how many."""
    if line.category in keys:
        plain = line.unit.strip().casefold() in {"", "trip", "trips"}
        yield max(line.units or ZERO, ZERO) if plain else None


@always(G07)
def travel(ctx: Context) -> Iterator[Finding]:
    """Events have money for travel, travel has a purpose, and there are trips for every event."""
    units = {c.key: c.unit for c in ctx.call.pack.cost_categories if c.travel}
    events = [row for row in ctx.draft.events if not row.location.casefold().startswith(_ONLINE)]
    lines = ctx.draft.cost_lines
    budgeted = ctx.figures.budget.total.group(units)
    if events and lines and budgeted <= 0:
        yield ctx.finding(G07, "events_without_travel", "events", count=len(events))
    elif budgeted > 0 and not ctx.draft.events:
        yield ctx.finding(G07, "travel_without_events", "events", amount=Money(budgeted))
    by_trip = frozenset(key for key, unit in units.items() if unit == "trip")
    trips = list(in_blocks(_trips, lines, by_trip))
    if None in trips:
        return
    paid = sum((count for count in trips if count is not None), Decimal(0))
    if 0 < paid < len(events):
        yield ctx.finding(
            G07,
            "more_events_than_trips",
            "events",
            count=len(events),
            trips=paid,
            more=len(events) - paid,
        )
