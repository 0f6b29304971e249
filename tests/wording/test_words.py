"""Every choice, page and fact has words."""

from __future__ import annotations

import pytest

from euroapp.calls.library import call_ids
from euroapp.draft import Draft
from euroapp.draft.fields import fields_of, leaves
from euroapp.wording.facts import STATUS_WORDS, evidence, evidence_in_full, fact_text, source_names
from euroapp.wording.labels import label
from euroapp.wording.limits import limit_of
from euroapp.wording.places import PAGES, page_of, place
from tests.builders import a_call, an_example

ENUMS = {spec.enum for _, spec in leaves() if spec.enum}


@pytest.mark.parametrize("enum", sorted(ENUMS, key=lambda enum: enum.__name__))
def test_every_choice_has_a_name_of_its_own(enum: type) -> None:
    names = [label(member) for member in enum]  # type: ignore[var-annotated]
    assert all(names)
    assert len(set(names)) == len(names)


def test_nothing_chosen_has_no_name() -> None:
    assert label(None) == ""


def test_every_field_is_edited_on_a_page() -> None:
    assert {page_of(path) for path, _ in leaves()} <= PAGES.keys()
    assert page_of("general/strand") == "call"
    assert page_of("partners/p1/requested_contribution") == "budget"


def test_places_are_named_as_users_know_them() -> None:
    draft, call = an_example(), a_call()
    first = draft.partners[0]
    assert place(f"partners/{first.id}/pic", draft, call) == f"1\N{NO-BREAK SPACE}{first.short_name}, PIC"
    assert place("general/title", draft, call) == "Title"
    assert place(f"cost_lines/{draft.cost_lines[2].id}/units", draft, call) == "Cost line 3, Units"
    assert place("", draft, call) == place("nothing/at/all", draft, call) == ""
    for name in fields_of(Draft):
        assert place(name, draft, call)


@pytest.mark.parametrize("call_id", call_ids())
def test_every_fact_of_every_call_can_be_shown(call_id: str) -> None:
    for row in a_call(call_id).facts.rows:
        fact = row.fact
        assert row.title
        assert fact_text(fact)
        names = source_names(fact.source, a_call(call_id).pack.sources)
        assert evidence(fact.status, names).startswith(STATUS_WORDS[fact.status])
        told = evidence_in_full(fact.status, names)
        assert "\N{HORIZONTAL ELLIPSIS}" not in told
        assert all(name[:15] in told for name in names)


def test_counters_know_hard_limits_and_advice() -> None:
    call = a_call()
    title = limit_of(call, "general/title")
    assert title is not None
    assert (title.characters, title.soft) == (200, False)
    section = next(section for section in call.form.narratives() if section.soft_budget)
    advice = limit_of(call, f"narrative/{section.id}/text")
    assert advice is not None
    assert advice.soft
    assert limit_of(call, "general/strand") is None
