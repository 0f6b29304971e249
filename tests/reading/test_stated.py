"""A cell that shows another number than it holds is asked about, never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from euroapp.draft.fields import field_at
from euroapp.reading import Ambiguous, Unreadable
from euroapp.reading.blocks import Cell
from euroapp.reading.stated import read_figures
from tests.reading.test_reading import KNOWN

COST = field_at("cost_lines/*/unit_cost")


@pytest.mark.parametrize(
    ("shown", "held"),
    [("1.2", "1200"), ("1,2", "1234.5"), ("4", "4000000"), ("1,200", "1200000"), ("7", "45693")],
)
def test_a_format_that_shows_thousands_is_asked_about(shown: str, held: str) -> None:
    with pytest.raises(Ambiguous) as doubt:
        read_figures(COST, Cell(shown, Decimal(held)), KNOWN)
    assert doubt.value.readings[0] == Decimal(held)
    assert f"the cell holds {held}" in doubt.value.sentence


@pytest.mark.parametrize(
    ("shown", "held"),
    [("1.2", "1.23"), ("1.200,00 €", "1200"), ("1,200", "1200"), ("(5.00)", "-5"), ("1.2E+03", "1200")],
)
def test_a_rounded_or_dressed_number_is_taken_as_it_is_held(shown: str, held: str) -> None:
    assert read_figures(COST, Cell(shown, Decimal(held)), KNOWN) == Decimal(held)


def test_what_shows_no_number_stays_unread() -> None:
    with pytest.raises(Unreadable):
        read_figures(COST, Cell("1.2 k", Decimal(1200)), KNOWN)
