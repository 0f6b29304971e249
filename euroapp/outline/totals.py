"""Totals that equal their rows: what has no participant, package or category has a row or column too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.figures.budget import BudgetFigures, Costs
from euroapp.values import EXACT, ZERO, total
from euroapp.wording.numbers import money

NO_PACKAGE = "No work package"
NO_PARTICIPANT = "No participant"
NO_CATEGORY = "No category"
NO_COSTS = Costs({}, ZERO, Decimal(0))


def rest(rows: Iterable[Sequence[Decimal]], whole: Sequence[Decimal]) -> list[Decimal]:
    """Return what rows leave of the totals of their columns; an empty list where they leave nothing."""
    sums = [total(column) for column in zip(*rows, strict=True)] or [Decimal(0)] * len(whole)
    left = [EXACT.subtract(all_, some) for all_, some in zip(whole, sums, strict=True)]
    return left if any(left) else []


@dataclass(frozen=True)
class CostColumns:
    """The columns in which costs are printed: groups of categories, what has none, indirect costs, total."""

    groups: tuple[tuple[str, ...], ...]
    loose: bool
    """Whether some costs are in no category of the call."""

    @classmethod
    def of(cls, call: Call, budget: BudgetFigures) -> CostColumns:
        """Return the columns that a draft needs."""
        categories = call.pack.cost_categories
        groups = tuple(tuple(c.key for c in categories if c.group == group) for group in ("A", "B", "C", "D"))
        known = {key for group in groups for key in group}
        return cls(groups, any(key not in known for _, _, key in budget.cells))

    @property
    def heads(self) -> tuple[str, ...]:
        """Return the heads of the columns."""
        loose = (NO_CATEGORY,) if self.loose else ()
        return ("A Personnel", "B Subcontr.", "C Purchases", "D.1 Support", *loose, "E Indirect", "Total")

    def amounts(self, costs: Costs) -> tuple[Decimal, ...]:
        """Return costs by column, euro."""
        grouped = [costs.group(group) for group in self.groups]
        loose = (EXACT.subtract(costs.direct, total(grouped)),) if self.loose else ()
        return (*grouped, *loose, costs.indirect, costs.total)

    def cells(self, costs: Costs) -> tuple[str, ...]:
        """Return costs by column as they are printed."""
        return tuple(map(money, self.amounts(costs)))
