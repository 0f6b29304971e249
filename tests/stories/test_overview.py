"""The first page: what it says is what the other pages say, and everything on it leads somewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from euroapp.edits.several import remove_rows
from euroapp.edits.values import set_value
from euroapp.wording.numbers import money
from euroapp_ui.pages.overview_page import OverviewPage
from euroapp_ui.pages.overview_parts import NextSteps
from euroapp_ui.pictures.bars import BarRow, BarRows
from euroapp_ui.pictures.europe import EuropeMap
from euroapp_ui.pictures.picture import Picture
from euroapp_ui.pictures.plan import PlanPicture, in_two_lines
from euroapp_ui.widgets.text import FigureCard
from euroapp_ui.windows.workspace import Workspace
from tests.window import whole_page


def _overview(workspace: Workspace) -> OverviewPage:
    workspace.go("overview")
    page = workspace.current_page()
    assert isinstance(page, OverviewPage)
    return page


def _picture(page: OverviewPage, name: str) -> Picture:
    found = [one for one in page.findChildren(Picture) if one.accessibleName().startswith(name)]
    assert len(found) == 1
    return found[0]


def test_a_draft_that_is_under_way_opens_with_its_overview(example: Workspace) -> None:
    assert example.current_page().key == "overview"


def test_a_new_draft_opens_where_its_writing_begins(fresh: Workspace) -> None:
    assert fresh.current_page().key == "call"


def test_the_overview_says_what_the_other_pages_say(example: Workspace) -> None:
    page, state = _overview(example), example.session.state
    cards = " ".join(card.accessibleName() for card in page.findChildren(FigureCard))
    assert money(state.figures.budget.grant_requested) in cards
    assert "100\N{NO-BREAK SPACE}%" in cards
    assert "no errors" in cards
    rows = {row.name: row.figure for row in _rows(page, "Money by participant")}
    assert rows == {
        state.numbers.partner(line.partner): money(line.costs.total) for line in state.figures.budget.partners
    }
    plan = page.findChildren(PlanPicture)[0].accessibleDescription()
    assert all(package.name in plan for package in example.session.draft.work_packages)
    told = page.findChildren(EuropeMap)[0].accessibleDescription()
    assert all(state.numbers.partner(partner.id) in told for partner in example.session.draft.partners)


def _rows(page: OverviewPage, name: str) -> list[BarRow]:
    found = _picture(page, name)
    assert isinstance(found, BarRows)
    return found.rows


def _path_in_use() -> str:
    widget = QApplication.focusWidget()
    while widget is not None and not widget.property("fieldPath"):
        widget = widget.parentWidget()
    return str(widget.property("fieldPath")) if widget is not None else ""


def test_what_to_do_next_is_one_press_away(example: Workspace, qtbot: QtBot) -> None:
    page, session = _overview(example), example.session
    package = session.draft.work_packages[1]
    session.apply("x", lambda d: set_value(d, f"work_packages/{package.id}/lead", ""))
    steps = page.findChildren(NextSteps)[0]
    go = next(one for one in steps.findChildren(QPushButton) if one.isVisible())
    assert "Lead beneficiary" in go.accessibleName()
    go.setFocus()
    qtbot.keyClick(go, Qt.Key.Key_Return)
    assert example.current_page().key == "workplan"
    assert _path_in_use() == f"work_packages/{package.id}/lead"


def test_bars_and_signs_are_walked_with_the_arrows_and_opened_with_return(
    example: Workspace, qtbot: QtBot
) -> None:
    page = _overview(example)
    for name, row, leads in (
        ("Readiness by page", 4, "workplan"),
        ("Readiness by participant", 1, "consortium"),
        ("Money by participant", 0, "budget"),
        ("The plan at a glance", 2, "workplan"),
        ("Where the participants come from", 3, "consortium"),
    ):
        example.go("overview")
        picture = _picture(page, name)
        picture.setFocus()
        qtbot.keyClick(picture, Qt.Key.Key_Home)
        for _ in range(row):
            qtbot.keyClick(picture, Qt.Key.Key_Down)
        qtbot.keyClick(picture, Qt.Key.Key_Return)
        assert example.current_page().key == leads, name


def test_a_click_on_a_bar_goes_to_its_page(example: Workspace, qtbot: QtBot) -> None:
    page = _overview(example)
    picture = _picture(page, "Readiness by page")
    page.area.ensureWidgetVisible(picture)
    QTest.qWait(10)
    picture.grab()
    at = picture.rect().topLeft()
    at.setX(picture.width() // 2)
    at.setY(round(picture.height() * 1.5 / len(_rows(page, "Readiness by page"))))
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at)
    assert example.current_page().key == "scope"


def test_the_overview_follows_the_draft(example: Workspace) -> None:
    page, session = _overview(example), example.session
    partner = session.draft.partners[2]
    session.apply("x", lambda d: set_value(d, f"partners/{partner.id}/country", "FI"))
    assert "Finland" in page.findChildren(EuropeMap)[0].accessibleDescription()
    before = [row.figure for row in _rows(page, "Money by participant")]
    session.apply("x", lambda d: remove_rows(d, "cost_lines", [row.id for row in d.cost_lines]))
    assert [row.figure for row in _rows(page, "Money by participant")] != before
    session.undo_stack.undo()
    assert [row.figure for row in _rows(page, "Money by participant")] == before


def test_an_empty_draft_says_what_is_missing_and_paints(fresh: Workspace) -> None:
    page = _overview(fresh)
    assert "No costs yet." in {one.text() for one in page.findChildren(QLabel)}
    assert not page.grab().isNull()


def test_what_to_do_next_names_a_row_once(example: Workspace) -> None:
    task = example.session.draft.tasks[0]
    name = example.session.state.numbers.label("tasks", task.id)
    example.session.apply("months", lambda draft: set_value(draft, f"tasks/{task.id}/start_month", 30))
    example.session.apply("months", lambda draft: set_value(draft, f"tasks/{task.id}/end_month", 2))
    page = _overview(example)
    steps = [one.text() for one in page.findChildren(NextSteps)[0].findChildren(QLabel)]
    assert [one.count(name) for one in steps if name in one] == [1]


def test_the_targets_say_why_one_is_orange_and_the_map_where_its_numbers_stand(
    example: Workspace, qtbot: QtBot
) -> None:
    page = whole_page(example, "overview")
    qtbot.waitUntil(lambda: bool(page.findChildren(EuropeMap)))
    said = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))
    assert "KPI10 is orange: its target counts more SMEs than the schemes of its objective can pay." in said
    assert "A number stands in the middle of its country" in said


def test_names_of_the_plan_go_on_in_a_second_line(example: Workspace) -> None:
    metrics = example.fontMetrics()
    room = metrics.horizontalAdvance("WP1 Coordination and")
    name = "WP1 Coordination and management"
    assert in_two_lines(metrics, name, room) == "WP1 Coordination and\nmanagement"
    assert in_two_lines(metrics, name, 2 * room) == name
    assert in_two_lines(metrics, f"{name} of everything", room).endswith("\N{HORIZONTAL ELLIPSIS}")
