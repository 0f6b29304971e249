"""Writing a section: two beside each other, nothing but the text, and what an evaluator may ask."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView
from pytestqt.qtbot import QtBot

from euroapp.draft.paths import get
from euroapp.edits.values import set_value
from euroapp.wording.evaluators import questions
from euroapp_ui.pages.narrative_page import NarrativePage
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.window import focused, press, write


def page_of(workspace: Workspace) -> NarrativePage:
    workspace.go("narrative")
    page = workspace.current_page()
    assert isinstance(page, NarrativePage)
    return page


def test_another_section_is_written_beside_this_one(
    window: MainWindow, example: Workspace, qtbot: QtBot
) -> None:
    page_of(example)
    window.actions_by_key["beside"].trigger()
    area = focused()
    assert isinstance(area, TextArea)
    write("Beside ")
    draft = example.session.draft
    assert str(get(draft, "narrative/needs/text")).startswith("Beside ")
    window.actions_by_key["beside"].trigger()
    write("Here ")
    assert str(get(example.session.draft, "narrative/background/text")).startswith("Here ")


def test_only_the_text_is_seen_until_it_is_left(window: MainWindow, example: Workspace, qtbot: QtBot) -> None:
    page = page_of(example)
    press(Qt.Key.Key_F11)
    assert not example.navigation.isVisible()
    assert not example.status.isVisible()
    assert isinstance(focused(), TextArea)
    assert page.main.area.isVisible()
    press(Qt.Key.Key_F11)
    assert example.navigation.isVisible()
    press(Qt.Key.Key_F11)
    example.go("budget")
    assert example.navigation.isVisible()
    assert example.status.isVisible()


def test_escape_leaves_the_text_alone_and_two_sections_keep_it(
    window: MainWindow, example: Workspace, qtbot: QtBot
) -> None:
    page_of(example)
    press(Qt.Key.Key_F11)
    window.actions_by_key["beside"].trigger()
    window.actions_by_key["beside"].trigger()
    assert not page_of(example).findChild(QListView).isVisible()
    press(Qt.Key.Key_Escape)
    assert example.navigation.isVisible()
    assert page_of(example).findChild(QListView).isVisible()


def test_the_guide_lists_what_an_evaluator_may_ask(example: Workspace, qtbot: QtBot) -> None:
    assert example.reveal("narrative/impact/text")
    shown = [one.text() for one in example.guide.findChildren(QLabel)]
    assert any(questions("impact")[0] in text for text in shown)


def test_the_list_says_who_writes_a_section(example: Workspace, qtbot: QtBot) -> None:
    page = page_of(example)
    example.session.apply("Writer", lambda draft: set_value(draft, "narrative/needs/writer", "p2"))
    texts = [page._model.index(row).data() for row in range(page._model.rowCount())]
    assert next(text for text in texts if "Needs" in text).endswith("PADALTA")


def test_a_missing_section_is_asked_of_its_writer(example: Workspace, qtbot: QtBot) -> None:
    session = example.session
    session.apply("Writer", lambda draft: set_value(draft, "narrative/needs/writer", "p2"))
    session.apply("Empty", lambda draft: set_value(draft, "narrative/needs/text", ""))
    assert "narrative/needs/text" in {one.path for one in session.state.review.owed("p2")}
