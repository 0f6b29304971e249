"""The part of a participant follows from what the rows of a draft say of themselves."""

from __future__ import annotations

from datetime import date

import pytest

from euroapp.calls.library import load_call
from euroapp.draft.fields import fields_of
from euroapp.draft.images import Image
from euroapp.draft.marks import MarkKind
from euroapp.draft.paths import walk
from euroapp.edits.evaluating import add_sheet
from euroapp.edits.marking import set_mark
from euroapp.edits.removal import remove_row
from euroapp.edits.rows import add_row
from euroapp.edits.values import set_value
from euroapp.exchange.items import Item
from euroapp.exchange.scope import in_scope, owner_of, pages_asked
from euroapp.exchange.taking import look
from euroapp.figures.panel import panel
from euroapp.history.book import Share
from euroapp.storage.example import example_draft
from tests.history.authors import Author

DRAFT = example_draft()
SHARE = Share("p3", ("background",))


def line_of(partner: str) -> str:
    return next(f"cost_lines/{line.id}" for line in DRAFT.cost_lines if line.participant == partner)


def effort_of(partner: str) -> str:
    return next(
        f"tasks/{task.id}/participations/{part.id}"
        for task in DRAFT.tasks
        for part in task.participations
        if part.participant == partner and task.leader not in {"p3", partner}
    )


def led_by(name: str, field: str, partner: str) -> str:
    return next(f"{name}/{row.id}" for row in getattr(DRAFT, name) if getattr(row, field) == partner)


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("partners/p3/legal_name", True),
        ("partners/p3/sign_off/sole_proposal", True),
        ("partners/p4/legal_name", False),
        ("partners", False),
        ("general/title", False),
        (f"{line_of('p3')}/unit_cost", True),
        (f"{line_of('p4')}/unit_cost", False),
        (f"{effort_of('p3')}/person_months", True),
        (f"{effort_of('p4')}/person_months", False),
        (f"{led_by('tasks', 'leader', 'p3')}/description", True),
        (f"{led_by('tasks', 'leader', 'p4')}/description", False),
        (f"{led_by('deliverables', 'lead', 'p3')}/title", True),
        (f"tasks/{DRAFT.tasks[0].id}/participations/@p3/person_months", True),
        ("narrative/background/text", True),
        ("narrative/need/text", False),
        ("nothing/there", False),
        ("cost_lines", False),
    ],
)
def test_a_path_lies_in_the_part_or_outside(path: str, own: bool) -> None:
    assert in_scope(DRAFT, SHARE, path) is own


def test_every_row_that_belongs_to_one_participant_is_his() -> None:
    """Told by the models: a list that a later version adds is covered by its references."""
    for path, row in walk(DRAFT):
        for name, spec in fields_of(type(row)).items():
            if spec.ref is not None and spec.ref.belongs and spec.ref.collection == "partners":
                outer = path.startswith("partners/")
                assert outer or owner_of(DRAFT, f"{path}/{name}") == getattr(row, name)


def test_images_belong_to_the_sections_that_place_them() -> None:
    draft = set_value(DRAFT, "narrative/background/text", "![A](image:one) ![B](image:two)")
    other = next(row.id for row in draft.narrative if row.id != "background")
    draft = set_value(draft, f"narrative/{other}/text", "![B](image:two)")
    draft = draft.replace(images=(Image(id="one"), Image(id="two")))
    assert in_scope(draft, SHARE, "images/one/alternative")
    assert not in_scope(draft, SHARE, "images/two/alternative")


def outside(beta: Author) -> dict[str, bool]:
    alpha = Author("alpha", DRAFT, 1)
    items: tuple[Item, ...] = look(
        alpha.ledger, alpha.draft, [*beta.ledger.known.changes.values()], share=SHARE
    ).items
    return {item.path: item.outside for item in items}


def test_nobody_makes_a_part_larger_or_takes_himself_out() -> None:
    beta = Author("beta", DRAFT, 2)
    mine, theirs = line_of("p3"), line_of("p4")
    beta.write(f"{mine}/participant", "p4")
    beta.write(f"{theirs}/participant", "p3")
    beta.write(f"{theirs}/unit_cost", "1.00")
    beta.make(add_row(beta.draft, "cost_lines", "new", {"participant": "p3"}))
    beta.make(add_row(beta.draft, "cost_lines", "foreign", {"participant": "p4"}))
    found = outside(beta)
    assert found == {
        f"{mine}/participant": True,
        f"{theirs}/participant": True,
        f"{theirs}/unit_cost": True,
        "cost_lines/new": False,
        "cost_lines/foreign": True,
    }
    gone = Author("beta", DRAFT, 2)
    gone.make(remove_row(DRAFT, "partners/p3"))
    assert outside(gone)["partners/p3"]


def test_pages_that_are_asked_for_hold_his_rows_and_sections() -> None:
    assert {"consortium", "workplan", "budget", "narrative"} <= pages_asked(DRAFT, SHARE)
    assert not {"call", "scope", "objectives"} & pages_asked(DRAFT, SHARE)
    assert "narrative" not in pages_asked(DRAFT.replace(images=()), Share("p3"))


def test_a_review_of_his_own_field_is_in_his_part() -> None:
    own = set_mark(DRAFT, MarkKind.REVIEWED, "partners/p3/town", "Carla", date(2026, 11, 26), "")
    assert in_scope(own, SHARE, f"marks/{own.marks[-1].id}")
    page = set_mark(DRAFT, MarkKind.REVIEWED, "page/budget", "Carla", date(2026, 11, 26), "")
    assert not in_scope(page, SHARE, f"marks/{page.marks[-1].id}")


def test_the_sheet_of_an_evaluator_is_in_the_part_of_the_partner_that_he_reads_for() -> None:
    call = load_call(DRAFT.call.id)
    beta = Author("beta", DRAFT, 3)
    beta.make(add_sheet(DRAFT, call, participant="p3", evaluator="Carla"))
    assert set(outside(beta).values()) == {False}
    other = Author("gamma", DRAFT, 4)
    other.make(add_sheet(DRAFT, call, participant="p4", evaluator="Dan"))
    assert set(outside(other).values()) == {True}


def test_sheets_of_two_partners_come_together() -> None:
    call = load_call(DRAFT.call.id)
    alpha, beta = Author("alpha", DRAFT, 5), Author("beta", DRAFT, 6)
    alpha.make(add_sheet(DRAFT, call, participant="p1", evaluator="Ana"))
    change = beta.make(add_sheet(DRAFT, call, participant="p3", evaluator="Carla"))
    alpha.read([change])
    assert panel(alpha.draft, call).evaluators == (("p1", "Ana"), ("p3", "Carla"))
