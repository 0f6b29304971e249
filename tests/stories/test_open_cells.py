"""What stands in an open cell is in the draft: undo, Escape and a crash treat it like the text of a form."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from euroapp.draft import Draft
from euroapp.edits.references import Texts
from euroapp.edits.unsettled import typed_at
from euroapp.edits.values import set_value
from euroapp_ui.tables.facts_model import OWN
from euroapp_ui.tables.facts_table import FactsTable
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.stories.test_clipboard import grid_of
from tests.window import Dialogs, focused, press, rows_of, write

Keys, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def undo() -> None:
    press(Keys.Key_Z, CTRL)


def redo() -> None:
    press(Keys.Key_Y, CTRL)


def at(view: RowsView, row: int, name: str) -> QTableView:
    names = [column.name for column in view.model.columns]
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(row, names.index(name)))
    return view.table


Place = tuple[QTableView, Callable[[Draft], tuple[Any, Any]], str, str, tuple[Any, Any]]


def budget(workspace: Workspace) -> Place:
    table = at(rows_of(workspace, "budget", "cost_lines"), 0, "description")
    texts = ("Six meetings in Madrid", "Platform for vouchers")
    return table, lambda d: (d.cost_lines[0].description, d.cost_lines[1].description), *texts, texts


def consortium(workspace: Workspace) -> Place:
    table = at(rows_of(workspace, "consortium", "partners"), 0, "legal_name")
    texts = ("First house", "Second house")
    return table, lambda d: (d.partners[0].legal_name, d.partners[1].legal_name), *texts, texts


def effort(workspace: Workspace) -> Place:
    grid = grid_of(workspace)
    tasks = [row for row in range(grid.table.model().rowCount()) if grid._model.path(row, 1)]
    first = next(row for row in tasks if row + 1 in tasks)
    grid.table.setFocus()
    grid.table.setCurrentIndex(grid.table.model().index(first, 1))

    def read(_draft: Draft) -> tuple[Any, Any]:
        return grid._model.share(first, 1), grid._model.share(first + 1, 1)

    return grid.table, read, "7,5", "12", (Decimal("7.5"), Decimal(12))


def facts(workspace: Workspace) -> Place:
    workspace.go("call")
    table = workspace.page("call").findChildren(FactsTable)[0]
    first, second = table._model.fact(0).key, table._model.fact(1).key
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, OWN))

    def read(draft: Draft) -> tuple[Any, Any]:
        own = {row.id: row.value for row in draft.overrides}
        return own.get(first, ""), own.get(second, "")

    return table, read, "one", "two", ("one", "two")


PLACES = [budget, consortium, effort]


@pytest.mark.parametrize("place", PLACES)
def test_undo_takes_back_the_open_cell_first_and_then_the_one_before(
    example: Workspace, qtbot: QtBot, place: Callable[[Workspace], Place]
) -> None:
    example.window().activateWindow()
    table, read, first, second, (one, two) = place(example)
    before = read(example.session.draft)
    write(first)
    press(Keys.Key_Return)
    press(Keys.Key_Return)
    write(second)
    assert read(example.session.draft) == (one, two), "what is typed is in the draft at once"
    undo()
    assert read(example.session.draft) == (one, before[1])
    line = focused()
    assert isinstance(line, QLineEdit), "the cell stays open"
    assert line.text() == table.model().editing_text(table.currentIndex())  # type: ignore[attr-defined]
    undo()
    assert read(example.session.draft) == before
    redo()
    redo()
    assert read(example.session.draft) == (one, two)
    assert line.text() == second or table.state() != QTableView.State.EditingState


@pytest.mark.parametrize("place", [*PLACES, facts])
def test_escape_gives_back_the_value_before_and_leaves_nothing_to_undo(
    example: Workspace, qtbot: QtBot, place: Callable[[Workspace], Place]
) -> None:
    example.window().activateWindow()
    _table, _read, first, _second, _values = place(example)
    before, steps = example.session.draft, example.session.undo_stack.index()
    write(first)
    assert example.session.draft != before
    press(Keys.Key_Escape)
    assert (example.session.draft, example.session.undo_stack.index()) == (before, steps)


def test_a_slow_entry_is_one_step(example: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("euroapp_ui.session.PAUSE_MS", 0)
    example.window().activateWindow()
    budget(example)
    before = example.session.draft
    for letter in "slowly":
        write(letter)
        qtbot.wait(5)
    undo()
    assert example.session.draft == before


@pytest.mark.parametrize(("place", "text"), [(budget, "2,5,1"), (effort, "2,5,1")])
def test_what_is_no_value_is_kept_beside_the_value_from_before(
    example: Workspace, qtbot: QtBot, place: Callable[[Workspace], Place], text: str
) -> None:
    example.window().activateWindow()
    table, *_ = place(example)
    if place is budget:
        table = at(rows_of(example, "budget", "cost_lines"), 0, "units")
    units = example.session.draft.cost_lines[0].units
    path = str(table.currentIndex().data(Qt.ItemDataRole.UserRole))
    write(text)
    assert typed_at(example.session.draft, path) == text
    assert example.session.draft.cost_lines[0].units == units, "not the 2,5 on the way"
    press(Keys.Key_Return)
    assert typed_at(example.session.draft, path) == text
    undo()
    assert typed_at(example.session.draft, path) is None


@pytest.mark.parametrize("place", [*PLACES, facts])
def test_an_open_cell_is_in_the_recovery_copy(
    window: MainWindow, example: Workspace, qtbot: QtBot, place: Callable[[Workspace], Place]
) -> None:
    example.window().activateWindow()
    table, read, first, _second, (one, _two) = place(example)
    write(first)
    assert table.state() == QTableView.State.EditingState
    document = window.document
    assert document is not None
    qtbot.waitUntil(lambda: document._protection.has_copy, timeout=6000)
    assert document.protected
    assert read(document.session.draft)[0] == one


def test_a_short_name_typed_in_its_cell_is_asked_about_when_the_cell_is_left(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    example.window().activateWindow()
    at(rows_of(example, "consortium", "partners"), 0, "short_name")
    old = example.session.draft.partners[0].short_name
    write("NEWNAME")
    assert dialogs.seen == []
    dialogs.answers.append(Texts.CARRY)
    press(Keys.Key_Return)
    qtbot.waitUntil(lambda: bool(dialogs.seen))
    assert old in dialogs.seen[0]
    undo()
    assert example.session.draft.partners[0].short_name == old


def test_the_emptied_cell_of_effort_keeps_its_part_until_it_is_left(example: Workspace, qtbot: QtBot) -> None:
    example.window().activateWindow()
    table, *_ = effort(example)
    before = example.session.draft
    press(Keys.Key_F2)
    line = focused()
    assert isinstance(line, QLineEdit)
    text = line.text()
    press(Keys.Key_Backspace)
    write(text)
    press(Keys.Key_Return)
    assert example.session.draft == before, "the part of the task is the very same row"
    assert table.hasFocus()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text("ab 1,.", min_size=1, max_size=6), min_size=1, max_size=4))
def test_undo_walks_back_entry_by_entry_whatever_was_typed(example: Workspace, words: list[str]) -> None:
    example.window().activateWindow()
    at(rows_of(example, "budget", "cost_lines"), 0, "units")
    seen = [example.session.draft]
    for word in words:
        write(word)
        press(Keys.Key_Return)
        if example.session.draft != seen[-1]:
            seen.append(example.session.draft)
    for draft in reversed(seen[:-1]):
        undo()
        assert example.session.draft == draft


def test_escape_gives_back_the_cell_after_something_else_changed_the_draft(example: Workspace) -> None:
    example.window().activateWindow()
    table = at(rows_of(example, "budget", "cost_lines"), 0, "description")
    before = example.session.draft.cost_lines[0].description
    write("Six")
    example.session.apply("Title", lambda draft: set_value(draft, "general/title", "Other"))
    write(" more")
    assert example.session.draft.cost_lines[0].description == "Six more"
    press(Keys.Key_Escape)
    assert example.session.draft.cost_lines[0].description == before
    assert example.session.draft.general.title == "Other"
    assert table is not None
