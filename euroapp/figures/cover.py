"""Which participant serves what: ecosystems, objectives of the call and regions, with the holes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from euroapp.draft import Draft
from euroapp.figures.coverage import coverage
from euroapp.figures.effort import effort_figures


class CoverKind(Enum):
    """What is served."""

    ECOSYSTEM = "ecosystems"
    OBJECTIVE = "objectives"
    REGION = "regions"


@dataclass(frozen=True)
class CoverRow:
    """Who serves one thing; ids of participants, in the order of the draft."""

    kind: CoverKind
    key: str
    """Key of the ecosystem or objective; country and region, parted by a blank, such as `PL Mazowieckie`."""
    partners: tuple[str, ...]

    @property
    def hole(self) -> bool:
        """Tell whether nobody serves it."""
        return not self.partners


def cover(draft: Draft) -> tuple[CoverRow, ...]:
    """Return the matrix, row by row: what the draft chose first, then what only participants name."""
    order = [row.id for row in draft.partners]
    chosen = list(draft.general.ecosystems)
    named = [key for row in draft.partners for key in row.ecosystems]
    rows = [
        CoverRow(CoverKind.ECOSYSTEM, key, tuple(row.id for row in draft.partners if key in row.ecosystems))
        for key in dict.fromkeys([*chosen, *named])
    ]
    matrix = effort_figures(draft).matrix
    for one in coverage(draft):
        packages = set(one.work_packages)
        working = {
            partner for (partner, package), months in matrix.items() if package in packages and months > 0
        }
        serving = working | set(one.partners)
        rows.append(
            CoverRow(CoverKind.OBJECTIVE, one.objective, tuple(key for key in order if key in serving))
        )
    regions: dict[str, list[str]] = {}
    for row in draft.partners:
        if row.country or row.region.strip():
            regions.setdefault(f"{row.country} {row.region.strip()}".strip(), []).append(row.id)
    rows += [CoverRow(CoverKind.REGION, key, tuple(ids)) for key, ids in regions.items()]
    return tuple(rows)
