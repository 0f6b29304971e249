"""The own scoring is printed with its reasons, and placeholders are never called the call's own points."""

from __future__ import annotations

from decimal import Decimal

from euroapp.draft.scoring import Evaluation
from euroapp.edits.values import set_value
from euroapp.figures.scoring import scoring
from euroapp.outline.scoring import PLACEHOLDER
from tests.builders import a_call, an_example
from tests.papers.folders import absent, made, pages, squeezed


def test_points_thresholds_and_reasons_stand_in_it() -> None:
    draft = an_example()
    for place, row in enumerate(draft.scores):
        draft = set_value(draft, f"scores/{row.id}/points", Decimal(5 + place * 5))
        draft = set_value(draft, f"scores/{row.id}/note", f"Convincing, but for point {place}.")
    found = scoring(draft, a_call(draft.call.id))
    [one] = made("evaluation", draft)
    said = squeezed(" ".join(pages(one.data)))
    for place, score in enumerate(found.criteria):
        assert squeezed(score.criterion.name) in said
        assert f"Convincing,butforpoint{place}." in said
    assert (squeezed(PLACEHOLDER) in said) == found.placeholder
    assert found.total is not None
    assert found.threshold is not None
    failed = sum(score.passed is False for score in found.criteria) + (found.total < found.threshold)
    assert said.count("Notreached") == failed


def test_the_sheets_of_the_panel_stand_in_it_and_what_is_in_doubt_says_so() -> None:
    rows = (
        Evaluation(id="v1", criterion="impact", participant="p2", evaluator="Ana", points=7, comment="Thin."),
        Evaluation(id="v2", criterion="impact", evaluator="Ben", points=8),
        Evaluation(id="v3", criterion="impact", evaluator="Eve", points=99),
        Evaluation(id="v4", evaluator="Dan", points=3),
        Evaluation(id="v5", criterion="relevance", evaluator="Ana"),
        Evaluation(id="v6", evaluator="Kim", comment="Too long."),
    )
    [one] = made("evaluation", an_example().replace(evaluations=rows))
    said = squeezed(" ".join(pages(one.data)))
    for words in (
        "2PADALTA,Ana",
        "Thin.",
        "Meanofthosethatcount7.5",
        "99(doesnotcount)",
        "3(doesnotcount)",
        "Toolong.",
    ):
        assert words in said


def test_nobody_scored_means_no_paper() -> None:
    assert absent("evaluation")
