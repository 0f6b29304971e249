"""The timetable is worked in: with the mouse, with the keys, and with one undo for each."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetricsF, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from euroapp.draft.paths import get
from euroapp.draft.workplan import Task, WorkPackage
from euroapp.edits.planning import shift_row
from euroapp.figures.plan import links
from euroapp_ui.planning.chart import PlanChart
from euroapp_ui.planning.drawing import name_font, name_room
from euroapp_ui.planning.paper import timetable_on_paper
from euroapp_ui.planning.scale import Zoom
from euroapp_ui.planning.view import PlanView
from euroapp_ui.session import DraftSession
from euroapp_ui.theme.palette import LIGHT
from euroapp_ui.theme.theme import theme
from euroapp_ui.windows.workspace import Workspace
from tests.builders import a_draft, call_of
from tests.window import Dialogs, focused, open_tab, press

Keys = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def view(example: Workspace) -> PlanView:
    part = open_tab(example, "workplan", "Timetable").findChild(PlanView)
    assert isinstance(part, PlanView)
    part.chart.setFocus()
    return part


def task_of(chart: PlanChart, number: int = 1) -> Task:
    """Return a task of the second package: T2.1 and so on."""
    package = chart.session.draft.work_packages[1].id
    return [task for task in chart.session.draft.tasks if task.work_package == package][number - 1]


def months(chart: PlanChart, path: str) -> tuple[int, int]:
    row = get(chart.session.draft, path)
    return row.start_month, row.end_month


def point_of(chart: PlanChart, path: str, month: float) -> QPoint:
    """Return where a month of a row stands in the chart."""
    assert chart.go_to(path)
    look = chart.look()
    place = chart.rows.row_of(path)
    y = look.head + (place + 0.5) * look.row - chart.verticalScrollBar().value()
    x = look.names + look.scale.left(month) - chart.horizontalScrollBar().value()
    return QPointF(x, y).toPoint()


def draw(chart: PlanChart, start: QPoint, end: QPoint) -> None:
    """Press, move and let go, as a hand does."""
    ground = chart.viewport()
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=start)
    for part in (3, 2, 1):
        QTest.mouseMove(ground, start + (end - start) / part)
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=end)


def test_a_bar_is_moved_and_stretched_with_the_mouse(view: PlanView) -> None:
    chart, session = view.chart, view.chart.session
    task = task_of(chart, 2)
    path, (start, end) = f"tasks/{task.id}", (task.start_month or 0, task.end_month or 0)
    middle = (start + end) / 2
    draw(chart, point_of(chart, path, middle), point_of(chart, path, middle + 2))
    assert months(chart, path) == (start + 2, end + 2)
    session.undo_stack.undo()
    draw(chart, point_of(chart, path, end + 1) - QPoint(1, 0), point_of(chart, path, end + 4))
    assert months(chart, path) == (start, end + 3)
    session.undo_stack.undo()
    draw(chart, point_of(chart, path, start) + QPoint(1, 0), point_of(chart, path, start + 1) + QPoint(1, 0))
    assert months(chart, path) == (start + 1, end)


def test_escape_lets_go_without_a_change(view: PlanView, qtbot: QtBot) -> None:
    chart, before = view.chart, view.chart.session.draft
    path = f"tasks/{task_of(chart).id}"
    ground, at = chart.viewport(), point_of(chart, path, 3)
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(ground, at + QPoint(80, 0))
    qtbot.keyClick(chart, Keys.Key_Escape)
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=at + QPoint(80, 0))
    assert chart.session.draft is before


def test_a_package_takes_all_that_lies_in_it_along(view: PlanView) -> None:
    chart, draft = view.chart, view.chart.session.draft
    package = draft.work_packages[2]
    path = f"work_packages/{package.id}"
    middle = ((package.start_month or 0) + (package.end_month or 0)) / 2
    draw(chart, point_of(chart, path, middle), point_of(chart, path, middle + 1))
    for task in draft.tasks:
        by = 1 if task.work_package == package.id else 0
        assert months(chart, f"tasks/{task.id}") == ((task.start_month or 0) + by, (task.end_month or 0) + by)
    chart.session.undo_stack.undo()
    assert chart.session.draft.tasks == draft.tasks


def test_keys_move_and_stretch_and_a_key_held_down_is_one_step(view: PlanView, qtbot: QtBot) -> None:
    chart, session = view.chart, view.chart.session
    path = f"tasks/{task_of(chart, 2).id}"
    start, end = months(chart, path)
    chart.go_to(path)
    for _ in range(3):
        qtbot.keyClick(chart, Keys.Key_Right, CTRL)
    assert months(chart, path) == (start + 3, end + 3)
    qtbot.keyClick(chart, Keys.Key_Left, SHIFT)
    assert months(chart, path) == (start + 3, end + 2)
    qtbot.keyClick(chart, Keys.Key_Left, CTRL | SHIFT)
    assert months(chart, path) == (start + 2, end + 2)
    for _ in range(3):
        session.undo_stack.undo()
    assert months(chart, path) == (start, end)
    assert chart.current is not None
    assert chart.current.path == path


def test_a_row_goes_into_the_next_package_by_key_and_by_mouse_and_numbers_follow(
    view: PlanView, qtbot: QtBot, dialogs: Dialogs
) -> None:
    chart, session = view.chart, view.chart.session
    session.ask_texts = lambda _found: _leave()
    first, second = session.draft.work_packages[:2]
    last = [row for row in session.draft.tasks if row.work_package == first.id][-1]
    chart.go_to(f"tasks/{last.id}")
    chart.window().activateWindow()
    view.shift(1)
    assert get(session.draft, f"tasks/{last.id}").work_package == second.id
    assert session.state.numbers.tasks[last.id] == "T2.1"
    session.undo_stack.undo()
    chart.go_to(f"tasks/{last.id}")
    target = task_of(chart, 3)
    start = point_of(chart, f"tasks/{last.id}", 1)
    start.setX(60)
    end = point_of(chart, f"tasks/{target.id}", 1) - QPoint(0, 8)
    end.setX(60)
    draw(chart, start, end)
    assert get(session.draft, f"tasks/{last.id}").work_package == second.id
    assert session.state.numbers.tasks[last.id] == "T2.3"


def _leave() -> object:
    from euroapp.edits.references import Decision, Texts

    return Decision(Texts.LEAVE)


def test_packages_fold_and_arrows_walk(view: PlanView, qtbot: QtBot) -> None:
    chart = view.chart
    everything = len(chart.rows.shown)
    qtbot.keyClick(chart, Keys.Key_Home)
    qtbot.keyClick(chart, Keys.Key_Left)
    assert len(chart.rows.shown) < everything
    qtbot.keyClick(chart, Keys.Key_Down)
    assert chart.current is not None
    assert chart.current.label.startswith("WP2")
    qtbot.keyClick(chart, Keys.Key_Up)
    qtbot.keyClick(chart, Keys.Key_Right)
    assert len(chart.rows.shown) == everything
    assert "WP1" in chart.accessibleName()


def test_return_opens_the_form_of_the_row(view: PlanView, example: Workspace, qtbot: QtBot) -> None:
    path = f"tasks/{task_of(view.chart).id}"
    view.chart.go_to(path)
    qtbot.keyClick(view.chart, Keys.Key_Return)
    assert not view.isVisible()
    scheme = view.chart.session.draft.schemes[1].id
    open_tab(example, "workplan", "Timetable")
    view.chart.go_to(f"schemes/{scheme}")
    qtbot.keyClick(view.chart, Keys.Key_Return)
    assert example.current_page().key == "support"


def test_a_broken_link_is_told_and_mended(view: PlanView, example: Workspace) -> None:
    chart, session = view.chart, view.chart.session
    first, second = task_of(chart, 1), task_of(chart, 2)
    chart.go_to(f"tasks/{second.id}")
    assert chart.current is not None
    chart.link(chart.current, first.id, on=True)
    assert [link.kept for link in links(session.draft)] == [False]
    found = [one for one in session.state.findings if one.code == "W15"]
    assert [one.path for one in found] == [f"tasks/{second.id}/after"]
    end = get(session.draft, f"tasks/{first.id}").end_month
    for _ in range(end + 1 - (second.start_month or 0)):
        QTest.keyClick(chart, Keys.Key_Right, CTRL)
    assert [link.kept for link in links(session.draft)] == [True]
    assert not [one for one in session.state.findings if one.code == "W15"]


def test_the_timetable_goes_to_paper_whole_or_not_at_all(view: PlanView, tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    view.export_to(target)
    document = pypdfium2.PdfDocument(target)
    wide, high = document[0].get_size()
    assert (round(wide / 72 * 25.4), round(high / 72 * 25.4)) == (420, 297)
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    state = view.chart.session.state
    for row in view.chart.rows.shown:
        assert state.numbers.of(row.collection, row.path.rpartition("/")[2]) in words
    with pytest.raises(OSError, match="nowhere"):
        view.export_to(tmp_path / "nowhere" / "plan.pdf")


def test_months_get_wider_and_narrower_and_the_row_stays(view: PlanView) -> None:
    chart = view.chart
    path = f"tasks/{task_of(chart, 3).id}"
    chart.go_to(path)
    widths = []
    for zoom in (Zoom.MONTHS, Zoom.QUARTERS, Zoom.YEARS):
        chart.use_zoom(zoom)
        widths.append(chart.look().scale.month)
        assert not chart.grab().isNull()
    assert widths == sorted(widths, reverse=True)
    assert chart.current is not None
    assert chart.current.path == path


def test_an_undo_stays_in_the_timetable(view: PlanView, example: Workspace) -> None:
    chart = view.chart
    task, last = task_of(chart), chart.session.draft.tasks[-1]
    path, before = f"tasks/{task.id}", months(chart, f"tasks/{task.id}")
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=point_of(chart, path, before[0]))
    press(Keys.Key_Right, CTRL)
    assert months(chart, path) == (before[0] + 1, before[1] + 1)
    press(Keys.Key_Z, CTRL)
    assert months(chart, path) == before
    assert focused() is chart
    chart.go_to(f"tasks/{last.id}")
    press(Keys.Key_Left, CTRL | SHIFT)
    chart.go_to(f"work_packages/{last.work_package}")
    press(Keys.Key_Left)
    assert chart.rows.row_of(f"tasks/{last.id}") < 0
    press(Keys.Key_Home)
    press(Keys.Key_Z, CTRL)
    assert focused() is chart
    assert chart.current is not None
    assert chart.current.path == f"tasks/{last.id}", "which was folded away"
    assert "Undone: Beginning of" in example.status._told.text()


def test_a_double_click_opens_the_row_that_was_clicked(
    view: PlanView, example: Workspace, qtbot: QtBot
) -> None:
    chart, session = view.chart, view.chart.session
    area = next(one for one in example.findChildren(QScrollArea) if one.isAncestorOf(chart))
    example.navigation.setFocus()
    qtbot.wait(1)
    area.verticalScrollBar().setValue(0)
    path = f"tasks/{session.draft.tasks[1].id}"
    spot = chart.viewport().mapTo(example, point_of(chart, path, 2))
    left = Qt.MouseButton.LeftButton

    def under() -> tuple[QWidget, QPoint]:
        """Return what a hand that does not move meets at the spot."""
        return chart.viewport(), chart.viewport().mapFrom(example, spot)

    opened: list[str] = []
    chart.opened.connect(opened.append)
    QTest.mouseClick(under()[0], left, pos=under()[1])
    qtbot.wait(20)
    QTest.mouseDClick(under()[0], left, pos=under()[1])
    QTest.mouseRelease(example.navigation, left)  # A double click ends with the button held down.
    assert opened == [path]


def test_the_page_stands_still_under_an_open_menu(view: PlanView, example: Workspace, qtbot: QtBot) -> None:
    """The row is cut by the edge of the page: once the chart has the keyboard, it would be shown whole."""
    example.window().resize(1366, 600)
    area = next(one for one in example.findChildren(QScrollArea) if one.isAncestorOf(view.chart))
    bar = area.verticalScrollBar()
    example.navigation.setFocus()
    qtbot.wait(1)
    bar.setValue(0)
    top = view.chart.viewport().mapTo(area.viewport(), QPoint(0, 0)).y()
    at = QPoint(60, area.viewport().height() - top - 3)
    QTest.mouseClick(view.chart.viewport(), Qt.MouseButton.RightButton, pos=at)
    stood: list[int] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if menu is None:
            QTimer.singleShot(10, look)
            return
        stood.append(bar.value())
        QTest.qWait(QApplication.doubleClickInterval() + 100)
        stood.append(bar.value())
        menu.close()

    QTimer.singleShot(0, look)
    reason, ground = QContextMenuEvent.Reason.Mouse, view.chart.viewport()
    QApplication.sendEvent(ground, QContextMenuEvent(reason, at, ground.mapToGlobal(at)))
    assert stood == [0, 0]
    qtbot.waitUntil(lambda: bar.value() > 0)


def test_the_page_follows_the_keyboard_down_the_chart(
    view: PlanView, example: Workspace, qtbot: QtBot
) -> None:
    example.window().resize(1366, 600)
    area = next(one for one in example.findChildren(QScrollArea) if one.isAncestorOf(view.chart))
    view.chart.setFocus()
    qtbot.wait(50)
    area.verticalScrollBar().setValue(0)
    for _ in range(18):
        qtbot.keyClick(view.chart, Qt.Key.Key_Down)

    def in_sight() -> bool:
        place = view.chart.place_at_hand()
        top = view.chart.mapTo(area.viewport(), place.topLeft()).y()
        return top >= 0 and top + place.height() <= area.viewport().height()

    qtbot.waitUntil(in_sight)


def dots(picture: QImage, colour: str) -> set[tuple[int, int]]:
    """Return the pixels of a picture that have a colour."""
    wanted = QColor(colour).rgb()
    across, down = range(picture.width()), range(picture.height())
    return {(x, y) for y in down for x in across if picture.pixel(x, y) == wanted}


def test_an_arrow_is_drawn_from_task_to_task_and_is_red_while_the_link_does_not_hold(
    view: PlanView, example: Workspace
) -> None:
    chart, red = view.chart, theme().colours.error
    first, second = task_of(chart, 1), task_of(chart, 2)
    top, bottom = (point_of(chart, f"tasks/{one.id}", 1).y() for one in (first, second))
    example.navigation.setFocus()

    def seen() -> QImage:
        return chart.viewport().grab().toImage()

    assert not dots(seen(), red)
    row = next(one for one in chart.rows.shown if one.path == f"tasks/{second.id}")
    chart.link(row, first.id, on=True)
    arrow = dots(seen(), red)
    assert arrow
    assert all(top - 2 <= y <= bottom for _, y in arrow)
    late = (first.end_month or 0) + 1 - (second.start_month or 0)
    chart.session.apply("later", lambda draft: shift_row(draft, f"tasks/{second.id}", late))
    kept = seen()
    assert not dots(kept, red)
    chart.link(row, first.id, on=False)
    assert seen() != kept, "a link that holds is drawn too"


def test_bars_stand_on_paper_where_their_months_are(qapp: QApplication) -> None:
    def bar(start: int) -> tuple[int, int, int]:
        """Return left and right end of the one bar, and the width of the page."""
        package = WorkPackage(id="w1", name="Management", start_month=start, end_month=start + 5)
        draft = a_draft(general={"duration_months": 36}, work_packages=(package,))
        raw = timetable_on_paper(DraftSession(draft, call_of(draft)).state)
        page = pypdfium2.PdfDocument(raw)[0].render(scale=1).to_pil().convert("RGB")
        size = (page.width, page.height, 3 * page.width)
        inked = [x for x, _ in dots(QImage(page.tobytes(), *size, QImage.Format.Format_RGB888), LIGHT.accent)]
        return min(inked), max(inked), page.width

    (left, right, wide), (later, end, _) = bar(1), bar(13)
    year = later - left
    assert 0.15 * wide < year < 0.35 * wide, "three years take what the names leave of the page"
    assert abs((right - left) - year / 2) <= 2
    assert abs((end - right) - year) <= 2


def name_at(chart: PlanChart, path: str) -> QPoint:
    return QPoint(60, point_of(chart, path, 1).y())


def test_a_package_is_drawn_by_its_name_up_and_down_and_beyond_the_chart(view: PlanView) -> None:
    chart, session = view.chart, view.chart.session
    session.ask_texts = lambda _found: _leave()
    first, second, third, *rest = [package.id for package in session.draft.work_packages]

    def order() -> list[str]:
        return [package.id for package in session.draft.work_packages]

    def drawn(key: str, by: QPoint) -> None:
        start = name_at(chart, f"work_packages/{key}")
        draw(chart, start, start + by)

    target = name_at(chart, f"work_packages/{second}").y() - name_at(chart, f"work_packages/{third}").y()
    drawn(third, QPoint(0, target - 8))
    assert order() == [first, third, second, *rest]
    session.undo_stack.undo()
    target = name_at(chart, f"work_packages/{third}").y() - name_at(chart, f"work_packages/{first}").y()
    drawn(first, QPoint(0, target - 8))
    assert order() == [second, first, third, *rest]
    session.undo_stack.undo()
    drawn(third, QPoint(0, -5000))
    assert order() == [third, first, second, *rest]
    session.undo_stack.undo()
    drawn(second, QPoint(0, 5000))
    assert order() == [first, third, *rest, second]


def test_a_task_drawn_beyond_the_chart_stays_where_it_was(view: PlanView) -> None:
    chart, before = view.chart, view.chart.session.draft
    start = name_at(chart, f"tasks/{task_of(chart, 2).id}")
    for far in (QPoint(0, -5000), QPoint(0, 5000)):
        draw(chart, start, start + far)
        assert chart.session.draft is before


def test_names_are_read_in_full_while_the_bars_keep_half_of_the_width(view: PlanView) -> None:
    chart = view.chart
    look, row = chart.look(), chart.rows.shown[1]
    wide = QFontMetricsF(name_font(look.font, row.depth)).horizontalAdvance(row.label)
    assert wide + name_room(row) <= look.names <= chart.width() / 2
