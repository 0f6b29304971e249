"""A person copies and pastes between the tables, a spreadsheet and a word processor."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from euroapp.draft.consortium import Role
from euroapp.draft.paths import get
from euroapp.edits.references import Texts
from euroapp.edits.rows import add_row
from euroapp.edits.unsettled import leave_unsettled, typed_at
from euroapp.edits.values import set_effort, set_value
from euroapp_ui.commands import ADD_KEYS
from euroapp_ui.tables.effort_grid import EffortGrid
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.tables.summary import SummaryTable
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.window import Dialogs, fresh_draft, open_draft, open_tab, rows_of

CLIPBOARD = Path(__file__).parents[1] / "files" / "clipboard"
CONTROL = Qt.KeyboardModifier.ControlModifier


def column(view: RowsView, title: str) -> int:
    heads = [view.model.headerData(c, Qt.Orientation.Horizontal) for c in range(view.model.columnCount())]
    names = [described.name for described in view.model.columns]
    return heads.index(title) if title in heads else names.index(title)


def choose(
    table: QTableView, row: int, column: int, to_row: int | None = None, to_column: int | None = None
) -> None:
    """Choose cells from one corner to another; the cursor stays in the last."""
    flags = QItemSelectionModel.SelectionFlag
    model = table.selectionModel()
    model.setCurrentIndex(table.model().index(row, column), flags.ClearAndSelect)
    if to_row is not None:
        end = table.model().index(to_row, column if to_column is None else to_column)
        model.select(QItemSelection(table.model().index(row, column), end), flags.ClearAndSelect)
        model.setCurrentIndex(end, flags.NoUpdate)


def clip(text: str = "", html: str = "") -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)


def paste(table: QTableView, qtbot: QtBot, text: str = "", html: str = "") -> None:
    if text or html:
        clip(text, html)
    qtbot.keySequence(table, QKeySequence(QKeySequence.StandardKey.Paste))


def copy(table: QTableView, qtbot: QtBot) -> QMimeData:
    qtbot.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))
    return QApplication.clipboard().mimeData()


def test_a_leading_blank_cell_stays_where_it_is(example: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    dialogs.answers.extend([1])
    view = rows_of(example, "budget", "cost_lines")
    choose(view.table, 1, column(view, "Units"))
    first = example.session.draft.cost_lines[0].units
    paste(view.table, qtbot, "\r\n7\r\n8\r\n")
    units = [line.units for line in example.session.draft.cost_lines[:4]]
    assert units == [first, None, Decimal(7), Decimal(8)]
    assert "emptied" in view._refusal.text()


def test_a_cell_of_several_lines_stays_one_cell(example: Workspace, qtbot: QtBot) -> None:
    view = rows_of(example, "risks", "risks")
    third = example.session.draft.risks[2]
    choose(view.table, 1, column(view, "description"))
    paste(view.table, qtbot, '"Partner leaves.\nWe replace it in 2 months."\r\n')
    assert example.session.draft.risks[1].description == "Partner leaves.\nWe replace it in 2 months."
    assert example.session.draft.risks[2] is third


def test_a_block_with_a_cell_of_two_lines_meets_its_rows(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialogs.answers.extend([1])
    view = rows_of(example, "budget", "cost_lines")
    third = example.session.draft.cost_lines[2]
    choose(view.table, 0, column(view, "Description"))
    paste(view.table, qtbot, '"Travel to\nKraków"\t2\t300.00\r\nVenue\t1\t400.00\r\n')
    found = [(c.description, c.units, c.unit_cost) for c in example.session.draft.cost_lines[:2]]
    assert [row[1:] for row in found] == [(Decimal(2), Decimal("300.00")), (Decimal(1), Decimal("400.00"))]
    assert found[0][0].split() == ["Travel", "to", "Kraków"]
    assert example.session.draft.cost_lines[2] is third


def test_a_cell_copied_and_pasted_on_itself_stays(example: Workspace, qtbot: QtBot) -> None:
    risk = example.session.draft.risks[0]
    text = 'First line\n\n- item\n- "item"\ttwo'
    example.session.apply("x", lambda d: set_value(d, f"risks/{risk.id}/description", text))
    before = example.session.draft
    view = rows_of(example, "risks", "risks")
    choose(view.table, 0, column(view, "description"))
    copy(view.table, qtbot)
    paste(view.table, qtbot)
    assert example.session.draft == before


def test_a_row_copied_onto_another_takes_its_values(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialogs.answers.extend([1, 1])
    view = rows_of(example, "budget", "cost_lines")
    first = example.session.draft.cost_lines[0]
    path = f"cost_lines/{first.id}/units"
    example.session.apply("x", lambda d: set_value(d, path, Decimal("1.125")))
    choose(view.table, 0, column(view, "Units"), 0, column(view, "Unit cost"))
    copy(view.table, qtbot)
    choose(view.table, 1, column(view, "Units"))
    paste(view.table, qtbot)
    assert example.session.draft.cost_lines[1].units == Decimal("1.125")
    clip(QApplication.clipboard().text())
    choose(view.table, 2, column(view, "Units"))
    paste(view.table, qtbot)
    assert example.session.draft.cost_lines[2].units == Decimal("1.125")


def test_a_block_goes_to_the_top_left_of_what_is_chosen(example: Workspace, qtbot: QtBot) -> None:
    view = rows_of(example, "budget", "cost_lines")
    fourth = example.session.draft.cost_lines[3]
    at = column(view, "Units")
    choose(view.table, 2, at, 0)
    paste(view.table, qtbot, "1\r\n2\r\n3\r\n")
    assert [c.units for c in example.session.draft.cost_lines[:3]] == [1, 2, 3]
    assert example.session.draft.cost_lines[3] is fourth


def test_one_value_fills_all_chosen_cells_and_one_undo_brings_them_back(
    example: Workspace, qtbot: QtBot
) -> None:
    before = example.session.draft
    view = rows_of(example, "budget", "cost_lines")
    choose(view.table, 0, column(view, "Units"), 2)
    paste(view.table, qtbot, "77")
    assert [c.units for c in example.session.draft.cost_lines[:3]] == [77, 77, 77]
    example.session.undo_stack.undo()
    assert example.session.draft == before


def test_months_are_pasted_as_the_table_shows_them(example: Workspace, qtbot: QtBot) -> None:
    view = rows_of(example, "workplan", "tasks")
    at = column(view, "Months")
    for row, text in enumerate(("M2 to M30", "1-36", "M1-M12")):
        choose(view.table, row, at)
        paste(view.table, qtbot, text)
    spans = [(t.start_month, t.end_month) for t in example.session.draft.tasks[:3]]
    assert spans == [(2, 30), (1, 36), (1, 12)]


def add(view: RowsView, qtbot: QtBot, times: int) -> None:
    for _ in range(times):
        qtbot.keySequence(view.table, QKeySequence(ADD_KEYS))


def test_a_new_row_takes_all_that_is_pasted(fresh: Workspace, qtbot: QtBot) -> None:
    """Months that a new package got by itself are nobody's entry: no question, and nothing is left out."""
    fresh.session.apply("Duration", lambda draft: set_value(draft, "general/duration_months", 36))
    view = rows_of(fresh, "workplan", "work_packages")
    add(view, qtbot, 2)
    choose(view.table, 1, 0)
    paste(view.table, qtbot, "Name\tMonths\nManagement\t1-36\nScouting\tM1 to M9\nPilots\t10-30\n")
    spans = [(row.name, row.start_month, row.end_month) for row in fresh.session.draft.work_packages[1:]]
    assert spans == [("Management", 1, 36), ("Scouting", 1, 9), ("Pilots", 10, 30)]


