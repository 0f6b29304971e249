"""Who and what the money goes to, as amounts with their shares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from euroapp.calls.pack import CostCategory
from euroapp.figures.budget import BudgetFigures
from euroapp.values import EXACT, ZERO, to_cents, total

INDIRECT = "E"
"""Key of indirect costs, which are no category of their own in the budget."""
NO_CATEGORY = ""
"""Key of costs that name no category of the call."""


@dataclass(frozen=True)
class Portion:
    """An amount of eligible costs with its share of all eligible costs."""

    key: str
    amount: Decimal
    share: Decimal
    """Zero where costs below zero take all others back, so that nothing is left to have a share of."""
    granted: Decimal
    """What the EU is asked to pay of it; zero where that is not told apart."""


@dataclass(frozen=True)
class SupportShare:
    """Support to third parties against the share of the grant that the call asks for."""

    support: Decimal
    grant: Decimal
    share: Decimal
    required: Decimal | None
    required_amount: Decimal | None
    """Euro; the required share of the requested grant."""

    @property
    def margin(self) -> Decimal | None:
        """Return by how much the support lies above (or, negative, below) what is required."""
        return None if self.required_amount is None else EXACT.subtract(self.support, self.required_amount)


def _portion(key: str, amount: Decimal, whole: Decimal, granted: Decimal = ZERO) -> Portion:
    return Portion(key, amount, EXACT.divide(amount, whole) if whole else ZERO, granted)


def by_partner(budget: BudgetFigures) -> tuple[Portion, ...]:
    """Return the costs of each participant that has any, the highest first."""
    whole = budget.total.total
    lines = [line for line in budget.partners if line.costs.total > 0]
    lines.sort(key=lambda line: -line.costs.total)
    return tuple(_portion(one.partner, one.costs.total, whole, max(one.requested, ZERO)) for one in lines)


def by_category(budget: BudgetFigures, categories: Iterable[CostCategory]) -> tuple[Portion, ...]:
    """Return the costs of each category that has any, in the order of the form, indirect costs last."""
    whole = budget.total.total
    amounts = {row.key: budget.total.by_category.get(row.key, ZERO) for row in categories}
    amounts[NO_CATEGORY] = EXACT.subtract(budget.total.direct, total(amounts.values()))
    amounts[INDIRECT] = budget.total.indirect
    return tuple(_portion(key, amount, whole) for key, amount in amounts.items() if amount > 0)


def support_share(budget: BudgetFigures) -> SupportShare | None:
    """Return the share of the requested grant that goes to third parties; None without a grant."""
    if budget.support_share is None:
        return None
    required = budget.support_share_required
    amount = None if required is None else to_cents(EXACT.multiply(budget.grant_requested, required))
    return SupportShare(budget.support, budget.grant_requested, budget.support_share, required, amount)
