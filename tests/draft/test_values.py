"""Amounts, numbers and texts are kept exactly, in one way of writing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from euroapp.draft.consortium import Participant
from euroapp.draft.narrative import NarrativeSection
from euroapp.values import LINE_ENDS, Money, Quantity, Text, down_to_cents, to_cents, total, up_to_cents
from tests.builders import an_example

MONEY: TypeAdapter[Decimal] = TypeAdapter(Money)
QUANTITY: TypeAdapter[Decimal] = TypeAdapter(Quantity)
MOST = Decimal("999999999999.99")
AMOUNTS = st.decimals(min_value=-MOST, max_value=MOST, places=2)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("0.005", "0.01"), ("0.004", "0.00"), ("-0.001", "0.00"), ("-0.005", "-0.01"), ("7", "7.00")],
)
def test_amounts_are_rounded_half_up_to_cents(typed: str, kept: str) -> None:
    assert str(MONEY.validate_python(typed)) == kept


@pytest.mark.parametrize(
    ("typed", "kept"), [("1.50", "1.5"), ("1E+3", "1000"), ("-0", "0"), ("0E+9", "0"), ("2.000000000", "2")]
)
def test_a_number_is_written_in_one_way_only(typed: str, kept: str) -> None:
    assert str(QUANTITY.validate_python(typed)) == kept


@pytest.mark.parametrize(
    "typed", ["1e12", "999999999999.999", "NaN", "sNaN", "Infinity", "1e999999999", "1" * 5000]
)
def test_an_amount_out_of_bounds_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        MONEY.validate_python(typed)


@pytest.mark.parametrize("typed", ["1e12", "0.0000001", "1e-999999999", "NaN", "1." + "0" * 200 + "1"])
def test_a_number_out_of_bounds_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        QUANTITY.validate_python(typed)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\x1c"])
def test_a_line_never_holds_a_line_end(end: str) -> None:
    partner = Participant(id="p1", short_name=f"EBROVAL{end}", legal_name=f"{end} Ebro {end}{end} Valley")
    assert partner.short_name == partner.replace(short_name=f"{end}EBROVAL").short_name == "EBROVAL"
    assert partner.legal_name == "Ebro Valley"


@given(st.text(max_size=60))
def test_a_line_says_all_that_was_typed_but_its_line_ends(text: str) -> None:
    kept = TypeAdapter(Text).validate_python(text)
    assert kept == TypeAdapter(Text).validate_python(kept)
    assert not set(kept) & set(LINE_ENDS)
    assert [sign for sign in kept if not sign.isspace()] == [sign for sign in text if not sign.isspace()]
    assert kept == text or set(text) & set(LINE_ENDS)


@given(st.text(max_size=60))
def test_longer_texts_are_kept_as_typed(text: str) -> None:
    assert NarrativeSection(id="need", text=text).text == text


@given(st.lists(AMOUNTS, max_size=60))
def test_sums_lose_no_cent_in_any_order(amounts: list[Decimal]) -> None:
    cents = sum(int(amount * 100) for amount in amounts)
    assert int(total(amounts) * 100) == int(total(reversed(amounts)) * 100) == cents


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6))
def test_rounding_up_is_enough_and_rounding_down_is_never_too_much(value: Decimal) -> None:
    assert abs(down_to_cents(value)) <= abs(value) <= abs(up_to_cents(value))
    assert abs(to_cents(value) - value) <= Decimal("0.005")


def test_what_did_not_change_stays_the_very_same_object() -> None:
    before = an_example()
    after = before.replace(general=before.general.replace(title="Other"))
    assert after.tasks is before.tasks
    assert after.general is not before.general
    assert after.general.ecosystems is before.general.ecosystems
