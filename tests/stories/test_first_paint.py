"""A start paints what it has, and does the rest when the window has nothing else to do."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from euroapp.checks import review
from euroapp.storage.files import save
from euroapp_ui import preloading
from euroapp_ui.pages import registry
from euroapp_ui.panels.navigation import PageState, page_states
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.typed_early import drop_letters, typed_ahead
from tests.builders import an_example, call_of
from tests.faults.workshop import ROOT, environment
from tests.window import fresh_draft

WHEN_IDLE = """
import json, os, sys
import euroapp.__main__, euroapp_ui
from PySide6.QtCore import QAbstractEventDispatcher
from PySide6.QtWidgets import QApplication
run = QApplication.exec

def told():
    window = next(one for one in QApplication.topLevelWidgets() if hasattr(one, "show_welcome"))
    page = window.workspace.current_page().key if window.workspace else "welcome"
    print(json.dumps([page, window.windowTitle(), sorted(sys.modules)]), flush=True)
    os._exit(0)

def until_idle(*_):
    QAbstractEventDispatcher.instance().aboutToBlock.connect(told)
    return run()

QApplication.exec = until_idle
euroapp.__main__.main(sys.argv[1:])
"""


def first_painted(home: Path, *words: str) -> Any:
    """Return page, title and imported modules of a start that has painted and waits for the first time."""
    done = subprocess.run(
        [sys.executable, "-c", WHEN_IDLE, *words],
        cwd=ROOT,
        env=environment(home),
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return json.loads(done.stdout)


def test_a_start_without_a_draft_needs_no_models(own_home: Path) -> None:
    page, title, modules = first_painted(own_home)
    assert (page, title) == ("welcome", "EuroApp")
    assert not {"pydantic", "euroapp.draft", "euroapp.checks", "euroapp_ui.session"} & set(modules)


def test_a_start_with_a_draft_shows_it_before_it_is_checked(own_home: Path, tmp_path: Path) -> None:
    save(an_example(), tmp_path / "bid.euroapp")
    page, title, modules = first_painted(own_home, str(tmp_path / "bid.euroapp"))
    assert page == "overview"
    assert title.startswith("bid")
    assert not {"euroapp.checks.areas", "euroapp_ui.windows.welcome", "email_validator"} & set(modules)
    assert {one for one in modules if one in registry.MODULES} == {"euroapp_ui.pages.overview_page"}


def test_nothing_is_said_of_checks_that_have_not_run(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    draft = fresh_draft()
    save(draft, tmp_path / "bid.euroapp")
    window.begin(tmp_path / "bid.euroapp")
    workspace = window.workspace
    assert workspace is not None
    state = workspace.session.state
    assert set(page_states(state).values()) == {(PageState.UNKNOWN, 0)}
    assert "checking" in workspace.status._findings.text()
    assert "%" not in workspace.navigation._filled.text()
    qtbot.waitUntil(lambda: workspace.session.state.looked)
    qtbot.waitUntil(lambda: "%" in workspace.navigation._filled.text())
    expected = review(draft, call_of(draft))
    assert workspace.session.state.findings == expected.findings
    assert "checking" not in workspace.status._findings.text()


def test_a_key_before_the_checks_lets_them_run(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    save(fresh_draft(), tmp_path / "bid.euroapp")
    window.begin(tmp_path / "bid.euroapp")
    workspace = window.workspace
    assert workspace is not None
    workspace.reveal("general/title")
    qtbot.keyClicks(window.focusWidget(), "A")
    assert workspace.session.state.looked
    assert workspace.session.state.findings


def test_what_is_loaded_ahead_is_there_and_all_pages_are_in_it(window: MainWindow, qtbot: QtBot) -> None:
    assert set(registry.MODULES) < set(preloading.MODULES)
    for module in preloading.MODULES:
        import_module(module)
    with qtbot.waitSignal(preloading.Preloading(window).done):
        pass


def test_each_page_is_found_by_its_key() -> None:
    assert [registry.page_class(key).key for key in registry.KEYS] == list(registry.KEYS)


def test_letters_before_the_draft_is_seen_go_nowhere_and_later_ones_to_their_field(
    window: MainWindow, qtbot: QtBot
) -> None:
    line = QLineEdit(window)
    line.show()
    line.setFocus()
    handle = window.windowHandle()
    end = drop_letters(window)
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert line.text() == ""
    end()
    QTest.keyClick(handle, Qt.Key.Key_B)
    assert line.text() == "b"


def test_who_types_ahead_of_a_dialog_has_typed_into_its_line(window: MainWindow, qtbot: QtBot) -> None:
    """Qt drops what is typed into a window that a dialog stands before."""

    def type_on() -> None:
        for key in (Qt.Key.Key_W, Qt.Key.Key_P, Qt.Key.Key_2):
            QTest.keyClick(window.windowHandle(), key)

    QTimer.singleShot(0, type_on)
    assert typed_ahead(window) == "wp2"
