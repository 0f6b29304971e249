"""Ten jobs of planning, done with real keys and clicks and counted; docs/planning.md says what Calc takes."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from euroapp.draft.consortium import Role
from euroapp.draft.paths import get
from euroapp.edits.references import Texts
from euroapp.figures.budget import line_total
from euroapp.wording.numbers import money
from euroapp_ui.language import shown
from euroapp_ui.planning.chart import PlanChart
from euroapp_ui.planning.view import PlanView
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.windows.workspace import Workspace
from tests.stories.test_cell_keys import focused
from tests.stories.test_chosen_cells import column
from tests.stories.test_clipboard import clip
from tests.stories.test_explained_figures import panel_of
from tests.stories.test_hands import CTRL, SHIFT, open_list
from tests.stories.test_timetable import draw, months, point_of
from tests.window import Dialogs, open_tab, press, write

Keys = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
TABLE = re.compile(r"^\| (\d+) \|.*\| (\d+) \| (\d+) \|$", re.MULTILINE)
DOCUMENTED = {
    int(job): (int(ours), int(calc))
    for job, ours, calc in TABLE.findall(
        (Path(__file__).parents[2] / "docs" / "planning.md").read_text(encoding="utf-8")
    )
}
"""Of each job: what it takes here, and in Calc."""


class Hand:
    """Sends real keys and clicks, and counts them: a key with its modifiers, a click, a drag are one each."""

    def __init__(self) -> None:
        self.number = 0

    def begin(self) -> None:
        """Begin a job."""
        self.number = 0

    def ends(self, job: int) -> None:
        """End a job: it took what is documented, which is no more than in Calc."""
        ours, calc = DOCUMENTED[job]
        assert self.number == ours, f"job {job}"
        assert ours <= calc, f"job {job}"

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where a person's key goes: into an open list, or else to what has the keyboard."""
        self.number += 1
        popup = QApplication.activePopupWidget()
        QTest.keyClick(popup.focusWidget() or popup if popup is not None else focused(), key, held)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type letter by letter."""
        self.number += len(text)
        write(text)

    def click_at(self, chart: PlanChart, place: QPoint) -> None:
        """Click in the timetable."""
        self.number += 1
        QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def click(self, view: RowsView, row: int, name: str | int, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Click on a cell."""
        self.number += 1
        names, table = [one.name for one in view.model.columns], view.table
        index = view.model.index(row, names.index(name) if isinstance(name, str) else name)
        table.scrollTo(index)
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(table.viewport(), left, held, table.visualRect(index).center())
        QApplication.processEvents()

    def draw(self, chart: PlanChart, start: QPoint, end: QPoint) -> None:
        """Press the mouse, move and let go."""
        self.number += 1
        draw(chart, start, end)


@pytest.fixture
def hand() -> Hand:
    return Hand()


PARTNERS = (
    ("BRIO", "BRIO Cluster", "999888776", "Denmark"),
    ("CASA", "CASA Cluster", "999888775", "Finland"),
    ("DANA", "DANA Cluster", "999888774", "Estonia"),
    ("EIRE", "EIRE Cluster", "999888773", "Latvia"),
    ("FINN", "FINN Cluster", "999888772", "Malta"),
)


def test_partners_are_entered_and_a_table_of_a_mail_becomes_forty_lines(
    fresh: Workspace, hand: Hand, dialogs: Dialogs, qtbot: QtBot
) -> None:
    open_list(fresh, "consortium", "partners")
    hand.begin()
    for short, legal, pic, country in PARTNERS:
        hand.press(Keys.Key_Return, CTRL)
        for text in (short, legal, pic):
            hand.write(text)
            hand.press(Keys.Key_Tab)
        hand.press(Keys.Key_Tab)  # over the role, which a new participant has
        hand.write(country[0])
        hand.press(Keys.Key_Tab)
    hand.ends(2)
    partners = fresh.session.draft.partners[-len(PARTNERS) :]
    assert [(p.short_name, p.legal_name, p.pic, country_name(p.country)) for p in partners] == list(PARTNERS)
    assert {p.role for p in partners} == {Role.BENEFICIARY}
    open_list(fresh, "budget", "cost_lines")
    rows = [f"{PARTNERS[n % 5][0]}\tWP1\tA.1 Employees\tEngineer {n}\t{n + 1}\t4500" for n in range(40)]
    clip("Participant\tWP\tCategory\tDescription\tUnits\tUnit cost\n" + "\n".join(rows))
    hand.begin()
    hand.press(Keys.Key_V, CTRL)
    hand.ends(1)
    lines = fresh.session.draft.cost_lines
    assert [(line.participant, line.units) for line in lines] == [
        (partners[n % 5].id, n + 1) for n in range(40)
    ]


