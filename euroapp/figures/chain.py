"""What hangs on what: specific objective, indicator, work package, deliverable."""

from __future__ import annotations

from dataclasses import dataclass

from euroapp.draft import Draft

Tie = tuple[str, str]
"""Ids of two rows."""


@dataclass(frozen=True)
class ChainFigures:
    """The ties between the four lists; only those between rows that there are."""

    measured: frozenset[Tie]
    """Specific objective and indicator."""
    worked: frozenset[Tie]
    """Indicator and work package."""
    delivered: frozenset[Tie]
    """Work package and deliverable."""


def chain_figures(draft: Draft) -> ChainFigures:
    """Return what ties the rows of the draft together."""
    objectives = {row.id for row in draft.specific_objectives}
    packages = {row.id for row in draft.work_packages}
    return ChainFigures(
        frozenset(
            (row.specific_objective, row.id)
            for row in draft.indicators
            if row.specific_objective in objectives
        ),
        frozenset((row.id, key) for row in draft.indicators for key in row.work_packages if key in packages),
        frozenset((row.work_package, row.id) for row in draft.deliverables if row.work_package in packages),
    )
