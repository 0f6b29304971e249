"""No number that a field takes breaks a figure, a check, a cure or a print."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from euroapp.checks.mending import curable, cures
from euroapp.draft import Draft
from euroapp.draft.fields import Kind, leaves
from euroapp.draft.paths import expand, put
from euroapp.export.pdf.document import build
from euroapp.export.proposal import Options, export_pdf
from euroapp.outline.proposal import outline
from tests.builders import an_example, call_of, figures_of, findings_of
from tests.faults.workshop import NIGHTLY, rounds

WIDEST: dict[Kind, tuple[Any, ...]] = {
    Kind.COUNT: (999_999_999, -999_999_999, 0),
    Kind.MONTH: (999, -999, 0),
    Kind.QUANTITY: tuple(map(Decimal, ("999999999999.999999", "-999999999999.999999", "0.000001"))),
    Kind.MONEY: tuple(map(Decimal, ("999999999999.99", "-999999999999.99", "0.01"))),
}
PLACES = [
    (path, spec.kind)
    for pattern, spec in leaves()
    if spec.kind in WIDEST and not spec.many
    for path, _ in expand(an_example(), pattern)
]


def widened(choices: dict[int, int]) -> Draft:
    """Return the example with the widest values in some of its number fields."""
    draft = an_example()
    for place, which in choices.items():
        path, kind = PLACES[place]
        draft = put(draft, path, WIDEST[kind][which])
    return draft


def goes_through(draft: Draft) -> int:
    """Work out all that is derived, try every kind of cure, and return how many were offered."""
    call, derived, offered = call_of(draft), figures_of(draft), 0
    mendable = {finding.message: finding for finding in findings_of(draft) if curable(finding)}
    for finding in mendable.values():
        for cure in cures(finding, draft, call, derived):
            figures_of(cure.edit(draft))
            offered += 1
    return offered


def test_there_are_numbers_to_widen() -> None:
    assert {kind for _, kind in PLACES} == set(WIDEST)


@pytest.mark.timeout(300)
@settings(max_examples=rounds(25, 400), suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.integers(0, len(PLACES) - 1), st.integers(0, 2), min_size=1, max_size=12))
def test_a_few_widest_numbers_pass_through_figures_checks_and_cures(choices: dict[int, int]) -> None:
    goes_through(widened(choices))


@pytest.mark.parametrize("kind", [*WIDEST, None])
@pytest.mark.parametrize("which", [0, 1, 2])
def test_all_of_them_at_once_are_worked_out_and_printed(
    kind: Kind | None, which: int, tmp_path: Path
) -> None:
    draft = widened({n: which for n, (_, k) in enumerate(PLACES) if kind in {k, None}})
    goes_through(draft)
    call, derived = call_of(draft), figures_of(draft)
    assert build(outline(draft, call, derived)).pages > 20
    if kind is None or NIGHTLY:
        assert export_pdf(draft, call, derived, tmp_path / "out.pdf", Options()).pages > 20


def test_a_sum_that_no_field_holds_is_no_cure_and_no_crash() -> None:
    line = an_example().cost_lines[28]
    draft = put(an_example(), f"cost_lines/{line.id}/units", Decimal("999999999999.99"))
    assert goes_through(draft) >= 0
