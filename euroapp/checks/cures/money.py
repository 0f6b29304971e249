"""Cures for money: requests, costs, support, income."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.checks.cures.cure import Case, Cure
from euroapp.details import Money, RowNumber, Term
from euroapp.draft import Draft
from euroapp.draft.budget import CostLine, IncomeKind, IncomeLine
from euroapp.edits import Edit
from euroapp.errors import ValueRefused
from euroapp.figures import figures
from euroapp.figures.budget import BudgetFigures, line_total
from euroapp.language import Language, language_of, say
from euroapp.values import CENT, EXACT, ZERO, down_to_cents, new_id, total, up_to_cents
from euroapp.wording.numbers import money


def lowered_requests(budget: BudgetFigures, support_keys: list[str], target: Decimal) -> dict[str, Decimal]:
    """Return requests by participant that add up to a lower grant, to the cent.

    Each gives in proportion to what it asks for beyond support to third parties, which is passed on
    to SMEs in full; where that is not enough, in proportion to all it asks for.
    """
    asked = {line.partner: line.requested for line in budget.partners if line.partner and line.requested > 0}
    less = total(asked.values()) - target
    own = {
        line.partner: max(ZERO, line.requested - line.costs.group(support_keys))
        for line in budget.partners
        if line.partner in asked
    }
    weights = own if total(own.values()) >= less else asked
    whole = total(weights.values())
    result = {}
    for partner, request in asked.items():
        cut = up_to_cents(EXACT.divide(EXACT.multiply(less, weights[partner]), whole)) if whole else ZERO
        result[partner] = max(ZERO, request - min(cut, less))
    spare = target - total(result.values())
    for partner, request in asked.items():
        back = min(max(spare, ZERO), request - result[partner])
        result[partner] += back
        spare -= back
    return result


def request_grant(draft: Draft, call: Call, amount: Decimal) -> Draft:
    """Let all participants together request an amount, each giving in proportion from its maximum.

    Args:
        draft: the draft.
        call: the call with the draft's own values for facts in force.
        amount: euro.

    Raises:
        ValueRefused: the amount is negative, or the rates do not allow as much.

    """
    budget = figures(draft, call).budget
    if not 0 <= amount <= budget.grant_maximum:
        raise ValueRefused(
            say(
                "The costs of this draft and the rates of the call allow 0 to {maximum}.",
                maximum=money(budget.grant_maximum),
            )
        )
    at_most = tuple(replace(line, requested=line.maximum) for line in budget.partners)
    keys = [category.key for category in call.pack.cost_categories if category.support]
    return _request(lowered_requests(replace(budget, partners=at_most), keys, amount))(draft)


def _request(requests: dict[str, Decimal]) -> Edit:
    def edit(draft: Draft) -> Draft:
        return draft.replace(
            partners=tuple(
                p.replace(requested_contribution=requests[p.id]) if p.id in requests else p
                for p in draft.partners
            )
        )

    return edit


def lower_request(case: Case) -> Iterator[Cure]:
    """Request exactly as much as the rule allows."""
    target = case.amount("limit") or case.amount("grant")
    if case.finding.code == "F01":
        target = case.amount("grant")
    if target is None or target <= 0:
        return
    keys = [c.key for c in case.call.pack.cost_categories if c.support]
    requests = lowered_requests(case.figures.budget, keys, target)
    yield Cure("Request {amount}", _request(requests), {"amount": Money(target)})


def cut_costs(case: Case) -> Iterator[Cure]:
    """Cut other costs, the largest purchases first, then the largest of the rest."""
    wanted = case.amount("cut")
    if wanted is None:
        return
    rate = case.call.facts.rate("indirect_rate").value or Decimal(0)
    direct = up_to_cents(EXACT.divide(wanted, 1 + rate)) + 2 * CENT
    groups = {c.key: c.group for c in case.call.pack.cost_categories if not c.support}

    def edit(draft: Draft) -> Draft:
        left = direct
        lines = {line.id: line for line in draft.cost_lines}
        order = sorted(
            (line for line in draft.cost_lines if line.category in groups),
            key=lambda line: (groups[line.category] != "C", -line_total(line)),
        )
        for line in order:
            if left <= 0:
                break
            changed = _cheaper(line, left)
            left -= line_total(line) - line_total(changed)
            lines[line.id] = changed
        return draft.replace(cost_lines=tuple(lines.values()))

    yield Cure("Cut other costs by {amount}", edit, {"amount": Money(wanted)})


def _cheaper(line: CostLine, less: Decimal) -> CostLine:
    """Lower the unit cost so that the line loses at least an amount, at most all it has."""
    whole = line_total(line)
    if whole <= 0 or not line.units:
        return line
    unit_cost = down_to_cents(EXACT.divide(max(ZERO, whole - less), line.units))
    return line.replace(unit_cost=max(ZERO, unit_cost))


def raise_support(case: Case) -> Iterator[Cure]:
    """Give more to a scheme whose SMEs can receive it."""
    more = case.amount("raise")
    key = next((c.key for c in case.call.pack.cost_categories if c.support), "")
    if more is None or not key:
        return
    for scheme in case.draft.schemes:
        room = (scheme.amount_max or ZERO) * (scheme.third_parties or 0) - (scheme.total or ZERO)
        if room < more or not scheme.payers:
            continue
        fresh = CostLine(
            id=new_id("c"),
            participant=scheme.payers[0],
            work_package=scheme.work_package,
            category=key,
            description=written_into(case.draft).put(say("More support, {scheme}", scheme=scheme.name)),
            units=Decimal(1),
            unit_cost=more,
            scheme=scheme.id,
        )

        def edit(draft: Draft, chosen: str = scheme.id, line: CostLine = fresh) -> Draft:
            schemes = tuple(
                s.replace(total=(s.total or ZERO) + more) if s.id == chosen else s for s in draft.schemes
            )
            return draft.replace(schemes=schemes, cost_lines=(*draft.cost_lines, line))

        yield Cure(
            "Give {amount} more to {scheme}",
            edit,
            {"amount": Money(more), "scheme": RowNumber("schemes", scheme.id)},
        )


def request_maximum(case: Case) -> Iterator[Cure]:
    """Request what the rates allow."""
    line = case.figures.budget.partner(case.row_id)
    if line is not None and line.maximum > 0:
        yield Cure(
            "Request {amount}", _request({line.partner: line.maximum}), {"amount": Money(line.maximum)}
        )


def pay_the_rest(case: Case) -> Iterator[Cure]:
    """Add own resources for what grant and income leave open."""
    missing = case.amount("amount")
    if missing is None:
        return
    source = written_into(case.draft).put(say("Own resources"))
    fresh = IncomeLine(
        id=new_id("i"), participant=case.row_id, kind=IncomeKind.OWN, source=source, amount=missing
    )
    yield Cure(
        "Add {amount} of own resources",
        lambda draft: draft.replace(income=(*draft.income, fresh)),
        {"amount": Money(missing)},
    )


def lower_income(case: Case) -> Iterator[Cure]:
    """Lower the largest income line of the participant that is large enough."""
    over = case.amount("amount") or ZERO
    rows = [row for row in case.draft.income if row.participant == case.row_id and (row.amount or 0) >= over]
    if rows:
        largest = max(rows, key=lambda row: row.amount or ZERO)
        fresh = largest.replace(amount=(largest.amount or ZERO) - over)
        yield Cure(
            "Lower “{income}” by {amount}",
            lambda draft: draft.replace(
                income=tuple(fresh if row.id == fresh.id else row for row in draft.income)
            ),
            {"income": largest.source or Term.INCOME, "amount": Money(over)},
        )


def schemes_follow_budget(case: Case) -> Iterator[Cure]:
    """Set the total of each scheme to its lines in the budget."""
    support = {c.key: c.code for c in case.call.pack.cost_categories if c.support}
    lines = [line for line in case.draft.cost_lines if line.category in support]
    sums = {
        scheme.id: total(line_total(line) for line in lines if line.scheme == scheme.id)
        for scheme in case.draft.schemes
    }
    if len(case.draft.schemes) == 1:
        sums = {case.draft.schemes[0].id: case.figures.budget.support}

    def edit(draft: Draft) -> Draft:
        return draft.replace(schemes=tuple(s.replace(total=sums.get(s.id, s.total)) for s in draft.schemes))

    if sums:
        yield Cure("Set the schemes to their {code} lines", edit, {"code": next(iter(support.values()), "")})


def written_into(draft: Draft) -> Language:
    """Return the language in which the program writes words of its own into a draft: that of the proposal."""
    return language_of(draft.general.language.strip())
