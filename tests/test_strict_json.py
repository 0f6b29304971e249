"""What readers of JSON could understand differently is refused with a sentence."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.strict_json import NotStrict, read_json


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'{"a": 1, "b": {"c": 1, "c": 1}}', "says “c” twice"),
        (b"[NaN]", "NaN, which is no number"),
        (b"[-Infinity]", "-Infinity, which is no number"),
        (b"1" * 20, "too many digits"),
        (b"1e400", "out of all bounds"),
        (b'"\\ud800"', "half a character"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_it_is_refused_in_one_sentence(raw: bytes, words: str) -> None:
    with pytest.raises(NotStrict, match=words):
        read_json(raw)


def test_every_digit_of_a_fraction_is_kept() -> None:
    assert read_json(b"\xef\xbb\xbf[0.10, 1e2]") == [Decimal("0.10"), Decimal("1e2")]


ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(ANY)
def test_what_was_written_is_read(value: object) -> None:
    assert read_json(json.dumps(value).encode()) == value
