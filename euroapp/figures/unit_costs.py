"""Unit costs that the EU sets: those of SME owners and natural persons without a salary.

The cost of a month or a day is multiplied by the coefficient of the participant's country (annotated model
grant agreement, unit cost of SME owners). A month counts 18 days.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.draft.budget import CostLine
from euroapp.figures.accounts import in_days
from euroapp.values import EXACT, to_cents


@dataclass(frozen=True)
class SetCost:
    """What the EU pays for one unit of a cost line."""

    base: Decimal
    """Euro, before the coefficient."""
    coefficient: Decimal | None
    """That of the country; None where nobody entered it."""

    @property
    def amount(self) -> Decimal | None:
        """Return euro for one unit, rounded half up; None without a coefficient."""
        if self.coefficient is None:
            return None
        return to_cents(EXACT.multiply(self.base, self.coefficient))


def set_cost(line: CostLine, country: str, call: Call) -> SetCost | None:
    """Return the unit cost that the EU sets for a line; None where costs are as they are."""
    category = call.pack.item("cost_categories", line.category)
    monthly = getattr(category, "unit_cost", None)
    base = call.facts.money("sme_owner_day_rate").value if in_days(line) else getattr(monthly, "value", None)
    if monthly is None or base is None:
        return None
    return SetCost(base, (call.facts.coefficients("sme_owner_coefficients").value or {}).get(country))
