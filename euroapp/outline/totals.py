"""Totals that equal their rows: what has no participant, package or category has a row or column too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.calls.pack import CostGroup
from euroapp.figures.budget import BudgetFigures, Costs
from euroapp.language import say, together
from euroapp.outline.elements import Align, Column
from euroapp.values import EXACT, ZERO, total
from euroapp.wording.numbers import money

TOTAL = say("Total")
NO_PACKAGE = say("No work package")
NO_PARTICIPANT = say("No participant")
NO_CATEGORY = say("No category")
PERSON_MONTHS = say("PM: person-months.")
NO_COSTS = Costs({}, ZERO, Decimal(0))


def rest(rows: Iterable[Sequence[Decimal]], whole: Sequence[Decimal]) -> list[Decimal]:
    """Return what rows leave of the totals of their columns; an empty list where they leave nothing."""
    sums = [total(column) for column in zip(*rows, strict=True)] or [Decimal(0)] * len(whole)
    return left_of(whole, sums)


def left_of(whole: Sequence[Decimal], sums: Sequence[Decimal]) -> list[Decimal]:
    """Return what the sums of columns leave of their totals; an empty list where they leave nothing."""
    left = [EXACT.subtract(all_, some) for all_, some in zip(whole, sums, strict=True)]
    return left if any(left) else []


@dataclass(frozen=True)
class CostColumns:
    """The columns in which costs are printed: groups of categories, what has none, indirect costs, total."""

    named: tuple[CostGroup, ...]
    groups: tuple[tuple[str, ...], ...]
    """Keys of the categories of each group."""
    indirect: CostGroup
    loose: bool
    """Whether some costs are in no category of the call."""

    @classmethod
    def of(cls, call: Call, budget: BudgetFigures) -> CostColumns:
        """Return the columns that a draft needs."""
        categories, named = call.pack.cost_categories, call.pack.groups()
        groups = tuple(tuple(c.key for c in categories if c.group == group.key) for group in named)
        known = {key for group in groups for key in group}
        return cls(named, groups, call.pack.indirect, any(key not in known for _, _, key in budget.cells))

    @property
    def heads(self) -> tuple[str, ...]:
        """Return the heads of the columns."""
        loose = (NO_CATEGORY,) if self.loose else ()
        return (*(group.head for group in self.named), *loose, self.indirect.head, TOTAL)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns of a table."""
        return tuple(Column(head, Align.RIGHT, code=True) for head in self.heads)

    @property
    def note(self) -> str:
        """Return what the letters of direct costs mean."""
        return together((group.note for group in self.named), " ")

    @property
    def full_note(self) -> str:
        """Return what all letters mean."""
        return together((self.note, self.indirect.note), " ")

    def amounts(self, costs: Costs) -> tuple[Decimal, ...]:
        """Return costs by column, euro."""
        grouped = [costs.group(group) for group in self.groups]
        loose = (EXACT.subtract(costs.direct, total(grouped)),) if self.loose else ()
        return (*grouped, *loose, costs.indirect, costs.total)

    def cells(self, costs: Costs) -> tuple[str, ...]:
        """Return costs by column as they are printed."""
        return tuple(map(money, self.amounts(costs)))
