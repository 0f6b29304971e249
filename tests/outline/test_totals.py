"""Every total equals its rows, down and across, whatever a draft leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from hypothesis import given

from euroapp.draft import Draft
from euroapp.outline.elements import Align, Row, Table, plain
from euroapp.outline.proposal import outline
from tests.builders import a_cost, a_draft, a_task, an_example, call_of, figures_of
from tests.strategies import drafts

_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?")
ADDED_ACROSS = ("Estimated costs by", "Estimated budget and resources", "Effort by participant")


def tables(draft: Draft) -> Iterator[Table]:
    call = call_of(draft)
    for chapter in outline(draft, call, figures_of(draft)).chapters:
        yield from (item for item in chapter.elements if isinstance(item, Table))


def number(row: Row, column: int) -> Decimal | None:
    text = plain(row.cells[column])
    return Decimal(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


def wrong_sums(draft: Draft) -> list[str]:
    """Return the columns and rows that do not add up to what is printed as their total."""
    found = []
    for table in tables(draft):
        *rows, last = table.rows or (Row(()),)
        if table.caption.startswith("Own scoring") or not last.total:
            continue
        for column, head in enumerate(table.columns):
            whole = number(last, column)
            if whole is not None and head.align is Align.RIGHT:
                parts = sum((number(row, column) or Decimal(0) for row in rows), Decimal(0))
                found += [f"{table.caption}: {head.head}"] * (parts != whole)
        if table.columns[-1].head == "Total" and table.caption.startswith(ADDED_ACROSS):
            skipped = [column.head for column in table.columns].count("PM")
            for row in table.rows:
                cells = [number(row, column) or Decimal(0) for column in range(1 + skipped, len(row.cells))]
                found += [f"{table.caption}: {plain(row.cells[0])}"] * (sum(cells[:-1]) != cells[-1])
    return found


def test_the_example_adds_up_and_says_so_of_every_table() -> None:
    assert wrong_sums(an_example()) == []
    assert sum(table.rows[-1].total for table in tables(an_example()) if table.rows) >= 18


def test_costs_and_effort_without_package_participant_or_category_have_a_row_or_column() -> None:
    costs = (
        a_cost("c1", "A1", 100),
        a_cost("c2", "A1", 50, package=""),
        a_cost("c3", "B", 7, partner=""),
        a_cost("c4", "", 3),
        a_cost("c5", "gone", 2, partner="nobody", package="nowhere"),
    )
    tasks = (a_task("t1", p1="2.25"), a_task("t2", package="", p2="1"), a_task("t3", **{"": "0.5"}))
    draft = a_draft(cost_lines=costs, tasks=tasks)
    assert wrong_sums(draft) == []
    words = {plain(cell) for table in tables(draft) for row in table.rows for cell in row.cells}
    heads = {column.head for table in tables(draft) for column in table.columns}
    assert {"No work package", "No participant", "No category", "2.25"} <= words
    assert {"No category", "No WP"} <= heads


def test_what_belongs_somewhere_needs_no_such_row() -> None:
    words = {plain(cell) for table in tables(an_example()) for row in table.rows for cell in row.cells}
    assert not words & {"No work package", "No participant", "No category"}


@given(drafts())
def test_any_draft_adds_up(draft: Draft) -> None:
    assert wrong_sums(draft) == []
