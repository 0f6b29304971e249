"""A person writes: types, makes mistakes, undoes, adds, removes, pastes."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from euroapp.draft.paths import get
from euroapp.edits.references import Texts
from euroapp.edits.values import override_fact, set_value
from euroapp.folding import folded
from euroapp_ui.pages.proposal_page import suggested_name
from euroapp_ui.pages.review_page import who_owes_what
from euroapp_ui.tables.effort_grid import EffortGrid
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.widgets.mend import MendButton
from euroapp_ui.widgets.tool import IconButton
from euroapp_ui.windows.finder import Finder
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.search import Search
from euroapp_ui.windows.workspace import Workspace
from tests.window import Dialogs, open_tab, rows_of


def focused(workspace: Workspace) -> QWidget:
    widget = workspace.window().focusWidget()
    assert widget is not None
    return widget


def type_into(workspace: Workspace, qtbot: QtBot, path: str, text: str) -> QWidget:
    assert workspace.reveal(path)
    widget = focused(workspace)
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        widget.selectAll()
    qtbot.keyClicks(widget, text)
    return widget


def press_undo(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_undo_from_a_line_takes_back_the_phrase(fresh: Workspace, qtbot: QtBot) -> None:
    line = type_into(fresh, qtbot, "general/title", "Bridges between clusters")
    assert fresh.session.draft.general.title == "Bridges between clusters"
    press_undo(line, qtbot)
    assert fresh.session.draft.general.title == ""
    assert isinstance(line, QLineEdit)
    assert line.text() == ""


def test_undo_from_a_text_box_takes_back_the_phrase(fresh: Workspace, qtbot: QtBot) -> None:
    area = type_into(fresh, qtbot, "narrative/background/text", "Why now.")
    press_undo(area, qtbot)
    assert next(s.text for s in fresh.session.draft.narrative if s.id == "background") == ""


def test_undo_takes_back_a_paragraph_and_not_the_page(fresh: Workspace, qtbot: QtBot) -> None:
    area = type_into(fresh, qtbot, "narrative/background/text", "First.")
    for line in ("Second.", "Third."):
        qtbot.keyClick(area, Qt.Key.Key_Return)
        qtbot.keyClicks(area, line)
    texts = []
    for _ in range(3):
        texts.append(get(fresh.session.draft, "narrative/background/text"))
        press_undo(area, qtbot)
    assert texts == ["First.\nSecond.\nThird.", "First.\nSecond.", "First."]


def test_undo_reaches_back_over_pages(fresh: Workspace, qtbot: QtBot) -> None:
    start = fresh.session.draft
    type_into(fresh, qtbot, "general/acronym", "LINKED")
    type_into(fresh, qtbot, f"partners/{start.partners[0].id}/short_name", "ALPHA")
    press_undo(focused(fresh), qtbot)
    press_undo(focused(fresh), qtbot)
    assert fresh.session.draft == start


def test_redo_brings_it_back(window: MainWindow, fresh: Workspace, qtbot: QtBot) -> None:
    line = type_into(fresh, qtbot, "general/acronym", "LINKED")
    press_undo(line, qtbot)
    qtbot.keySequence(line, QKeySequence(QKeySequence.StandardKey.Redo))
    assert fresh.session.draft.general.acronym == "LINKED"


def test_a_number_that_is_none_is_kept_and_explained(fresh: Workspace, qtbot: QtBot) -> None:
    line = type_into(fresh, qtbot, "general/duration_months", "three")
    assert fresh.session.draft.general.duration_months is None
    assert isinstance(line, QLineEdit)
    assert line.text() == "three"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""


def test_an_ambiguous_amount_is_asked_about(fresh: Workspace, qtbot: QtBot) -> None:
    rows_of(fresh, "support", "schemes").add()
    scheme = fresh.session.draft.schemes[0]
    path = f"schemes/{scheme.id}/amount_max"
    line = type_into(fresh, qtbot, path, "1.000")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    row = next(r for r in fresh.page("support").findChildren(FieldRow) if r.path == path)
    readings = [b for b in row.findChildren(type(fresh.status._findings)) if b.text() == "1,000.00"]
    qtbot.mouseClick(readings[0], Qt.MouseButton.LeftButton)
    assert fresh.session.draft.schemes[0].amount_max == Decimal("1000.00")


def test_hostile_text_is_kept_as_typed(fresh: Workspace, qtbot: QtBot) -> None:
    text = '<b>R&D</b> "5 < 6" <img src="file:///etc/passwd"> 🙂 ‮abc'
    fresh.reveal("general/title")
    QApplication.clipboard().setText(text)
    qtbot.keySequence(focused(fresh), QKeySequence(QKeySequence.StandardKey.Paste))
    assert fresh.session.draft.general.title == text


def test_a_word_of_a_hundred_thousand_letters_is_kept(fresh: Workspace, qtbot: QtBot) -> None:
    fresh.reveal("narrative/background/text")
    QApplication.clipboard().setText("w" * 100_000)
    qtbot.keySequence(focused(fresh), QKeySequence(QKeySequence.StandardKey.Paste))
    assert len(next(s.text for s in fresh.session.draft.narrative if s.id == "background")) == 100_000


def test_rows_are_added_duplicated_moved_and_removed(fresh: Workspace, dialogs: Dialogs) -> None:
    rows = rows_of(fresh, "risks", "risks")
    fresh.go("risks")
    for text in ("First", "Second"):
        rows.add()
        path = f"{rows.row_path()}/description"
        fresh.session.apply("x", lambda d, p=path, t=text: set_value(d, p, t))
    rows.duplicate()
    assert [r.description for r in fresh.session.draft.risks] == ["First", "Second", "Second"]
    rows.shift(-5)
    dialogs.answers.append("")
    rows.remove()
    assert [r.description for r in fresh.session.draft.risks] == ["First", "Second"]
    rows.shift(-1)


def test_removing_a_partner_says_what_goes_and_one_undo_brings_it_back(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    before = example.session.draft
    victim = before.partners[3]
    example.reveal(f"partners/{victim.id}/short_name")
    dialogs.answers.extend(["", Texts.LEAVE])
    rows_of(example, "consortium", "partners").remove()
    after = example.session.draft
    assert victim.id not in {p.id for p in after.partners}
    assert all(line.participant != victim.id for line in after.cost_lines)
    example.session.undo_stack.undo()
    assert example.session.draft == before


def test_a_partners_work_can_be_handed_to_another(example: Workspace, dialogs: Dialogs) -> None:
    before = example.session.draft
    victim, heir = before.partners[3], before.partners[1]
    spent = example.session.state.figures.budget.total.total
    example.reveal(f"partners/{victim.id}/short_name")
    dialogs.answers.extend([heir.id, Texts.LEAVE])
    rows_of(example, "consortium", "partners").remove()
    assert len(example.session.draft.cost_lines) == len(before.cost_lines)
    assert abs(example.session.state.figures.budget.total.total - spent) < Decimal("0.05")


def test_leaving_the_question_leaves_everything(example: Workspace, dialogs: Dialogs) -> None:
    before = example.session.draft
    example.reveal(f"work_packages/{before.work_packages[2].id}/name")
    dialogs.answers.append(None)
    rows_of(example, "workplan", "work_packages").remove()
    assert example.session.draft == before


def test_a_block_from_a_spreadsheet_becomes_cost_lines_in_one_step(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialogs.answers.append(1)
    rows = rows_of(example, "budget", "cost_lines")
    example.go("budget")
    before = example.session.draft
    rows.add()
    name = before.partners[1].short_name
    block = f"{name}\tWP2\tA.1\tAnalyst\t2,5\t4.350,00\n2\tWP3\tC1a\tVisit\t3\t260.00"
    QApplication.clipboard().setText(block)
    rows.table.setCurrentIndex(rows.model.index(rows.table.currentIndex().row(), 0))
    qtbot.keySequence(rows.table, QKeySequence(QKeySequence.StandardKey.Paste))
    line = next(row for row in example.session.draft.cost_lines if row.description == "Analyst")
    assert (line.participant, line.category, line.units, line.unit_cost) == (
        before.partners[1].id,
        "A1",
        Decimal("2.5"),
        Decimal("4350.00"),
    )
    example.session.undo_stack.undo()
    assert all(row.description != "Analyst" for row in example.session.draft.cost_lines)


def test_a_block_that_cannot_be_read_changes_nothing(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialogs.answers.append(-1)
    rows = rows_of(example, "budget", "cost_lines")
    example.go("budget")
    before = example.session.draft
    rows.table.setCurrentIndex(rows.model.index(0, 0))
    QApplication.clipboard().setText("Nobody Ltd\tWP2")
    qtbot.keySequence(rows.table, QKeySequence(QKeySequence.StandardKey.Paste))
    assert example.session.draft == before


def test_effort_typed_into_the_grid_makes_a_participation(example: Workspace) -> None:
    grid = open_tab(example, "workplan", "Effort").findChild(EffortGrid)
    model = grid.table.model()
    index = model.index(1, 3)
    task = example.session.draft.tasks[0]
    assert model.setData(index, "1,5")
    partner = example.session.draft.partners[2].id
    found = next(t for t in example.session.draft.tasks if t.id == task.id).participations
    assert [p.person_months for p in found if p.participant == partner] == [Decimal("1.5")]
    assert model.setData(index, "")
    found = next(t for t in example.session.draft.tasks if t.id == task.id).participations
    assert partner not in {p.participant for p in found}


def test_bold_and_lists_are_one_key_away(fresh: Workspace, qtbot: QtBot) -> None:
    area = type_into(fresh, qtbot, "narrative/background/text", "- first")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    qtbot.keyClicks(area, "second")
    text = next(s.text for s in fresh.session.draft.narrative if s.id == "background")
    assert text == "- first\n- second"


def test_footnotes_are_one_key_away_and_numbered(fresh: Workspace, qtbot: QtBot) -> None:
    box = type_into(fresh, qtbot, "narrative/background/text", "One survey")
    page = fresh.page("narrative")
    (tool,) = [one for one in page.findChildren(IconButton) if one.accessibleName() == "Footnote"]
    for note in ("First.", "Second."):
        qtbot.mouseClick(tool, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(box, note)
        box.moveCursor(QTextCursor.MoveOperation.Start)  # type: ignore[attr-defined]
        box.moveCursor(QTextCursor.MoveOperation.EndOfLine)  # type: ignore[attr-defined]
    (section,) = [row for row in fresh.session.draft.narrative if row.id == "background"]
    assert section.text == "One survey[^1][^2]\n\n[^1]: First.\n[^2]: Second."


def test_an_own_value_changes_the_limit_everywhere(example: Workspace) -> None:
    model = example.page("call").facts.model()  # type: ignore[attr-defined]
    row = next(r for r in range(model.rowCount()) if "Maximum grant" in str(model.index(r, 0).data()))
    assert not model.setData(model.index(row, 4), "Call document, p. 9")
    assert model.setData(model.index(row, 3), "1200000")
    # The reason that was typed first has waited for its value.
    assert example.session.call.facts.money("maximum_grant").source == "Call document, p. 9"
    assert model.setData(model.index(row, 4), "")
    codes = {f.code for f in example.session.state.findings}
    assert {"C02", "G04"} <= codes
    assert model.setData(model.index(row, 4), "Call document, p. 9")
    assert "C02" not in {f.code for f in example.session.state.findings}
    assert example.session.call.facts.money("maximum_grant").source == "Call document, p. 9"
    assert not model.setData(model.index(row, 3), "plenty")
    assert model.index(row, 3).data() == "plenty"
    assert example.session.call.facts.money("maximum_grant").value == Decimal(1200000)
    assert model.setData(model.index(row, 3), "")
    assert model.index(row, 3).data() == ""
    assert not any(f.code == "G04" for f in example.session.state.findings)


def test_the_fact_a_finding_is_about_is_shown(example: Workspace, qtbot: QtBot) -> None:
    example.session.apply("x", lambda d: override_fact(d, "language", "Irish", ""))
    assert example.reveal("overrides/language/reason")
    table = focused(example)
    assert isinstance(table, QTableView)
    qtbot.waitUntil(lambda: not table.visibleRegion().isEmpty())
    rect = table.visualRect(table.currentIndex())
    assert table.model().index(table.currentIndex().row(), 0).data() == "Language"
    qtbot.waitUntil(lambda: table.viewport().visibleRegion().contains(rect.center()))


def test_problems_are_stepped_through_with_f8(fresh: Workspace, qtbot: QtBot) -> None:
    fresh.step_finding(1)
    model, view = fresh.findings.model, fresh.findings.view
    first = model.finding(view.currentIndex().row())
    assert first is not None
    found = [first]
    while (finding := model.finding(view.currentIndex().row())) is not None and len(found) < 200:
        fresh.step_finding(1)
        finding = model.finding(view.currentIndex().row())
        assert finding is not None
        if finding == first:
            break
        found.append(finding)
    assert sorted(map(repr, found)) == sorted(map(repr, fresh.session.state.findings)), "each of them once"
    fresh.step_finding(-1)
    assert model.finding(view.currentIndex().row()) == found[-1]


def test_anything_can_be_found_by_a_few_letters(example: Workspace, window: MainWindow) -> None:
    partner = example.session.draft.partners[4]
    found = [
        (one.path, one.line) for one in Search(example.session.state).matches(partner.short_name.lower())
    ]
    assert any(path.startswith(f"partners/{partner.id}/") for path, _ in found)
    finder = Finder(window, example)
    assert str(finder.chosen()).startswith("page/")
    finder.deleteLater()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("malaga", "Málaga"),
        ("istanbul", "İstanbul"),
        ("Łódź", unicodedata.normalize("NFD", "Łódź")),
        ("lodz", "Łódź"),
        ("eco valley", "Eco\N{NO-BREAK SPACE}Valley"),
        ("strasse", "straße"),
    ],
)
def test_anything_is_found_whatever_its_accents_and_forms(example: Workspace, words: str, name: str) -> None:
    path = f"partners/{example.session.draft.partners[4].id}/town"
    text = f"{'x' * 60} in {name}, really"
    example.session.apply("x", lambda d: set_value(d, path, text))
    (found,) = [one.line for one in Search(example.session.state).matches(words) if one.path == path]
    assert folded(name) in folded(found)


@pytest.mark.parametrize(
    ("acronym", "name"), [("ÉCLAT", "ECLAT"), ("ŁÓDŹ", "LODZ"), ("CON", "CON"), ("", "proposal")]
)
def test_an_offered_file_name_keeps_its_letters(acronym: str, name: str) -> None:
    assert suggested_name(acronym) == f"{name}-part-B.pdf"


@pytest.mark.parametrize("key", ["Ctrl+PgDown", "F8"])
def test_shortcuts_of_the_menus_are_unique(window: MainWindow, key: str) -> None:
    keys = [s.toString() for a in window.actions_by_key.values() for s in a.shortcuts() if not s.isEmpty()]
    assert len(keys) == len(set(keys))
    assert key in keys


def test_one_click_mends_a_finding_and_one_undo_takes_it_back(example: Workspace, qtbot: QtBot) -> None:
    example.session.apply("x", lambda d: set_value(d, "general/duration_months", 40))
    broken = example.session.draft
    finding = next(f for f in example.session.state.findings if f.message == "duration_too_long")
    assert example.reveal(finding.path)
    row = next(r for r in example.page("scope").findChildren(FieldRow) if r.path == finding.path)
    mend = next(b for b in row.findChildren(MendButton))
    assert mend.isVisible()
    mend.menu_for_finding().actions()[0].trigger()
    assert example.session.draft.general.duration_months == 36
    example.session.undo_stack.undo()
    assert example.session.draft == broken


def test_the_list_of_findings_offers_the_cures_of_the_chosen_one(example: Workspace, qtbot: QtBot) -> None:
    example.session.apply("x", lambda d: set_value(d, "general/duration_months", 0))
    example.side.show_findings()
    qtbot.wait(10)
    example.step_finding(1)
    while (
        found := example.findings.model.finding(example.findings.view.currentIndex().row())
    ) is None or found.message != "duration_not_positive":
        example.step_finding(1)
    assert example.findings.cures.isVisible()


def test_too_many_pages_are_a_finding_as_soon_as_they_are_counted(example: Workspace) -> None:
    assert not any(f.code == "B02" for f in example.session.state.findings)
    example.session.pages_counted(78)
    assert any(f.code == "B02" for f in example.session.state.findings)
    example.session.apply("x", lambda d: set_value(d, "general/title", "Other"))
    assert any(f.code == "B02" for f in example.session.state.findings)


def test_the_review_tells_who_owes_what(example: Workspace) -> None:
    partner = example.session.draft.partners[2]
    example.session.apply("x", lambda d: set_value(d, f"partners/{partner.id}/pic", ""))
    rows = who_owes_what(example.session.state).rows
    assert [row[2] for row in rows] == ["0", "0", "1", "0", "0", "0", "0", "0"]


def test_the_guide_follows_from_section_to_section(example: Workspace, qtbot: QtBot) -> None:
    example.window().activateWindow()
    example.go("narrative")
    listed = example.current_page().findChild(QListView)
    assert listed is not None
    listed.setFocus()
    for row in (1, 2):
        qtbot.keyClick(listed, Qt.Key.Key_Down)
        section = example.session.call.form.narratives()[row]
        assert example.guide.path == f"narrative/{section.id}/text"
    place = listed.visualRect(listed.model().index(0, 0)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert example.guide.path == f"narrative/{example.session.call.form.narratives()[0].id}/text"
