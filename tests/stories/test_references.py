"""Rows are moved and removed while texts name them: the texts follow, or stay, as the author says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from euroapp.draft.paths import get, put
from euroapp.edits.references import Decision, Texts, carried, following
from euroapp.edits.renumbering import Place, Renumbering, renumbered
from euroapp.edits.rows import move_row
from euroapp.storage.example import example_draft
from euroapp_ui.carrying import PlacesTable, TextsDialog
from euroapp_ui.commands import ADD_KEYS
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.windows.undoing import redo, undo
from euroapp_ui.windows.workspace import Workspace
from tests.window import Dialogs, focused, rows_of

TEXT, NAME = "narrative/background/text", "partners/p3/short_name"
NO_KEY = Qt.KeyboardModifier.NoModifier


def write(workspace: Workspace, text: str) -> None:
    workspace.session.apply("x", lambda draft: put(draft, TEXT, text))


def text_of(workspace: Workspace) -> str:
    return str(get(workspace.session.draft, TEXT))


def press(workspace: Workspace, qtbot: QtBot, collection: str, row: str, key: Qt.Key, *, alt: bool) -> None:
    """Choose a row of the work plan and press a key on it."""
    workspace.reveal(f"{collection}/{row}/name")
    table = rows_of(workspace, "workplan", collection).table
    table.setFocus()
    modifier = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(table, key, modifier)


def test_moving_a_package_carries_the_texts_in_one_step(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    write(example, "WP2 feeds T3.1; D2.1 is ready.")
    before = example.session.draft
    dialogs.answers.append(Texts.CARRY)
    press(example, qtbot, "work_packages", "wp2", Qt.Key.Key_Down, alt=True)
    assert [row.id for row in example.session.draft.work_packages][1:3] == ["wp3", "wp2"]
    assert text_of(example) == "WP3 feeds T2.1; D3.1 is ready."
    assert not [f for f in example.session.state.findings if f.code == "N03"]
    assert "This renumbers 18 rows." in dialogs.seen[-1]
    assert "becomes" in dialogs.seen[-1]
    example.session.undo_stack.undo()
    assert example.session.draft == before
    example.session.undo_stack.redo()
    assert text_of(example) == "WP3 feeds T2.1; D3.1 is ready."
    assert len(dialogs.seen) == 1


def test_texts_can_be_left_and_the_move_given_up(example: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    before = example.session.draft
    dialogs.answers.extend([None, Texts.LEAVE])
    press(example, qtbot, "work_packages", "wp2", Qt.Key.Key_Down, alt=True)
    assert example.session.draft is before
    press(example, qtbot, "work_packages", "wp2", Qt.Key.Key_Down, alt=True)
    assert example.session.draft == move_row(before, "work_packages/wp2", 1)


def test_removing_a_deliverable_says_which_texts_name_it(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    write(example, "D1.1 comes first, then D1.2.")
    dialogs.answers.extend(["", Texts.CARRY])
    press(example, qtbot, "deliverables", "d1_1", Qt.Key.Key_Delete, alt=False)
    assert text_of(example) == "D1.1 [removed] comes first, then D1.1."
    found = [f for f in example.session.state.findings if f.code == "N03" and f.path == TEXT]
    assert [f.message for f in found] == ["reference_removed"]
    example.session.undo_stack.undo()
    assert text_of(example) == "D1.1 comes first, then D1.2."


def test_a_task_that_is_not_moved_to_another_package_after_all_stays_where_it_is(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    before = example.session.draft
    example.reveal("tasks/t2_1/work_package")
    field = next(
        row
        for row in example.page("workplan").findChildren(FieldRow)
        if row.path == "tasks/t2_1/work_package"
    )
    combo = field.findChild(QComboBox)
    assert combo is not None
    dialogs.answers.append(None)
    shown = combo.currentText()
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert dialogs.seen == [], "opening the list chooses nothing"
    qtbot.keyClick(combo.view(), Qt.Key.Key_Down)
    qtbot.keyClick(combo.view(), Qt.Key.Key_Return)
    assert len(dialogs.seen) == 1
    assert example.session.draft is before
    assert combo.currentText() == shown


def test_typing_never_asks(example: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    example.reveal("tasks/t2_1/description")
    focus = example.window().focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, " See T2.2.")
    assert dialogs.seen == []


@pytest.mark.parametrize(
    ("button", "answer"),
    [
        ("Update the numbers in the texts", Texts.CARRY),
        ("Leave the texts as they are", Texts.LEAVE),
        ("Cancel", None),
    ],
)
def test_the_question_itself(example: Workspace, qtbot: QtBot, button: str, answer: Texts | None) -> None:
    dialog = question(example, qtbot, "WP2 feeds T3.1.")
    usual = next(one for one in dialog.findChildren(QPushButton) if one.isDefault())
    assert usual.text() == "Update the numbers in the texts"
    wanted = next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == button)
    wanted.click()
    decision = dialog.decision()
    assert (decision.texts if decision is not None else None) is answer


def question(workspace: Workspace, qtbot: QtBot, text: str) -> TextsDialog:
    """Open the question that comes when package 2 moves down while a section says a text."""
    write(workspace, text)
    draft = workspace.session.draft
    found = renumbered(draft, move_row(draft, "work_packages/wp2", 1))
    assert found is not None
    dialog = TextsDialog(workspace, workspace.session.state, found)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def places_of(dialog: TextsDialog) -> dict[str, QTableWidgetItem]:
    """Return the ticks of all places by what is shown of them, up to the number that changes."""
    table = dialog.findChild(PlacesTable)
    assert table is not None
    seen = {}
    for row in range(table.rowCount()):
        tick, before, change = (table.item(row, column) for column in range(3))
        if tick is not None and before is not None and change is not None:
            seen[f"{before.text()} {change.text()}".strip()] = tick
    return seen


def test_every_place_is_shown_with_what_it_would_say_and_only_sure_ones_are_ticked(
    example: Workspace, qtbot: QtBot
) -> None:
    dialog = question(example, qtbot, "WP2 learns from 2.1 and the second package.")
    ticks = places_of(dialog)
    assert ticks["WP2 → WP3"].checkState() is Qt.CheckState.Checked
    assert ticks["WP2 learns from 2.1 → 3.1"].checkState() is Qt.CheckState.Unchecked
    by_hand = ticks["WP2 learns from 2.1 and the second"]
    assert not by_hand.flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_a_ticked_place_is_written_and_one_without_a_tick_stays(example: Workspace, qtbot: QtBot) -> None:
    dialog = question(example, qtbot, "WP2 learns from 2.1.")
    for seen in ("WP2 → WP3", "WP2 learns from 2.1 → 3.1"):
        tick = places_of(dialog)[seen]
        tick.tableWidget().setFocus()
        tick.tableWidget().setCurrentItem(tick)
        qtbot.keyClick(tick.tableWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    decision = dialog.decision()
    assert decision is not None
    draft = example.session.draft
    moved = move_row(draft, "work_packages/wp2", 1)
    found = renumbered(draft, moved)
    assert found is not None
    assert get(carried(moved, found, places=decision.places), TEXT) == "WP2 learns from 3.1."


def test_what_the_program_cannot_write_is_typed_in_the_list(example: Workspace, qtbot: QtBot) -> None:
    dialog = question(example, qtbot, "We do it in the second package.")
    row = places_of(dialog)["We do it in the second"]
    table = row.tableWidget()
    table.setFocus()
    table.setCurrentItem(row)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "third")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() is not QTableWidget.State.EditingState)
    assert dialog.isVisible(), "Return ends the typing and answers nothing"
    qtbot.keyClick(table, Qt.Key.Key_Return)
    decision = dialog.decision()
    assert decision is not None
    draft = example.session.draft
    moved = move_row(draft, "work_packages/wp2", 1)
    after = following(draft, moved, lambda _found: decision)
    assert after is not None
    assert get(after, TEXT) == "We do it in the third package."


def test_where_nothing_is_sure_return_leaves_the_texts_until_something_is_ticked(
    example: Workspace, qtbot: QtBot
) -> None:
    draft = example.session.draft
    write(example, "We see packages (2) and (3).")
    moved = move_row(example.session.draft, "work_packages/wp2", 1)
    found = renumbered(example.session.draft, moved)
    assert found is not None
    doubtful = Renumbering(found.rows, tuple(one for one in found.changes if one.path == TEXT))
    for ticks, answer, text in ((0, Texts.LEAVE, "(2) and (3)"), (1, Texts.CARRY, "(3) and (3)")):
        dialog = TextsDialog(example, example.session.state, doubtful)
        qtbot.addWidget(dialog)
        dialog.show()
        for _ in range(ticks):
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        decision = dialog.decision()
        assert decision is not None
        assert decision.texts is answer
        places = decision.places if answer is Texts.CARRY else frozenset[Place]()
        assert text in get(carried(moved, doubtful, places=places), TEXT)
    assert draft.work_packages == example.session.draft.work_packages


def test_a_place_in_a_package_stays_true_once_its_package_is_carried() -> None:
    draft = put(example_draft(), TEXT, "WP2 task 1 and task 2 of WP3")
    found = renumbered(draft, move_row(draft, "work_packages/wp2", 1))
    assert found is not None
    assert [one.mention.number for one in found.changes if one.path == TEXT] == ["WP2", "WP3"]


def rename(workspace: Workspace, qtbot: QtBot, name: str) -> QLineEdit:
    """Type another short name over that of participant 3, key by key."""
    workspace.reveal("partners/p3/short_name")
    line = workspace.window().focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, name)
    return line


def test_a_new_short_name_is_asked_about_once_when_its_field_is_left(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    old = example.session.draft.partners[2].short_name
    write(example, f"{old} trains.")
    before = example.session.draft
    line = rename(example, qtbot, "FJORD")
    assert dialogs.seen == []
    dialogs.answers.append(Texts.CARRY)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: text_of(example) == "FJORD trains.")
    assert f"“{old}” becomes “FJORD”" in dialogs.seen[0]
    example.session.undo_stack.undo()
    assert example.session.draft == before
    example.session.undo_stack.redo()
    assert (text_of(example), example.session.draft.partners[2].short_name) == ("FJORD trains.", "FJORD")
    assert len(dialogs.seen) == 1


def test_a_short_name_that_is_done_again_is_asked_about_too(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    write(example, "LILLEVANG trains.")
    line = rename(example, qtbot, "FJORD")
    undo(example)
    dialogs.answers.append(Texts.CARRY)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    redo(example)
    qtbot.waitUntil(lambda: text_of(example) == "FJORD trains.")
    assert len(dialogs.seen) == 1


@pytest.mark.parametrize(("answer", "name"), [(Texts.LEAVE, "FJORD"), (None, "LILLEVANG")])
def test_a_new_short_name_can_leave_the_texts_or_be_given_up(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot, answer: Texts | None, name: str
) -> None:
    write(example, "LILLEVANG trains.")
    line = rename(example, qtbot, "FJORD")
    dialogs.answers.append(answer)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not dialogs.answers)
    assert example.session.draft.partners[2].short_name == name
    assert text_of(example) == "LILLEVANG trains."
    assert line.text() == name
    assert not example.session.undo_stack.canRedo(), "what was given up does not come back unasked"


def test_another_change_and_a_save_ask_first(example: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    write(example, "LILLEVANG trains.")
    rename(example, qtbot, "FJORD")
    dialogs.answers.append(Texts.CARRY)
    example.session.apply("Title", lambda draft: put(draft, "general/title", "Other"))
    assert (text_of(example), example.session.draft.general.title) == ("FJORD trains.", "Other")


def test_a_participant_that_goes_is_marked_in_the_texts(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    write(example, "LILLEVANG trains.")
    example.reveal("partners/p3/short_name")
    table = rows_of(example, "consortium", "partners").table
    table.setFocus()
    dialogs.answers.extend(["", Texts.CARRY])
    qtbot.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert text_of(example) == "LILLEVANG [removed] trains."
    example.session.undo_stack.undo()
    assert text_of(example) == "LILLEVANG trains."


def test_a_short_name_emptied_and_typed_anew_later_is_followed(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    write(example, "LILLEVANG trains.")
    line = rename(example, qtbot, "")
    dialogs.answers.extend([Texts.LEAVE, Texts.CARRY])
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: len(dialogs.answers) == 1)
    assert "will name no participant" in dialogs.seen[0]
    example.session.apply("Title", lambda draft: put(draft, "general/title", "Other"))
    line = rename(example, qtbot, "FJORD")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not dialogs.answers)
    assert text_of(example) == "FJORD trains."


def test_a_name_marked_in_an_earlier_session_loses_its_mark_when_it_is_typed_again(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialogs.answers.append(Texts.LEAVE)
    example.session.apply("x", lambda draft: put(put(draft, TEXT, "LILLEVANG [removed] trains."), NAME, ""))
    example.session._bearers.clear()
    line = rename(example, qtbot, "LILLEVANG")
    dialogs.answers.append(Texts.CARRY)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not dialogs.answers)
    assert "the mark goes" in dialogs.seen[-1]
    assert text_of(example) == "LILLEVANG trains."


def test_texts_can_name_who_takes_over(example: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    write(example, "LILLEVANG trains.")
    before, heir = example.session.draft, example.session.draft.partners[3]
    example.reveal(NAME)
    table = rows_of(example, "consortium", "partners").table
    table.setFocus()
    dialogs.answers.extend([heir.id, Texts.HEIR])
    qtbot.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert f"“{heir.short_name}” instead" in dialogs.seen[-1]
    assert text_of(example) == f"{heir.short_name} trains."
    example.session.undo_stack.undo()
    assert example.session.draft == before


@pytest.mark.parametrize("again", [False, True])
def test_a_step_that_something_else_overtook_is_told_and_loses_nothing(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot, again: bool
) -> None:
    session, stack = example.session, example.session.undo_stack
    session.apply("Acronym", lambda draft: put(draft, "general/acronym", "FIRST"))
    session.apply("Title", lambda draft: put(draft, "general/title", "Mine"))
    if again:
        stack.undo()
    session.show(put(session.draft, "general/title", "Theirs"))
    qtbot.keyClick(
        example.window(),
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | (Qt.KeyboardModifier.ShiftModifier if again else NO_KEY),
    )
    qtbot.waitUntil(lambda: bool(dialogs.seen))
    done = "redone" if again else "undone"
    detail = "“Title” has been changed in another way since. The draft stays as it is."
    assert dialogs.seen == [f"“Title” cannot be {done}. {detail}"]
    assert (session.draft.general.acronym, session.draft.general.title) == ("FIRST", "Theirs")
    assert not stack.canRedo()
    stack.undo()
    assert (session.draft.general.acronym, session.draft.general.title) == ("FOODBRACE", "Theirs")
    stack.redo()
    assert (session.draft.general.acronym, session.draft.general.title) == ("FIRST", "Theirs")
    assert len(dialogs.seen) == 1


def test_a_task_added_inside_a_span_is_told_before_it_comes(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    write(example, "T2.1 to T3.2 come first.")
    dialogs.answers.append(Texts.LEAVE)
    example.reveal("tasks/t2_4/name")
    table = rows_of(example, "workplan", "tasks").table
    table.setFocus()
    qtbot.keySequence(table, QKeySequence(ADD_KEYS))
    assert len(example.session.draft.tasks) == 25
    assert "1 span can no longer name the same rows (T2.1 to T3.2)" in dialogs.seen[-1]
    assert text_of(example) == "T2.1 to T3.2 come first."


def test_a_bare_number_is_told_when_its_row_goes_and_a_decimal_is_not(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    text = "The results of 2.1 flow into the market, which grew from 2.1 to 2.2 million (see 2.2)."
    write(example, text)
    dialogs.answers.append(Texts.CARRY)
    press(example, qtbot, "tasks", "t2_1", Qt.Key.Key_Down, alt=True)
    assert "2 mentions may mean something else (T2.1 and T2.2) and stay as typed" in dialogs.seen[-1]
    assert text_of(example) == text


@pytest.mark.parametrize(
    ("answer", "name", "text"),
    [
        (Decision(Texts.CARRY), "FJORD", "FJORD trains."),
        (Decision(Texts.LEAVE), "FJORD", "{old} trains."),
        (None, "{old}", "{old} trains."),
    ],
    ids=["carry", "leave", "cancel"],
)
def test_what_is_typed_on_while_the_question_comes_takes_no_answer_away(
    example: Workspace, answer: Decision | None, name: str, text: str
) -> None:
    """The next field is written when the question takes the keyboard from it."""
    session = example.session
    old = session.draft.partners[2].short_name
    write(example, f"{old} trains.")

    def typed_on(_found: Renumbering) -> Decision | None:
        session.apply("PIC", lambda draft: put(draft, "partners/p3/pic", "999888777"), "pic")
        return answer

    session.ask_texts = typed_on
    session.apply("Short name", lambda draft: put(draft, NAME, "FJORD"), "name")
    session.settle_names()
    assert get(session.draft, NAME) == name.format(old=old)
    assert text_of(example) == text.format(old=old)
    assert get(session.draft, "partners/p3/pic") == "999888777"
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert get(session.draft, NAME) == old


def test_tab_goes_on_to_the_next_field_behind_a_question(example: Workspace, qtbot: QtBot) -> None:
    def answered(_found: Renumbering) -> Decision:
        # A question has the keyboard while it is asked.
        example.navigation.view.setFocus()
        return Decision(Texts.CARRY)

    example.session.ask_texts = answered
    example.window().activateWindow()
    example.reveal(f"tasks/{example.session.draft.tasks[0].id}/work_package")
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    opened = QApplication.activePopupWidget()
    assert opened is not None
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Tab):
        QTest.keyClick(focused(), key)
    assert example.session.draft.tasks[0].work_package == example.session.draft.work_packages[1].id
    assert focused().accessibleName() == "Leader"
