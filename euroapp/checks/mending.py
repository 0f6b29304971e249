"""Mends findings: a cure is offered only when it works and breaks nothing else.

Every proposal is tried on the draft before it is offered: the finding must be gone, no new error made, and
something left of what was planned, for a budget without costs or a request for nothing has no finding either.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.calls.rules import Severity
from euroapp.checks import check
from euroapp.checks.cures.cure import Case, Cure, Propose
from euroapp.checks.declaring import SENTENCES
from euroapp.checks.finding import Finding
from euroapp.draft import Draft
from euroapp.errors import EuroappError
from euroapp.figures import Figures, figures


def curable(finding: Finding) -> bool:
    """Tell whether anything can be proposed for a finding."""
    return bool(SENTENCES[finding.message].cures)


def cures(finding: Finding, draft: Draft, call: Call, derived: Figures) -> tuple[Cure, ...]:
    """Return the cures of a finding that work on this draft; never raises.

    Args:
        finding: a finding of this draft.
        draft: the draft as it is.
        call: the call with the draft's own values for facts in force.
        derived: the figures of the draft.

    """
    makers = SENTENCES[finding.message].cures
    if not makers:
        return ()
    errors = _errors(check(draft, call))
    case = Case(finding, draft, call, derived)
    return tuple(
        cure
        for maker in makers
        for cure in _proposed(maker, case)
        if _works(cure, finding, draft, call, errors) and _leaves_a_plan(cure, draft, call, derived)
    )


def _proposed(maker: Propose, case: Case) -> Iterator[Cure]:
    """Yield what a maker proposes, up to a value that no field holds, such as a sum of 13 digits."""
    with contextlib.suppress(EuroappError, ValueError, ArithmeticError):
        yield from maker(case)


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.message, finding.path


def _errors(findings: tuple[Finding, ...]) -> set[tuple[str, str, str]]:
    return {_key(finding) for finding in findings if finding.severity is Severity.ERROR}


def _leaves_a_plan(cure: Cure, draft: Draft, call: Call, before: Figures) -> bool:
    """Tell whether a cure leaves a tenth of the other costs, and everybody a request for something."""
    after = figures(cure.edit(draft), call).budget
    if after.other_costs < before.budget.other_costs * _LEFT:
        return False
    asked = {line.partner for line in before.budget.partners if line.requested > 0}
    return all(line.requested > 0 for line in after.partners if line.partner in asked)


_LEFT = Decimal("0.1")


def _works(cure: Cure, finding: Finding, draft: Draft, call: Call, errors: set[tuple[str, str, str]]) -> bool:
    try:
        after = cure.edit(draft)
    except (EuroappError, ValueError, ArithmeticError):
        return False
    findings = check(after, call)
    gone = _key(finding) not in {_key(other) for other in findings}
    # A share that is still too low speaks of it in another sentence.
    same_rule = any(f.code == finding.code and f.path == finding.path for f in findings)
    return gone and not (finding.path == "budget" and same_rule) and _errors(findings) <= errors
