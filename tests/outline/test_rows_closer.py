"""What takes pages without telling more is spared: resources in one table, conditions of schemes once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bench.drafts import large_draft
from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.export.proposal import count_pages
from euroapp.figures import figures
from euroapp.outline.elements import Fact, Facts, Heading, Outline, Table, plain
from euroapp.outline.proposal import outline
from euroapp.outline.resources import MOST_AMOUNTS
from tests.builders import an_example


def printed(draft: Draft) -> Outline:
    call = load_call(draft.call.id)
    return outline(draft, call, figures(draft, call))


def elements(draft: Draft) -> list[object]:
    return [element for chapter in printed(draft).chapters for element in chapter.elements]


def resources(draft: Draft) -> list[Table]:
    tables = [one for one in elements(draft) if isinstance(one, Table)]
    return [one for one in tables if one.caption == "Estimated budget and resources, EUR"]


def pages(draft: Draft) -> int:
    call = load_call(draft.call.id)
    return count_pages(draft, call, figures(draft, call))


def conditions(draft: Draft) -> dict[str, list[Fact]]:
    """Return the facts below the heading of each scheme, and below that of all of them."""
    found: dict[str, list[Fact]] = {}
    heading = ""
    for element in elements(draft):
        if isinstance(element, Heading):
            heading = element.text
        elif isinstance(element, Facts) and element.path.startswith("schemes"):
            found[heading] = list(element.rows)
    return found


def test_a_work_package_has_one_table_of_its_resources_where_an_upright_page_holds_it() -> None:
    tables = resources(an_example())
    whole = [one for one in tables if len(one.columns) > 2 and "C.1a" in {c.head for c in one.columns}]
    assert whole
    assert all(len(one.columns) <= MOST_AMOUNTS + 2 for one in whole)
    for table in whole:
        last = [Decimal(plain(cell).replace(",", "")) for cell in table.rows[-1].cells[2:]]
        assert sum(last[:-1]) == last[-1], "the groups and purchases add up to the total"
        assert "Journeys:" in table.note


def test_what_all_schemes_have_in_common_prints_once() -> None:
    draft = an_example()
    for scheme in draft.schemes:
        draft = set_value(draft, f"schemes/{scheme.id}/publication", "On the Portal, for two months.")
        draft = set_value(draft, f"schemes/{scheme.id}/payment", f"As {scheme.id} says.")
    found = conditions(draft)
    common = {row.label: row.value for row in found.pop("Conditions of all schemes")}
    assert common["Publication"] == "On the Portal, for two months."
    assert "Payment plan" not in common
    assert len(found) == len(draft.schemes)
    for rows in found.values():
        assert "Publication" not in {row.label for row in rows}
        assert "Payment plan" in {row.label for row in rows}


@pytest.mark.parametrize("left", [0, 1])
def test_one_scheme_has_nothing_in_common_with_others(left: int) -> None:
    draft = an_example()
    assert "Conditions of all schemes" not in conditions(draft.replace(schemes=draft.schemes[:left]))


def test_twelve_participants_and_eight_packages_fit_where_tables_are_compact() -> None:
    words = sum(len(row.text.split()) for row in an_example().narrative)
    draft = large_draft(partners=12, packages=8, tasks=32, lines=192, indicators=18, words=words)
    compact = set_value(draft, "general/compact_tables", True)
    assert pages(compact) <= 70 < pages(draft)


def test_all_deliverables_and_milestones_stand_together_by_due_month() -> None:
    draft = an_example()
    tables = {one.caption: one for one in elements(draft) if isinstance(one, Table)}
    listed = [row.cells for row in tables["All deliverables, by due month"].rows]
    assert len(listed) == len(draft.deliverables)
    months = [int(str(cells[-1])[1:]) for cells in listed]
    assert months == sorted(row.due_month or 0 for row in draft.deliverables)
    assert {str(cells[1]) for cells in listed} == {row.name for row in draft.deliverables}
    assert len(tables["All milestones, by due month"].rows) == len(draft.milestones)
    one = draft.replace(work_packages=draft.work_packages[:1])
    assert not [t for t in elements(one) if isinstance(t, Table) and t.caption.startswith("All deliverables")]
