"""Checks of a draft against its call: errors as data, nothing raised, nothing blocked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any

from euroapp.calls import rules as kinds
from euroapp.calls.call import Call
from euroapp.calls.rules import Severity
from euroapp.checks import (
    attachments,
    budget,
    consortium,
    content,
    counterparts,
    entries,
    general,
    outputs,
    proportion,
    prose,
    recipients,
    staff,
    support,
    targets,
    workplan,
)
from euroapp.checks.context import Context
from euroapp.checks.finding import Finding
from euroapp.checks.memory import Memory
from euroapp.checks.owners import Owners
from euroapp.checks.tally import Sum, Tally
from euroapp.draft import Draft
from euroapp.draft.paths import exists
from euroapp.edits.creation import new_draft
from euroapp.wording.places import page_of

__all__ = ["RULE_CHECKS", "Finding", "Review", "Severity", "check", "review"]

RULE_CHECKS: dict[type[kinds.RuleBase], Callable[[Any, Context], Iterator[Finding]]] = {
    kinds.Required: general.required,
    kinds.TextLimit: general.text_limit,
    kinds.ForbiddenCharacters: general.forbidden_characters,
    kinds.Duration: general.duration,
    kinds.ConsortiumMinimum: consortium.minimum,
    kinds.GrantCeiling: budget.grant_ceiling,
    kinds.SupportShare: support.share,
    kinds.SupportCeiling: support.ceiling,
    kinds.SupportTiming: support.timing,
    kinds.CompulsoryObjectives: content.objectives,
    kinds.CompulsoryIndicators: content.indicators,
    kinds.WorkPackages: workplan.package_count,
    kinds.SubcontractingShare: budget.subcontracting_share,
    kinds.DeclarationsAgreed: content.declarations,
    kinds.RequiredAnnexes: attachments.annexes,
    kinds.PageLimit: attachments.page_limit,
    kinds.FileNames: attachments.file_names,
    kinds.PreviousProjects: attachments.previous_projects,
    kinds.DeliverableCount: outputs.deliverable_count,
    kinds.LateDeliverables: outputs.late_deliverables,
    kinds.RateOutlier: staff.rate_outlier,
    kinds.ManagementShare: proportion.management_share,
    kinds.PartnerShares: proportion.partner_shares,
}
"""What each kind of rule a pack can declare does."""

ALWAYS: tuple[Callable[[Context], Iterator[Finding]], ...] = (
    general.strand,
    general.own_values,
    entries.unsettled,
    consortium.coordinator,
    consortium.identity,
    consortium.contacts,
    consortium.roles,
    workplan.complete_rows,
    workplan.package_contents,
    workplan.spans,
    workplan.project_months,
    outputs.wording,
    staff.leads,
    staff.effort,
    staff.effort_agrees,
    staff.overbooked,
    proportion.parts,
    proportion.costs,
    proportion.travel,
    support.conditions,
    support.arithmetic,
    support.agreement,
    recipients.recipients,
    targets.reach,
    targets.holes,
    budget.lines,
    budget.set_costs,
    budget.requests,
    budget.balance,
    budget.subcontracts,
    budget.coordination_kept,
    content.indicator_rows,
    content.narrative,
    content.images,
    content.risks,
    content.questions,
    consortium.sign_offs,
    counterparts.choices,
    counterparts.themes_and_objectives,
    counterparts.texts,
    prose.texts,
)
"""Checks that hold for every call."""

_MEMORY, _TALLIES = Memory(), Sum()


def check(draft: Draft, call: Call, pages: int | None = None) -> tuple[Finding, ...]:
    """Return all findings, errors first, then in the order of the pages; never raises.

    Args:
        draft: any draft the models can hold.
        call: the call with the draft's own values for facts in force.
        pages: pages of the printed proposal, where the caller knows them.

    """
    return review(draft, call, pages).findings


@dataclass(frozen=True)
class Review:
    """The findings, and how much of what is required is there."""

    findings: tuple[Finding, ...]
    tally: Tally
    """How much of what is required is there."""
    owners: Owners
    call: Call
    strand: str

    def readiness(self, page: str = "") -> float:
        """Return how far a page is, or all: 0 for a new draft, 1 when nothing is missing and nothing wrong.

        What is wrong counts as one more thing to do; what call and wizard wrote counts as nothing done.
        """
        there = to_do = 0
        wrong = Counter(
            page_of(f.path) for f in self.findings if f.severity is Severity.ERROR and not f.is_open
        )
        for key in (page,) if page else {*self.tally.asked, *wrong}:
            found = self.tally.asked[key] - self.tally.missing[key]
            given = min(found, _given(self.call, self.strand)[key])
            there += found - given
            to_do += self.tally.missing[key] + wrong[key]
        return there / (there + to_do) if there + to_do else 1.0

    def partner_readiness(self, partner_id: str) -> float:
        """Return the share of what a participant has to write that is there; 0 to 1."""
        asked = self.tally.asked_of[partner_id]
        return 1 - self.tally.missing_of[partner_id] / asked if asked else 1.0

    def owed(self, partner_id: str) -> tuple[Finding, ...]:
        """Return what a participant has still to write or do: its own data, and rows it leads or owns."""
        return tuple(f for f in self.findings if f.is_open and self.owners.of(f.path) == partner_id)


@dataclass(frozen=True)
class Outcome:
    """What one check found and counted."""

    findings: tuple[Finding, ...]
    tally: Tally | None


def _run(ctx: Context, check: Callable[[Context], Iterator[Finding]]) -> Outcome:
    outer, ctx.counted = ctx.counted, None
    try:
        return Outcome(tuple(check(ctx)), ctx.counted)
    finally:
        ctx.counted = outer


def _outcome(ctx: Context, place: int) -> Outcome:
    """Run one check: the rules of the call first, then what holds for every call."""
    rules = ctx.call.pack.rules
    if place < len(rules):
        return _run(ctx, partial(RULE_CHECKS[type(rules[place])], rules[place]))
    return _run(ctx, ALWAYS[place - len(rules)])


def review(draft: Draft, call: Call, pages: int | None = None) -> Review:
    """Return findings and readiness; a check runs again only when something it read has changed."""
    ctx = Context(draft, call, _MEMORY, pages)
    count = len(call.pack.rules) + len(ALWAYS)
    # Two rules may say the same thing; what differs in a word is said twice.
    said: dict[str, list[Finding]] = {}
    outcomes = [ctx.derive(_outcome, place) for place in range(count)]
    for outcome in outcomes:
        for finding in outcome.findings:
            before = said.setdefault(finding.statement, [])
            if all(finding.details != other.details for other in before):
                before.append(finding)
    findings = tuple(sorted(chain.from_iterable(said.values()), key=attrgetter("rank")))
    tallies = [outcome.tally for outcome in outcomes if outcome.tally]
    return Review(findings, _TALLIES.of(tallies), Owners(draft), call, draft.general.strand)


_GIVEN: dict[tuple[str, str, str], Counter[str]] = {}


def _given(call: Call, strand: str) -> Counter[str]:
    """Return, by page, how many required values a new draft of a strand holds from the first."""
    pack = call.pack
    known = (pack.id, pack.version, strand if pack.item("strands", strand) else "")
    if known not in _GIVEN:
        tally = review(new_draft(call, known[-1], "NEW"), call).tally
        _GIVEN[known] = tally.asked - tally.missing
    return _GIVEN[known]


def counts(findings: tuple[Finding, ...]) -> dict[Severity, int]:
    """Return the number of findings by severity."""
    return {severity: sum(f.severity is severity for f in findings) for severity in Severity}


def reachable(draft: Draft, finding: Finding) -> bool:
    """Tell whether the path of a finding names something in the draft."""
    return exists(draft, finding.path)
