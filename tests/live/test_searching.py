"""Words are found in texts as they read, and replaced without touching anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.draft.paths import get
from euroapp.edits.stretches import rewrite
from euroapp.edits.values import set_value
from euroapp.errors import PatternRefused
from euroapp.figures import figures
from euroapp.live import LiveValues
from euroapp.live.searching import Query, find
from euroapp.live.shown_text import ShownText
from euroapp.prose.live import filled
from tests.builders import a_draft, an_example, call_of

PATH = "general/abstract"


def a_text(text: str) -> Draft:
    return set_value(a_draft(), PATH, text)


def values(draft: Draft) -> LiveValues:
    call = call_of(draft)
    return LiveValues(draft, call, figures(draft, call))


def replaced(text: str, query: Query, new: str) -> str:
    draft = a_text(text)
    found = find(values(draft), query, new, inside=PATH)
    return str(get(rewrite(draft, [one.stretch for one in found if one.stretch is not None]), PATH))


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Málaga, MALAGA, malaga", Query("malaga"), ["Málaga", "MALAGA", "malaga"]),
        ("Málaga, MALAGA, malaga", Query("Malaga", match_case=True), ["Málaga"]),
        ("Málaga, malaga", Query("malaga", match_accents=True), ["malaga"]),
        ("Ma\u0301laga", Query("málaga"), ["Ma\u0301laga"]),
        ("Straße, STRASSE", Query("strasse"), ["Straße", "STRASSE"]),
        ("EUR\u00a05 000", Query("eur 5"), ["EUR\u00a05"]),
        ("cluster clusters", Query("cluster", whole_words=True), ["cluster"]),
        ("a.b aXb", Query("a.b"), ["a.b"]),
        ("WP1 WP22", Query(r"wp\d+", pattern=True), ["WP1", "WP22"]),
        ("aaa", Query("aa"), ["aa"]),
        ("ﬁnal", Query("final"), ["ﬁnal"]),
    ],
)
def test_what_reads_the_same_is_found(text: str, query: Query, found: list[str]) -> None:
    draft = a_text(text)
    assert [text[one.start : one.end] for one in find(values(draft), query, inside=PATH)] == found


def test_a_replacement_changes_only_its_places() -> None:
    assert replaced("One cluster, two clusters.\r\nCluster", Query("cluster", whole_words=True), "hub") == (
        "One hub, two clusters.\r\nhub"
    )
    assert replaced("T2 and T3", Query(r"T(\d)", pattern=True), r"task \1") == "task 2 and task 3"


def test_a_live_field_is_found_by_what_it_shows_and_not_replaced() -> None:
    draft = set_value(an_example(), PATH, "By {=partners/p2}, PADALTA \\{=x}")
    found = find(values(draft), Query("padalta"), "NEW", inside=PATH)
    assert [one.stretch is None for one in found] == [True, False]
    after = rewrite(draft, [one.stretch for one in found if one.stretch])
    assert get(after, PATH) == "By {=partners/p2}, NEW \\{=x}"


def test_a_replacement_is_never_a_field() -> None:
    assert replaced("a b", Query("b"), "{=grant_requested}") == "a \\{=grant_requested}"


@pytest.mark.parametrize(
    ("text", "words", "new", "after"),
    [
        ("Test {=grant_requested}", "Test ", "Test\\", "Test\\\\{=grant_requested}"),
        ("C:\\ {=grant_requested}", " ", "", "C:\\\\{=grant_requested}"),
        ("{= grant_requested}", "= g", "=g", "\\{=grant_requested}"),
        ("{-grant_requested}", "-", "=", "\\{=grant_requested}"),
    ],
)
def test_what_comes_to_stand_beside_makes_and_unmakes_no_field(
    text: str, words: str, new: str, after: str
) -> None:
    assert replaced(text, Query(words), new) == after


@pytest.mark.parametrize("new", ["\\", "\\q", "\\x1", "\\g<", "\\N{X}", "\\UFFFFFFFF"])
def test_what_shall_stand_there_and_cannot_be_read_is_told(new: str) -> None:
    with pytest.raises(PatternRefused):
        find(values(a_text("abc")), Query("(b)", pattern=True), new)


@pytest.mark.parametrize(
    "words", ["(", "[a", "*", "(?V0)a", "a{10000000}", "((a{200}){200}){200}", "(" * 3000]
)
def test_a_pattern_that_cannot_be_read_says_so(words: str) -> None:
    with pytest.raises(PatternRefused):
        find(values(a_text("abc")), Query(words, pattern=True))


def test_a_pattern_that_would_never_end_is_stopped() -> None:
    with pytest.raises(PatternRefused, match="too long"):
        find(values(a_text("a" * 5000 + "!")), Query(r"(a|aa|a?a)+$", pattern=True))


def test_what_shall_stand_there_may_name_no_group_that_is_not_there() -> None:
    with pytest.raises(PatternRefused):
        find(values(a_text("abc")), Query("b", pattern=True), r"\2")


PIECES = st.lists(
    st.sampled_from(["a", "é", "ß", "\\", "{=general/acronym}", "{=x}", "\\{=x}", " ", "\n", "ab"])
).map("".join)


@given(PIECES, st.sampled_from(["a", "b", "é", "s", "\\", "{", "x"]))
def test_a_place_is_where_it_is_seen(text: str, words: str) -> None:
    shown = ShownText(text, {"general/acronym": "abé"}.get)
    assert shown.text == filled(text, {"general/acronym": "abé"}.get)
    for start in range(len(shown.text)):
        place = shown.written(start, start + 1)
        if place is not None:
            assert text[slice(*place)] == shown.text[start]
    draft = a_text(text)
    for one in find(values(draft), Query(words, match_accents=True, match_case=True), "#", inside=PATH):
        assert one.text[one.start : one.end] == words
