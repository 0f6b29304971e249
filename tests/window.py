"""Fixtures for tests that open the real window: no dialog goes unanswered, no file leaves the test."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.edits.creation import new_draft
from euroapp.edits.references import Decision, Texts
from euroapp.edits.renumbering import Renumbering
from euroapp.wording.renumbering import sentences
from euroapp_ui.__main__ import make_application, make_window
from euroapp_ui.document import Document
from euroapp_ui.messages import Voice, speaking
from euroapp_ui.preferences import Preferences
from euroapp_ui.session import DraftSession
from euroapp_ui.spelling.spelling import Spelling
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.builders import an_example


class Dialogs(Voice):
    """Answers questions in the order a test gives; a question nobody expected fails the test."""

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.seen: list[str] = []
        self.offered: list[tuple[str, ...]] = []
        """The words of the buttons of each question; Return presses the first."""

    def ask(self, *words: object) -> Any:
        """Stand in for a question."""
        self.seen.append(" ".join(str(word) for word in words))
        assert self.answers, f"an unexpected question: {self.seen[-1]}"
        return self.answers.pop(0)

    def tell(self, _parent: object, *words: str) -> None:
        """Hear a sentence."""
        self.seen.append(" ".join(words))

    def choose(self, _parent: object, *words: object) -> int:
        """Choose a button by its place, or by its words."""
        answer, names = self.ask(*words), words[-1]
        self.offered.append(tuple(map(str, names)) if isinstance(names, tuple) else ())
        return self.offered[-1].index(answer) if isinstance(answer, str) else int(answer)

    def removal(self, _parent: object, _state: object, *words: object) -> Any:
        """Say who takes over."""
        return self.ask(*words)

    def texts(self, _parent: object, _state: object, found: Renumbering) -> Any:
        """Say what becomes of texts."""
        answer = self.ask(*sentences(found))
        return Decision(answer) if isinstance(answer, Texts) else answer

    def file_to_open(self, _parent: object, title: str, *_rest: object) -> str:
        """Name a file."""
        return str(self.ask(title))

    def word(self, _parent: object, title: str, *_rest: object) -> str:
        """Write a few words."""
        return str(self.ask(title))

    def folder_to_open(self, _parent: object, title: str, *_rest: object) -> str:
        """Name a folder."""
        return str(self.ask(title))

    def file_to_save(self, _parent: object, title: str, *_rest: object) -> tuple[str, str]:
        """Name a file, of no kind in particular."""
        return str(self.ask(title)), ""

    def run(self, dialog: Any) -> bool:
        """Fill in a dialog: an answer is a function that does it and tells whether to go through with it."""
        answer = self.ask(type(dialog).__name__)
        return bool(answer(dialog) if callable(answer) else answer)

    def show(self, _dialog: object, told: Sequence[object]) -> None:
        """Look at something, and close it."""
        self.seen.append(" ".join(("compare", *map(str, told))))


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Use the program's own application, with its theme and event filters."""
    return make_application(["euroapp"])


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep preferences, recovery copies and snapshots inside the test's folder."""
    monkeypatch.setenv("EUROAPP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


class KnowsAll:
    """A dictionary that has every word: most stories are not about spelling."""

    def wrong(self, _words: object) -> set[str]:
        """Find nothing wrong."""
        return set()

    def suggest(self, _word: str) -> tuple[str, ...]:
        """Know nothing better."""
        return ()

    def stop(self) -> None:
        """Have nothing to stop."""

    def close(self) -> None:
        """Have nothing to close."""


@pytest.fixture(autouse=True)
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read no dictionary where a test does not ask for one."""
    monkeypatch.setattr(Spelling, "open_engine", staticmethod(lambda _pack: KnowsAll()))


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Dialogs]:
    """Answer dialogs in place of a person."""
    monkeypatch.setattr("euroapp_ui.pages.proposal_page.QDesktopServices.openUrl", lambda _url: True)
    with speaking(Dialogs()) as made:
        yield made


@pytest.fixture
def window(qtbot: QtBot, dialogs: Dialogs) -> Iterator[MainWindow]:
    """Open the main window with the welcome page."""
    made = make_window(Preferences())
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
        # A double click that opened another window was let go nowhere, and would be held in tests to come.
        QTest.mouseRelease(made, Qt.MouseButton.LeftButton)
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


def open_tab(workspace: Workspace, page: str, title: str) -> QWidget:
    """Open the tab of a page whose title begins so, and return what it shows."""
    workspace.go(page)
    for tabs in workspace.page(page).findChildren(QTabWidget):
        for place in range(tabs.count()):
            if tabs.tabText(place).startswith(title):
                tabs.setCurrentIndex(place)
                return tabs.currentWidget()
    raise LookupError(f"{page} has no tab {title}")


def rows_of(workspace: Workspace, page: str, path: str) -> RowsView:
    """Open a list of the draft, give it the keyboard, and return it."""
    workspace.go(page)
    workspace.page(page).reveal(path)
    return next(view for view in workspace.page(page).findChildren(RowsView) if view.model.path == path)


def whole_page(workspace: Workspace, key: str) -> QWidget:
    """Go to a page, open each of its tabs once, those inside of tabs too, and return it."""
    workspace.go(key)
    page = workspace.page(key)
    known: set[QTabWidget] = set()
    while fresh := set(page.findChildren(QTabWidget)) - known:
        known |= fresh
        for tabs in fresh:
            for place in range(tabs.count()):
                tabs.setCurrentIndex(place)
    return page


def focused() -> QWidget:
    """Return what has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is, and let the window answer."""
    QTest.keyClick(focused(), key, held)
    QApplication.processEvents()


def write(text: str) -> None:
    """Type letter by letter, each where the keyboard is by then."""
    for letter in text:
        QTest.keyClicks(focused(), letter)


def fresh_draft(call: str = "smp-cosme-2021-cluster-01") -> Draft:
    """Return what the wizard makes."""
    return new_draft(load_call(call), acronym="BRIDGES")


@pytest.fixture
def example(window: MainWindow) -> Workspace:
    """Show the example draft."""
    return open_draft(window, an_example())


@pytest.fixture
def fresh(window: MainWindow) -> Workspace:
    """Show an empty draft."""
    return open_draft(window, fresh_draft())


@pytest.fixture
def session(qapp: QApplication) -> DraftSession:
    """Return a session over the example, without a window."""
    draft = an_example()
    return DraftSession(draft, load_call(draft.call.id))