def test_cost_lines_are_filled_added_up_shown_and_explained(
    example: Workspace, hand: Hand, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view = open_list(example, "budget", "cost_lines")
    session, before = example.session, example.session.draft
    total = column(view.table, "Total")
    chosen = [0, 2, 3, 5, 8, 9, 12, 14, 15, 17]
    hand.begin()
    for row in chosen:
        hand.click(view, row, "unit_cost", CTRL if row else PLAIN)
    hand.write("4500")
    hand.press(Keys.Key_Return, CTRL)
    hand.ends(4)
    pairs = list(zip(before.cost_lines, session.draft.cost_lines, strict=True))
    assert [place for place, (one, other) in enumerate(pairs) if one != other] == chosen
    assert {pairs[row][1].unit_cost for row in chosen} == {Decimal(4500)}
    press(Keys.Key_Z, CTRL)

    second = before.partners[1].id
    own = [line for line in before.cost_lines if line.participant == second]
    hand.begin()
    hand.click(view, before.cost_lines.index(own[0]), "participant")
    hand.press(Keys.Key_N, CTRL | SHIFT)
    hand.ends(5)
    assert view.totals.text(total) == shown(money(sum(map(line_total, own), Decimal(0))))

    press(Keys.Key_M, CTRL | SHIFT)
    hand.begin()
    hand.click(view, before.cost_lines.index(own[0]), "participant")
    hand.press(Keys.Key_N, CTRL | SHIFT)
    hand.click(view, 0, "category")
    hand.press(Keys.Key_N, CTRL | SHIFT)
    hand.ends(6)
    assert list(view.model.rows) == [line for line in own if line.category == own[0].category]

    press(Keys.Key_M, CTRL | SHIFT)
    hand.begin()
    hand.click(view, 1, "description")
    hand.press(Keys.Key_Up, ALT | SHIFT)
    hand.ends(7)
    assert len(session.draft.cost_lines) == len(before.cost_lines) + 1
    assert (session.draft.cost_lines[0], *session.draft.cost_lines[2:]) == before.cost_lines
    press(Keys.Key_Escape)
    press(Keys.Key_Z, CTRL)

    hand.begin()
    hand.click(view, 1, total)
    hand.press(Keys.Key_F4)
    hand.ends(9)
    assert panel_of(example).tree.topLevelItem(0).childCount() == 2, "units times unit cost"


def test_the_plan_is_shifted_a_task_moved_and_months_are_filled(
    example: Workspace, hand: Hand, dialogs: Dialogs, qtbot: QtBot
) -> None:
    part = open_tab(example, "workplan", "Timetable").findChild(PlanView)
    assert isinstance(part, PlanView)
    chart, session, draft = part.chart, example.session, example.session.draft
    third = draft.work_packages[2].id
    hand.begin()
    hand.click_at(chart, point_of(chart, f"work_packages/{third}", 5))
    hand.press(Keys.Key_Right, CTRL)
    hand.press(Keys.Key_Right, CTRL)
    hand.ends(3)
    own = [f"tasks/{task.id}" for task in draft.tasks if task.work_package == third]
    for path in (f"work_packages/{third}", *own):
        before = get(draft, path)
        assert months(chart, path) == (before.start_month + 2, before.end_month + 2)
    press(Keys.Key_Z, CTRL)
    assert session.draft == draft

    second = draft.work_packages[1].id
    moved = [task.id for task in draft.tasks if task.work_package == second][1]
    point_of(chart, f"tasks/{moved}", 1)
    start, end = name_of(chart, f"tasks/{moved}"), name_of(chart, own[-1])
    dialogs.answers = [Texts.CARRY]
    hand.begin()
    hand.draw(chart, start, end)
    hand.number += 1  # Return in the question, whose first answer takes the texts along
    hand.ends(8)
    numbers = session.state.numbers.tasks
    assert get(session.draft, f"tasks/{moved}").work_package == third
    assert numbers[moved].startswith("T3.")
    assert numbers[moved] in session.draft.model_dump_json(), "texts name it by its new number"
    session.undo_stack.undo()

    view = open_list(example, "workplan", "deliverables")
    hand.begin()
    hand.click(view, 0, "due_month")
    hand.write("6")
    hand.press(Keys.Key_Return)
    hand.write("12")
    hand.press(Keys.Key_Return)
    hand.click(view, 0, "due_month")
    hand.click(view, 5, "due_month", SHIFT)
    hand.press(Keys.Key_L, CTRL)
    hand.ends(10)
    due = [row.due_month for row in session.draft.deliverables]
    assert due[:6] == [6, 12, 18, 24, 30, 36]
    assert due[6:] == [row.due_month for row in draft.deliverables[6:]]


def name_of(chart: PlanChart, path: str) -> QPoint:
    """Return where the name of a row stands in the chart now."""
    look, place = chart.look(), chart.rows.row_of(path)
    return QPointF(40, look.head + (place + 0.5) * look.row - chart.verticalScrollBar().value()).toPoint()


def country_name(code: str) -> str:
    """Return a country of this test by its code."""
    return {"DK": "Denmark", "FI": "Finland", "EE": "Estonia", "LV": "Latvia", "MT": "Malta"}[code]
