"""Each participant gets a sheet on one or two pages: what it does, costs and gets, and what is missing."""

from __future__ import annotations

import pytest

from euroapp.edits.creation import new_draft
from euroapp.edits.values import set_value
from euroapp.export.proposal import stamp
from euroapp.papers.material import Leaf
from euroapp.wording.numbers import money
from tests.builders import OLD, a_call, a_partner, an_example
from tests.papers.folders import absent, made, material, pages, squeezed


@pytest.fixture(scope="module")
def sheets() -> list[Leaf]:
    return made("partner_sheets")


def test_there_is_a_sheet_on_one_or_two_pages_for_each(sheets: list[Leaf]) -> None:
    assert [one.name.split("-")[-1] for one in sheets] == [
        f"{p.short_name}.pdf" for p in an_example().partners
    ]
    assert all(len(pages(one.data)) <= 2 for one in sheets)


def test_it_says_tasks_costs_grant_own_money_and_what_the_partner_leads(sheets: list[Leaf]) -> None:
    draft, budget = an_example(), material().figures.budget
    for row, one in zip(draft.partners, sheets, strict=True):
        said, line = squeezed(" ".join(pages(one.data))), budget.partner(row.id)
        assert line is not None
        for amount in (
            line.costs.total,
            line.requested,
            line.own_contribution,
            *line.costs.by_category.values(),
        ):
            assert not amount or squeezed(money(amount)) in said
        tasks = [t.name for t in draft.tasks if any(p.participant == row.id for p in t.participations)]
        led = [x.name for x in (*draft.deliverables, *draft.milestones) if x.lead == row.id]
        for name in (*tasks, *led, row.legal_name, row.pic, *(who.name for who in row.staff)):
            assert squeezed(name) in said, (row.short_name, name)


def test_it_has_room_to_sign_for_this_very_state(sheets: list[Leaf]) -> None:
    for one in sheets:
        said = squeezed(pages(one.data)[-1])
        assert f"instate{squeezed(stamp(an_example()))}" in said
        assert all(head in said for head in ("Name", "Function", "Date", "Signature"))


def test_nobody_signs_a_page_without_the_statement() -> None:
    row = an_example().deliverables[0]
    for more in range(0, 24, 3):
        rows = tuple(row.replace(id=f"more{n}", lead="p1") for n in range(more))
        draft = an_example().replace(deliverables=(*an_example().deliverables, *rows))
        last = squeezed(pages(made("partner_sheets", draft)[0].data)[-1])
        assert "agreetoit:" in last
        assert "Signature" in last


def test_what_a_partner_still_owes_stands_on_its_sheet_alone() -> None:
    draft = set_value(an_example(), "partners/p3/pic", "")
    said = [" ".join(pages(one.data)) for one in made("partner_sheets", draft)]
    assert ["Still open" in text for text in said] == [row.id == "p3" for row in draft.partners]


def test_an_empty_partner_has_a_sheet_that_says_what_is_missing() -> None:
    draft = new_draft(a_call(OLD)).replace(partners=(a_partner("p1", short_name=""),))
    [one] = made("partner_sheets", draft)
    said = " ".join(pages(one.data))
    assert all(words in said for words in ("takes part in no task yet", "has no costs yet", "Still open"))


def test_a_draft_without_partners_has_no_sheets_and_says_so() -> None:
    draft = new_draft(a_call(OLD)).replace(partners=())
    assert not made("partner_sheets", draft)
    assert absent("partner_sheets", draft)
