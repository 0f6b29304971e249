"""Checks of a draft against its call: errors as data, nothing raised, nothing blocked.

The checks themselves (`areas`) are imported by the first review, so that a draft is painted before that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import attrgetter

from euroapp.calls.call import Call
from euroapp.calls.rules import Severity
from euroapp.checks.context import Context
from euroapp.checks.declaring import CATALOGUE, RUNNING, Always
from euroapp.checks.finding import Finding
from euroapp.checks.owners import Owners
from euroapp.checks.tally import Sum, Tally
from euroapp.draft import Draft
from euroapp.draft.marks import PAGE_HEAD
from euroapp.draft.paths import exists
from euroapp.edits.creation import new_draft
from euroapp.memory.derived import Memory
from euroapp.wording.places import page_of

__all__ = ["Finding", "Review", "Severity", "check", "review"]

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


_NOTHING = Outcome((), None)
"""What a check finds that is about a part of a draft which the call does not have."""


def _always() -> Always:
    from euroapp.checks.areas import ALWAYS

    return ALWAYS


def _run(ctx: Context, check: Callable[[Context], Iterator[Finding]]) -> Outcome:
    outer, ctx.counted = ctx.counted, None
    try:
        return Outcome(tuple(check(ctx)), ctx.counted)
    finally:
        ctx.counted = outer


def _outcome(ctx: Context, place: int) -> Outcome:
    """Run one check: the rules of the call first, then what holds for every call."""
    rules, pack = ctx.call.pack.rules, ctx.call.pack
    if place < len(rules):
        rule = rules[place]
        there = pack.has(CATALOGUE[rule.code].needs)
        return _run(ctx, partial(RUNNING.by_rule[type(rule)], rule)) if there else _NOTHING
    function, checks = _always()[place - len(rules)]
    return _run(ctx, function) if any(pack.has(check.needs) for check in checks) else _NOTHING


def review(draft: Draft, call: Call, pages: int | None = None) -> Review:
    """Return findings and readiness; a check runs again only when something it read has changed."""
    ctx = Context(draft, call, _MEMORY, pages)
    count = len(call.pack.rules) + len(_always())
    # Two rules may say the same thing; what differs in a word is said twice.
    said: dict[str, list[Finding]] = {}
    outcomes = [ctx.derive(_outcome, place) for place in range(count)]
    for outcome in outcomes:
        for finding in outcome.findings:
            before = said.setdefault(finding.statement, [])
            if all(finding.details != other.details for other in before):
                before.append(finding)
    # What was typed and is not settled is told once: it is not missing besides.
    typed = {entry.path for entry in draft.unsettled}
    told = (f for f in chain.from_iterable(said.values()) if not (f.is_open and f.path in typed))
    findings = tuple(sorted(told, key=attrgetter("rank")))
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
    """Tell whether the path of a finding names something in the draft, or a page."""
    return finding.path.startswith(PAGE_HEAD) or exists(draft, finding.path)
