"""The real engine with the real dictionaries, on real prose."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from euroapp.calls.library import load_call
from euroapp.draft.paths import get
from euroapp.edits.known_words import know_word
from euroapp.errors import SpellingFailed
from euroapp.spelling.engine import Hunspell, is_installed
from euroapp.spelling.known import known_in
from euroapp.spelling.packs import Pack, own_folder, pack_for
from euroapp.spelling.speller import Speller
from euroapp.spelling.words import key_of, words_of
from tests.builders import an_example
from tests.spelling.prose import FRENCH, GERMAN, PLANTED

pytestmark = pytest.mark.skipif(not is_installed(), reason="this computer has no engine for spelling")
DRAFT = an_example()
PROSE = {"en": str(get(DRAFT, "narrative/background/text")), "fr": FRENCH, "de": GERMAN}


@pytest.fixture(scope="module", params=["en", "fr", "de", "es", "it", "pl"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def speller(language: str) -> Iterator[Speller]:
    pack = pack_for(language)
    assert pack is not None
    made = Speller(Hunspell(pack))
    yield made
    made.close()


def misspelt(speller: Speller, text: str) -> list[str]:
    names = known_in(DRAFT, load_call(DRAFT.call.id).pack)
    words = [word.text for word in words_of(text)]
    speller.look_up(words)
    return [word for word in words if speller.right(word, lambda one: key_of(one) in names) is False]


@pytest.mark.parametrize("language", PROSE, indirect=True, scope="module")
def test_planted_errors_are_found_and_nothing_else_is_marked(language: str, speller: Speller) -> None:
    text = PROSE[language]
    assert misspelt(speller, text) == []
    for right, wrong in PLANTED[language]:
        text = text.replace(right, wrong, 1) if right in text else f"{text} {wrong}"
    assert set(misspelt(speller, text)) == {wrong for _, wrong in PLANTED[language]}


def test_the_right_word_is_suggested(language: str, speller: Speller) -> None:
    for right, wrong in PLANTED.get(language, ()):
        assert right in speller.suggest(wrong)


def test_every_dictionary_answers(language: str, speller: Speller) -> None:
    speller.look_up(["zzzqx"])
    assert speller.right("zzzqx") is False
    assert len(speller.suggest("zzzqx")) <= 5


def test_words_of_the_consortium_are_right() -> None:
    names = known_in(know_word(DRAFT, "Filiera"), load_call(DRAFT.call.id).pack)
    assert {"filiera", key_of(DRAFT.partners[0].short_name)} <= names


def test_a_damaged_dictionary_is_a_sentence_and_no_end_of_the_program() -> None:
    own_folder().mkdir(parents=True)
    speller = Speller(Hunspell(Pack("xx", own_folder(), "xx")))
    with pytest.raises(SpellingFailed, match="xx"):
        speller.look_up(["word"])
    speller.close()
