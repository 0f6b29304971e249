"""Live fields in a text: only what was chosen is a field, and no other letter is ever touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.prose import parse
from euroapp.prose.live import Part, field, filled, masked, names, parts, replaced, typed

texts = st.lists(
    st.sampled_from(["{=", "}", "{", "\\", "grant", "tasks/t1", "a", " ", "é", "{=grant}", "\\{=grant}", "/"])
).map("".join)


@pytest.mark.parametrize(
    "text", ["{grant}", "{ =grant}", "{=}", "{=two words}", "{=grant", "{=/a}", "{}", "{=ä}"]
)
def test_a_brace_that_was_typed_is_text(text: str) -> None:
    assert list(parts(text)) == [Part(text)]


@given(texts)
def test_what_was_typed_comes_back_letter_by_letter(text: str) -> None:
    assert "".join(part.text for part in parts(typed(text))) == text
    assert not names(typed(text))


@given(texts, st.sampled_from(["grant", "tasks/t1"]), texts)
def test_a_field_stands_where_it_was_put_whatever_is_typed_around_it(
    before: str, name: str, after: str
) -> None:
    before, after = before.rstrip("\\"), after
    source = typed(before) + field(name) + typed(after)
    assert list(parts(source))[len(list(parts(typed(before)))) if before else 0] == Part(field(name), name)
    assert filled(source, lambda _: "7") == f"{before}7{after}"


@given(texts)
def test_a_mask_changes_no_place(text: str) -> None:
    assert len(masked(text)) == len(text)
    assert replaced(text, lambda _: None) == text
    assert "grant" not in masked("Of {=grant} all")


def test_a_field_without_a_value_stays_as_it_is_written() -> None:
    assert filled("a {=x} b", lambda _: None) == "a {=x} b"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("**EUR {=grant}**", [("EUR ", ""), ("{=grant}", "grant")]),
        (r"\{=grant}", [("{=grant}", "")]),
        (r"\\{=grant}", [("\\", ""), ("{=grant}", "grant")]),
        ("see https://a.eu/{=grant}", [("see ", ""), ("https://a.eu/", ""), ("{=grant}", "grant")]),
    ],
)
def test_a_section_knows_its_fields(source: str, found: list[tuple[str, str]]) -> None:
    (block,) = parse(source).blocks
    assert [(run.text, run.field) for run in block.runs] == found  # type: ignore[union-attr]
