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
from euroapp.settings import config_folder
from euroapp.storage.files import save
from euroapp.storage.recovery import RecoveryCopy
from euroapp.storage.sealing import new_seal
from euroapp_ui.preferences import Preferences
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.new_draft import NewDraftDialog
from euroapp_ui.windows.open_calls import OpenCalls
from euroapp_ui.windows.recent_list import RecentList
from euroapp_ui.windows.tour import Tour
from tests.builders import NEW, an_example
from tests.window import Dialogs

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
    for number in range(30):
        window.preferences.remember(Path(f"/nowhere/draft-{number}.euroapp"))
    window.welcome.show_recent(window.preferences)
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
    window.preferences.remember(tmp_path / "one.euroapp")
    window.welcome.show_recent(window.preferences)
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


def test_every_text_that_can_be_recovered_is_seen_whole(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    moment = datetime(2026, 1, 2)
    copies = [RecoveryCopy(f"k{n}", f"Text {n}", None, moment, released=True) for n in range(9)]
    window.welcome.show_recovery(copies)
    qtbot.wait(50)
    for number in range(9):
        for words in (f"Recover Text {number}", f"Delete the copy of Text {number}"):
            (found,) = (b for b in window.welcome.findChildren(QPushButton) if b.accessibleName() == words)
            card = found.parentWidget()
            assert all(one.height() >= one.heightForWidth(one.width()) for one in card.findChildren(QLabel))
            assert found.height() >= found.sizeHint().height()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.focusWidget().visibleRegion().boundingRect().height() > 0)
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Backtab)
    before = window.focusWidget()
    qtbot.waitUntil(lambda: before.visibleRegion().boundingRect().height() == before.height())


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


def _buttons(window: MainWindow) -> dict[str, QPushButton]:
    return {one.text(): one for one in window.welcome.findChildren(QPushButton) if one.isVisible()}


def test_a_recent_draft_says_how_it_stood_and_one_with_a_password_says_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, dialogs: Dialogs
) -> None:
    path = tmp_path / "food.euroapp"
    save(an_example(), path)
    window.files.open_path(path)
    window.show_welcome()
    listed = window.findChildren(RecentList)[0]
    qtbot.waitUntil(lambda: "changed" in listed.item(0).text(), timeout=5_000)
    told = listed.item(0).text()
    assert "FOODBRACE" in told
    assert "SMP-COSME-2021-CLUSTER-01" in told
    assert "100\N{NO-BREAK SPACE}% filled" in told
    window.files.open_path(path)
    document = window.document
    assert document is not None
    document.put_under(new_seal("secret words"))
    window.show_welcome()
    assert "FOODBRACE" not in listed.item(0).text()
    assert "FOODBRACE" not in (config_folder() / "preferences.json").read_text()


def test_the_tour_is_offered_once_and_can_be_left_at_any_time(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    offer = _buttons(window)
    qtbot.mouseClick(offer["Show me round"], Qt.MouseButton.LeftButton)
    assert window.workspace is not None
    tour = window.findChildren(Tour)[0]
    titles = []
    for _ in range(4):
        titles.append(tour.accessibleName())
        qtbot.waitUntil(lambda: tour.isAncestorOf(QApplication.focusWidget()))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert window.rect().contains(tour.geometry())
    assert len(set(titles)) == 4
    QApplication.processEvents()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not tour.isVisible()
    assert window.workspace.isAncestorOf(QApplication.focusWidget())
    window.show_welcome()
    assert "Show me round" not in _buttons(window)


def test_whoever_wants_no_tour_is_not_asked_again(window: MainWindow, qtbot: QtBot) -> None:
    offer = _buttons(window)
    qtbot.mouseClick(offer["No, thank you"], Qt.MouseButton.LeftButton)
    assert not offer["Show me round"].isVisible()
    assert Preferences().get("toured", False)
