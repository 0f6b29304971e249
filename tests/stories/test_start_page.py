"""The start page and the wizard tell which calls are open, by the clock and with packs of one's own."""

from __future__ import annotations

import json
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from euroapp.bundle import resource_path
from euroapp.calls.library import user_calls_folder
from euroapp.storage.recovery import RecoveryCopy
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.new_draft import NewDraftDialog
from euroapp_ui.windows.open_calls import OpenCalls
from tests.builders import NEW

OWN = "smp-cosme-2027-cluster-01"


@pytest.fixture
def own_call(own_home: Path) -> str:
    """Put a call into the user's own folder that closes in thirty days."""
    folder = user_calls_folder() / OWN
    shutil.copytree(resource_path("calls", NEW), folder)
    file = folder / "call.json"
    data = json.loads(file.read_text("utf-8"))
    data.update(id=OWN, name="Euroclusters 2027")
    today = date.today()
    for key, day in (("opened", today - timedelta(days=3)), ("deadline", today + timedelta(days=30))):
        data["facts"][key]["value"] = day.isoformat()
    file.write_text(json.dumps(data), "utf-8")
    return OWN


def notes(calls: OpenCalls) -> list[str]:
    return [one.text() for one in calls.notes.widget().findChildren(QLabel)]


def test_none_is_open_and_other_calls_stand_as_notes(window: MainWindow, qtbot: QtBot) -> None:
    calls = window.welcome.findChild(OpenCalls)
    assert calls is not None
    qtbot.waitUntil(lambda: calls.sentence.text() != "")
    calls.show_day(date(2026, 11, 25))
    qtbot.waitUntil(lambda: calls.sentence.text().startswith("None of the 5 calls"))
    assert "25 Nov 2026" in calls.day.text()
    assert "HORIZON-CL4-2027-01-MAT-PROD-47: open until 2 Feb 2027" in notes(calls)
    calls.show_day(date(2027, 2, 3))
    assert not [text for text in notes(calls) if "MAT-PROD" in text]
    calls.show_day(date(2029, 1, 1))
    assert not calls.notes.isVisible()


def test_long_lists_leave_the_buttons_where_they_are(window: MainWindow, qtbot: QtBot) -> None:
    calls = window.welcome.findChild(OpenCalls)
    assert calls is not None
    calls.show_day(date(2026, 11, 25))
    window.welcome.show_recent([Path(f"/nowhere/draft-{number}.euroapp") for number in range(30)])
    qtbot.wait(50)
    assert window.size().height() <= 768
    for part in (calls.sentence, calls.day, calls.notes):
        assert part.visibleRegion().boundingRect().height() == part.height(), part


def test_an_open_call_of_ones_own_is_said_and_offered_first(
    own_call: str, window: MainWindow, qtbot: QtBot
) -> None:
    calls = window.welcome.findChild(OpenCalls)
    assert calls is not None
    qtbot.waitUntil(lambda: calls.sentence.text().startswith("Euroclusters 2027: open until "))
    dialog = NewDraftDialog()
    qtbot.addWidget(dialog)
    assert dialog._calls.currentItem().data(Qt.ItemDataRole.UserRole) == own_call
    assert "passed" not in dialog._about_call.text()


def test_a_closed_call_says_what_it_is_for(qtbot: QtBot, own_home: Path) -> None:
    dialog = NewDraftDialog()
    qtbot.addWidget(dialog)
    assert dialog._calls.currentItem().data(Qt.ItemDataRole.UserRole) == NEW
    assert dialog._calls.currentItem().text().endswith("Closed on 5 Feb 2025, for practice")
    assert dialog._about_call.text().startswith("Its deadline has passed: use it to learn")


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_wizard_asks_for_no_strand_where_the_call_has_none(qtbot: QtBot, own_home: Path) -> None:
    dialog = NewDraftDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    tourism = dialog._calls.findItems("Tourism 2026", Qt.MatchFlag.MatchStartsWith)[0]
    dialog._calls.setCurrentItem(tourism)
    qtbot.keyClick(dialog._calls, Qt.Key.Key_Return)
    assert dialog._acronym.isVisible()
    qtbot.mouseClick(dialog._back, Qt.MouseButton.LeftButton)
    assert dialog._calls.isVisible()
    qtbot.keyClick(dialog._calls, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog._acronym, "SALTWAY")
    qtbot.keyClick(dialog._acronym, Qt.Key.Key_Return)
    assert dialog.draft().call.id == "smp-cosme-2026-tourisme-01"
    assert dialog.draft().general.acronym == "SALTWAY"


def test_tab_walks_what_can_be_recovered_before_the_recent_drafts(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.activateWindow()
    window.welcome.show_recent([tmp_path / "one.euroapp"])
    window.welcome.show_recovery([RecoveryCopy("k", "Text", None, datetime(2026, 1, 2), released=False)])
    QApplication.processEvents()
    buttons = {one.text(): one for one in window.welcome.findChildren(QPushButton) if one.isVisible()}
    buttons["Look at the example"].setFocus()
    names = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        found = QApplication.focusWidget()
        names.append(found.text() if isinstance(found, QPushButton) else "recent")
    assert names == ["Recover", "Delete this copy", "recent"]


def test_return_brings_back_text_where_there_is_some_and_begins_anew_where_there_is_none(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.activateWindow()
    copies = [RecoveryCopy("k", "Text", None, datetime(2026, 1, 2), released=False)]
    monkeypatch.setattr("euroapp_ui.windows.main_window.anything_left", lambda: True)
    for offers, name in ((copies, "Recover"), ([], "New draft")):
        monkeypatch.setattr(window.files, "recovery_offers", lambda offers=offers: offers)
        window.show_welcome()
        found = window.focusWidget()
        assert isinstance(found, QPushButton)
        assert found.text() == name
