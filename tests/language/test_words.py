"""Words know what they mean, and every language says it in its own way."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.language import ENGLISH, PSEUDO, Language, language_of, say, say_count, sentence, together
from euroapp.wording.numbers import cut_percent, day, money, months, quantity


class German(NullTranslations):
    """Three sentences, as a catalogue of a translator would hold them."""

    def gettext(self, message: str) -> str:
        return {"{name} asks for {amount}.": "Es bittet {name} um {amount}.", "empty": "leer"}.get(
            message, message
        )

    def ngettext(self, one: str, many: str, count: int) -> str:
        return "{count} Zeile" if count == 1 else "{count} Zeilen"


GERMAN = Language("de", German())


def test_words_are_english_until_somebody_says_them_in_another_language() -> None:
    words = say("{name} asks for {amount}.", name="COSTALAB", amount=money(Decimal("1400000")))
    assert words == "COSTALAB asks for 1,400,000.00."
    assert GERMAN.put(words) == "Es bittet COSTALAB um 1.400.000,00."
    assert ENGLISH.put(words) == words


def test_words_inside_words_are_said_too() -> None:
    words = together((say("{name} asks for {amount}.", name=say("empty"), amount="5"), say("empty")), " ")
    assert GERMAN.put(words) == "Es bittet leer um 5. leer"


@pytest.mark.parametrize(
    ("count", "english", "german"), [(1, "1 row", "1 Zeile"), (1200, "1,200 rows", "1.200 Zeilen")]
)
def test_a_language_has_its_own_forms_for_counts(count: int, english: str, german: str) -> None:
    words = say_count("{count} row", "{count} rows", count)
    assert (words, GERMAN.put(words)) == (english, german)


@pytest.mark.parametrize(
    ("words", "german"),
    [
        (quantity(Decimal("2.5")), "2,5"),
        (quantity(2, 1), "2,0"),
        (cut_percent(Decimal("0.7499")), "74,9\N{NO-BREAK SPACE}%"),
        (day(date(2025, 3, 5)), "5. M\u00e4rz 2025"),
        (months(1, 36), "M1 to M36"),
    ],
)
def test_numbers_and_dates_keep_their_values(words: str, german: str) -> None:
    assert GERMAN.put(words) == german


@given(st.text())
def test_what_people_wrote_is_said_as_it_stands(text: str) -> None:
    assert PSEUDO.put(text) == text
    assert str(say("{text}", text=text)) == text
    assert text in PSEUDO.put(say("Not settled: {entry}.", entry=text))


def test_words_keep_their_meaning_in_a_copy_and_in_an_error() -> None:
    words = say("empty")
    assert GERMAN.put(copy.deepcopy(words)) == "leer"
    assert GERMAN.put(sentence(ValueError(words))) == "leer"
    assert GERMAN.put(sentence(OSError(5, "Input/output error"))) == "[Errno 5] Input/output error"


def test_a_language_without_a_catalogue_is_english() -> None:
    assert language_of("xx") is ENGLISH
    assert language_of("") is ENGLISH
    assert language_of("en-GB") is ENGLISH
