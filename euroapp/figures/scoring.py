"""The own scoring against the award criteria of the call."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.calls.pack import AwardCriterion
from euroapp.draft import Draft


@dataclass(frozen=True)
class CriterionScore:
    """Points of one criterion beside what it can give; placeholders are not from the call."""

    criterion: AwardCriterion
    points: Decimal | None
    most: Decimal | None
    threshold: Decimal | None
    placeholder: bool
    """The most and the threshold are to practise with; the call's own are not known."""

    @property
    def passed(self) -> bool | None:
        """Tell whether the threshold is reached; None while points or threshold are missing."""
        if self.points is None or self.threshold is None:
            return None
        return self.points >= self.threshold

    @property
    def possible(self) -> bool:
        """Tell whether the points lie between zero and the most."""
        return self.points is None or (self.points >= 0 and (self.most is None or self.points <= self.most))


@dataclass(frozen=True)
class Scoring:
    """All criteria with their sum."""

    criteria: tuple[CriterionScore, ...]
    threshold: Decimal | None
    """Of the sum."""

    @property
    def total(self) -> Decimal | None:
        """Return the sum; None until every criterion has points."""
        points = [one.points for one in self.criteria]
        return (
            sum((p for p in points if p is not None), Decimal(0)) if points and None not in points else None
        )

    @property
    def placeholder(self) -> bool:
        """Tell whether any of the points are placeholders."""
        return any(one.placeholder for one in self.criteria)


def scoring(draft: Draft, call: Call) -> Scoring:
    """Return the own scoring; the call's points where they are known, placeholders otherwise."""
    given = {score.id: score.points for score in draft.scores}
    criteria = []
    for criterion in call.pack.award_criteria:
        known = criterion.points.value is not None
        criteria.append(
            CriterionScore(
                criterion,
                given.get(criterion.key),
                criterion.points.value if known else criterion.placeholder_points,
                criterion.threshold.value if known else criterion.placeholder_threshold,
                placeholder=not known,
            )
        )
    return Scoring(tuple(criteria), call.pack.award_threshold.value)
