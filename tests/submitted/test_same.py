"""What a PDF says in another way is the same; what says something else is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from euroapp.calls.library import load_call
from euroapp.draft.fields import field_at
from euroapp.importing.submitted import compare_pages
from euroapp.importing.submitted.letters import read
from euroapp.importing.submitted.same import agrees, first_difference
from euroapp.wording.values import Names
from tests.builders import an_example
from tests.submitted.writers import CALL, by_hand

KNOWN = Names(an_example(), load_call(CALL))
ABSTRACT, MONEY, DAY = "general/abstract", "partners/*/requested_contribution", "general/start_date"
PHONE, COUNTRY, SITE = "partners/*/contact/phone", "partners/*/country", "partners/*/website"


@pytest.mark.parametrize(
    ("path", "value", "text"),
    [
        (MONEY, Decimal("1234567.89"), "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567,89 €"),
        (MONEY, Decimal("1234567.89"), "EUR 1,234,567.89"),
        (MONEY, Decimal("1234567.89"), "1.234.567,89"),
        (DAY, date(2022, 9, 1), "01.09.2022"),
        (DAY, date(2022, 9, 1), "1 September 2022"),
        (COUNTRY, "EL", "GR"),
        (COUNTRY, "EL", "Greece (EL)"),
        (PHONE, "+34 000 000 101", "0034-000-000101"),
        (SITE, "https://www.a.example", "a.example/"),
        (ABSTRACT, 'The "best" of co-operation - now', "The “best” of co-\noperation – now"),
        (
            ABSTRACT,
            "efficient offices",
            "e\N{LATIN SMALL LIGATURE FFI}cient o\N{LATIN SMALL LIGATURE FFI}ces",
        ),
        ("general/acronym", "FOOD-BRACE", "FOOD-\nBRACE"),
        ("partners/*/legal_name", "Zürich Área", "Zu\N{COMBINING DIAERESIS}rich\nÁrea"),
        ("general/fixed_keywords", ("Food", "Small firms"), "Small firms; Food"),
        ("partners/*/pic", "100000101", "100 000 101"),
    ],
)
def test_the_same_in_another_way(path: str, value: Any, text: str) -> None:
    assert agrees(field_at(path), value, text, KNOWN)


@pytest.mark.parametrize(
    ("path", "value", "text"),
    [
        (MONEY, Decimal("1234567.89"), "1 234 567,98"),
        (MONEY, Decimal(1000), ""),
        (DAY, date(2022, 9, 1), "02.09.2022"),
        (COUNTRY, "EL", "Spain"),
        (PHONE, "+34 000 000 101", "+34 000 000 102"),
        (ABSTRACT, "ends here", "ends here and goes on"),
        ("general/acronym", "FOODBRACE", "FoodBrace"),
        ("general/acronym", "FOODBRACE", "FOOD BRACE"),
        ("partners/*/legal_name", "Żywność", "Zywnosc"),
        ("general/fixed_keywords", ("Food", "Small firms"), "Small firms"),
        ("general/previously_submitted", False, "Yes"),
    ],
)
def test_something_else_is_something_else(path: str, value: Any, text: str) -> None:
    assert not agrees(field_at(path), value, text, KNOWN)


def test_the_first_difference_is_shown_with_the_words_around_it() -> None:
    found = first_difference("one two three four five six seven", "one two three four five SIX\nseven")
    assert found.one == "… two three four five six seven"
    assert found.other == "… two three four five SIX seven"
    ended = first_difference("one two", "one two three")
    assert ended.other.endswith("three")


def test_part_a_of_another_proposal_is_no_part_a_without_a_difference() -> None:
    said = [
        "Acronym: OTHER",
        "Proposal title: Else",
        "Duration in months: 7",
        "Planned start date: 01.02.2031",
    ]
    said += ["Fixed keywords: x", "Free keywords: y", "Abstract: z", "Submitted before: Yes"]
    found = compare_pages(read(by_hand([(50, one) for one in said]))["pages"], KNOWN.draft, KNOWN.call)
    assert found is not None
    assert len(found.differing) == len(said)
