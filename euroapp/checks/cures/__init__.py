"""Cures: edits that mend a finding, offered only when they do and break nothing else.

Every proposal is tried on the draft before it is offered: the finding must be gone and no new error made.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from euroapp.calls.call import Call
from euroapp.calls.rules import Severity
from euroapp.checks import check
from euroapp.checks.cures import entries, money, plan, rows
from euroapp.checks.cures.cure import Case, Cure, Propose
from euroapp.checks.finding import Finding
from euroapp.draft import Draft
from euroapp.errors import EuroappError
from euroapp.figures import Figures

__all__ = ["PROPOSALS", "Cure", "cures"]

PROPOSALS: dict[str, tuple[Propose, ...]] = {
    "unsettled": (entries.settle,),
    "share_too_low": (money.raise_support, money.cut_costs, money.lower_request),
    "share_too_low_for_request": (money.raise_support, money.lower_request),
    "share_out_of_reach": (money.lower_request,),
    "grant_above_ceiling": (money.lower_request, money.cut_costs),
    "request_above_ceiling": (money.lower_request,),
    "request_above_maximum": (money.request_maximum,),
    "request_negative": (plan.no_own_request,),
    "not_enough_income": (money.pay_the_rest,),
    "too_much_income": (money.lower_income,),
    "schemes_differ_from_budget": (money.schemes_follow_budget,),
    "above_support_ceiling": (plan.lower_to_ceiling,),
    "least_above_most": (plan.swap_amounts,),
    "total_above_amounts": (plan.fit_scheme,),
    "total_below_amounts": (plan.fit_scheme,),
    "call_closes_late": (plan.close_earlier,),
    "call_closes_before_opening": (plan.swap_call_months,),
    "duration_too_long": (plan.duration_limit,),
    "duration_too_short": (plan.duration_limit,),
    "duration_not_positive": (plan.long_enough,),
    "ends_before_start": (plan.swap_months,),
    "month_outside_project": (plan.inside_project,),
    "month_before_project": (plan.inside_project,),
    "task_outside_package": (plan.task_and_package,),
    "no_coordinator": (plan.name_coordinator,),
    "second_coordinator": (plan.be_beneficiary,),
    "costs_without_funding": (plan.be_funded,),
    "not_linked": (plan.link_to_beneficiary,),
    "bad_pic": (plan.plain_digits,),
    "short_name_twice": (plan.unique_short_name,),
    "objective_missing": (plan.serve_objective,),
    "ecosystem_not_in_strand": (plan.add_ecosystem,),
    "task_without_subcontract": (plan.unmark_subcontracting,),
    "unit_cost_is_set": (rows.unit_cost_of_the_eu,),
    "negative_cost": (plan.positive_cost,),
    "subcontract_not_marked": (rows.mark_subcontracted,),
    "participant_without_effort": (rows.take_out,),
    "target_unpayable": (rows.payable_target,),
    "file_name_characters": (rows.rename_file,),
    "file_name_extension": (rows.rename_file,),
    "file_name_long": (rows.rename_file,),
}
"""What can be proposed for a finding, by the key of its message."""


def cures(finding: Finding, draft: Draft, call: Call, derived: Figures) -> tuple[Cure, ...]:
    """Return the cures of a finding that work on this draft; never raises.

    Args:
        finding: a finding of this draft.
        draft: the draft as it is.
        call: the call with the draft's own values for facts in force.
        derived: the figures of the draft.

    """
    makers = PROPOSALS.get(finding.message, ())
    if not makers:
        return ()
    errors = _errors(check(draft, call))
    case = Case(finding, draft, call, derived)
    return tuple(
        cure
        for maker in makers
        for cure in _proposed(maker, case)
        if _works(cure, finding, draft, call, errors)
    )


def _proposed(maker: Propose, case: Case) -> Iterator[Cure]:
    """Yield what a maker proposes, up to a value that no field holds, such as a sum of 13 digits."""
    with contextlib.suppress(EuroappError, ValueError, ArithmeticError):
        yield from maker(case)


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.message, finding.path


def _errors(findings: tuple[Finding, ...]) -> set[tuple[str, str, str]]:
    return {_key(finding) for finding in findings if finding.severity is Severity.ERROR}


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
