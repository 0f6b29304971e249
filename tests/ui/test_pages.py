"""Promises that hold for every page and every field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, fields_of, leaves
from euroapp.draft.paths import exists, get
from euroapp.edits.values import set_value
from euroapp.values import split
from euroapp.wording.places import PAGES
from euroapp_ui.tables.rows_model import RowsModel
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.widgets.path_chart import PathChart
from euroapp_ui.widgets.tabs import Tabs
from euroapp_ui.widgets.text import label
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.stories.test_hands import CTRL, SHIFT
from tests.window import focused, fresh_draft, open_draft, whole_page

ELSEWHERE = {
    "call/id": "chosen in the wizard, never changed",
    "call/version": "set with the call",
    "overrides/*/value": "a column of the facts of the call",
    "overrides/*/reason": "the last column of the facts of the call",
    "general/compact_tables": "a tick above the preview of the proposal",
    "tasks/*/participations/*/participant": "columns of the effort grid",
    "tasks/*/participations/*/person_months": "cells of the effort grid",
}


def pattern(path: str) -> str:
    """Write `*` for the ids of rows; an id may be the same word as a field."""
    model, parts, segments = Draft, [], iter(split(path))
    for part in segments:
        spec = fields_of(model)[part]
        parts.append(part)
        if spec.kind is Kind.ROWS and next(segments, ""):
            parts.append("*")
        model = spec.model or model
    return "/".join(parts)


def editable_patterns(workspace: Workspace) -> set[str]:
    found = set()
    for key in PAGES:
        page = whole_page(workspace, key)
        found |= {pattern(row.path) for row in page.findChildren(FieldRow)}
        for view in page.findChildren(QAbstractItemView):
            model = view.model()
            if isinstance(model, RowsModel):
                base = pattern(model.path)
                found |= {f"{base}/*/{column.name}" for column in model.columns if column.name}
    return found


def test_every_field_of_the_draft_has_an_editor(example: Workspace) -> None:
    wanted = {path for path, _ in leaves() if example.session.call.asks(path)} - set(ELSEWHERE)
    assert wanted - editable_patterns(example) == set()


@pytest.mark.parametrize("which", ["example", "fresh"])
def test_every_focusable_widget_has_a_name(which: str, request: pytest.FixtureRequest) -> None:
    workspace: Workspace = request.getfixturevalue(which)
    nameless = []
    for key in PAGES:
        for widget in whole_page(workspace, key).findChildren(QWidget):
            if not isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit | QAbstractItemView):
                continue
            if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
                continue
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name):
                nameless.append((key, type(widget).__name__, widget.objectName()))
    assert nameless == []


def test_no_label_reads_text_as_markup(example: Workspace) -> None:
    for key in PAGES:
        whole_page(example, key)
    rich = [one.text() for one in example.findChildren(QLabel) if one.textFormat() != Qt.TextFormat.PlainText]
    assert rich == []


def test_tab_leaves_every_text_box(example: Workspace) -> None:
    for key in PAGES:
        for area in whole_page(example, key).findChildren(QPlainTextEdit):
            assert area.tabChangesFocus()


@pytest.mark.parametrize("key", ["consortium", "workplan", "budget"])
def test_the_keys_for_tabs_work_from_the_foot_of_a_page_too(example: Workspace, key: str) -> None:
    page = whole_page(example, key)
    tabs = next(one for one in page.findChildren(Tabs) if one.isVisible())
    tabs.setCurrentIndex(0)
    foot = next(one for one in page.findChildren(QAbstractButton) if one.text().startswith("Next: "))
    for held, by, place in ((CTRL, Qt.Key.Key_Tab, 1), (CTRL | SHIFT, Qt.Key.Key_Backtab, 0)):
        foot.setFocus()
        QTest.keyClick(focused(), by, held)
        assert tabs.currentIndex() == place


@pytest.mark.parametrize("call", ["smp-cosme-2021-cluster-01", "smp-cosme-2024-cluster-01"])
def test_every_finding_of_an_empty_draft_leads_to_its_place(window: MainWindow, call: str) -> None:
    workspace = open_draft(window, fresh_draft(call))
    lost = [f.path for f in workspace.session.state.findings if not workspace.reveal(f.path)]
    assert lost == []


def test_every_filled_field_can_be_revealed(example: Workspace) -> None:
    """Take one row of every list, so that the walk stays short."""
    lost = []
    for path, _ in leaves():
        if path in ELSEWHERE or not example.session.call.asks(path):
            continue
        parts: list[str] = []
        for part in split(path):
            if part == "*":
                rows = _rows(example, "/".join(parts))
                part = rows[-1].id if rows else ""
            parts.append(part)
        real = "/".join(parts)
        if "" not in parts and exists(example.session.draft, real) and not example.reveal(real):
            lost.append(real)
    assert lost == []


def _rows(workspace: Workspace, path: str) -> list:  # type: ignore[type-arg]
    return list(get(workspace.session.draft, path))


def test_revealing_a_field_gives_it_the_keyboard(example: Workspace, qtbot: QtBot) -> None:
    partner = example.session.draft.partners[2]
    assert example.reveal(f"partners/{partner.id}/contact/email")
    qtbot.wait(10)
    focused = example.window().focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.text() == partner.contact.email


def test_the_guide_follows_the_focus(example: Workspace, qtbot: QtBot) -> None:
    example.reveal("general/title")
    qtbot.wait(10)
    assert "Title" in example.guide.findChildren(QLabel)[0].text()


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_every_page_shows_in_every_palette(window: MainWindow, example: Workspace, scheme: str) -> None:
    window.use_theme(scheme)
    for key in PAGES:
        example.go(key)
        assert not example.page(key).grab().isNull()


def test_a_short_tab_does_not_take_the_height_of_a_long_one(qtbot: QtBot) -> None:
    """Otherwise a page with little on it has a scroll bar that leads nowhere."""
    shown = Tabs("Two tabs")
    qtbot.addWidget(shown)
    for text in ("One line.", "A very long story. " * 500):
        shown.addTab(label(text, wrap=True), text[:6])
    assert shown.heightForWidth(600) < 100
    shown.setCurrentIndex(1)
    assert shown.heightForWidth(600) > 1000


def test_a_choice_without_choices_says_so(window: MainWindow) -> None:
    """A work package serves objectives; before the first one is written there is nothing to click."""
    open_draft(window, fresh_draft()).go("workplan")
    words = {shown.text() for shown in window.findChildren(QLabel) if shown.isVisible()}
    assert "Nothing to choose from yet." in words


def test_the_planned_path_of_an_indicator_follows_its_targets(example: Workspace) -> None:
    example.go("indicators")
    chart = example.current_page().findChild(PathChart)
    assert chart.isVisible()
    example.session.apply("Target", lambda d: set_value(d, f"indicators/{d.indicators[0].id}/target", 777))
    assert "month 36: 777" in chart.accessibleDescription()
    example.session.apply("Target", lambda d: set_value(d, f"indicators/{d.indicators[0].id}/target", None))
    assert not chart.isVisible()
