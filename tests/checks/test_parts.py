"""A call says which parts a draft has; nothing speaks of the others, and nothing in them is lost."""

from __future__ import annotations

from typing import Any

import pytest

from euroapp.calls.call import Call
from euroapp.calls.facts import NumberFact, Status
from euroapp.calls.parts import Part, part_of
from euroapp.calls.rules import (
    ConsortiumMaximum,
    DurationChoice,
    NumberOfChoices,
    Severity,
    SoleProposal,
)
from euroapp.checks import check
from euroapp.checks.areas import CATALOGUE
from euroapp.checks.mending import cures
from euroapp.checks.saying import in_words
from euroapp.draft import Draft
from euroapp.draft.fields import leaves
from euroapp.edits.values import set_value
from euroapp.outline.elements import Outline, Table
from euroapp.outline.proposal import outline
from tests.builders import a_call, a_draft, an_example, figures_of

PARTS = (Part.SUPPORT, Part.SUBCONTRACTING)


def a_call_with(*parts: Part, **changes: Any) -> Call:
    pack = a_call().pack.replace(parts=parts, **changes)
    return Call.of(pack, a_call().form)


def without_support(draft: Draft) -> Draft:
    lines = tuple(line for line in draft.cost_lines if not line.scheme)
    return draft.replace(schemes=(), cost_lines=lines)


def found(draft: Draft, call: Call, *codes: str) -> list[tuple[str, str]]:
    return [(f.code, f.message) for f in check(draft, call) if f.code in codes]


def captions(printed: Outline) -> list[str]:
    return [one.caption for chapter in printed.chapters for one in chapter.elements if isinstance(one, Table)]


def test_a_call_without_support_asks_nothing_about_it() -> None:
    draft = without_support(an_example())
    assert ("F03", "no_schemes") in found(draft, a_call(), "F03")
    about = {code for code, one in CATALOGUE.items() if one.needs is Part.SUPPORT}
    assert found(draft, a_call_with(Part.SUBCONTRACTING), *about) == []


def test_rows_of_a_part_that_the_call_does_not_have_are_told_kept_and_can_be_removed() -> None:
    draft, call = an_example(), a_call_with(Part.SUPPORT)
    told = [f for f in check(draft, call) if f.message == "part_not_in_call"]
    assert len(told) == len(draft.subcontracts) > 0
    assert in_words(told[0], draft, call).message.startswith("This call has no place for “S")
    (cure,) = cures(told[0], draft, call, figures_of(draft))
    assert len(cure.edit(draft).subcontracts) == len(draft.subcontracts) - 1


def test_equipment_counts_only_where_a_category_of_the_call_takes_its_depreciation() -> None:
    draft, call = an_example(), a_call()
    none = tuple(one.replace(depreciation=False) for one in call.pack.cost_categories)
    without = Call.of(call.pack.replace(cost_categories=none), call.form)
    assert draft.depreciation
    left_out = figures_of(draft.replace(depreciation=()), call).budget.total.total
    assert figures_of(draft, without).budget.total.total == left_out < figures_of(draft).budget.total.total
    told = [f.path for f in check(draft, without) if f.message == "part_not_in_call"]
    assert told == [f"depreciation/{row.id}" for row in draft.depreciation]
    printed = [outline(draft, one, figures_of(draft, one)) for one in (call, without)]
    assert [captions(whole).count("Depreciation of equipment") for whole in printed] == [1, 0]


@pytest.mark.parametrize(("most", "message"), [(8, []), (7, [("A09", "too_many_entities")])])
def test_a_consortium_can_be_too_large(most: int, message: list[tuple[str, str]]) -> None:
    call = a_call()
    rule = ConsortiumMaximum(kind="consortium_maximum", code="A09", status=Status.CONFIRMED)
    facts = call.facts.replaced("maximum_entities", NumberFact(value=most, status=Status.CONFIRMED))
    large = Call(call.pack.replace(rules=(rule,)), call.form, facts, call.pack)
    assert len(an_example().partners) == 8
    assert found(an_example(), large, "A09") == message


def test_a_call_can_offer_a_few_durations_only() -> None:
    rule = DurationChoice(kind="duration_choice", code="A05", status=Status.CONFIRMED, months=(18, 24))
    call = a_call_with(*PARTS, rules=(rule,))
    draft = a_draft(general={"duration_months": 20})
    (told,) = [f for f in check(draft, call) if f.code == "A05"]
    assert in_words(told, draft, call).message == (
        "The duration is 20 months, and the call offers only these: 18, 24."
    )
    offered = [
        cure.edit(draft).general.duration_months for cure in cures(told, draft, call, figures_of(draft))
    ]
    assert offered == [18, 24]
    assert found(set_value(draft, "general/duration_months", 24), call, "A05") == []


@pytest.mark.parametrize(
    ("chosen", "message"),
    [(0, []), (1, [("A11", "too_few_chosen")]), (2, []), (4, [("A11", "too_many_chosen")])],
)
def test_a_call_can_say_how_many_ecosystems_a_proposal_has(
    chosen: int, message: list[tuple[str, str]]
) -> None:
    path = "general/ecosystems"
    rule = NumberOfChoices(
        kind="number_of_choices", code="A11", status=Status.CONFIRMED, path=path, at_least=2, at_most=3
    )
    call = a_call_with(*PARTS, rules=(rule,), strands=())
    keys = tuple(item.key for item in call.pack.ecosystems[:chosen])
    draft = set_value(set_value(an_example(), path, keys), "general/strand", "")
    assert found(draft, call, "A11") == message


def test_a_rule_on_choices_about_a_field_of_another_kind_is_told() -> None:
    rule = NumberOfChoices(
        kind="number_of_choices", code="A11", status=Status.CONFIRMED, path="general/title", at_most=1
    )
    assert found(an_example(), a_call_with(*PARTS, rules=(rule,)), "C01") == [("C01", "rule_misplaced")]


@pytest.mark.parametrize(
    ("answer", "message", "severity"),
    [
        (None, "sole_proposal_open", Severity.ERROR),
        (False, "in_another_proposal", Severity.ERROR),
        (True, "", None),
    ],
)
def test_each_participant_says_that_it_is_in_no_other_proposal(
    answer: bool | None, message: str, severity: Severity | None
) -> None:
    rule = SoleProposal(kind="sole_proposal", code="A12", status=Status.CONFIRMED)
    call = a_call_with(*PARTS, Part.SOLE_PROPOSAL, rules=(rule,))
    draft = an_example()
    for row in draft.partners:
        draft = set_value(draft, f"partners/{row.id}/sign_off/sole_proposal", True)
    draft = set_value(draft, f"partners/{draft.partners[0].id}/sign_off/sole_proposal", answer)
    told = [(f.message, f.severity) for f in check(draft, call) if f.code == "A12"]
    assert told == ([(message, severity)] if message else [])
    assert found(draft, a_call_with(*PARTS, rules=(rule,)), "A12") == [], "no other call asks for it"


def test_every_path_that_names_a_part_is_a_field_of_the_draft() -> None:
    named = {part_of(path) for path, _ in leaves()} - {None}
    assert named == set(Part)
