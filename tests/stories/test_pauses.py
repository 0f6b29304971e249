"""What is said of a field that is being typed follows when the keys pause, or when the field is left."""

from __future__ import annotations

import gc

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from euroapp.draft.paths import get
from euroapp_ui.session import QUIET_MS
from euroapp_ui.tables.column_widths import ColumnFit
from euroapp_ui.tables.summary import Lines, SummaryModel
from euroapp_ui.windows.workspace import Workspace
from tests.stories.test_hands import CTRL, open_list
from tests.window import press, write

Keys = Qt.Key
NAME = "partners/p2/legal_name"


def test_the_sign_of_a_row_follows_when_the_keys_pause(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "consortium", "partners")
    assert example.reveal(NAME)
    press(Keys.Key_A, CTRL)
    press(Keys.Key_Backspace)
    assert get(example.session.draft, NAME) == "", "the draft has it at once"
    assert "p2" not in view.model.marks, "no key waits for what the checks say"
    qtbot.waitUntil(lambda: "p2" in view.model.marks, timeout=20 * QUIET_MS)
    write("Name")
    assert "p2" in view.model.marks
    press(Keys.Key_Tab)
    qtbot.waitUntil(lambda: "p2" not in view.model.marks, timeout=20 * QUIET_MS)


def test_a_model_that_outlives_its_table_measures_nothing(example: Workspace, qtbot: QtBot) -> None:
    model = SummaryModel(example.session, lambda _state: Lines(("A", "B"), (("a", "1"),)))
    table = QTableView()
    table.setModel(model)
    ColumnFit(table, "x", lambda _column: 0)
    table.deleteLater()
    del table
    QApplication.sendPostedEvents(None, 0)
    qtbot.wait(1)
    gc.collect()
    model.dataChanged.emit(model.index(0, 0), model.index(0, 1))
    qtbot.wait(200)
