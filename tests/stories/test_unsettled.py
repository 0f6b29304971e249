"""A person types what is no value: nothing of it gets into the draft, and nothing of it gets lost."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from euroapp.calls.library import load_call
from euroapp.checks.saying import in_words
from euroapp.draft import Draft
from euroapp.draft.fields import field_at
from euroapp.edits.rows import duplicate_row
from euroapp.edits.unsettled import leave_unsettled, typed_at
from euroapp.edits.vacancies import effort_path, vacancy
from euroapp.edits.values import set_value
from euroapp.errors import ExportFailed
from euroapp.export.proposal import Options, export_pdf
from euroapp.figures import figures
from euroapp.reading import meaning
from euroapp.storage.files import load
from euroapp_ui.document import Document
from euroapp_ui.panels.navigation import page_states
from euroapp_ui.tables.effort_grid import EffortGrid
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.widgets.settling import Settling
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.window import Dialogs, focused, open_tab, rows_of

MONTHS = "general/duration_months"


def line_at(workspace: Workspace, path: str) -> QLineEdit:
    assert workspace.reveal(path)
    line = workspace.window().focusWidget()
    assert isinstance(line, QLineEdit)
    return line


def type_over(workspace: Workspace, qtbot: QtBot, path: str, text: str) -> QLineEdit:
    line = line_at(workspace, path)
    line.selectAll()
    qtbot.keyClicks(line, text)
    return line


def row_at(workspace: Workspace, path: str) -> FieldRow:
    return next(row for row in workspace.findChildren(FieldRow) if row.path == path)


def offered(host: QWidget) -> dict[str, QPushButton]:
    shown = [one for one in host.findChildren(Settling) if one.isVisibleTo(host)]
    return {button.text(): button for one in shown for button in one.findChildren(QPushButton)}


def open_findings(draft: Draft, workspace: Workspace) -> list[str]:
    assert workspace.session.draft == draft
    return [f.path for f in workspace.session.state.findings if f.code == "E01"]


def test_three_years_never_become_three_months(
    example: Workspace, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    line = type_over(example, qtbot, MONTHS, "3 years")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    draft = example.session.draft
    assert draft.general.duration_months == 36
    assert open_findings(draft, example) == [MONTHS]
    assert page_states(example.session.state)["scope"][1] == 1
    assert "whole number" in " ".join(
        one.text()
        for one in row_at(example, MONTHS).findChildren(type(row_at(example, MONTHS)._below.message))
    )
    example.go("risks")
    assert line_at(example, MONTHS).text() == "3 years"
    document = window.document
    assert document is not None
    document.save(tmp_path / "bid.euroapp")
    saved = load(tmp_path / "bid.euroapp").draft
    assert (saved.general.duration_months, typed_at(saved, MONTHS)) == (36, "3 years")
    call = load_call(draft.call.id)
    with pytest.raises(ExportFailed, match="error"):
        export_pdf(saved, call, figures(saved, call), tmp_path / "bid.pdf", Options("submission"))


def test_a_recovery_copy_still_knows_it(
    example: Workspace, window: MainWindow, dialogs: Dialogs, qtbot: QtBot
) -> None:
    type_over(example, qtbot, MONTHS, "3 years")
    dialogs.answers.append(1)
    assert window.files.may_leave()
    (copy,) = window.files.recovery_offers()
    window.files.recover(copy)
    assert window.workspace is not None
    assert window.workspace.session.draft.general.duration_months == 36
    assert line_at(window.workspace, MONTHS).text() == "3 years"


def test_typing_is_one_step_of_undo(example: Workspace, qtbot: QtBot) -> None:
    before = example.session.draft
    line = type_over(example, qtbot, MONTHS, "3 years")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert example.session.draft == before
    assert line.text() == "36"
    qtbot.keySequence(line, QKeySequence(QKeySequence.StandardKey.Redo))
    assert typed_at(example.session.draft, MONTHS) == "3 years"


def test_while_typing_nobody_is_told_off(example: Workspace, qtbot: QtBot) -> None:
    line = type_over(example, qtbot, "general/start_date", "2025-0")
    row = row_at(example, "general/start_date")
    assert row._below.message.text() == row.spec.help
    qtbot.keyClicks(line, "2-05")
    assert str(example.session.draft.general.start_date) == "2025-02-05"
    assert example.session.draft.unsettled == ()


@pytest.mark.parametrize(
    ("button", "total"),
    [("900,000.00", "900000"), ("900.00", "900"), ("Keep 800,000.00", "800000")],
)
def test_nine_hundred_thousand_or_nine_hundred_is_asked(
    example: Workspace, qtbot: QtBot, button: str, total: str
) -> None:
    scheme = example.session.draft.schemes[0].id
    path = f"schemes/{scheme}/total"
    example.session.apply("x", lambda draft: set_value(draft, path, Decimal(800_000)))
    line = type_over(example, qtbot, path, "900.000")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert example.session.draft.schemes[0].total == Decimal(800_000)
    assert typed_at(example.session.draft, path) == "900.000"
    qtbot.mouseClick(offered(row_at(example, path))[button], Qt.MouseButton.LeftButton)
    assert example.session.draft.schemes[0].total == Decimal(total)
    assert example.session.draft.unsettled == ()
    assert offered(row_at(example, path)) == {}


def test_escape_keeps_the_value(example: Workspace, qtbot: QtBot) -> None:
    before = example.session.draft
    line = type_over(example, qtbot, MONTHS, "3 years")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (example.session.draft, line.text()) == (before, "36")


def test_emptying_an_entry_empties_the_field(example: Workspace, qtbot: QtBot) -> None:
    line = type_over(example, qtbot, MONTHS, "3 years")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    line = line_at(example, MONTHS)
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert example.session.draft.general.duration_months is None
    assert example.session.draft.unsettled == ()


def test_a_correction_settles_it(example: Workspace, qtbot: QtBot) -> None:
    line = type_over(example, qtbot, MONTHS, "3 years")
    for _ in " years":
        qtbot.keyClick(line, Qt.Key.Key_Backspace)
    qtbot.keyClicks(line, "0")
    assert example.session.draft.general.duration_months == 30
    assert example.session.draft.unsettled == ()


def test_a_pasted_line_end_never_gets_into_a_line(fresh: Workspace, qtbot: QtBot) -> None:
    line = line_at(fresh, "general/title")
    QApplication.clipboard().setText("EBROVAL\r\n")
    qtbot.keySequence(line, QKeySequence(QKeySequence.StandardKey.Paste))
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert fresh.session.draft.general.title == "EBROVAL"
    assert line.text() == "EBROVAL"


def cell_of(workspace: Workspace, name: str) -> tuple[RowsView, int, int]:
    view = rows_of(workspace, "budget", "cost_lines")
    return view, 0, [column.name for column in view.model.columns].index(name)


def editor_in(view: RowsView) -> QLineEdit:
    return next(one for one in view.table.viewport().findChildren(QLineEdit) if one.isVisible())


def type_into_cell(view: RowsView, row: int, column: int, text: str, qtbot: QtBot) -> None:
    view.table.setCurrentIndex(view.model.index(row, column))
    view.table.edit(view.table.currentIndex())
    editor = editor_in(view)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.table.state() == view.table.State.NoState)


@pytest.mark.parametrize(
    ("name", "text"), [("units", "1.125"), ("unit_cost", "12,345.678"), ("units", "a few")]
)
def test_a_cell_keeps_what_was_typed(example: Workspace, qtbot: QtBot, name: str, text: str) -> None:
    view, row, column = cell_of(example, name)
    before = example.session.draft.cost_lines[0]
    type_into_cell(view, row, column, text, qtbot)
    assert example.session.draft.cost_lines == (before, *example.session.draft.cost_lines[1:])
    assert view.model.index(row, column).data() == text
    assert view.model.index(row, column).data(Qt.ItemDataRole.ForegroundRole) is not None
    assert open_findings(example.session.draft, example) == [f"cost_lines/{before.id}/{name}"]
    view.table.edit(view.model.index(row, column))
    editor = editor_in(view)
    assert editor.text() == text
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_a_cell_is_settled_by_a_button(example: Workspace, qtbot: QtBot) -> None:
    view, row, column = cell_of(example, "units")
    type_into_cell(view, row, column, "1.125", qtbot)
    view.table.setCurrentIndex(view.model.index(row, column))
    qtbot.mouseClick(offered(view)["1.1250"], Qt.MouseButton.LeftButton)
    assert example.session.draft.cost_lines[0].units == Decimal("1.125")
    assert example.session.draft.unsettled == ()


def test_an_entry_goes_with_its_row_and_is_not_copied(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialogs.answers.append("")
    view, row, column = cell_of(example, "units")
    type_into_cell(view, row, column, "a few", qtbot)
    line = example.session.draft.cost_lines[0]
    copied = duplicate_row(example.session.draft, f"cost_lines/{line.id}", "copy")
    assert len(copied.unsettled) == 1
    view.table.setCurrentIndex(view.model.index(0, column))
    view.remove()
    assert example.session.draft.unsettled == ()
    example.session.undo_stack.undo()
    assert typed_at(example.session.draft, f"cost_lines/{line.id}/units") == "a few"


def test_what_is_opened_again_asks_again(window: MainWindow, example: Workspace, qtbot: QtBot) -> None:
    type_over(example, qtbot, MONTHS, "2.5.2025")
    document = Document(example.session.draft, window.files.recovery)
    window.show_document(document)
    assert window.workspace is not None
    window.workspace.go("scope")
    row = row_at(window.workspace, MONTHS)
    assert list(offered(row)) == ["Keep 36"]


def test_three_decimals_are_edited_without_a_question(example: Workspace, qtbot: QtBot) -> None:
    view, row, column = cell_of(example, "units")
    path = f"cost_lines/{example.session.draft.cost_lines[0].id}/units"
    example.session.apply("x", lambda draft: set_value(draft, path, Decimal("1.125")))
    before = example.session.draft
    view.table.setCurrentIndex(view.model.index(row, column))
    view.table.edit(view.table.currentIndex())
    editor = editor_in(view)
    assert editor.text() == "1.1250"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.table.state() == view.table.State.NoState)
    assert example.session.draft == before
    type_into_cell(view, row, column, "1.1255", qtbot)
    assert example.session.draft.cost_lines[0].units == Decimal("1.1255")


TYPED = st.from_regex(r"\A[0-9]{0,3}[.,]?[0-9]{0,4}( years| m)?\Z") | st.sampled_from(
    ["M12", "-", "1 500", "(3)"]
)


@given(TYPED)
@settings(max_examples=25)
def test_whatever_is_typed_is_taken_whole_or_not_at_all(example: Workspace, qtbot: QtBot, text: str) -> None:
    session = example.session
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    line = line_at(example, MONTHS)
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    found = meaning(field_at(MONTHS), text, session.state)
    held = (36, text) if found.sentence else (found.readings[0], None)
    assert (session.draft.general.duration_months, typed_at(session.draft, MONTHS)) == held


def test_a_cell_that_is_still_being_typed_is_saved(
    example: Workspace, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.document.save(tmp_path / "bid.euroapp")
    view, row, column = cell_of(example, "unit_cost")
    view.table.setCurrentIndex(view.model.index(row, column))
    view.table.edit(view.table.currentIndex())
    editor = editor_in(view)
    editor.selectAll()
    qtbot.keyClicks(editor, "77.5")
    assert window.files.save()
    assert load(tmp_path / "bid.euroapp").draft.cost_lines[0].unit_cost == Decimal("77.50")


def test_delete_takes_what_a_cell_shows_and_copy_copies_it(example: Workspace, qtbot: QtBot) -> None:
    view, row, column = cell_of(example, "units")
    type_into_cell(view, row, column, "a few", qtbot)
    view.table.setCurrentIndex(view.model.index(row, column))
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().strip() == "a few"
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert example.session.draft.unsettled == ()
    assert example.session.draft.cost_lines[0].units is None


def free_effort(draft: Draft) -> str:
    """Return the path of the person-months of a participant in a task in which it has no part."""
    paths = (effort_path(draft, task.id, partner.id) for task in draft.tasks for partner in draft.partners)
    return next(path for path in paths if vacancy(draft, path))


def table_at(workspace: Workspace, path: str) -> QTableView:
    assert workspace.reveal(path)
    table = workspace.window().focusWidget()
    assert isinstance(table, QTableView)
    assert table.currentIndex().data(Qt.ItemDataRole.UserRole) == path
    return table


def fill(table: QTableView, text: str, qtbot: QtBot) -> None:
    """Type into the current cell with real keys."""
    qtbot.keyClicks(table, text[:1])
    editor = next(one for one in table.viewport().findChildren(QLineEdit) if one.isVisible())
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() == table.State.NoState)


@pytest.mark.parametrize(
    ("path", "text", "button"),
    [("effort", "2.125", "2.1250"), ("overrides/deadline/value", "2/3/2026", "3 Feb 2026")],
)
def test_a_field_that_is_not_there_yet_keeps_what_was_typed_through_everything(
    example: Workspace,
    window: MainWindow,
    dialogs: Dialogs,
    qtbot: QtBot,
    tmp_path: Path,
    path: str,
    text: str,
    button: str,
) -> None:
    before = example.session.draft
    path = free_effort(before) if path == "effort" else path
    fill(table_at(example, path), text, qtbot)
    assert example.session.draft.replace(unsettled=()) == before
    assert open_findings(example.session.draft, example) == [path]
    example.go("risks")
    assert table_at(example, path).currentIndex().data() == text
    assert window.document is not None
    window.document.save(tmp_path / "bid.euroapp")
    assert typed_at(load(tmp_path / "bid.euroapp").draft, path) == text
    table = table_at(example, path)
    offers = offered(example.current_page())
    assert list(offers)[-1] == "Leave it empty"
    qtbot.mouseClick(offers[button], Qt.MouseButton.LeftButton)
    after = example.session.draft
    assert (after.unsettled, after == before) == ((), False)
    example.session.undo_stack.undo()
    table = table_at(example, path)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert example.session.draft == before


def test_what_is_asked_about_a_cell_is_said_in_a_sentence(example: Workspace, qtbot: QtBot) -> None:
    view, row, column = cell_of(example, "units")
    type_into_cell(view, row, column, "1.125", qtbot)
    view.table.setCurrentIndex(view.model.index(row, column))
    (asked,) = (one for one in view.findChildren(Settling) if one.isVisibleTo(view))
    words = " ".join(one.text() for one in asked.findChildren(QLabel))
    assert "“1.125” can be read in more than one way. Write 1,125.00 or 1.1250." in words
    assert "Until then the field still holds 3.6." in words


def test_a_remark_goes_with_an_undo_and_with_its_page(example: Workspace, qtbot: QtBot) -> None:
    view, row, column = cell_of(example, "units")
    type_into_cell(view, row, column, "a few", qtbot)
    assert view._refusal.text()
    example.session.undo_stack.undo()
    assert not view._refusal.text()
    view._refusal.say("Nothing was pasted.")
    example.go("risks")
    example.go("budget")
    assert not view._refusal.isVisible()


def test_what_is_said_below_a_table_names_the_cell(example: Workspace, qtbot: QtBot) -> None:
    grid = open_tab(example, "workplan", "Effort").findChild(EffortGrid)
    grid.table.setCurrentIndex(grid._model.index(1, 2))
    qtbot.keyClicks(grid.table, "t")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "wo")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(grid.remark.text()))
    partner = example.session.state.numbers.partner(example.session.draft.partners[1].id)
    assert "T1.1" in grid.remark.text()
    assert partner in grid.remark.text()
    assert "Write a number" in grid.remark.text()


def test_a_choice_shows_what_was_pasted_and_is_none(example: Workspace) -> None:
    path = "deliverables/" + example.session.draft.deliverables[0].id + "/type"
    example.session.apply("x", lambda draft: leave_unsettled(draft, path, "Rapport"))
    example.reveal(path)
    combo = row_at(example, path).findChild(QComboBox)
    assert (combo.currentIndex(), combo.placeholderText()) == (-1, "Rapport")
    next(iter(offered(example).values())).click()
    assert combo.currentIndex() >= 0


def test_a_date_shows_how_it_is_written_and_half_a_date_says_what_is_missing(
    example: Workspace, qtbot: QtBot
) -> None:
    example.session.apply("Empty", lambda draft: set_value(draft, "general/start_date", None))
    assert example.reveal("general/start_date")
    line = focused()
    assert isinstance(line, QLineEdit)
    assert line.placeholderText() == "such as 5 Feb 2025"
    qtbot.keyClicks(line, "March 2027")
    (finding,) = (found for found in example.session.state.findings if found.code == "E01")
    state = example.session.state
    said = in_words(finding, state.draft, state.call, state.numbers)
    assert said.message == "“March 2027” cannot be used as it stands, so the field is still empty."
    assert said.cure == "Write the date with its day, such as 5 Feb 2025 or 2025-02-05."
