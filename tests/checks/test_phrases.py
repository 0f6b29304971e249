"""Every phrase finds what it is for; sentences written before it was tried tell how well the table does."""

from __future__ import annotations

import pytest

from euroapp.checks.content import mark_in
from euroapp.checks.prose.claims import claims
from euroapp.checks.prose.numbers import amount, whole
from euroapp.checks.prose.phrases import PHRASES, Phrase
from euroapp.draft.paths import put
from tests.builders import an_example, call_of, findings_of
from tests.checks.claims_in_proposals import HELD_RIGHT, HELD_WRONG, TUNED_RIGHT, TUNED_WRONG

ABSTRACT, SECTION = "general/abstract", "narrative/background/text"
EXAMPLE = an_example()
CALL = call_of(EXAMPLE)


def accused(text: str, path: str = SECTION, language: str = "en") -> list[str]:
    """Return the figures in a text of the example that the draft has otherwise."""
    draft = put(put(EXAMPLE, path, text), "general/language", language)
    return [str(finding.details["words"]) for finding in findings_of(draft, CALL) if finding.code == "N02"]


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.wrong)
def test_every_phrase_finds_its_wrong_sentence_and_leaves_the_other_alone(phrase: Phrase) -> None:
    path = ABSTRACT if phrase.aims else SECTION
    assert phrase in [claim.phrase for claim in claims(phrase.wrong)]
    assert accused(phrase.wrong, path)
    assert not accused(phrase.right, path)


@pytest.mark.parametrize("sentences", [TUNED_RIGHT, HELD_RIGHT], ids=["tuned", "held out"])
def test_no_right_sentence_is_accused(sentences: list[str]) -> None:
    assert not accused("\n\n".join(sentences))
    assert not accused("\n\n".join(sentences), "tasks/t1_1/description")


@pytest.mark.parametrize(
    ("sentences", "least"), [(TUNED_WRONG, 0.9), (HELD_WRONG, 0.8)], ids=["tuned", "held out"]
)
def test_most_plainly_wrong_sentences_are_found(sentences: list[str], least: float) -> None:
    found = [text for text in sentences if accused(text)]
    assert len(found) >= least * len(sentences), set(sentences) - set(found)


@pytest.mark.parametrize("language", ["de", "Français", "ES", "pl-PL"])
def test_only_english_proposals_are_read_for_english_phrases(language: str) -> None:
    assert not accused("The consortium unites nine partners.", language=language)


@pytest.mark.parametrize("language", ["", "EN", "English", "en-GB", "eng"])
def test_a_proposal_without_a_language_is_english(language: str) -> None:
    assert accused("The consortium unites nine partners.", language=language) == ["nine partners"]


def test_a_sentence_is_told_once_whatever_phrases_find_it() -> None:
    text = "Nine partners from seven countries have joined forces in our consortium."
    assert accused(text) == ["Nine partners"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("EUR 1,400,000", [1400000]),
        ("1.400.000 €", [1400000]),
        ("€ 1.400.000,50", [1400000.5]),
        ("1 400 000 EUR", [1400000]),
        ("1,4 million euro", [1400000]),
        ("EUR 1.4 m", [1400000]),
        ("EUR 1.400", [1400, 1.4]),
        ("EUR 25,000, 40 firms", [25000, 25]),
        ("12,5 %", [12.5]),
        ("three quarters", [75]),
        ("EUR", []),
    ],
)
def test_amounts_are_read_with_either_decimal_mark(text: str, values: list[float]) -> None:
    read = amount(text)
    assert [float(value) for value in (read.readings if read else ())] == values


def test_numbers_in_letters_count_and_years_do_not() -> None:
    words = ("Twelve", "thirty-six", "Ninety-nine", "1,588", "40", "2021")
    assert [whole(word) for word in words] == [12, 36, 99, 1588, 40, None]


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("We ask for {gran and more.", "{gran and more."),
        ("This is **bold** and this ** is not.", "**"),
        ("{=grant_requested} of {=total_costs}", ""),
        ("Either {one} or {two}, 2 * 3 * 4.", ""),
        (r"Written as \**, on purpose.", ""),
        ("A set {a, b} and a price {", ""),
    ],
)
def test_half_a_mark_is_found_before_it_is_printed(text: str, half: str) -> None:
    assert mark_in(text) == half
