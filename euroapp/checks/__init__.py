"""Checks of a draft against its call: errors as data, nothing raised, nothing blocked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from euroapp.calls import rules as kinds
from euroapp.calls.call import Call
from euroapp.calls.rules import Severity
from euroapp.checks import (
    attachments,
    budget,
    consortium,
    content,
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
from euroapp.draft import Draft
from euroapp.draft.paths import exists
from euroapp.wording.places import PAGES, page_of

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
    proportion.travel,
    support.conditions,
    support.arithmetic,
    support.agreement,
    recipients.recipients,
    targets.reach,
    targets.holes,
    budget.lines,
    budget.requests,
    budget.balance,
    budget.subcontracts,
    budget.coordination_kept,
    content.indicator_rows,
    content.narrative,
    content.risks,
    consortium.sign_offs,
    prose.texts,
)
"""Checks that hold for every call."""

_MEMORY = Memory()

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}
_PAGES = {key: place for place, key in enumerate(PAGES)}


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
    asked: Mapping[str, int]
    """Required values by page, filled in or not."""
    missing: Mapping[str, int]
    asked_of: Mapping[str, int]
    """Required values by the participant that answers for them, filled in or not."""
    missing_of: Mapping[str, int]
    owners: Owners

    def readiness(self, page: str = "") -> float:
        """Return the share of required values that are there, of a page or of all; 0 to 1."""
        asked = self.asked.get(page, 0) if page else sum(self.asked.values())
        missing = self.missing.get(page, 0) if page else sum(self.missing.values())
        return 1 - missing / asked if asked else 1.0

    def partner_readiness(self, partner_id: str) -> float:
        """Return the share of what a participant has to write that is there; 0 to 1."""
        asked = self.asked_of.get(partner_id, 0)
        return 1 - self.missing_of.get(partner_id, 0) / asked if asked else 1.0

    def owed(self, partner_id: str) -> tuple[Finding, ...]:
        """Return what a participant has still to write or do: its own data, and rows it leads or owns."""
        return tuple(f for f in self.findings if f.is_open and self.owners.of(f.path) == partner_id)


def review(draft: Draft, call: Call, pages: int | None = None) -> Review:
    """Return findings and readiness; a check runs again only when something it read has changed."""
    ctx = Context(draft, call, pages)
    found: list[Finding] = []
    for place, rule in enumerate(call.pack.rules):
        run_rule = partial(RULE_CHECKS[type(rule)], rule, ctx)
        found.extend(_MEMORY.run((place, pages), ctx.watched, call, ctx.counters, run_rule))
    for run in ALWAYS:
        found.extend(_MEMORY.run(run, ctx.watched, call, ctx.counters, partial(run, ctx)))
    # Two rules may say the same thing; what differs in a word is said twice.
    unique: dict[object, Finding] = {}
    for finding in found:
        unique.setdefault((finding.path, finding.code, finding.message, *finding.details.items()), finding)
    findings = sorted(unique.values(), key=lambda f: (_ORDER[f.severity], _PAGES[page_of(f.path)]))
    return Review(
        tuple(findings),
        dict(+ctx.asked),
        dict(+ctx.missing),
        dict(+ctx.asked_of),
        dict(+ctx.missing_of),
        Owners(draft),
    )


def counts(findings: tuple[Finding, ...]) -> dict[Severity, int]:
    """Return the number of findings by severity."""
    return {severity: sum(f.severity is severity for f in findings) for severity in Severity}


def reachable(draft: Draft, finding: Finding) -> bool:
    """Tell whether the path of a finding names something in the draft."""
    return exists(draft, finding.path)
