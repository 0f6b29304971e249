"""Somebody looks a draft through: marks say what was reviewed, and colours where values come from."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from euroapp.checks.finding import Finding
from euroapp.draft.marks import MarkKind
from euroapp.edits.values import set_value
from euroapp.storage.authors import author, call_author
from euroapp_ui.commands import ESTIMATE, ORIGINS, REVIEWED, REVIEWED_PAGE
from euroapp_ui.origin import Source, origin_of, source_of
from euroapp_ui.standing import is_marked
from euroapp_ui.tables.effort_grid import EffortGrid
from euroapp_ui.tables.rows_model import RowsModel
from euroapp_ui.theme.theme import theme
from euroapp_ui.windows.workspace import Workspace
from tests.storage.test_container import members_of
from tests.window import Dialogs, focused, open_tab, rows_of

TITLE = "general/title"


def do(workspace: Workspace, key: str) -> None:
    workspace.window().actions_by_key[key].trigger()  # type: ignore[attr-defined]


def marks(workspace: Workspace) -> list[Finding]:
    return [one for one in workspace.session.state.findings if one.code in {"H02", "H03"}]


def beside(workspace: Workspace) -> list[str]:
    """Return what stands beside titles and fields of the page shown."""
    labels = workspace.current_page().findChildren(QLabel)
    return [one.text() for one in labels if one.property("role") == "counter" and one.isVisible()]


def retitle(workspace: Workspace, title: str) -> None:
    workspace.session.apply("Title", lambda draft: set_value(draft, TITLE, title))


def test_a_field_is_reviewed_changes_and_is_reviewed_again(example: Workspace, dialogs: Dialogs) -> None:
    example.reveal(TITLE)
    dialogs.answers.append("Ana Moreno")
    do(example, REVIEWED)
    assert author() == "Ana Moreno", "the name was asked for once"
    assert "reviewed" in beside(example)
    assert "Reviewed by Ana Moreno" in origin_of(example.session, TITLE)
    retitle(example, "Another title")
    assert "changed since the review" in beside(example)
    assert [one.message for one in marks(example)] == ["changed_since_review"]
    do(example, REVIEWED)
    assert marks(example) == []
    do(example, REVIEWED)
    assert example.session.draft.marks == ()
    example.session.undo_stack.undo()
    assert is_marked(example.session, MarkKind.REVIEWED, TITLE)


def test_undo_of_a_mark_goes_to_what_was_marked(example: Workspace) -> None:
    call_author("Ana")
    for path, key, page in ((TITLE, REVIEWED, "scope"), ("", REVIEWED_PAGE, "budget")):
        if path:
            example.reveal(path)
        else:
            example.go(page)
        do(example, key)
        example.go("narrative")
        do(example, "undo")
        assert example.current_page().key == page
        assert example.session.draft.marks == ()


def test_without_a_name_nothing_is_marked(example: Workspace, dialogs: Dialogs) -> None:
    example.reveal(TITLE)
    dialogs.answers.append("")
    do(example, REVIEWED)
    assert example.session.draft.marks == ()


def test_a_page_says_who_reviewed_it_and_that_it_changed(example: Workspace) -> None:
    call_author("Ana")
    example.go("scope")
    do(example, REVIEWED_PAGE)
    assert any(text.startswith("Reviewed by Ana") for text in beside(example))
    retitle(example, "Another title")
    assert any(text.startswith("Changed since it was reviewed by Ana") for text in beside(example))
    example.go("call")
    example.open_finding(marks(example)[0])
    assert example.current_page().key == "scope"


def test_an_estimate_is_found_again_by_the_checks(example: Workspace) -> None:
    call_author("Ana")
    example.reveal("general/duration_months")
    do(example, ESTIMATE)
    assert [one.path for one in marks(example)] == ["general/duration_months"]
    assert source_of(example.session, "general/duration_months") is Source.ESTIMATE


def test_colours_tell_where_values_come_from(example: Workspace) -> None:
    session = example.session
    assert source_of(session, TITLE) is Source.EXAMPLE
    retitle(example, "Another title")
    assert source_of(session, TITLE) is Source.MINE
    session.apply("Paste", lambda d: set_value(d, "general/acronym", "PASTED"), kind="import")
    assert source_of(session, "general/acronym") is Source.IMPORT
    session.undo_stack.undo()
    assert source_of(session, "general/acronym") is Source.COMMAND
    retitle(example, "")
    assert source_of(session, TITLE) is None


def test_fields_and_cells_wear_the_colours_on_wish(example: Workspace) -> None:
    example.reveal(TITLE)
    field = focused()
    assert not field.property("origin")
    do(example, ORIGINS)
    assert field.property("origin") == Source.EXAMPLE.role
    model = rows_of(example, "budget", "cost_lines").model
    assert isinstance(model, RowsModel)
    colours = [
        model.index(0, column).data(Qt.ItemDataRole.BackgroundRole) for column in range(len(model.columns))
    ]
    assert theme().colour(Source.EXAMPLE.role) in colours
    assert theme().colour(Source.COMPUTED.role) in colours
    do(example, ORIGINS)
    assert model.index(0, 0).data(Qt.ItemDataRole.BackgroundRole) is None
    example.go("scope")
    assert not field.property("origin")


@pytest.mark.parametrize("kind", ["typed", "elsewhere"])
def test_what_another_one_typed_has_another_colour(example: Workspace, kind: str) -> None:
    call_author("Ana")
    session = example.session
    session.apply("Title", lambda d: set_value(d, TITLE, "Ana's"), kind=kind)
    assert session.recorder is not None
    session.recorder.settle(session.draft)
    session.recorder.call_author("Ben")
    assert source_of(session, TITLE) is Source.OTHERS


def test_a_sum_of_efforts_is_no_field_to_be_marked(example: Workspace) -> None:
    call_author("Ana")
    (grid,) = open_tab(example, "workplan", "Effort").findChildren(EffortGrid)
    grid.table.setFocus()
    grid.table.setCurrentIndex(grid.table.model().index(1, 1))
    assert example.guide.path.endswith("/person_months")
    grid.table.setCurrentIndex(grid.table.model().index(0, 1))
    do(example, REVIEWED)
    assert example.session.draft.marks == ()


def test_a_copy_without_history_tells_of_nobody(example: Workspace, dialogs: Dialogs, tmp_path: Path) -> None:
    call_author("Ana Moreno")
    example.reveal(TITLE)
    do(example, REVIEWED)
    dialogs.answers.append(tmp_path / "plain.euroapp")
    assert example.window().files.save_copy(plain=True)  # type: ignore[attr-defined]
    assert b"Ana" not in b"".join(members_of((tmp_path / "plain.euroapp").read_bytes()).values())
    assert example.session.draft.marks, "what is open stays as it is"