def test_a_new_row_takes_all_after_it_was_named_and_reopened(fresh: Workspace, qtbot: QtBot) -> None:
    fresh.session.apply("Duration", lambda draft: set_value(draft, "general/duration_months", 36))
    view = rows_of(fresh, "workplan", "work_packages")
    add(view, qtbot, 2)
    named, still = (row.id for row in fresh.session.draft.work_packages[1:])
    fresh.session.apply("Name", lambda draft: set_value(draft, f"work_packages/{named}/name", "Mine"))
    del view.started[still]  # As after opening the file again: what is blank but for its start is new.
    choose(view.table, 1, column(view, "Months"))
    paste(view.table, qtbot, "M2 to M9\r\nM3 to M8\r\n")
    assert [row.start_month for row in fresh.session.draft.work_packages[1:]] == [2, 3]


def test_tasks_pasted_over_new_rows_go_to_the_packages_they_name(fresh: Workspace, qtbot: QtBot) -> None:
    add(rows_of(fresh, "workplan", "work_packages"), qtbot, 1)
    view = rows_of(fresh, "workplan", "tasks")
    add(view, qtbot, 2)
    choose(view.table, 0, 0)
    paste(view.table, qtbot, "Task\tWP\nLook\t2\nAsk\tWP 2\n")
    second = fresh.session.draft.work_packages[1].id
    assert [(row.name, row.work_package) for row in fresh.session.draft.tasks] == [
        ("Look", second),
        ("Ask", second),
    ]


