"""Marks beside values: who may have set which, and what becomes of them as rows go."""

from __future__ import annotations

from datetime import date

from euroapp.draft import Draft
from euroapp.draft.marks import MarkKind
from euroapp.edits.joining import join_rows
from euroapp.edits.marking import marks_at, set_mark, take_mark, without_name
from euroapp.edits.removal import remove_row
from euroapp.edits.vacancies import effort_path
from euroapp.edits.values import set_value
from tests.builders import an_example

DAY = date(2026, 11, 26)
TOWN = "partners/p2/town"


def marked(draft: Draft, path: str, by: str, kind: MarkKind = MarkKind.REVIEWED) -> Draft:
    return set_mark(draft, kind, path, by, DAY, basis="1")


def authors(draft: Draft, path: str) -> list[str]:
    return [mark.by for mark in marks_at(draft, MarkKind.REVIEWED, path)]


def test_an_author_has_one_mark_at_a_place_and_others_have_their_own() -> None:
    draft = marked(marked(marked(an_example(), TOWN, "Ana"), TOWN, "Ben"), TOWN, "Ana")
    assert authors(draft, TOWN) == ["Ben", "Ana"]
    assert authors(take_mark(draft, MarkKind.REVIEWED, TOWN, {"Ana"}), TOWN) == ["Ben"]
    assert take_mark(draft, MarkKind.ESTIMATE, TOWN) is draft


def test_a_mark_goes_with_its_row_and_one_of_a_page_stays() -> None:
    draft = marked(marked(marked(an_example(), TOWN, "Ana"), "page/budget", "Ana"), "general/title", "Ana")
    after = remove_row(draft, "partners/p2")
    assert {mark.path for mark in after.marks} == {"page/budget", "general/title"}


def test_a_name_can_be_taken_out_of_all_marks() -> None:
    draft = without_name(marked(marked(an_example(), TOWN, "Ana"), TOWN, "Ben"), "Ana")
    assert authors(draft, TOWN) == ["", "Ben"]


def test_who_takes_over_a_value_takes_over_that_it_is_an_estimate() -> None:
    draft = set_value(an_example(), "partners/p1/website", "")
    task = next(
        one for one in draft.tasks if {"p1", "p2"} <= {part.participant for part in one.participations}
    )
    months = effort_path(draft, task.id, "p2")
    for path in ("partners/p2/website", "partners/p2/town", months):
        draft = marked(draft, path, "Ana", MarkKind.ESTIMATE)
    after = join_rows(draft, "partners", "p1", "p2")
    assert {mark.path for mark in after.marks} == {"partners/p1/website", effort_path(after, task.id, "p1")}
