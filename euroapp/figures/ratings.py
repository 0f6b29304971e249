"""Risks by likelihood and impact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from euroapp.draft import Draft
from euroapp.draft.risks import Rating


@dataclass(frozen=True)
class RatingFigures:
    """Ids of risks, in the order of the draft."""

    cells: Mapping[tuple[Rating, Rating], tuple[str, ...]]
    """By likelihood and impact."""
    unrated: tuple[str, ...]
    """Risks of which a rating is missing."""


def rating_figures(draft: Draft) -> RatingFigures:
    """Return which risks stand in which cell of the matrix."""
    cells: defaultdict[tuple[Rating, Rating], list[str]] = defaultdict(list)
    unrated = []
    for risk in draft.risks:
        if risk.likelihood is None or risk.impact is None:
            unrated.append(risk.id)
        else:
            cells[risk.likelihood, risk.impact].append(risk.id)
    return RatingFigures({place: tuple(ids) for place, ids in cells.items()}, tuple(unrated))
