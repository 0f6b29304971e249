"""What belongs together stands on one line, and nothing is cut where there is room for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from euroapp.edits.commenting import add_comment
from euroapp_ui.pages.partner_cards import PartnerCards
from euroapp_ui.pages.review_page import ReadinessCard
from euroapp_ui.panels.pages_view import PagesView
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.widgets.title_link import TitleLink
from euroapp_ui.windows.comments_view import CommentsDialog
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.window import open_tab

TODAY = date(2026, 11, 27)


@pytest.fixture
def larger_text(window: MainWindow) -> Iterator[None]:
    for _ in range(3):
        window.zoom(1)
    yield
    window.zoom(0)


def top_in(page: QWidget, widget: QWidget) -> QPoint:
    return widget.mapTo(page, QPoint(0, 0))


def test_fields_of_one_line_stand_on_one_line(example: Workspace, qtbot: QtBot) -> None:
    scheme = example.session.draft.schemes[0].id
    assert example.reveal(f"schemes/{scheme}/outside_share")
    page = example.current_page()
    rows = {row.path.rpartition("/")[2]: row for row in page.findChildren(FieldRow) if row.isVisible()}
    long, short = rows["outside_share"], rows["third_parties"]
    title = long.title_label
    assert title is not None
    line = title.fontMetrics().height()
    qtbot.waitUntil(lambda: 1.5 * line < title.height() < 2.5 * line)
    qtbot.waitUntil(lambda: top_in(page, long.editor).y() == top_in(page, short.editor).y())


@pytest.mark.usefixtures("larger_text")
def test_bars_of_the_review_stand_below_each_other(
    window: MainWindow, example: Workspace, qtbot: QtBot
) -> None:
    window.resize(1024, 700)
    example.go("review")
    card = example.current_page().findChild(ReadinessCard)
    assert card is not None
    qtbot.wait(50)
    lefts = {top_in(card, bar).x() for bar in card.findChildren(QProgressBar)}
    assert len(lefts) == 1


@pytest.mark.usefixtures("larger_text")
def test_pages_are_listed_whole_and_a_sign_says_that_more_follow(
    window: MainWindow, example: Workspace, qtbot: QtBot
) -> None:
    window.resize(1024, 600)
    view = example.navigation.view
    assert isinstance(view, PagesView)
    rows = range(view.model().rowCount())
    for page in ("overview", "indicators", "proposal"):
        example.go(page)
        qtbot.wait(20)
        signs = [sign.geometry() for sign in (view._above, view._below) if sign.isVisible()]
        assert signs
        for rect in (view.visualRect(view.model().index(row, 0)) for row in rows):
            cut = not view.viewport().rect().contains(rect) and view.viewport().rect().intersects(rect)
            assert not cut or any(sign.contains(rect & view.viewport().rect()) for sign in signs)
        here = view.visualRect(view.currentIndex())
        assert view.viewport().rect().contains(here)
        assert not any(sign.intersects(here) for sign in signs)


def test_texts_of_a_card_begin_where_its_title_begins(example: Workspace, qtbot: QtBot) -> None:
    cards = open_tab(example, "consortium", "Cards, map and coverage").findChild(PartnerCards)
    assert cards is not None
    qtbot.waitUntil(lambda: bool(cards.findChildren(TitleLink)))
    card = cards.findChildren(TitleLink)[0].parentWidget()
    for text in card.findChildren(QLabel):
        assert text.contentsRect().left() == 4


def test_the_place_of_a_comment_is_read_in_full(example: Workspace, qtbot: QtBot) -> None:
    path = f"schemes/{example.session.draft.schemes[0].id}/outside_share"
    example.session.apply("Comment", lambda draft: add_comment(draft, path, "Check", by="Ana", day=TODAY))
    dialog = CommentsDialog(example, example.session)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    tree = dialog.list
    item = tree.topLevelItem(0).child(0)
    wide = tree.fontMetrics().horizontalAdvance(item.text(0)) + 2 * tree.indentation()
    assert tree.columnWidth(0) >= min(wide, tree.viewport().width() // 2)
    assert tree.columnWidth(0) > 250
