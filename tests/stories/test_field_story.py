"""Somebody asks who gave a field its value, and takes back an earlier one."""

from __future__ import annotations

from euroapp.edits.values import set_value
from euroapp_ui.windows.field_story import FieldStoryDialog
from euroapp_ui.windows.workspace import Workspace

TITLE = "general/title"


def told(workspace: Workspace) -> FieldStoryDialog:
    recorder = workspace.session.recorder
    assert recorder is not None
    recorder.settle(workspace.session.draft)
    return FieldStoryDialog(None, workspace.session, recorder.ledger, TITLE)


def test_all_values_of_a_field_are_listed_and_one_comes_back(example: Workspace) -> None:
    first = example.session.draft.general.title
    for title in ("One", "Two"):
        example.session.apply("Title", lambda d, title=title: set_value(d, TITLE, title))
    example.session.apply("Duration", lambda d: set_value(d, "general/duration_months", 30))
    dialog = told(example)
    assert [(one.before, one.after) for one in dialog.entries] == [("One", "Two"), (first, "One")]
    assert not dialog.restore.isEnabled(), "this value stands there now"
    dialog.table.setCurrentCell(1, 0)
    assert dialog.text.toPlainText().endswith("One")
    dialog.restore.click()
    assert example.session.draft.general.title == "One"
    example.session.undo_stack.undo()
    assert example.session.draft.general.title == "Two"
    assert [one.change.kind for one in told(example).entries] == ["undo", "restore", "typed", "typed"]


def test_the_guide_says_who_changed_a_field_last(example: Workspace) -> None:
    guide = example.guide
    example.session.apply("Title", lambda d: set_value(d, TITLE, "One"))
    recorder = example.session.recorder
    assert recorder is not None
    recorder.settle(example.session.draft)
    recorder.call_author("Ana Moreno")
    guide.show_field(TITLE)
    guide._say_origin()
    assert "Ana Moreno, typed" in guide._origin.text()
    guide.show_field("general/acronym")
    guide._say_origin()
    assert not guide._origin.isVisibleTo(guide)
