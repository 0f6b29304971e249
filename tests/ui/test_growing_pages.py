"""A page shows at once what is in sight; what is below it is there whenever somebody needs it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from euroapp_ui.pages.page import Page
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.widgets.rest import rests_of
from euroapp_ui.windows.workspace import Workspace
from tests.window import focused, write

LONG = ("objectives", "consortium", "support", "indicators", "risks", "annexes")


def made(page: Page) -> list[FieldRow]:
    """Return the fields that are made; the page itself would make the others to find them."""
    return [row for row in QWidget.findChildren(page, FieldRow) if row.isVisible()]


def unmade(page: Page) -> bool:
    return any(rest.isVisible() for rest in rests_of(page))


def seen(page: Page) -> dict[str, QRect]:
    """Return where the fields in sight stand in the view."""
    view = page.area.viewport()
    places = {row.path: QRect(row.mapTo(view, QPoint(0, 0)), row.size()) for row in made(page)}
    return {path: place for path, place in places.items() if place.intersects(view.rect())}


def blank(page: Page) -> bool:
    """Tell whether the user sees a place where something is still to be made."""
    return any(not rest.visibleRegion().isEmpty() for rest in rests_of(page) if rest.isVisible())


@pytest.fixture
def read_aloud() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.parametrize("key", LONG)
def test_a_page_opens_with_what_is_in_sight_and_the_rest_follows_unseen(
    example: Workspace, qtbot: QtBot, key: str
) -> None:
    example.go(key)
    page = example.current_page()
    at_once, before = len(made(page)), seen(page)
    assert unmade(page)
    assert not blank(page)
    qtbot.waitUntil(lambda: not unmade(page))
    assert len(made(page)) > at_once
    assert seen(page) == before, "nothing in sight has moved"
    assert page.area.verticalScrollBar().value() == 0


@pytest.mark.parametrize("key", LONG)
def test_who_scrolls_faster_than_a_page_grows_sees_no_blank(example: Workspace, key: str) -> None:
    example.go(key)
    page = example.current_page()
    bar = page.area.verticalScrollBar()
    for part in (3, 2, 1):
        bar.setValue(bar.maximum() // part)
        QApplication.processEvents()
        assert not blank(page)
    assert bar.value() == bar.maximum(), "the end stays the end"


def test_tab_goes_at_once_through_the_fields_of_a_page_just_opened(example: Workspace) -> None:
    example.window().activateWindow()
    example.go("support")
    example.reveal(f"schemes/{example.session.draft.schemes[0].id}/name")
    for _ in range(40):
        if path_of(focused()).endswith("amount_min"):
            break
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    write("1")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    write("2")
    scheme = example.session.draft.schemes[0]
    assert (scheme.amount_min, scheme.amount_max) == (1, 2)


def path_of(widget: QWidget | None) -> str:
    while widget is not None and not isinstance(widget, FieldRow):
        widget = widget.parentWidget()
    return widget.path if widget is not None else ""


def test_the_last_field_of_a_page_just_opened_is_gone_to(example: Workspace) -> None:
    example.window().activateWindow()
    for path in (
        f"schemes/{example.session.draft.schemes[-1].id}/double_funding",
        f"partners/{example.session.draft.partners[2].id}/sme/balance_sheet",
        f"themes/{example.session.call.pack.themes[-1].key}/contribution",
        f"answers/{example.session.call.form.questions[-1].key}/details",
    ):
        assert example.reveal(path)
        assert path_of(focused()) == path


def test_shift_tab_from_the_first_field_of_a_page_just_opened_goes_to_its_end(example: Workspace) -> None:
    example.window().activateWindow()
    example.go("annexes")
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    last = focused()
    assert example.current_page().isAncestorOf(last)
    for _ in range(200):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        if focused() is last:
            break
    assert focused() is last, "Tab comes there from the other side"


def test_a_screen_reader_finds_the_whole_page(read_aloud: None, example: Workspace) -> None:
    for key in LONG:
        example.go(key)
        assert not unmade(example.current_page())


def test_a_page_that_was_left_at_once_goes_on_growing_when_it_is_gone_back_to(
    example: Workspace, qtbot: QtBot
) -> None:
    example.go("support")
    page = example.current_page()
    example.go("scope")
    QApplication.processEvents()
    assert unmade_inside(page)
    example.go("support")
    qtbot.waitUntil(lambda: not unmade(page))
    assert not unmade_inside(page)


def unmade_inside(page: Page) -> bool:
    """Tell whether something is unmade of the tab shown, seen or not."""
    return any(rest.isVisibleTo(page) for rest in rests_of(page))
