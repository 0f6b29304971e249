"""The own scoring is printed with its reasons, and placeholders are never called the call's own points."""

from __future__ import annotations

from decimal import Decimal

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


def test_nobody_scored_means_no_paper() -> None:
    assert absent("evaluation")
