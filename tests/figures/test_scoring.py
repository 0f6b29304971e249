"""The own scoring: sums, thresholds, and placeholders that say what they are."""

from __future__ import annotations

from decimal import Decimal

from euroapp.draft import Draft
from euroapp.draft.scoring import Score
from euroapp.edits.creation import complete
from euroapp.figures.scoring import scoring
from tests.builders import a_call, a_draft


def scored(**points: int) -> Draft:
    rows = tuple(Score(id=key, points=Decimal(value)) for key, value in points.items())
    return complete(a_draft(scores=rows), a_call())


def test_there_is_no_sum_until_every_criterion_has_points() -> None:
    keys = [item.key for item in a_call().pack.award_criteria]
    assert scoring(scored(**{keys[0]: 20}), a_call()).total is None
    assert scoring(scored(**dict.fromkeys(keys, 20)), a_call()).total == 20 * len(keys)


def test_points_below_the_threshold_do_not_pass() -> None:
    first = a_call().pack.award_criteria[0]
    threshold = first.placeholder_threshold
    assert threshold is not None
    low = scoring(scored(**{first.key: int(threshold) - 1}), a_call()).criteria[0]
    enough = scoring(scored(**{first.key: int(threshold)}), a_call()).criteria[0]
    assert (low.passed, enough.passed) == (False, True)


def test_more_points_than_a_criterion_has_are_impossible() -> None:
    first = a_call().pack.award_criteria[0]
    assert not scoring(scored(**{first.key: 101}), a_call()).criteria[0].possible


def test_points_that_are_not_the_calls_are_placeholders() -> None:
    assert scoring(scored(), a_call()).placeholder
