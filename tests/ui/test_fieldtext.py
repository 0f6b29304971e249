"""Values as people type, paste and read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from euroapp.draft.fields import field_at
from euroapp.wording.numbers import Ambiguous
from euroapp.wording.values import show
from euroapp_ui.fieldtext import Unreadable, clean, read, read_date
from euroapp_ui.session import DraftSession


@pytest.mark.parametrize(
    "text", ["5 Feb 2025", "5 February 2025", "2025-02-05", "5.2.2025", "05/02/2025", "5 feb. 2025"]
)
def test_dates_are_read_as_people_write_them(text: str) -> None:
    assert read_date(text) == date(2025, 2, 5)


@pytest.mark.parametrize("text", ["31 Feb 2025", "soon", "2025", "5 Xyz 2025"])
def test_what_is_no_date_is_said(text: str) -> None:
    with pytest.raises(Unreadable, match="5 Feb 2025"):
        read_date(text)


def test_both_decimal_marks_are_read(session: DraftSession) -> None:
    spec = field_at("cost_lines/*/unit_cost")
    assert (
        read(spec, "1.250,50", session.state) == read(spec, "1,250.50", session.state) == Decimal("1250.50")
    )


def test_an_ambiguous_number_is_not_guessed(session: DraftSession) -> None:
    with pytest.raises(Ambiguous):
        read(field_at("cost_lines/*/unit_cost"), "1.000", session.state)


def test_months_take_a_leading_m(session: DraftSession) -> None:
    assert read(field_at("tasks/*/start_month"), "M12", session.state) == 12


def test_a_partner_is_found_by_number_name_or_both(session: DraftSession) -> None:
    spec = field_at("cost_lines/*/participant")
    first = session.draft.partners[1]
    for text in ("2", first.short_name, f"2 {first.short_name}", first.short_name.lower()):
        assert read(spec, text, session.state) == first.id


def test_halves_of_characters_never_get_in() -> None:
    assert clean("a\ud83d b\r\nc") == "a\N{REPLACEMENT CHARACTER} b\nc"


def test_what_is_shown_can_be_read_back(session: DraftSession) -> None:
    for line in session.draft.cost_lines[:20]:
        for name in ("participant", "work_package", "category", "unit_cost", "units"):
            spec = field_at(f"cost_lines/*/{name}")
            value = getattr(line, name)
            assert read(spec, show(spec, value, session.state), session.state) == value
