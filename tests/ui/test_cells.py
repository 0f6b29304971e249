"""What is copied from a table of any kind is what pasting writes: a property over all lists of the window."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from euroapp.draft import Draft
from euroapp.draft.fields import FieldSpec, Kind, field_at
from euroapp.draft.paths import get, put
from euroapp.reading.blocks import Block, write_text
from euroapp.reading.clipboard import read_block
from euroapp.reading.html_tables import write_table
from euroapp.reading.paste import plan_paste
from euroapp.reading.plans import Area
from euroapp.values import FieldPath
from euroapp.wording.places import PAGES
from euroapp.wording.values import choices
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.delegate import CellDelegate
from euroapp_ui.tables.effort_model import EffortModel
from euroapp_ui.tables.effort_sheet import EffortSheet
from euroapp_ui.tables.facts_model import FactsModel
from euroapp_ui.tables.facts_sheet import FactsSheet
from euroapp_ui.tables.rows_model import RowsModel
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.tables.sheets import RowsSheet
from euroapp_ui.theme.theme import theme
from euroapp_ui.windows.workspace import Workspace
from tests.window import rows_of, whole_page

Listing = tuple[FieldPath, tuple[Column, ...]]

ODD = (
    "",
    "Plain words",
    "3-4",
    "=1+1",
    "007",
    '"quoted"',
    'say ""x""',
    "1.125",
    "a\u00a0b\u202fc\u00add",
    "<b>&amp;</b>",
    "😀 e\u0301",
    "M1 to M2",
    "No",
)
LINES = (
    "a\nb",
    "\n\nx\n",
    "tab\there",
    '"open\t\n',
    "a\u2028b",
    "  two  blanks ",
    "- item\n- item",
    "\r\nx",
    "x\x0b",
)
NUMBERS = ("0", "1.125", "-0.5", "1125", "0.000001", "999999999999.999999", "3.6", "1000", "12.345", "1E+3")

POOLS: dict[Kind, tuple[Any, ...]] = {
    Kind.PARAGRAPH: ODD + LINES,
    Kind.MONEY: (None, Decimal("0.01"), Decimal("1125.00"), Decimal("999999999999.99")),
    Kind.QUANTITY: (None, *map(Decimal, NUMBERS)),
    Kind.COUNT: (None, 0, 1125, -3, 999_999_999),
    Kind.MONTH: (None, 1, 36, 999),
    Kind.DATE: (None, date(2025, 2, 5), date(1900, 1, 1), date(9999, 12, 31)),
    Kind.YES_NO: (True, False),
    Kind.FLAG: (True, False),
}


def drawn(random: Random, spec: FieldSpec, session: DraftSession) -> Any:
    """Return a value of a field, odd ones included."""
    if spec.many and spec.kind is not Kind.TEXT:
        keys = [key for key, _ in choices(spec, session.state)]
        return tuple(random.sample(keys, min(len(keys), random.randint(0, 3))))
    if spec.kind is Kind.TEXT:
        return ("one", "two") if spec.many else random.choice(ODD)
    if spec.kind is Kind.ENUM:
        return random.choice(tuple(spec.enum or ()))
    pool = POOLS.get(spec.kind) or ("", *(key for key, _ in choices(spec, session.state)))
    return random.choice([value for value in pool if value is not None or spec.optional])


def filled(session: DraftSession, listing: Listing, random: Random) -> Draft:
    """Return the draft with two odd rows in a list."""
    path, columns = listing
    model = field_at(path).model
    assert model is not None
    rows = []
    for place, old in enumerate(get(session.draft, path)[:2] or (model(id="r1"), model(id="r2"))):  # type: ignore[call-arg]
        values = {}
        for column in columns:
            if column.name and column.name != "role" and column.editable:
                values[column.name] = drawn(random, field_at(f"{path}/*/{column.name}"), session)
            elif column.write:
                values |= {"start_month": random.choice((None, 1, 7)), "end_month": random.choice((None, 9))}
        rows.append(old.replace(**values) if place < 9 else old)
    return put(session.draft, path, (*rows, *get(session.draft, path)[2:]))


def emptied(draft: Draft, path: FieldPath) -> Draft:
    """Return the draft with the first two rows of a list as new rows are."""
    rows = get(draft, path)
    fresh = [type(row)(id=row.id, **({"role": row.role} if path == "partners" else {})) for row in rows[:2]]
    return put(draft, path, (*fresh, *rows[2:]))


def copies(block: Block) -> list[Block]:
    text, html = write_text(block), write_table(block)
    return [read_block(text, html), read_block(text), read_block("", html)]


@pytest.fixture
def listings(example: Workspace) -> list[Listing]:
    for key in PAGES:
        whole_page(example, key)
    views = example.findChildren(RowsView)
    found = {
        view.model.path: view.model.columns
        for view in views
        if view.model.path and "*" not in view.model.path
    }
    assert len(found) > 15
    return list(found.items())


@given(seed=st.integers(0, 10**6))
def test_copy_then_paste_is_the_identity_for_every_list(
    listings: list[Listing], session: DraftSession, seed: int
) -> None:
    random = Random(seed)
    path, columns = listing = random.choice(listings)
    draft = filled(session, listing, random)
    source = RowsSheet(made := RowsModel(DraftSession(draft, session.call), path, columns))
    made.rebase(path)
    # The table is in the order of the printed numbers, and rows without a package stand last in it.
    first = [row.id for row in get(draft, path)[:2]]
    block = tuple(
        tuple(source.cell(made.row_of(row_id), column) for column in range(len(columns))) for row_id in first
    )
    for copied in copies(block):
        target = RowsModel(DraftSession(emptied(draft, path), session.call), path, columns)
        target.rebase(path)
        sheet = RowsSheet(target)
        plan = plan_paste(sheet, copied, Area(target.row_of(first[0]) if first else 0, 0))
        assert all("is worked out here" in problem for problem in plan.problems), (path, plan.problems)
        after = sheet.edit(plan.writes)(target.session.draft)
        for old, new in zip(get(draft, path), get(after, path), strict=True):
            for column in columns:
                if column.name and column.editable:
                    assert getattr(new, column.name) == getattr(old, column.name), (path, column.name)
                elif column.write:
                    assert (new.start_month, new.end_month) == (old.start_month, old.end_month)


def test_the_effort_grid_comes_back_with_all_its_places(session: DraftSession) -> None:
    path = "tasks/{}/participations/{}/person_months"
    task = session.draft.tasks[0]
    for part, value in zip(task.participations, ("1.125", "0.000001", "1125"), strict=False):
        place = path.format(task.id, part.id)
        session.apply("x", lambda d, p=place, v=value: put(d, p, Decimal(v)))
    model = EffortModel(session)
    sheet = EffortSheet(session, model)
    size = range(model.rowCount()), range(model.columnCount())
    block = tuple(tuple(sheet.cell(row, column) for column in size[1]) for row in size[0])
    bare = session.draft.replace(tasks=tuple(t.replace(participations=()) for t in session.draft.tasks))
    for copied in copies(block):
        other = DraftSession(bare, session.call)
        target = EffortSheet(other, EffortModel(other))
        plan = plan_paste(target, copied, Area(0, 0))
        assert all("is worked out here" in problem for problem in plan.problems)
        after = target.edit(plan.writes)(bare)
        for one, two in zip(session.draft.tasks, after.tasks, strict=True):
            kept = {p.participant: p.person_months for p in one.participations if p.person_months is not None}
            assert {p.participant: p.person_months for p in two.participations} == kept


def test_own_values_of_facts_come_back(session: DraftSession) -> None:
    model = FactsModel(session)
    titles = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    row = titles.index("Language")
    for column, text in ((3, "Irish"), (4, 'Page 9, "annex"')):
        assert model.setData(model.index(row, column), text)
    before = session.draft
    sheet = FactsSheet(session, model)
    block = tuple(tuple(sheet.cell(r, c) for c in range(5)) for r in range(model.rowCount()))
    bare = DraftSession(before.replace(overrides=()), session.call)
    for copied in copies(block):
        target = FactsSheet(bare, FactsModel(bare))
        plan = plan_paste(target, copied, Area(0, 0))
        assert target.edit(plan.writes)(bare.draft).overrides == before.overrides


def test_the_sign_of_a_row_is_seen_on_the_current_cell(example: Workspace) -> None:
    example.session.apply("Months", lambda draft: put(draft, "tasks/t1_1/end_month", 60))
    view = rows_of(example, "workplan", "tasks")
    delegate, index = view.table.itemDelegate(), view.model.index(0, 0)
    assert isinstance(delegate, CellDelegate)
    states = {QStyle.StateFlag.State_HasFocus: "on_accent", QStyle.StateFlag.State_None: "error"}
    for state, role in states.items():
        option = QStyleOptionViewItem()
        option.state, option.decorationSize = state, QSize(32, 32)
        delegate.initStyleOption(option, index)
        image = option.icon.pixmap(QSize(32, 32)).toImage()
        pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        assert theme().colour(role).name() in {one.name() for one in pixels if one.alpha() > 200}


def test_a_whole_row_stands_at_the_top_wherever_the_table_is_scrolled(example: Workspace) -> None:
    table = rows_of(example, "budget", "cost_lines").table
    bar = table.verticalScrollBar()
    assert bar.maximum() > 0
    for value in (0, 1, bar.maximum() - 1, bar.maximum()):
        bar.setValue(value)
        assert table.rowViewportPosition(table.rowAt(0)) == 0
        assert table.rowAt(0) == value
    last = table.visualRect(table.model().index(table.model().rowCount() - 1, 0))
    assert last.bottom() <= table.viewport().height()
    table.resize(table.width(), table.height() - 11)
    assert table.rowViewportPosition(table.rowAt(0)) == 0
