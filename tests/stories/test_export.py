"""Somebody prints the proposal: as a draft, to submit it, with errors left, and when the machine gives up."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from euroapp.calls.library import load_call
from euroapp.edits.values import set_value
from euroapp.export.verdict import Verdict
from euroapp_ui.pages.proposal_page import ProposalPage
from euroapp_ui.preview import pdf_job
from euroapp_ui.preview.wishes import SUBMISSION, WORKING
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.builders import NEW
from tests.proposals import proposal_for
from tests.window import Dialogs, open_draft

WORKING_DRAFT, ALL_THE_SAME = 0, 1
Print = Callable[[], Path]


@pytest.fixture
def workspace(window: MainWindow) -> Workspace:
    """Show a proposal with nothing to mend, of a third of the pages of the example."""
    return open_draft(window, proposal_for(load_call(NEW)))


@pytest.fixture
def page(workspace: Workspace) -> ProposalPage:
    workspace.go("proposal")
    page = workspace.current_page()
    assert isinstance(page, ProposalPage)
    return page


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Answer the question where to export to."""
    path = tmp_path / "bid.pdf"
    monkeypatch.setattr(Dialogs, "file_to_save", staticmethod(lambda *_: (str(path), "")))
    return path


def export(page: ProposalPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.pages_counted, timeout=60_000):
        page.export()


def spoil(page: ProposalPage) -> None:
    first = page.session.draft.partners[0].id
    page.session.apply("Role", lambda draft: set_value(draft, f"partners/{first}/role", "BEN"))


def test_after_an_export_the_window_shows_what_the_file_keeps_of_the_rules(
    page: ProposalPage, target: Path, qtbot: QtBot
) -> None:
    export(page, qtbot)
    report = page.compliance.report
    assert report is not None
    assert report.compliance.worst is Verdict.OK
    assert "18 of 18 items pass" in page._state.text()
    assert target.stat().st_size == report.size


def test_the_report_is_saved_beside_the_file_on_wish(
    page: ProposalPage, target: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(page, qtbot)
    words = target.with_suffix(".json")
    monkeypatch.setattr(Dialogs, "file_to_save", staticmethod(lambda *_: (str(words), "")))
    page.compliance.save()
    saved = json.loads(words.read_text())
    assert (saved["file"], len(saved["items"])) == ("bid.pdf", 18)


def test_a_submission_copy_of_a_sound_draft_needs_no_question(
    page: ProposalPage, target: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    page.wishes.choose(SUBMISSION)
    kept: list[object] = []
    page.session.submission_made.connect(kept.append)
    export(page, qtbot)
    assert dialogs.seen == []
    assert kept == [page.session.draft]


def test_with_errors_left_the_window_asks_and_takes_no_for_an_answer(
    page: ProposalPage, target: Path, dialogs: Dialogs
) -> None:
    spoil(page)
    page.wishes.choose(SUBMISSION)
    dialogs.answers.append(-1)
    page.export()
    assert "The draft has 1 error." in dialogs.seen[0]
    assert page._job is None or not page._exporting
    assert not target.exists()


def test_who_insists_gets_a_copy_whose_report_says_so(
    page: ProposalPage, target: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    spoil(page)
    page.wishes.choose(SUBMISSION)
    dialogs.answers.append(ALL_THE_SAME)
    export(page, qtbot)
    assert page.compliance.report is not None
    assert page.compliance.report.compliance["errors"].verdict is Verdict.FAIL
    assert target.exists()


def test_who_thinks_again_gets_a_working_draft(
    page: ProposalPage, target: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    spoil(page)
    page.wishes.choose(SUBMISSION)
    dialogs.answers.append(WORKING_DRAFT)
    export(page, qtbot)
    assert page.wishes.profile == WORKING
    assert page.compliance.report is not None
    assert page.compliance.report.counted < page.compliance.report.pages


def test_an_export_stops_at_once_and_leaves_nothing(page: ProposalPage, target: Path, qtbot: QtBot) -> None:
    page.export()
    qtbot.waitUntil(lambda: page._job is not None and page._job.process_id > 0, timeout=10_000)
    started = time.monotonic()
    page.stop()
    assert time.monotonic() - started < 1
    assert page._state.text() == "Stopped. Nothing was written."
    assert os.listdir(target.parent) == [] or not target.exists()


def failing(page: ProposalPage, qtbot: QtBot, break_it: Callable[[pdf_job.PdfJob], object]) -> str:
    """Export, break the process, and return what the window says."""
    page.export()
    job = page._job
    assert job is not None
    qtbot.waitUntil(lambda: job.process_id > 0, timeout=10_000)
    with qtbot.waitSignal(job.failed, timeout=30_000):
        break_it(job)
    return page._state.text()


def test_a_process_that_dies_takes_nothing_with_it(
    page: ProposalPage, target: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    said = failing(page, qtbot, lambda job: os.kill(job.process_id, signal.SIGKILL))
    assert said == pdf_job.BROKEN
    assert not target.exists()
    assert page._export.isEnabled()
    export(page, qtbot)
    assert target.exists()


def test_a_process_that_takes_too_long_is_stopped(
    page: ProposalPage, target: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    assert failing(page, qtbot, lambda job: job._timer.start(1)) == pdf_job.TOO_LONG
    assert not target.exists()


def test_the_report_can_be_read_without_colour_and_by_ear(
    page: ProposalPage, target: Path, qtbot: QtBot
) -> None:
    export(page, qtbot)
    model = page.compliance.model
    assert {model.index(row, 0).data() for row in range(model.rowCount())} == {"Pass"}
    table = page.compliance.findChild(QTableView)
    assert table is not None
    assert table.accessibleName()


def test_the_keyboard_comes_back_after_an_export(
    page: ProposalPage, workspace: Workspace, target: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = workspace.window()
    assert isinstance(window, MainWindow)
    workspace.reveal("general/title")
    before = window.focusWidget()
    monkeypatch.setattr(Dialogs, "file_to_save", staticmethod(lambda *_: ("", "")))
    window.actions_by_key["export"].trigger()
    assert (workspace.current_page().key, window.focusWidget()) == ("scope", before)
    monkeypatch.setattr(Dialogs, "file_to_save", staticmethod(lambda *_: (str(target), "")))
    window.actions_by_key["export"].trigger()
    assert page.exporting
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert not page.exporting
    assert window.focusWidget() is page._export
