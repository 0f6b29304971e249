"""Indicators go from their baseline over interim targets to their target."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft.indicators import Indicator, InterimTarget
from euroapp.figures.paths import planned_path, value_at
from tests.builders import a_draft, an_example, figures_of, findings_of
from tests.strategies import drafts

NUMBERS = st.decimals(-1_000, 1_000, places=2)


def an_indicator(baseline: object, target: object, **interim: object) -> Indicator:
    """Return an indicator with interim targets such as `m12=5`."""
    rows = [{"id": name, "month": int(name[1:]), "value": value} for name, value in interim.items()]
    return Indicator.model_validate({"id": "k1", "baseline": baseline, "target": target, "interim": rows})


@given(NUMBERS, NUMBERS, st.integers(1, 200))
def test_a_path_leads_from_baseline_to_target(baseline: Decimal, target: Decimal, last: int) -> None:
    path = planned_path(an_indicator(baseline, target), last)
    assert (value_at(path, 0), value_at(path, last)) == (baseline, target)


def test_the_path_goes_through_interim_targets_and_is_straight_between() -> None:
    path = planned_path(an_indicator(0, 86, m18=20, m40=99), 36)
    assert path == [(0, 0), (18, 20), (36, 86)]
    assert (value_at(path, 9), value_at(path, 27)) == (10, 53)


def test_without_a_baseline_a_target_or_a_duration_there_is_no_path() -> None:
    assert planned_path(an_indicator(None, 5), 36) == planned_path(an_indicator(0, None), 36) == []
    assert planned_path(an_indicator(0, 5), 0) == []


def test_every_year_ends_on_the_path_and_the_last_with_the_target() -> None:
    draft = an_example()
    figures = figures_of(draft).paths
    for row in draft.indicators:
        assert list(figures.by_year[row.id]) == [1, 2, 3]
        assert figures.by_year[row.id][3] == row.target


def test_increases_are_summed_by_partner_and_unit() -> None:
    rows = tuple(
        an_indicator(base, 10).replace(id=f"k{base}", responsible=partner, unit="SMEs")
        for base, partner in ((0, "p1"), (4, "p1"), (9, "p2"))
    )
    assert figures_of(a_draft(indicators=rows)).paths.by_partner == {"p1": {"SMEs": 16}, "p2": {"SMEs": 1}}


@given(drafts())
def test_paths_never_fail(draft: object) -> None:
    assert figures_of(draft).paths is not None  # type: ignore[arg-type]


def test_an_interim_target_after_the_end_is_found() -> None:
    row = an_indicator(0, 5).replace(interim=(InterimTarget(id="i1", month=40, value=Decimal(3)),))
    draft = a_draft(indicators=(row,), general={"duration_months": 36})
    (found,) = [f for f in findings_of(draft) if f.message == "month_outside_project"]
    assert found.path == "indicators/k1/interim/i1/month"
