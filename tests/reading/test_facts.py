"""Own values of facts of the call are read like every other entry, by the kind of the fact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.reading.facts import fact_meaning
from euroapp.wording.values import Names
from tests.builders import a_call, an_example

CALL = a_call()
FACTS, NAMES = CALL.stated.facts, Names(an_example(), CALL)


@pytest.mark.parametrize(
    ("key", "text", "kept"),
    [
        ("maximum_grant", "60000", "60000"),
        ("maximum_grant", "60.000,50 €", "60000.50"),
        ("support_share", "0,75", "0.75"),
        ("deadline", "5 Feb 2025", "2025-02-05"),
        ("support_in_indirect_base", "oui", "yes"),
        ("sme_owner_coefficients", "FI 1.05; DE 0.98", "FI 1.05; DE 0.98"),
        ("language", " Irish ", "Irish"),
    ],
)
def test_it_is_kept_as_typed_or_as_the_facts_write_it(key: str, text: str, kept: str) -> None:
    found = fact_meaning(FACTS, key, text, NAMES)
    assert (found.sentence, found.readings) == ("", (kept,))


@pytest.mark.parametrize(
    ("key", "text", "readings"),
    [
        ("maximum_grant", "900.000", ("900000.00", "900.00")),
        ("deadline", "2/3/2025", ("2025-03-02", "2025-02-03")),
        ("page_limit", "1.500", ("1500",)),
        ("page_limit", "about 70", ()),
        ("support_share", "75 %", ()),
        ("sme_owner_coefficients", "much", ()),
    ],
)
def test_doubt_is_asked_about_and_the_rest_refused(key: str, text: str, readings: tuple[str, ...]) -> None:
    found = fact_meaning(FACTS, key, text, NAMES)
    assert found.sentence
    assert found.readings == readings


@given(st.sampled_from([row.key for row in FACTS.rows]), st.text(max_size=12))
def test_what_is_taken_can_be_read_by_the_call(key: str, text: str) -> None:
    for value in filter(None, fact_meaning(FACTS, key, text, NAMES).readings):
        fact = FACTS.overridden(key, value, "").fact(key)
        assert fact is not None
        assert fact.value is not None
