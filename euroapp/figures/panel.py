"""The own evaluator panel: the sheets of all evaluators side by side, by criterion of the call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.scoring import Evaluation
from euroapp.figures.scoring import CriterionScore, scoring
from euroapp.values import EXACT, total

Evaluator = tuple[str, str]
"""The id of the participant and the name of whoever evaluates; either may be ""."""


@dataclass(frozen=True)
class PanelRow:
    """What the evaluators give for one criterion."""

    score: CriterionScore
    points: Mapping[Evaluator, Decimal]

    @cached_property
    def mean(self) -> Decimal | None:
        """Return the arithmetic mean of the points given; None where nobody gave any."""
        if not self.points:
            return None
        return EXACT.divide(total(self.points.values()), Decimal(len(self.points)))

    @cached_property
    def spread(self) -> Decimal | None:
        """Return how far the highest points lie above the lowest; None for fewer than two."""
        given = self.points.values()
        return EXACT.subtract(max(given), min(given)) if len(given) > 1 else None


@dataclass(frozen=True)
class Panel:
    """All sheets of a draft."""

    evaluators: tuple[Evaluator, ...]
    """In the order in which their first row stands."""
    rows: tuple[PanelRow, ...]
    """One for each criterion of the call, in its order."""
    doubled: tuple[Evaluation, ...]
    """Rows of a sheet that gives points for one criterion more than once: none of them counts."""
    impossible: tuple[Evaluation, ...]
    """Rows whose points lie below zero or above the most; they do not count."""
    lost: tuple[Evaluation, ...]
    """Rows with points that name no criterion of this call."""

    @cached_property
    def total(self) -> Decimal | None:
        """Return the sum of the means; None until every criterion has one."""
        means = [row.mean for row in self.rows]
        known = [mean for mean in means if mean is not None]
        return total(known) if known and len(known) == len(means) else None


def panel(draft: Draft, call: Call) -> Panel:
    """Return the sheets side by side; what is in doubt is not counted, but named."""
    scores = {one.criterion.key: one for one in scoring(draft, call).criteria}
    given = [one for one in draft.evaluations if one.points is not None]
    lost = tuple(one for one in given if one.criterion not in scores)
    known = [one for one in given if one.criterion in scores]
    impossible = tuple(one for one in known if not _possible(one, scores[one.criterion]))
    often = Counter((_by(one), one.criterion) for one in known)
    doubled = tuple(one for one in known if often[_by(one), one.criterion] > 1)
    left = {one.id for one in (*impossible, *doubled)}
    rows = tuple(
        PanelRow(
            score,
            {
                _by(one): one.points
                for one in known
                if one.criterion == key and one.id not in left and one.points is not None
            },
        )
        for key, score in scores.items()
    )
    evaluators = tuple(dict.fromkeys(map(_by, draft.evaluations)))
    return Panel(evaluators, rows, doubled, impossible, lost)


def _by(one: Evaluation) -> Evaluator:
    return one.participant, one.evaluator.strip()


def _possible(one: Evaluation, score: CriterionScore) -> bool:
    return one.points is not None and one.points >= 0 and (score.most is None or one.points <= score.most)