def test_months_somebody_typed_are_asked_about(fresh: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    view = rows_of(fresh, "workplan", "work_packages")
    add(view, qtbot, 1)
    row = fresh.session.draft.work_packages[1].id
    fresh.session.apply("Months", lambda draft: set_value(draft, f"work_packages/{row}/start_month", 5))
    choose(view.table, 1, 0)
    dialogs.answers = [0]
    paste(view.table, qtbot, "Name\tMonths\nPilots\t10-30\n")
    assert "overwrite one filled cell" in dialogs.seen[0]
    made = fresh.session.draft.work_packages[1]
    assert (made.name, made.start_month) == ("Pilots", 5)


def test_whole_rows_of_packages_are_pasted_with_their_months(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialogs.answers.append("Overwrite")
    view = rows_of(example, "workplan", "work_packages")
    lead = example.session.draft.partners[1]
    name = example.session.state.numbers.partner(lead.id)
    last = view.model.rowCount() - 1
    choose(view.table, last, column(view, "Name"))
    paste(view.table, qtbot, f"Renamed\t{name}\tM3 to M9\r\nNew package\t{name}\tM1 to M36\r\n")
    two = example.session.draft.work_packages[-2:]
    found = [(w.name, w.lead, w.start_month, w.end_month) for w in two]
    assert found == [("Renamed", lead.id, 3, 9), ("New package", lead.id, 1, 36)]


def test_what_does_not_fit_is_told_and_the_rest_can_be_taken_or_left(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    before = example.session.draft
    view = rows_of(example, "budget", "cost_lines")
    at = column(view, "Units")
    block = "abc\t5.00\r\n2\t1.125\r\n"
    for answer in (-1, "Overwrite and paste the rest"):
        choose(view.table, 0, at)
        dialogs.answers.append(answer)
        paste(view.table, qtbot, block)
        if answer == -1:
            assert example.session.draft == before
    said = dialogs.seen[-1]
    assert "Row 1 of the block, Units" in said
    assert "abc" in said
    assert "Row 2 of the block, Unit cost: “1.125” " in said
    assert "1,125.00" in said
    lines = example.session.draft.cost_lines
    assert (lines[0].units, lines[0].unit_cost) == (before.cost_lines[0].units, Decimal("5.00"))
    assert (lines[1].units, lines[1].unit_cost) == (Decimal(2), before.cost_lines[1].unit_cost)


def test_cells_beyond_the_edge_and_in_derived_columns_are_told(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view = rows_of(example, "budget", "cost_lines")
    dialogs.answers.append(-1)
    choose(view.table, 0, column(view, "Unit cost"))
    wide = view.model.columnCount() - column(view, "Unit cost")
    paste(view.table, qtbot, "\t".join(["5.00", "9", *[""] * (wide - 2), "outside"]))
    assert "“Total” is worked out here and takes no value: one cell “9”" in dialogs.seen[-1]
    assert "Beyond the last column: one cell “outside”" in dialogs.seen[-1]


def test_a_list_whose_rows_come_from_elsewhere_gets_no_new_ones(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view = next(
        v
        for v in open_tab(example, "budget", "Requested").findChildren(RowsView)
        if v.model.path == "partners"
    )
    last = view.model.rowCount() - 1
    count = len(example.session.draft.partners)
    dialogs.answers.append("Overwrite and paste the rest")
    choose(view.table, last, column(view, "Requested"))
    paste(view.table, qtbot, "100.00\r\n200.00\r\n")
    assert len(example.session.draft.partners) == count
    assert "Beyond the last row: one cell “200.00”" in dialogs.seen[-1]
    row = view.model.rows[last]
    assert row.requested_contribution == Decimal("100.00")


def test_heads_place_columns_in_any_order_and_unknown_ones_are_told(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view = rows_of(example, "budget", "cost_lines")
    choose(view.table, 0, 0)
    dialogs.answers.append("Overwrite and paste the rest")
    paste(view.table, qtbot, "unit  COST\tRemark\tUnits\r\n12.50\tx\t3\r\n")
    line = example.session.draft.cost_lines[0]
    assert (line.units, line.unit_cost) == (Decimal(3), Decimal("12.50"))
    assert "no column “Remark”" in dialogs.seen[-1]


def test_a_table_copied_with_its_heads_pastes_clean(example: Workspace, qtbot: QtBot) -> None:
    before = example.session.draft
    for page, path in (("budget", "cost_lines"), ("consortium", "partners"), ("workplan", "tasks")):
        view = rows_of(example, page, path)
        view.table.selectAll()
        qtbot.keyClick(view.table, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.clipboard().text().startswith(("Participant\t", "No\t"))
        choose(view.table, 0, 0)
        paste(view.table, qtbot)
        assert example.session.draft == before


@pytest.mark.parametrize(
    ("path", "block"),
    [
        (
            "work_packages",
            "No\tWork package\tLead\tDuration\tPM\tTotal, EUR\r\nWP1\tScouting\t\tM2 to M6\t12.0\t9,000",
        ),
        ("work_packages", "WP title\tLead partner\tDuration\r\nScouting\t\tM2 to M6"),
        ("tasks", "Task\tTask name\tMonths\r\nT1.1\tScouting\tM2 to M6"),
        ("tasks", "Task\tMonths\r\nScouting\tM2 to M6"),
        ("tasks", "No\tTask\tMonths\r\n1\tScouting\tM2 to M6"),
    ],
)
def test_heads_of_prints_and_forms_are_known(
    window: MainWindow, dialogs: Dialogs, qtbot: QtBot, path: str, block: str
) -> None:
    workspace = open_draft(window, fresh_draft().replace(work_packages=(), tasks=()))
    dialogs.answers.append(0)
    paste(rows_of(workspace, "workplan", path), qtbot, block)
    (row,) = getattr(workspace.session.draft, path)
    assert (row.name, row.start_month, row.end_month) == ("Scouting", 2, 6)


@pytest.mark.parametrize("name", ["Call 1", "A1", "Fair 2026"])
def test_names_that_end_in_figures_are_no_numbers(
    window: MainWindow, dialogs: Dialogs, qtbot: QtBot, name: str
) -> None:
    workspace = open_draft(window, fresh_draft().replace(milestones=()))
    dialogs.answers.append(0)
    paste(rows_of(workspace, "workplan", "milestones"), qtbot, f"Milestone\tDue month\r\n{name}\t6\r\n")
    assert [(row.name, row.due_month) for row in workspace.session.draft.milestones] == [(name, 6)]


def test_cutting_copies_and_empties_in_one_step(example: Workspace, qtbot: QtBot) -> None:
    before = example.session.draft
    view = rows_of(example, "budget", "cost_lines")
    choose(view.table, 0, column(view, "Description"), 1, column(view, "Units"))
    qtbot.keyClick(view.table, Qt.Key.Key_X, CONTROL)
    assert [(c.description, c.units) for c in example.session.draft.cost_lines[:2]] == [("", None)] * 2
    choose(view.table, 0, column(view, "Description"))
    paste(view.table, qtbot)
    assert example.session.draft == before


def test_a_role_is_never_taken_from_a_word_and_the_coordinator_stays_one(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view = rows_of(example, "consortium", "partners")
    choose(view.table, 2, column(view, "Role"))
    dialogs.answers.append(Texts.LEAVE)
    paste(view.table, qtbot, "Coordinator")
    roles = [p.role for p in example.session.draft.partners]
    assert roles.count(Role.COORDINATOR) == 1


@pytest.mark.parametrize("locale", ["de-DE", "pl-PL"])
def test_numbers_from_libreoffice_of_any_language_arrive_exactly(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot, locale: str
) -> None:
    clips = [(CLIPBOARD / f"calc-{locale}.{kind}").read_text("utf-8") for kind in ("txt", "html")]
    for there, here in (("Name", "Description"), ("Months", "Units"), ("Amount", "Unit cost")):
        clips = [text.replace(there, here) for text in clips]
    view = rows_of(example, "budget", "cost_lines")
    choose(view.table, 0, 0)
    dialogs.answers.append("Overwrite and paste the rest")
    paste(view.table, qtbot, *clips)
    assert all(f"no column “{name}”" in dialogs.seen[0] for name in ("Note", "Share", "Date"))
    lines = example.session.draft.cost_lines
    assert [c.units for c in lines[:4]] == [Decimal("3.6"), Decimal("1.125"), Decimal("2.8"), None]
    assert lines[0].unit_cost == Decimal(4600)
    assert lines[0].description.split() == ["Travel", "to", "Kraków"]


def grid_of(workspace: Workspace) -> EffortGrid:
    return open_tab(workspace, "workplan", "Effort").findChild(EffortGrid)


def shares(workspace: Workspace, task: int) -> dict[str, Decimal | None]:
    return {p.participant: p.person_months for p in workspace.session.draft.tasks[task].participations}


def test_a_block_is_pasted_into_the_effort_grid(example: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    dialogs.answers.extend(["They are values", "Overwrite"])
    before = example.session.draft
    grid = grid_of(example)
    one, two = (p.id for p in before.partners[:2])
    choose(grid.table, 1, 1)
    paste(grid.table, qtbot, "1\t2\r\n3\t4,5\r\n")
    assert (shares(example, 0)[one], shares(example, 0)[two]) == (1, 2)
    assert (shares(example, 1)[one], shares(example, 1)[two]) == (3, Decimal("4.5"))
    example.session.undo_stack.undo()
    assert example.session.draft == before


def test_the_effort_grid_is_matched_by_the_names_of_tasks_and_participants(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialogs.answers.extend([1])
    grid = grid_of(example)
    partners = example.session.draft.partners
    names = f"Task\t{partners[2].short_name}\t{partners[0].short_name}"
    choose(grid.table, 0, 0)
    paste(grid.table, qtbot, f"{names}\r\nT1.2\t7\t8\r\nT1.1\t5\t6\r\n")
    assert (shares(example, 1)[partners[2].id], shares(example, 1)[partners[0].id]) == (7, 8)
    assert (shares(example, 0)[partners[2].id], shares(example, 0)[partners[0].id]) == (5, 6)


@pytest.mark.parametrize("heads", ["Task\t3\t1", "Task\tParticipant 3\tparticipant 1", "\t3\t1\t99"])
def test_participants_above_the_effort_grid_are_known_by_their_numbers(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot, heads: str
) -> None:
    grid, partners = grid_of(example), example.session.draft.partners
    dialogs.answers = [1]
    choose(grid.table, 0, 0)
    paste(grid.table, qtbot, f"{heads}\r\nT1.2\t7\t8\r\nT1.1\t5\t6\r\n")
    assert (shares(example, 1)[partners[2].id], shares(example, 1)[partners[0].id]) == (7, 8)
    assert (shares(example, 0)[partners[2].id], shares(example, 0)[partners[0].id]) == (5, 6)


def test_numbers_without_names_beside_them_are_asked_about(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    grid, partners = grid_of(example), example.session.draft.partners
    dialogs.answers = ["They are values", "Overwrite"]
    choose(grid.table, 1, 1)
    paste(grid.table, qtbot, "3\t1\r\n1.1\t2.1\r\n")
    assert [shares(example, 0)[partner.id] for partner in partners[:2]] == [3, 1]


@pytest.mark.parametrize("head", ["WP / Task", "Aktivität", ""])
def test_the_names_of_tasks_are_known_whatever_stands_above_them(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot, head: str
) -> None:
    grid, partner = grid_of(example), example.session.draft.partners[0]
    dialogs.answers = [1]
    choose(grid.table, 0, 0)
    paste(grid.table, qtbot, f"{head}\t{partner.short_name}\r\nTask 1.2\t7\r\n1.1\t5\r\n")
    assert "does not fit" not in dialogs.seen[0]
    assert (shares(example, 1)[partner.id], shares(example, 0)[partner.id]) == (7, 5)


def test_what_does_not_fit_can_still_fill_empty_cells_only(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    grid, draft = grid_of(example), example.session.draft
    filled, empty = draft.partners[:2]
    example.session.apply("Effort", lambda draft: set_effort(draft, draft.tasks[0].id, empty.id, None))
    before = shares(example, 0)[filled.id]
    dialogs.answers = [0]
    choose(grid.table, 0, 0)
    block = f"Task\t{filled.short_name}\t{empty.short_name}\r\nT1.1\t77\t3\r\nT9.9\t1\t1\r\n"
    paste(grid.table, qtbot, block)
    assert "Fill empty cells only" in dialogs.seen[0]
    assert (shares(example, 0)[filled.id], shares(example, 0)[empty.id]) == (before, 3)


def test_the_effort_grid_never_takes_rows_by_place_once_they_have_names(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    grid, before = grid_of(example), example.session.draft
    names = f"Task\t{before.partners[0].short_name}\t{before.partners[1].short_name}"
    dialogs.answers = [1]
    choose(grid.table, 0, 0)
    paste(grid.table, qtbot, f"{names}\r\nT1.4\t8\t9\r\nT1.8\t6\t7\r\nT1.9\t5\t5\r\n")
    assert "no single row “T1.8”" in dialogs.seen[0]
    assert [shares(example, place) for place in range(3)] == [
        {part.participant: part.person_months for part in task.participations} for task in before.tasks[:3]
    ]
    assert shares(example, 3)[before.partners[0].id] == 8


def test_the_whole_effort_grid_copies_and_pastes_clean(example: Workspace, qtbot: QtBot) -> None:
    before = example.session.draft
    grid = grid_of(example)
    for modifiers in (CONTROL, CONTROL | Qt.KeyboardModifier.ShiftModifier):
        grid.table.selectAll()
        qtbot.keyClick(grid.table, Qt.Key.Key_C, modifiers)
        choose(grid.table, 0, 0)
        paste(grid.table, qtbot)
        assert example.session.draft == before


def test_sums_of_the_effort_grid_take_no_value(example: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    before = example.session.draft
    grid = grid_of(example)
    choose(grid.table, 0, 1)
    paste(grid.table, qtbot, "99")
    assert example.session.draft == before
    assert "worked out" in grid.remark.text()
    assert dialogs.seen == []


def test_delete_empties_the_chosen_cells_of_the_effort_grid(example: Workspace, qtbot: QtBot) -> None:
    before = example.session.draft
    grid = grid_of(example)
    choose(grid.table, 1, 1, 2, 3)
    qtbot.keyClick(grid.table, Qt.Key.Key_Delete)
    gone = {p.id for p in before.partners[:3]}
    assert not gone & (shares(example, 0).keys() | shares(example, 1).keys())
    example.session.undo_stack.undo()
    assert example.session.draft == before


def test_numbers_are_typed_down_a_column_of_the_effort_grid(example: Workspace, qtbot: QtBot) -> None:
    grid = grid_of(example)
    partner = example.session.draft.partners[0].id
    choose(grid.table, 1, 1)
    grid.table.setFocus()
    for digit in "45":
        qtbot.keyClicks(grid.table, digit)
        editor = QApplication.focusWidget()
        assert editor is not None
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: grid.table.state() != QTableView.State.EditingState)
        assert QApplication.focusWidget() is grid.table
    assert (shares(example, 0)[partner], shares(example, 1)[partner]) == (4, 5)


def test_return_goes_down_in_the_budget_table(example: Workspace, qtbot: QtBot) -> None:
    view = rows_of(example, "budget", "cost_lines")
    choose(view.table, 0, column(view, "Units"))
    view.table.setFocus()
    for _ in range(2):
        qtbot.keyClicks(view.table, "3")
        editor = QApplication.focusWidget()
        assert editor is not None
        qtbot.keyClicks(editor, ",5")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: view.table.state() != QTableView.State.EditingState)
    assert [c.units for c in example.session.draft.cost_lines[:2]] == [Decimal("3.5")] * 2


def test_figures_of_a_sum_table_are_copied_with_their_values(example: Workspace, qtbot: QtBot) -> None:
    table = open_tab(example, "budget", "Totals").findChildren(SummaryTable)[0]
    table.selectAll()
    data = copy(table, qtbot)
    assert "sdval=" in data.html()
    assert table.model().index(0, 0).data() in data.text()


def test_an_html_table_alone_is_pasted(example: Workspace, qtbot: QtBot) -> None:
    view = rows_of(example, "budget", "cost_lines")
    choose(view.table, 0, column(view, "Units"))
    paste(view.table, qtbot, html="<table><tr><td sdval='3,6' sdnum='1031;'>3,6</td></tr></table>")
    assert example.session.draft.cost_lines[0].units == Decimal("3.6")


def test_a_clipboard_without_text_says_so(example: Workspace, qtbot: QtBot) -> None:
    before = example.session.draft
    view = rows_of(example, "budget", "cost_lines")
    choose(view.table, 0, 0)
    data = QMimeData()
    data.setData("application/x-other", b"x")
    QApplication.clipboard().setMimeData(data)
    qtbot.keySequence(view.table, QKeySequence(QKeySequence.StandardKey.Paste))
    assert example.session.draft == before
    assert "holds no text" in view._refusal.text()


def test_a_block_is_pasted_into_a_list_that_is_still_empty(fresh: Workspace, qtbot: QtBot) -> None:
    view = rows_of(fresh, "risks", "risks")
    first = view._empty.findChildren(QPushButton)[0]
    first.setFocus()
    clip('"One\nof two lines"\tLow\r\nTwo\tHigh\r\n')
    qtbot.keyClick(first, Qt.Key.Key_V, CONTROL)
    assert [r.description for r in fresh.session.draft.risks] == ["One\nof two lines", "Two"]


def test_a_large_block_is_pasted_in_time_and_a_larger_one_refused(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialogs.answers.extend([1])
    view = rows_of(example, "budget", "cost_lines")
    choose(view.table, 0, column(view, "description"))
    start = time.monotonic()
    paste(view.table, qtbot, "Line\t2\t300.00\r\n" * 3_000)
    assert time.monotonic() - start < 20
    assert len(example.session.draft.cost_lines) == 3_000
    paste(view.table, qtbot, "x\r\n" * 20_001)
    assert "paste it in parts" in view._refusal.text()


@pytest.mark.parametrize("text", ["EBROVAL\r\n", "\nEBROVAL", "EBROVAL\u2028"])
def test_a_cell_pasted_into_a_line_brings_no_line_end(fresh: Workspace, qtbot: QtBot, text: str) -> None:
    assert fresh.reveal("general/acronym")
    line = fresh.window().focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    clip(text)
    qtbot.keySequence(line, QKeySequence(QKeySequence.StandardKey.Paste))
    assert fresh.session.draft.general.acronym == "EBROVAL"
    assert fresh.reveal("general/title")
    line = fresh.window().focusWidget()
    assert isinstance(line, QLineEdit)
    clip("Two\r\nlines\u00a0here\r\n")
    line.paste()
    assert fresh.session.draft.general.title == "Two lines\u00a0here"


def test_what_cannot_be_read_can_be_kept_to_be_settled_later(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    before = example.session.draft
    view = rows_of(example, "budget", "cost_lines")
    choose(view.table, 0, column(view, "Units"))
    dialogs.answers.append("Overwrite and paste all, settle later")
    paste(view.table, qtbot, "abc\t5.00\r\n2\t1.125\r\n")
    assert "Cells that can keep their text in red, to be settled later: 2." in dialogs.seen[-1]
    draft = example.session.draft
    assert {(entry.path, entry.text) for entry in draft.unsettled} == {
        (f"cost_lines/{draft.cost_lines[0].id}/units", "abc"),
        (f"cost_lines/{draft.cost_lines[1].id}/unit_cost", "1.125"),
    }
    assert draft.cost_lines[0].unit_cost == Decimal("5.00")
    assert draft.cost_lines[0].units == before.cost_lines[0].units
    example.session.undo_stack.undo()
    assert example.session.draft == before


def test_return_pastes_what_cannot_be_read_to_be_settled_later(
    fresh: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    before = fresh.session.draft
    view = rows_of(fresh, "budget", "cost_lines")
    dialogs.answers.append(0)
    view.table.setFocus()
    paste(
        view.table, qtbot, "Description\tUnits\tUnit cost\r\nVouchers\t3 years\t900.000\r\nTravel\t2\t5,5\r\n"
    )
    assert dialogs.offered[0] == ("Paste all, settle later", "Paste the rest")
    one, two = fresh.session.draft.cost_lines
    assert (one.description, one.units, one.unit_cost) == ("Vouchers", None, None)
    assert (two.units, two.unit_cost) == (Decimal(2), Decimal("5.5"))
    kept = {entry.path: entry.text for entry in fresh.session.draft.unsettled}
    assert kept == {f"cost_lines/{one.id}/units": "3 years", f"cost_lines/{one.id}/unit_cost": "900.000"}
    assert view.model.index(0, column(view, "Unit cost")).data() == "900.000"
    assert sum(f.code == "E01" for f in fresh.session.state.findings) == 2
    qtbot.keySequence(view.table, QKeySequence(QKeySequence.StandardKey.Undo))
    assert fresh.session.draft == before


@pytest.mark.parametrize("answer", ["Paste all, settle later", "Add as new rows"])
def test_a_number_that_is_settled_later_keeps_its_last_digit(
    fresh: Workspace, dialogs: Dialogs, qtbot: QtBot, answer: str
) -> None:
    filled = (
        {} if answer.startswith("Paste") else {"description": "Here", "units": Decimal(4), "unit_cost": 1}
    )
    if filled:
        fresh.session.apply("x", lambda d: add_row(d, "cost_lines", "c1", filled))
    view = rows_of(fresh, "budget", "cost_lines")
    if filled:
        choose(view.table, 0, 0)
    dialogs.answers.append(answer)
    cells = "<td>Fair<td x:num='1.26'>1.3<td x:num='12.4567'>12.5", "<td>Stand<td>1<td x:num='1200'>1.2"
    rows = "".join(f"<tr>{row}" for row in ("<th>Description<th>Units<th>Unit cost", *cells))
    paste(view.table, qtbot, "", f"<table>{rows}</table>")
    draft = fresh.session.draft
    assert [entry.text for entry in draft.unsettled] == ["12.4567", "1.2 / 1200"]
    assert draft.cost_lines[-2].units == Decimal("1.26")


def test_the_first_answer_over_filled_cells_settles_empty_ones_later(
    fresh: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    fresh.session.apply("x", lambda d: add_row(d, "cost_lines", "c1", {"units": Decimal(4)}))
    view = rows_of(fresh, "budget", "cost_lines")
    choose(view.table, 0, column(view, "Units"))
    dialogs.answers.append(0)
    paste(view.table, qtbot, "Units\tUnit cost\r\n7\tabout 5\r\n")
    assert dialogs.offered[0][0] == "Fill empty cells only, settle later"
    assert fresh.session.draft.cost_lines[0].units == Decimal(4)
    assert [entry.text for entry in fresh.session.draft.unsettled] == ["about 5"]


@pytest.mark.parametrize("typed", ["900.000 typed by hand", ""])
def test_the_first_answer_covers_no_filled_cell_that_was_not_chosen(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot, typed: str
) -> None:
    session, line = example.session, example.session.draft.cost_lines[0]
    path = f"cost_lines/{line.id}/unit_cost"
    session.apply("x", lambda d: set_value(d, f"cost_lines/{line.id}/units", None))
    if typed:
        session.apply("x", lambda d: leave_unsettled(d, path, typed))
    view, before = rows_of(example, "budget", "cost_lines"), session.draft.unsettled
    held = view.model.index(0, column(view, "Unit cost")).data()
    choose(view.table, 0, column(view, "Units"))
    dialogs.answers.append(0)
    paste(view.table, qtbot, "3\tabout 5\r\n")
    assert f"show another text in red: 1. It is in row 1, Unit cost: “{held}”." in dialogs.seen[-1]
    assert dialogs.offered[-1] == ("Fill empty cells only", "Overwrite and paste all, settle later")
    assert (session.draft.cost_lines[0].units, session.draft.unsettled) == (3, before)
    dialogs.answers.append("Overwrite and paste all, settle later")
    paste(view.table, qtbot, "4\tabout 5\r\n")
    assert typed_at(session.draft, path) == "about 5"
    assert session.draft.cost_lines[0].unit_cost == line.unit_cost


def test_what_was_typed_for_months_is_no_empty_cell(fresh: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    session = fresh.session
    session.apply("x", lambda d: add_row(d, "tasks", "t1", {}))
    session.apply("x", lambda d: leave_unsettled(d, "tasks/t1/start_month", "soon"))
    view = rows_of(fresh, "workplan", "tasks")
    choose(view.table, 0, column(view, "Name"))
    dialogs.answers.append(0)
    paste(view.table, qtbot, "Name\tMonths\r\nSurvey\tM3-M9\r\n")
    assert "Months: “soon”" in dialogs.seen[-1]
    assert dialogs.offered[-1][0] == "Fill empty cells only"
    assert (session.draft.tasks[0].name, typed_at(session.draft, "tasks/t1/start_month")) == (
        "Survey",
        "soon",
    )


def test_paste_all_pastes_all_or_says_what_it_leaves_out(
    fresh: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view, session = rows_of(fresh, "workplan", "tasks"), fresh.session
    view.table.setFocus()
    block = "Name\tWP\tMonths\r\nSurvey\tWP77\tspring 2025 to summer\r\n"
    dialogs.answers.append(0)
    paste(view.table, qtbot, block)
    assert dialogs.offered[-1][0] == "Paste all, settle later"
    assert [entry.text for entry in session.draft.unsettled] == ["WP77", "spring 2025 to summer"]
    assert view.model.index(0, column(view, "Months")).data() == "spring 2025 to summer"
    task = session.draft.tasks[0].id
    session.apply("x", lambda d: set_value(d, f"tasks/{task}/start_month", 3))
    choose(view.table, 0, column(view, "Name"))
    dialogs.answers.append("Overwrite and paste what fits, settle later")
    paste(view.table, qtbot, block.replace("WP77", "WP78").replace("spring", "autumn"))
    told = "1 text is left out, because its cell shows several fields: T?.1, Months: “autumn 2025 to summer”."
    assert told in dialogs.seen[-1]
    assert told in view._refusal.text()
    assert [entry.text for entry in session.draft.unsettled] == ["WP78"]


def test_a_cell_that_shows_thousands_is_asked_about(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialogs.answers.extend([0])
    view = rows_of(example, "budget", "cost_lines")
    choose(view.table, 0, column(view, "unit_cost"))
    before = example.session.draft
    paste(view.table, qtbot, "1.2", "<table><tr><td sdval='1200' sdnum='1033;0;0.0,'>1.2</td></tr></table>")
    assert "the cell holds 1200" in dialogs.seen[-1]
    assert example.session.draft.cost_lines[0].unit_cost == before.cost_lines[0].unit_cost


def test_the_note_of_a_cell_is_told_and_not_pasted(example: Workspace, qtbot: QtBot) -> None:
    view = rows_of(example, "risks", "risks")
    choose(view.table, 0, column(view, "description"))
    note = "<a class='comment-indicator'></a><comment>Check!</comment>"
    paste(view.table, qtbot, "Late", f"<table><tr><td>{note}Late</td></tr></table>")
    assert example.session.draft.risks[0].description == "Late"
    assert "1 comment beside the text was not pasted." in view._refusal.text()


def test_a_struck_figure_of_a_spreadsheet_is_asked_about(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view = rows_of(example, "budget", "cost_lines")
    choose(view.table, 0, column(view, "Units"))
    before = example.session.draft.cost_lines[0].units
    style = "<style>.xl65{text-decoration:line-through}</style>"
    dialogs.answers.append(0)
    paste(view.table, qtbot, "7", f"{style}<table><tr><td class=xl65>7</td></tr></table>")
    assert "“~~7~~”" in dialogs.seen[-1]
    assert example.session.draft.cost_lines[0].units == before


INTRO = "<p><b>Intro</b></p>"


@pytest.mark.parametrize(
    ("html", "text", "told"),
    [
        (f"{INTRO}<p>We pay <del>5 000</del> 6 000</p>", "Intro\nWe pay 5 000 6 000", "Deleted words in it"),
        (f"{INTRO}<p>We pay <s>5 000</s> 6 000</p>", "Intro\nWe pay 5 000 6 000", ""),
        (f"{INTRO}<p>We <i hidden>do not</i> pay</p>", "Intro\nWe do not pay", "Hidden words in it"),
    ],
)
def test_a_field_with_marks_and_one_without_get_the_same_words(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot, html: str, text: str, told: str
) -> None:
    found = []
    for path in (f"tasks/{example.session.draft.tasks[0].id}/description", "narrative/background/text"):
        example.session.apply("x", lambda d, path=path: set_value(d, path, ""))
        assert example.reveal(path)
        clip(text, html)
        area = example.window().focusWidget()
        assert isinstance(area, TextArea)
        with qtbot.waitSignal(area.refused, timeout=200, raising=bool(told)) as said:
            qtbot.keySequence(area, QKeySequence(QKeySequence.StandardKey.Paste))
        assert told in str(said.args)
        found.append(get(example.session.draft, path).replace("*", ""))
    assert found[0] == found[1]


def test_a_paste_that_shows_no_words_replaces_nothing(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    path = f"tasks/{example.session.draft.tasks[0].id}/description"
    assert example.reveal(path)
    before, area = example.session.draft, example.window().focusWidget()
    assert isinstance(area, TextArea)
    area.selectAll()
    clip("", "<p style='display:none'>all hidden</p>")
    with qtbot.waitSignal(area.refused) as said:
        qtbot.keySequence(area, QKeySequence(QKeySequence.StandardKey.Paste))
    assert "Nothing was pasted" in said.args[0]
    assert "Hidden words" in said.args[0]
    assert example.session.draft is before
