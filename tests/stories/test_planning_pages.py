"""Pictures, boards, cards and matrices: they say what the tables say, and lead back to them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from euroapp.draft.paths import get
from euroapp.draft.risks import Rating
from euroapp.edits.values import set_value
from euroapp.figures.scheme_points import points_of
from euroapp.storage.files import save
from euroapp.storage.partner_library import PartnerLibrary
from euroapp.wording.numbers import money
from euroapp_ui.pages.annex_files_view import AnnexFiles
from euroapp_ui.pages.indicator_board import IndicatorBoard
from euroapp_ui.pages.partner_choice import PartnerChoice
from euroapp_ui.pages.scheme_cards import SchemeCards
from euroapp_ui.pictures.bars import BarRows
from euroapp_ui.pictures.dates import DateLine
from euroapp_ui.pictures.risk_matrix import RiskMatrix
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.widgets.rest import rests_of
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.builders import an_example
from tests.window import Dialogs, open_tab

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_pictures_of_the_budget_show_its_totals(example: Workspace) -> None:
    part, state = open_tab(example, "budget", "Pictures"), example.session.state
    bars = {one.accessibleName(): [row.figure for row in one.rows] for one in part.findChildren(BarRows)}
    budget = state.figures.budget
    assert bars["Costs by participant"] == [money(line.costs.total) for line in budget.partners]
    assert bars["Costs by work package"] == [money(costs.total) for costs in budget.work_packages.values()]
    assert bars["Costs by project year"] == [
        money(one) for one in state.figures.timing.costs_by_year.values()
    ]
    words = " ".join(one.text() for one in part.findChildren(QLabel))
    assert "exactly that goes to SMEs" in words
    line = next(row for row in example.session.draft.cost_lines if row.category.startswith("D"))
    example.session.apply("x", lambda d: set_value(d, f"cost_lines/{line.id}/unit_cost", line.unit_cost / 2))
    assert "more would have to go to SMEs" in " ".join(one.text() for one in part.findChildren(QLabel))


def test_the_board_lists_every_indicator_once_and_opens_it(example: Workspace, qtbot: QtBot) -> None:
    board = open_tab(example, "indicators", "Board").findChild(IndicatorBoard)
    assert isinstance(board, IndicatorBoard)
    numbers = example.session.state.numbers
    qtbot.waitUntil(lambda: not rests_of(board))
    links = [one for one in board.findChildren(QPushButton) if one.isVisibleTo(board)]
    assert sorted(one.accessibleName() for one in links) == sorted(
        numbers.label("indicators", row.id) for row in example.session.draft.indicators
    )
    assert all(one.text().replace("&&", "&") == one.accessibleName() for one in links), "none is cut"
    qtbot.keyClick(links[3], Qt.Key.Key_Return)
    assert not board.isVisible()


def test_a_risk_is_moved_by_key_and_by_mouse_and_one_undo_brings_it_back(
    example: Workspace, qtbot: QtBot
) -> None:
    example.go("risks")
    matrix = example.current_page().findChild(RiskMatrix)
    session, risk = example.session, matrix._rows[0]
    path, before = f"risks/{risk.id}", (risk.likelihood, risk.impact)
    assert before == (Rating.LOW, Rating.HIGH)
    matrix.setFocus()
    qtbot.keyClick(matrix, Qt.Key.Key_Home)
    qtbot.keyClick(matrix, Qt.Key.Key_Right, CTRL)
    qtbot.keyClick(matrix, Qt.Key.Key_Down, CTRL)
    moved = get(session.draft, path)
    assert (moved.likelihood, moved.impact) == (Rating.MEDIUM, Rating.MEDIUM)
    session.undo_stack.undo()
    matrix.grab()
    start = matrix._places[0].center().toPoint()
    end = matrix._box(Rating.HIGH, Rating.LOW).center().toPoint()
    QTest.mousePress(matrix, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(matrix, (start + end) / 2)
    QTest.mouseRelease(matrix, Qt.MouseButton.LeftButton, pos=end)
    moved = get(session.draft, path)
    assert (moved.likelihood, moved.impact) == (Rating.HIGH, Rating.LOW)
    session.undo_stack.undo()
    assert (get(session.draft, path).likelihood, get(session.draft, path).impact) == before


def test_an_undo_stays_in_the_matrix_of_risks(example: Workspace, qtbot: QtBot) -> None:
    example.go("risks")
    matrix = example.current_page().findChild(RiskMatrix)
    area = next(one for one in example.findChildren(QScrollArea) if one.isAncestorOf(matrix))
    area.verticalScrollBar().setValue(matrix.mapTo(area.widget(), matrix.rect().topLeft()).y())
    matrix.setFocus()
    where, before = area.verticalScrollBar().value(), example.session.draft
    qtbot.keyClick(matrix, Qt.Key.Key_End)
    qtbot.keyClick(matrix, Qt.Key.Key_Right, CTRL)
    assert example.session.draft.risks != before.risks
    qtbot.keyClick(matrix, Qt.Key.Key_Z, CTRL)
    assert example.session.draft.risks == before.risks
    assert example.window().focusWidget() is matrix
    assert area.verticalScrollBar().value() == where


def test_a_card_of_a_scheme_says_which_points_are_missing_and_goes_there(
    example: Workspace, qtbot: QtBot
) -> None:
    cards = open_tab(example, "support", "Cards").findChild(SchemeCards)
    assert isinstance(cards, SchemeCards)
    session, scheme = example.session, example.session.draft.schemes[1]
    checklist = session.call.pack.support_checklist
    assert all(point.said for point in points_of(scheme, checklist))
    session.apply("x", lambda d: set_value(d, f"schemes/{scheme.id}/recipients", ""))
    QTest.qWait(10)
    write = [one for one in cards.findChildren(QPushButton) if one.text() == "Write it" and one.isVisible()]
    assert len(write) == 1
    qtbot.keyClick(write[0], Qt.Key.Key_Return)
    focus = example.window().focusWidget()
    assert focus is not None
    assert "recipients" in _path_of(focus)


def _path_of(widget: object) -> str:
    while widget is not None and not widget.property("fieldPath"):  # type: ignore[attr-defined]
        widget = widget.parentWidget()  # type: ignore[attr-defined]
    return str(widget.property("fieldPath")) if widget is not None else ""  # type: ignore[attr-defined]


def test_a_template_gives_texts_and_no_amounts_and_says_where_they_come_from(fresh: Workspace) -> None:
    rows = next(
        one
        for one in open_tab(fresh, "support", "Schemes").findChildren(RowsView)
        if one.listing.path == "schemes"
    )
    told: list[str] = []
    fresh.session.told.connect(told.append)
    made = next(one for one in rows.findChildren(QPushButton) if one.text() == "From a template")
    made.menu().actions()[0].trigger()
    scheme = fresh.session.draft.schemes[-1]
    assert scheme.name == "Innovation voucher"
    assert scheme.recipients
    assert (scheme.total, scheme.amount_max, scheme.calls) == (None, None, ())
    assert "not from the call" in told[-1]
    fresh.session.undo_stack.undo()
    assert scheme not in fresh.session.draft.schemes


def test_partners_are_kept_for_later_drafts_and_added_once(
    window: MainWindow, dialogs: Dialogs, qtbot: QtBot
) -> None:
    from tests.window import fresh_draft, open_draft

    example = open_draft(window, an_example())
    rows = next(
        one
        for one in open_tab(example, "consortium", "Participants").findChildren(RowsView)
        if one.listing.path == "partners"
    )
    menu = next(one for one in rows.findChildren(QPushButton) if one.text() == "My partners").menu()
    for place in (1, 3):
        rows.select_rows([example.session.draft.partners[place].id])
        menu.actions()[1].trigger()
    assert len(PartnerLibrary().all()) == 2
    fresh = open_draft(window, fresh_draft())
    rows = next(
        one
        for one in open_tab(fresh, "consortium", "Participants").findChildren(RowsView)
        if one.listing.path == "partners"
    )
    menu = next(one for one in rows.findChildren(QPushButton) if one.text() == "My partners").menu()

    def tick_all(dialog: PartnerChoice) -> bool:
        for row in range(dialog._list.count()):
            dialog._list.item(row).setCheckState(Qt.CheckState.Checked)
        return True

    before = len(fresh.session.draft.partners)
    dialogs.answers = [tick_all]
    menu.actions()[0].trigger()
    assert len(fresh.session.draft.partners) == before + 2
    added = fresh.session.draft.partners[-1]
    assert added.staff
    assert added.sign_off.name == ""
    dialogs.answers = [tick_all]
    menu.actions()[0].trigger()
    assert len(fresh.session.draft.partners) == before + 2
    fresh.session.undo_stack.undo()
    assert len(fresh.session.draft.partners) == before


def test_files_of_annexes_are_looked_for_beside_the_draft(
    window: MainWindow, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "bid" / "food.euroapp"
    path.parent.mkdir()
    save(an_example(), path)
    window.files.open_path(path)
    workspace = window.workspace
    assert workspace is not None
    workspace.go("annexes")
    files = workspace.current_page().findChild(AnnexFiles)
    name = workspace.session.draft.annexes[0].file_name

    def words() -> str:
        return " ".join(one.text() for one in files.findChildren(QLabel) if not one.isHidden())

    qtbot.waitUntil(lambda: f"{name} is not there" in words(), timeout=5_000)
    source = tmp_path / "other" / "our_budget.xlsx"
    source.parent.mkdir()
    source.write_bytes(b"x" * 5_000)
    choose = next(one for one in files.findChildren(QPushButton) if one.text().startswith("Choose"))
    dialogs.answers = [source]
    choose.click()
    assert workspace.session.draft.annexes[0].file_name == "our_budget.xlsx"
    qtbot.waitUntil(lambda: "our_budget.xlsx, 5 kB" in words(), timeout=5_000)
    assert (path.parent / "annexes" / "our_budget.xlsx").exists()


def test_the_time_line_of_the_call_says_its_days(example: Workspace) -> None:
    example.go("call")
    line = example.current_page().findChild(DateLine)
    assert "30 Nov 2021" in line.accessibleDescription()
    assert not line.grab().isNull()
