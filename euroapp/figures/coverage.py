"""Which objective is measured, worked on, delivered and owned: the chain and its holes."""

from __future__ import annotations

from dataclasses import dataclass

from euroapp.draft import Draft


@dataclass(frozen=True)
class Coverage:
    """What serves one objective of the call; ids of rows, in the order of the draft."""

    objective: str
    specific_objectives: tuple[str, ...]
    indicators: tuple[str, ...]
    work_packages: tuple[str, ...]
    deliverables: tuple[str, ...]
    schemes: tuple[str, ...]
    partners: tuple[str, ...]

    @property
    def holes(self) -> tuple[str, ...]:
        """Return what is missing in the chain, as names of the fields above; schemes may be none."""
        chain = ("specific_objectives", "indicators", "work_packages", "deliverables", "partners")
        return tuple(name for name in chain if not getattr(self, name))


def _unique(ids: list[str], order: list[str]) -> tuple[str, ...]:
    wanted = set(ids)
    return tuple(row for row in order if row in wanted)


def coverage(draft: Draft) -> tuple[Coverage, ...]:
    """Return the chain of every objective the partnership serves."""
    packages = [row.id for row in draft.work_packages]
    partners = [row.id for row in draft.partners]
    deliverables = [row.id for row in draft.deliverables]
    found = []
    for objective in draft.objectives:
        if not objective.chosen:
            continue
        specific = [row.id for row in draft.specific_objectives if objective.id in row.objectives]
        indicators = [
            row
            for row in draft.indicators
            if row.objective == objective.id or row.specific_objective in specific
        ]
        schemes = [row for row in draft.schemes if objective.id in row.objectives]
        worked = [key for row in indicators for key in row.work_packages]
        worked += [row.id for row in draft.work_packages if set(row.specific_objectives) & set(specific)]
        worked += [row.work_package for row in schemes]
        delivered = [key for row in indicators for key in row.deliverables]
        delivered += [row.id for row in draft.deliverables if row.work_package in worked]
        owners = [row.responsible for row in indicators]
        owners += [row.lead for row in draft.work_packages if row.id in worked]
        found.append(
            Coverage(
                objective.id,
                tuple(specific),
                tuple(row.id for row in indicators),
                _unique(worked, packages),
                _unique(delivered, deliverables),
                tuple(row.id for row in schemes),
                _unique(owners, partners),
            )
        )
    return tuple(found)
