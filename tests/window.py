"""Fixtures for tests that open the real window: no dialog goes unanswered, no file leaves the test."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.edits.creation import new_draft
from euroapp.storage.example import example_draft
from euroapp.wording.renumbering import sentences
from euroapp_ui.__main__ import make_application, make_window
from euroapp_ui.document import Document
from euroapp_ui.preferences import Preferences
from euroapp_ui.session import DraftSession
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace


class Dialogs:
    """Answers questions in the order a test gives; a question nobody expected fails the test."""

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.seen: list[str] = []

    def ask(self, *words: object) -> Any:
        """Stand in for a question."""
        self.seen.append(" ".join(str(word) for word in words))
        assert self.answers, f"an unexpected question: {self.seen[-1]}"
        return self.answers.pop(0)

    def look(self, *words: object) -> None:
        """Stand in for something that is only looked at."""
        self.seen.append(" ".join(str(word) for word in words))


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Use the program's own application, with its theme and event filters."""
    return make_application(["euroapp"])


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep preferences, recovery copies and snapshots inside the test's folder."""
    monkeypatch.setenv("EUROAPP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Dialogs:
    """Answer dialogs in place of a person."""
    made = Dialogs()
    stand_ins = {
        "choose": lambda _parent, *words: made.ask(*words),
        "tell": lambda _parent, *words: made.seen.append(" ".join(words)),
        "show_comparison": lambda *words: made.look("compare", *words[-1]),
    }
    for name, module in list(sys.modules.items()):
        for question, answer in stand_ins.items() if name.startswith("euroapp_ui.") else ():
            if getattr(getattr(module, question, None), "__module__", name) != name:
                monkeypatch.setattr(module, question, answer)
    monkeypatch.setattr(
        "euroapp_ui.tables.row_actions.ask_removal",
        lambda _p, _s, paths, noun, taken: made.ask(paths, noun, taken),
    )
    monkeypatch.setattr(
        "euroapp_ui.windows.workspace.ask_texts",
        lambda _parent, found: made.ask(*sentences(found)),
    )
    for kind in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(
            f"euroapp_ui.windows.file_flows.QFileDialog.{kind}",
            lambda _p, title, *_rest: (str(made.ask(title)), ""),
        )
    monkeypatch.setattr("euroapp_ui.pages.proposal_page.QDesktopServices.openUrl", lambda _url: True)
    return made


@pytest.fixture
def window(qtbot: QtBot, dialogs: Dialogs) -> Iterator[MainWindow]:
    """Open the main window with the welcome page."""
    made = make_window(Preferences())
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    document = made.document
    if document is not None:
        document.wait()
        document._draft_saved = document.session.draft
        document.recovered = False
        document.close(discard=False)
    made.show_welcome()
    made.close()
    made.deleteLater()
    QApplication.processEvents()
    # Outside an event loop Qt keeps what is to be deleted; later tests would restyle it all.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def open_draft(window: MainWindow, draft: Draft) -> Workspace:
    """Show a draft in the window and return its workspace."""
    window.show_document(Document(draft, window.files.recovery))
    assert window.workspace is not None
    return window.workspace


def fresh_draft(call: str = "smp-cosme-2021-cluster-01") -> Draft:
    """Return what the wizard makes."""
    return new_draft(load_call(call), acronym="BRIDGES")


@pytest.fixture
def example(window: MainWindow) -> Workspace:
    """Show the example draft."""
    return open_draft(window, example_draft())


@pytest.fixture
def fresh(window: MainWindow) -> Workspace:
    """Show an empty draft."""
    return open_draft(window, fresh_draft())


@pytest.fixture
def session(qapp: QApplication) -> DraftSession:
    """Return a session over the example, without a window."""
    draft = example_draft()
    return DraftSession(draft, load_call(draft.call.id))
