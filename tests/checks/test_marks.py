"""What was reviewed is told when it changes, or what it is computed from does, and not before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from euroapp.checks.basis import basis
from euroapp.draft import Draft
from euroapp.draft.consortium import Role
from euroapp.draft.marks import MarkKind
from euroapp.draft.paths import walk
from euroapp.edits.creation import new_draft
from euroapp.edits.marking import set_mark
from euroapp.edits.removal import remove_row
from euroapp.edits.unsettled import leave_unsettled
from euroapp.edits.vacancies import effort_path
from euroapp.edits.values import set_value
from euroapp.storage.container import Identity, pack, unpack
from euroapp.storage.openformat import from_json, to_json
from euroapp.storage.versions import PLAIN
from euroapp.wording.places import PAGES
from tests.builders import an_example, call_of, figures_of, findings_of
from tests.strategies import drafts

REQUEST = "partners/p2/requested_contribution"
UNITS = "cost_lines/c1/units"


def basis_of(draft: Draft, path: str) -> str:
    return basis(draft, call_of(draft), figures_of(draft), path)


def reviewed(draft: Draft, path: str, by: str = "Ana") -> Draft:
    return set_mark(draft, MarkKind.REVIEWED, path, by, date(2026, 11, 26), basis_of(draft, path))


def told(draft: Draft) -> list[tuple[str, str]]:
    return [(one.code, one.path) for one in findings_of(draft) if one.code in {"H02", "H03"}]


@pytest.mark.parametrize(
    ("marked", "path", "value"),
    [
        ("general/acronym", "general/acronym", "OTHER"),
        ("page/scope", "general/acronym", "OTHER"),
        ("page/consortium", "partners/p2/street", "Via Nova 1"),
        ("page/budget", UNITS, Decimal(9)),
        ("page/budget", REQUEST, Decimal(9)),
        ("page/budget", "partners/p2/role", Role.ASSOCIATED),
        ("page/indicators", "general/duration_months", 30),
        ("page/call", "general/strand", "B"),
        ("partners/p2", "partners/p2/town", "Parma"),
        # What a participant asks for is what its costs come to, where nothing is typed.
        ("partners/p1/requested_contribution", UNITS, Decimal(9)),
    ],
)
def test_a_review_goes_stale_when_the_value_or_what_it_is_computed_from_changes(
    marked: str, path: str, value: object
) -> None:
    draft = reviewed(an_example(), marked)
    assert told(draft) == []
    after = set_value(draft, path, value)
    assert told(after) == [("H02", marked)]
    assert told(reviewed(after, marked)) == []
    assert told(reviewed(after, marked, by="Ben")) == [], "another one has looked at it since"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_not_touched_by_what_stands_on_others(page: str) -> None:
    draft = an_example()
    elsewhere = "partners/p2/street" if page != "consortium" else "general/acronym"
    assert basis_of(set_value(draft, elsewhere, "X"), f"page/{page}") == basis_of(draft, f"page/{page}")


def test_an_entry_that_is_not_settled_is_a_change() -> None:
    draft = reviewed(reviewed(an_example(), "page/scope"), "general/duration_months")
    after = leave_unsettled(draft, "general/duration_months", "3 years")
    assert told(after) == [("H02", "page/scope"), ("H02", "general/duration_months")]


def test_going_back_to_what_was_reviewed_is_no_change() -> None:
    draft = reviewed(an_example(), "page/budget")
    before = next(line.units for line in draft.cost_lines if line.id == "c1")
    assert told(set_value(set_value(draft, UNITS, Decimal(9)), UNITS, before)) == []


def test_an_estimate_is_told_until_the_mark_is_taken_away() -> None:
    draft = set_mark(an_example(), MarkKind.ESTIMATE, UNITS, "Ana", date(2026, 11, 26), "")
    assert told(draft) == [("H03", UNITS)]
    assert told(set_value(draft, UNITS, Decimal(9))) == [("H03", UNITS)]


@pytest.mark.parametrize(
    "path", ["page/nonsense", "page/", "page/budget/x", "page/proposal", "partners/gone", ""]
)
def test_a_mark_at_a_place_that_nobody_knows_says_nothing(path: str) -> None:
    draft = set_mark(an_example(), MarkKind.REVIEWED, path, "Ben", date(2026, 11, 26), "0")
    assert told(draft) == []


def test_a_review_of_an_effort_outlives_that_its_cell_was_emptied() -> None:
    draft = an_example()
    task = draft.tasks[0]
    part = task.participations[0]
    cell = f"tasks/{task.id}/participations/{part.id}/person_months"
    draft = reviewed(draft, cell)
    emptied = remove_row(draft, f"tasks/{task.id}/participations/{part.id}")
    place = effort_path(emptied, task.id, part.participant)
    assert told(emptied) == [("H02", place)]
    again = set_value(emptied, place, Decimal(9))
    assert told(again) == [("H02", effort_path(again, task.id, part.participant))]


@given(drafts())
def test_any_place_of_any_draft_has_a_basis(draft: Draft) -> None:
    call, figures = call_of(draft), figures_of(draft)
    places = [path for path, _ in walk(draft) if path] + [f"page/{page}" for page in PAGES]
    for path in places:
        assert basis(draft, call, figures, path) == basis(from_json(to_json(draft)), call, figures, path)


def test_only_a_draft_with_marks_is_written_in_the_later_version() -> None:
    plain = new_draft(call_of(an_example()))
    marked = reviewed(plain, "page/budget")
    for draft, minor in ((plain, PLAIN), (marked, PLAIN + 1)):
        read = unpack(pack(draft, Identity("a", "1")))
        assert (read.draft, read.version.minor) == (draft, minor)
        assert from_json(to_json(draft)) == draft
        assert f'"version": "1.{minor}"'.encode() in to_json(draft)
