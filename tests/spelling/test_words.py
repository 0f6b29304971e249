"""Which words of a text are looked up, and where they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.spelling.own_words import add_own_word, own_words, words_file
from euroapp.spelling.packs import own_folder, pack_for, packs
from euroapp.spelling.words import words_of


def spoken(text: str) -> list[str]:
    return [word.text for word in words_of(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Plain words, once.", ["Plain", "words", "once"]),
        ("See https://example.eu/wrogn?x=y or [the page](https://a.eu/wrogn).", ["See", "or", "the", "page"]),
        ("Ask wrogn.persn@example.eu today", ["Ask", "today"]),
        ("In {=tasks/t2_1/end_month} months", ["In", "months"]),
        ("T2.1, WP3, COVID-19, 3D and B2B", ["and"]),
        ("The SMEs, NGOs and EU", ["The", "and"]),
        ("An EuroApp file plan.pdf in docs\\old", ["An", "file", "in"]),
        ("Ein- und Ausgabe", ["und", "Ausgabe"]),
        ("- an item\n**bold** and *slanted*", ["an", "item", "bold", "and", "slanted"]),
        ("l\u2019entreprise d'abord", ["l\u2019entreprise", "d'abord"]),
        ("cross-border[^note]", ["cross-border"]),
        ("![Caption](image:abcdef)", ["Caption"]),
    ],
)
def test_what_no_dictionary_holds_is_left_out(text: str, words: list[str]) -> None:
    assert spoken(text) == words


@given(st.text(alphabet="abé’'- .,\n{=}[]()/@1_Z😀", max_size=60))
def test_every_word_stands_where_it_is_said_to(text: str) -> None:
    found = words_of(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_six_languages_come_with_the_program_and_licences() -> None:
    assert {pack.language for pack in packs()} == {"en", "fr", "de", "es", "it", "pl"}
    for pack in packs():
        told = (pack.folder / "README.md").read_text(encoding="utf-8")
        texts = [name.strip("; ,`") for name in told.split() if name.startswith("LICENSE-")]
        assert texts
        assert all((pack.folder.parent / name.removesuffix(",")).is_file() for name in texts)


def test_a_dictionary_of_ones_own_comes_first() -> None:
    own_folder().mkdir(parents=True)
    for name in ("en_US.aff", "en_US.dic", "sv.aff"):
        (own_folder() / name).write_text("")
    found = pack_for("en")
    assert found is not None
    assert found.tag == "en-US"
    # Half a dictionary is none.
    assert pack_for("sv") is None


def test_own_words_are_kept_once_and_a_damaged_list_is_no_trouble() -> None:
    assert own_words() == ()
    for word in ("Zwiebelkuchen", "Ångström", "Zwiebelkuchen"):
        add_own_word(word)
    assert set(own_words()) == {"Zwiebelkuchen", "Ångström"}
    words_file().write_bytes(b"\xff\xfe\n" + "naïve\n".encode())
    assert "naïve" in own_words()
