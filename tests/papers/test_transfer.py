"""Every field of Part A that the draft knows stands in the sheet with its value, its length and its limit."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from euroapp.calls.rules import TextLimit
from euroapp.draft import Draft
from euroapp.edits.creation import new_draft
from euroapp.edits.unsettled import leave_unsettled
from euroapp.edits.values import set_value
from euroapp.papers.screens import general, participant
from euroapp.values import Frozen
from euroapp.wording.numbers import money, quantity
from tests.builders import OLD, a_call, an_example
from tests.papers.folders import made, material, pages, squeezed

PART_B = {
    "capacity", "support_experience", "activity_report", "vat_recoverable", "indirect_cost_note", "members",
    "smes_served", "cluster_label", "eccp_profile", "ecosystems", "staff", "previous_projects", "sign_off",
    "requested_contribution", "id",
}  # fmt: skip
"""What of a participant belongs to Part B, its annexes, the budget or the program."""
OWN = {"language", "known_words", "compact_tables"}


def sheet(draft: Draft | None = None) -> str:
    [one] = made("transfer", draft)
    return " ".join(pages(one.data))


@pytest.fixture(scope="module")
def said() -> str:
    return squeezed(sheet())


def texts(row: Frozen, skipped: set[str]) -> list[str]:
    """All that was typed into a row and the rows in it."""
    found: list[str] = []
    for name in type(row).model_fields.keys() - skipped:
        value: Any = getattr(row, name)
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, Frozen):
            found += texts(value, {"id"})
        elif isinstance(value, tuple):
            found += [text for one in value if isinstance(one, Frozen) for text in texts(one, {"id"})]
    return found


def test_every_text_of_part_a_stands_in_the_sheet(said: str) -> None:
    draft = an_example()
    choices = {"role", "kind", "country", "linked_to"}
    for text in texts(draft.general, OWN | {"strand"}):
        # A long text goes on overleaf: one of its sentences may be parted.
        parted = [one for one in text.split(". ") if squeezed(one) not in said]
        assert len(parted) <= (len(text) > 1000), parted
    for row in draft.partners:
        for text in texts(row, PART_B | choices):
            assert squeezed(text) in said or text in {"read", "full"}, (row.short_name, text)


def test_no_field_of_part_a_is_forgotten() -> None:
    asked = {one.path.split("/")[1] for one in general(material())}
    assert asked == type(an_example().general).model_fields.keys() - OWN
    row = an_example().partners[0].replace(linked_to="p2")
    known = {one.path.split("/")[2] for one in participant(material(), row)}
    missing = type(row).model_fields.keys() - PART_B - known
    assert missing <= {"sme", "dependencies"}


def test_lengths_and_limits_are_right_and_a_limit_that_is_only_likely_says_so() -> None:
    general, text = an_example().general, " ".join(sheet().split())
    limits = {r.path: r for r in a_call(OLD).pack.rules if isinstance(r, TextLimit)}
    for name in ("acronym", "title", "free_keywords", "abstract"):
        rule, count = limits[f"general/{name}"], quantity(len(getattr(general, name)))
        likely = "" if rule.status.binding else " (likely)"
        assert f"{count} {quantity(rule.characters)}{likely}" in text, name


def test_the_screens_stand_in_order_and_the_order_is_not_called_certain(said: str) -> None:
    order = [
        "1Generalinformation",
        "2Participants",
        "Participant1",
        "Participant2",
        "3Budget",
        "4Declarations",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert "Orderofthescreenslikely" in said


def test_the_budget_has_a_row_for_each_participant_that_adds_up(said: str) -> None:
    budget = material().figures.budget
    for line in budget.partners:
        assert said.count(squeezed(money(line.costs.total))) >= 1
        assert squeezed(money(line.requested)) in said
    assert squeezed(money(budget.total.total)) in said


def test_what_is_missing_is_said_and_what_is_not_settled_too() -> None:
    draft = set_value(an_example(), "general/title", "")
    draft = leave_unsettled(draft, "general/duration_months", "about 30")
    text = " ".join(sheet(draft).split())
    assert re.search(r"Title Missing", text)
    assert "Typed, not settled: about 30" in text
    assert "Still open in Part A The checks found" in text


def test_an_empty_draft_has_a_sheet_too() -> None:
    draft = new_draft(a_call(OLD)).replace(partners=())
    assert "No participant is entered yet" in sheet(draft)


def test_a_day_and_an_answer_are_said_in_words(said: str) -> None:
    assert an_example().general.start_date == date(2022, 9, 1)
    assert "Plannedstart1Sep2022" in said
    assert "SubmittedbeforeNo" in said
