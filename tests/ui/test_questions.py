"""No word of a question or a message is cut, at any size of text, and Cancel does not stand there twice."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

import euroapp_ui
from euroapp.edits.removal import consequences
from euroapp_ui.messages import Voice, still_working
from euroapp_ui.removal_question import RemovalDialog
from euroapp_ui.widgets.question import Calm
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.ui.test_tab_walk import box_at
from tests.window import Dialogs, rows_of

LONG = "Row 4 of the block, WP: “WP9” is not among: WP1 Project management and coordination; WP2 Vouchers. "


def literals(node: ast.AST) -> list[str]:
    found = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
    return [value for value in found if isinstance(value, str)]


def name_of(node: ast.AST) -> str:
    """The last word of a name with or without its owner; nothing for what is no name."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def asked() -> Iterator[tuple[str, ...]]:
    """Yield the words of the buttons of every question in the code of the window."""
    for file in Path(str(euroapp_ui.__path__[0])).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Assign) and name_of(node.targets[0]) in {"ways", "buttons"}
            call = isinstance(node, ast.Call) and name_of(node.func).endswith("choose")
            if named or call:
                for part in ast.walk(node):
                    if isinstance(part, ast.Tuple) and (words := literals(part)):
                        yield tuple(words)


PASTE = ("Add as new rows", "Fill empty cells only", "Overwrite and paste the rest")
QUESTIONS = sorted({*asked(), (*PASTE, "Overwrite and paste what fits, settle later")})


@pytest.fixture(params=[0, 12])
def zoomed(window: MainWindow, request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    window.activateWindow()
    window.zoom(request.param)
    yield window
    window.zoom(0)


def seen_whole(box: QWidget) -> None:
    """Hold every word of a dialog against the room it has."""
    room = box.screen().availableGeometry()
    assert box.height() <= room.height()
    assert box.width() <= room.width()
    for one in box.findChildren(QAbstractButton):
        if one.isVisible() and one.text():
            assert one.width() >= one.sizeHint().width(), one.text()
            assert one.height() >= one.sizeHint().height(), one.text()
            assert box.rect().contains(QRect(one.mapTo(box, one.rect().topLeft()), one.size())), one.text()
    shown = [one for one in box.findChildren(QAbstractButton) if one.isVisible()]
    areas = [QRect(one.mapToGlobal(one.rect().topLeft()), one.size()) for one in shown]
    assert not any(a.intersects(b) for a, b in combinations(areas, 2)), "no button lies over another"
    for label in box.findChildren(QLabel):
        if label.isVisible() and label.text():
            high = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= high, label.text()
            assert label.wordWrap() or label.width() >= label.sizeHint().width(), label.text()
            assert label.parentWidget() is not box or box.rect().contains(label.geometry()), label.text()


def measure(ask: Callable[[], object]) -> None:
    found: list[QWidget] = []

    def look(box: QMessageBox) -> None:
        QTest.qWait(20)
        found.append(box)
        try:
            seen_whole(box)
        finally:
            QTest.keyClick(box, Qt.Key.Key_Escape)

    box_at(look)
    ask()
    assert found


def test_no_word_of_any_question_is_cut(zoomed: MainWindow) -> None:
    assert len(QUESTIONS) > 8
    for buttons in QUESTIONS:
        for text, detail in (
            ("Which?", ""),
            ("A block of this draft does not fit in all its rows.", LONG * 3),
        ):
            measure(lambda t=text, d=detail, b=buttons: Voice().choose(zoomed, t, d, b))  # type: ignore[misc]


def test_a_question_with_more_words_than_the_screen_holds_is_scrolled(zoomed: MainWindow) -> None:
    measure(lambda: Voice().choose(zoomed, "11 things do not fit.", f"{LONG}\n" * 40, QUESTIONS[0]))


def test_no_word_of_a_removal_is_cut(zoomed: MainWindow, example: Workspace, qtbot: QtBot) -> None:
    draft, state = example.session.draft, example.session.state
    for collection, noun in (
        ("tasks", "task"),
        ("work_packages", "work package"),
        ("partners", "participant"),
    ):
        rows = getattr(draft, collection)
        for count in (1, 2, len(rows)):
            paths = tuple(f"{collection}/{row.id}" for row in rows[:count])
            dialog = RemovalDialog(example, state, paths, noun, consequences(draft, *paths))
            dialog.show()
            qtbot.waitExposed(dialog)
            QApplication.processEvents()
            seen_whole(dialog)
            dialog.close()
            dialog.deleteLater()


def test_no_word_of_the_waiting_is_cut(zoomed: MainWindow, qtbot: QtBot) -> None:
    box = still_working(zoomed, LONG)
    box.show()
    qtbot.waitExposed(box)
    seen_whole(box)
    box.close()
    box.deleteLater()


def test_a_button_that_does_what_cancel_does_is_the_cancel(window: MainWindow) -> None:
    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        seen.extend(one.text() for one in box.buttons())
        QTest.keyClick(QApplication.focusWidget() or box, Qt.Key.Key_Escape)

    window.activateWindow()
    box_at(look)
    assert Voice().choose(window, "Paste?", "", (Calm("Leave all as it is"), "Overwrite")) == 0
    assert sorted(seen) == ["Leave all as it is", "Overwrite"]


def test_a_paste_over_filled_rows_names_them_by_their_numbers(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    example.window().activateWindow()
    view = rows_of(example, "workplan", "tasks")
    example.reveal(f"tasks/{view.model.rows[0].id}")
    names = [column.name for column in view.model.columns]
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(0, names.index("name")))
    QApplication.clipboard().setText("One\nTwo")
    dialogs.answers.append(0)
    QTest.keyClick(view.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "in T1.1, Name" in dialogs.seen[0]
