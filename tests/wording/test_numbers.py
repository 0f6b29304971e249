"""Numbers and dates as people type and read them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.wording.numbers import (
    Ambiguous,
    cut_percent,
    day,
    money,
    months,
    parse_number,
    percent,
    quantity,
    rate,
    shares,
)

NBSP, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
AMOUNTS = st.decimals(min_value=-(10**12) + 1, max_value=10**12 - 1, places=2)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1400000", "1400000"),
        ("1,400,000.50", "1400000.50"),
        ("1.400.000,50", "1400000.50"),
        ("1.400.000", "1400000"),
        ("1 400 000,5", "1400000.5"),
        (f"1{NARROW}400{NBSP}000", "1400000"),
        ("1'400'000.-"[:-1], "1400000"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("0,500", "0.500"),
        ("1234,567", "1234.567"),
        (",5", "0.5"),
        ("5.", "5"),
        ("-3,25", "-3.25"),
        ("75 %", "75"),
        ("€ 50", "50"),
        ("50 EUR", "50"),
        ("eur 50", "50"),
    ],
)
def test_either_decimal_mark_is_understood(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "  ", "€", "%"])
def test_an_empty_text_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(("text", "readings"), [("1.000", (1000, 1)), ("12,345", (12345, Decimal("12.345")))])
def test_a_single_mark_before_three_digits_is_asked_about(text: str, readings: tuple[object, object]) -> None:
    with pytest.raises(Ambiguous) as asked:
        parse_number(text)
    assert asked.value.readings == readings


@pytest.mark.parametrize(
    "text",
    [
        "ten",
        "1.50,0.2",
        "1,50,0",
        "1.4,00",
        "12.34.567",
        "1,000,00.5",
        "--5",
        "1e5",
        "NaN",
        "1.000,000,5",
        ".",
        "+",
        "5 m",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        parse_number(text)


@given(AMOUNTS)
def test_an_amount_as_printed_is_read_back(amount: Decimal) -> None:
    assert parse_number(money(amount)) == amount
    german = money(amount).translate(str.maketrans(",.", ".,"))
    assert parse_number(german) == amount


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_a_number_as_printed_is_read_back_or_asked_about(number: Decimal) -> None:
    try:
        assert parse_number(quantity(number)) == number
    except Ambiguous as asked:
        assert number in asked.readings  # noqa: PT017 - either outcome is right


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        number = parse_number(text)
    except ValueError:
        return
    assert number is None or number.is_finite()


def test_shares_are_cut_so_that_almost_enough_does_not_look_like_enough() -> None:
    assert cut_percent(Decimal("0.749999")) == f"74.9{NBSP}%"
    assert percent(Decimal("0.7297")) == f"73.0{NBSP}%"
    assert percent(Decimal("0.0005")) == f"0.1{NBSP}%"
    assert rate(Decimal("0.625")) == f"62.5{NBSP}%"
    assert rate(Decimal("0.9")) == f"90{NBSP}%"
    assert percent(Decimal("0.75"), 2) == f"75.00{NBSP}%"
    assert percent(Decimal("0.75"), 0) == f"75{NBSP}%"
    assert percent(Decimal("1e30")).endswith("000.0\N{NO-BREAK SPACE}%")
    assert percent(None) == ""


def test_numbers_dates_and_spans_are_unambiguous() -> None:
    assert money(Decimal(1400000)) == "1,400,000.00"
    assert quantity(Decimal("1.50")) == "1.5"
    assert quantity(Decimal("1E+3")) == "1,000"
    assert quantity(Decimal(2), 1) == "2.0"
    assert day(date(2025, 2, 5)) == "5 Feb 2025"
    assert months(1, 36) == "M1 to M36"
    assert months(None, 3) == "M? to M3"
    assert money(None) == quantity(None) == day(None) == months(None, None) == ""


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=40))
def test_the_shares_of_a_chart_add_up_to_a_hundred(amounts: list[Decimal]) -> None:
    whole = sum(amounts)
    shown = [share.removesuffix(f"{NBSP}%") for share in shares(amounts)]
    if not whole:
        assert set(shown) == {""}
        return
    assert sum(map(Decimal, shown)) == 100
    for amount, share in zip(amounts, shown, strict=True):
        assert abs(Decimal(share) - amount * 100 / whole) <= Decimal("0.1")


def test_shares_are_rounded_half_up_where_that_adds_up() -> None:
    assert shares([Decimal(1), Decimal(2)]) == [f"33.3{NBSP}%", f"66.7{NBSP}%"]
    assert shares([Decimal(1)] * 3) == [f"33.4{NBSP}%", f"33.3{NBSP}%", f"33.3{NBSP}%"]
