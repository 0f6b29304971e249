"""Support to third parties, summed over the schemes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from euroapp.draft import Draft
from euroapp.draft.sme_support import Scheme
from euroapp.values import ZERO, total


@dataclass(frozen=True)
class SupportFigures:
    """What the schemes promise: euro and number of SMEs."""

    total: Decimal
    smes: int
    by_scheme: Mapping[str, Decimal]
    payable: Mapping[str, int]
    """SMEs a scheme can pay at its highest amount; by scheme id."""

    @property
    def smes_payable(self) -> int:
        """Return the SMEs all schemes can pay together."""
        return sum(self.payable.values())


def payable_smes(scheme: Scheme) -> int:
    """Return how many SMEs the total pays at the highest amount; 0 while a figure is missing."""
    if not scheme.total or not scheme.amount_max or scheme.amount_max <= 0:
        return 0
    return max(0, int(scheme.total // scheme.amount_max))


def support_figures(draft: Draft) -> SupportFigures:
    """Return the sums over all schemes."""
    by_scheme = {scheme.id: scheme.total or ZERO for scheme in draft.schemes}
    return SupportFigures(
        total=total(by_scheme.values()),
        smes=sum(scheme.third_parties or 0 for scheme in draft.schemes),
        by_scheme=by_scheme,
        payable={scheme.id: payable_smes(scheme) for scheme in draft.schemes},
    )
