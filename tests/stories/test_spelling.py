"""Misspelt words are seen, corrected and learnt, and no key ever waits for a dictionary."""

from __future__ import annotations

import threading
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from euroapp.draft.paths import get
from euroapp.edits.values import set_value
from euroapp.spelling.engine import Hunspell, is_installed
from euroapp_ui.spelling.boxes import correct, place_at, underlined
from euroapp_ui.spelling.spelling import Spelling
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.window import focused, fresh_draft, open_draft, press, write

PATH = "general/abstract"
WRONG = {"parnership": ("partnership",), "suports": ("supports", "sports"), "Filiera": ()}


class Book:
    """A dictionary that lacks a few words, and notes which thread asks."""

    def __init__(self) -> None:
        self.threads: set[int] = set()
        self.languages: list[str] = []

    def wrong(self, words: Iterable[str]) -> set[str]:
        self.threads.add(threading.get_ident())
        return {word for word in words if word in WRONG}

    def suggest(self, word: str) -> tuple[str, ...]:
        self.threads.add(threading.get_ident())
        return WRONG[word]

    def stop(self) -> None:
        pass

    def close(self) -> None:
        pass


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch, no_dictionary: None) -> Book:
    made = Book()

    def opened(pack: object) -> Book:
        made.languages.append(pack.language)  # type: ignore[attr-defined]
        return made

    monkeypatch.setattr(Spelling, "open_engine", staticmethod(opened))
    return made


def writing(workspace: Workspace, text: str) -> TextArea:
    """Write a text and put the caret at its beginning."""
    workspace.session.apply("Write", lambda draft: set_value(draft, PATH, text))
    assert workspace.reveal(PATH)
    area = focused()
    assert isinstance(area, TextArea)
    area.moveCursor(QTextCursor.MoveOperation.Start)
    return area


def marked(qtbot: QtBot, area: TextArea, *words: str) -> None:
    """Wait until exactly these words are marked."""
    qtbot.waitUntil(lambda: underlined(area) == list(words))


def menu_at(area: TextArea) -> dict[str, QAction]:
    menu = QMenu(area)
    area.fill_menu(menu)
    return {action.text(): action for action in menu.actions() if action.text()}


def test_a_word_is_marked_when_it_is_left_and_corrected_in_one_step(
    book: Book, fresh: Workspace, qtbot: QtBot
) -> None:
    area = writing(fresh, "")
    write("Our parnership suports")
    # The word that is being typed is not judged yet.
    marked(qtbot, area, "parnership")
    write(" firms")
    marked(qtbot, area, "parnership", "suports")
    area.moveCursor(QTextCursor.MoveOperation.Start)
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: area.textCursor().selectedText() == "parnership")
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: area.textCursor().selectedText() == "suports")
    menu_at(area)["supports"].trigger()
    assert get(fresh.session.draft, PATH) == "Our parnership supports firms"
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert get(fresh.session.draft, PATH) == "Our parnership suports firms"


def test_no_key_waits_for_a_dictionary(book: Book, fresh: Workspace, qtbot: QtBot) -> None:
    area = writing(fresh, "")
    write("The parnership and more")
    press(Qt.Key.Key_F7)
    marked(qtbot, area, "parnership")
    qtbot.waitUntil(lambda: area.textCursor().selectedText() == "parnership")
    menu_at(area)
    assert book.threads
    assert threading.get_ident() not in book.threads


def test_own_words_outlive_the_draft_and_those_of_the_consortium_travel_with_it(
    book: Book, window: MainWindow, fresh: Workspace, qtbot: QtBot
) -> None:
    area = writing(fresh, "parnership Filiera suports")
    marked(qtbot, area, "parnership", "Filiera", "suports")
    menu_at(area)["Add “parnership” to my words"].trigger()
    marked(qtbot, area, "Filiera", "suports")
    area.moveCursor(QTextCursor.MoveOperation.NextWord)
    menu_at(area)["Add “Filiera” to the consortium's words"].trigger()
    marked(qtbot, area, "suports")
    assert [row.word for row in fresh.session.draft.general.known_words] == ["Filiera"]
    again = open_draft(window, fresh_draft())
    marked(qtbot, writing(again, "parnership Filiera suports"), "Filiera", "suports")


def test_the_dictionary_follows_the_language_and_a_missing_one_says_what_to_do(
    book: Book, fresh: Workspace, qtbot: QtBot
) -> None:
    told: list[str] = []
    fresh.session.told.connect(told.append)
    area = writing(fresh, "parnership")
    marked(qtbot, area, "parnership")
    for language in ("fr", "sv"):
        fresh.session.apply("Language", lambda draft, to=language: set_value(draft, "general/language", to))
        qtbot.waitUntil(lambda to=language: book.languages[-1] == to or bool(told))
    marked(qtbot, area)
    assert book.languages == ["en", "fr"]
    assert len(told) == 1
    assert "Swedish" in told[0]
    assert "dictionaries" in told[0]


def test_names_of_the_draft_and_live_fields_are_never_marked(
    book: Book, example: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = example.session.draft.partners[1].short_name
    monkeypatch.setitem(WRONG, short, ())
    monkeypatch.setitem(WRONG, f"{short}-led", ())
    area = writing(example, f"{short}, {short}\u2019s and {short}-led by {{=partners/p2}} suports it")
    marked(qtbot, area, "suports")


def test_it_can_be_turned_off_and_stays_off(
    book: Book, window: MainWindow, fresh: Workspace, qtbot: QtBot
) -> None:
    area = writing(fresh, "parnership")
    marked(qtbot, area, "parnership")
    window.actions_by_key["spelling"].trigger()
    marked(qtbot, area)
    assert not open_draft(window, fresh_draft()).spelling.wanted
    assert not window.actions_by_key["spelling"].isChecked()


@given(st.text(alphabet="ab é😀\n", max_size=20), st.text(alphabet="ab é😀\n", max_size=20))
def test_correcting_changes_one_word_and_no_other_letter(before: str, after: str) -> None:
    area = TextArea()
    area.set_true_text(f"{before} suports {after}")
    where = len(f"{before} s".encode("utf-16-le")) // 2
    place = place_at(area, where)
    assert place is not None
    assert correct(area, place, "supports")
    assert area.true_text() == f"{before} supports {after}"
    assert not correct(area, place, "sports")
    assert area.true_text() == f"{before} supports {after}"
    QApplication.processEvents()


@pytest.mark.skipif(not is_installed(), reason="this computer has no engine for spelling")
def test_the_dictionary_that_comes_along_corrects_a_word(
    window: MainWindow, no_dictionary: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Spelling, "open_engine", staticmethod(Hunspell))
    fresh = open_draft(window, fresh_draft())
    QApplication.processEvents()
    area = writing(fresh, "The parnership of small firms")
    qtbot.waitUntil(lambda: underlined(area) == ["parnership"], timeout=30_000)
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: area.textCursor().selectedText() == "parnership", timeout=30_000)
    qtbot.waitUntil(lambda: "partnership" in menu_at(area), timeout=30_000)
    menu_at(area)["partnership"].trigger()
    assert get(fresh.session.draft, PATH) == "The partnership of small firms"
