"""The own evaluator panel: sheets side by side; what is in doubt is named and not counted."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.draft.scoring import Evaluation
from euroapp.edits.evaluating import add_sheet
from euroapp.figures.panel import Panel, panel
from tests.builders import a_call, a_draft


def row(key: str, criterion: str, points: object, who: str = "Ana") -> Evaluation:
    value = None if points is None else str(points)
    return Evaluation.model_validate({"id": key, "criterion": criterion, "evaluator": who, "points": value})


def found(*rows: Evaluation) -> Panel:
    return panel(a_draft(evaluations=rows), a_call())


def test_the_points_of_two_evaluators_stand_side_by_side() -> None:
    result = found(row("v1", "relevance", 20), row("v2", "relevance", "25.5", "Ben"))
    relevance = result.rows[0]
    assert result.evaluators == (("", "Ana"), ("", "Ben"))
    assert (relevance.mean, relevance.spread) == (Decimal("22.75"), Decimal("5.5"))
    assert result.total is None


def test_the_sum_needs_points_for_every_criterion() -> None:
    keys = [item.key for item in a_call().pack.award_criteria]
    result = found(*(row(f"v{place}", key, 5) for place, key in enumerate(keys)))
    assert result.total == 5 * len(keys)


def test_what_is_in_doubt_is_not_counted() -> None:
    twice = (row("v1", "relevance", 20), row("v2", "relevance", 10))
    others = (
        row("v3", "impact", -1),
        row("v4", "impact", 999, "Ben"),
        row("v5", "", 4),
        row("v6", "gone", 4),
    )
    result = found(*twice, *others)
    assert result.doubled == twice
    assert [one.id for one in result.impossible] == ["v3", "v4"]
    assert [one.id for one in result.lost] == ["v5", "v6"]
    assert all(line.mean is None for line in result.rows)


def test_a_sheet_has_a_row_for_each_criterion_and_is_made_once() -> None:
    once = add_sheet(a_draft(), a_call(), evaluator="Ana")
    assert [one.criterion for one in once.evaluations] == [one.key for one in a_call().pack.award_criteria]
    assert add_sheet(once, a_call(), evaluator="Ana") == once
    assert len(add_sheet(once, a_call(), evaluator="Ben").evaluations) == 2 * len(once.evaluations)


POINTS = st.lists(st.decimals(0, 30, places=2), min_size=1, max_size=12)


@given(POINTS)
def test_the_mean_lies_between_the_lowest_and_the_highest(points: list[Decimal]) -> None:
    draft: Draft = a_draft(
        evaluations=tuple(row(f"v{n}", "relevance", one, f"E{n}") for n, one in enumerate(points))
    )
    mean = panel(draft, a_call()).rows[0].mean
    assert mean is not None
    assert min(points) <= mean <= max(points)
