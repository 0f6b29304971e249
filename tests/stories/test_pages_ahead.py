"""Pages that nobody saw yet are made while nothing is done, and show the draft as it is once seen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from euroapp.wording.places import RESULTS
from euroapp_ui.windows import made_pages
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.window import rows_of


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for nothing."""
    monkeypatch.setattr(made_pages, "BETWEEN_MS", 0)
    monkeypatch.setattr(made_pages, "QUIET_MS", 0)


def made(workspace: Workspace) -> set[str]:
    return {page.key for page in workspace._pages}


def expected(workspace: Workspace) -> set[str]:
    return {*workspace.session.state.page_titles} - {*RESULTS}


def test_pages_are_made_one_after_the_other_and_the_page_in_sight_stays(
    window: MainWindow, example: Workspace, qtbot: QtBot
) -> None:
    before, shown = example.session.draft, example.current_page()
    window.make_pages_ahead()
    qtbot.waitUntil(lambda: made(example) >= expected(example), timeout=20_000)
    assert example.current_page() is shown
    assert example.session.draft is before
    assert example.session.undo_stack.count() == 0


def test_a_change_made_meanwhile_is_seen_on_a_page_made_before(
    window: MainWindow, example: Workspace, qtbot: QtBot
) -> None:
    window.make_pages_ahead()
    qtbot.waitUntil(lambda: made(example) >= expected(example), timeout=20_000)
    example.session.apply("Lines", lambda draft: draft.replace(cost_lines=tuple(reversed(draft.cost_lines))))
    view = rows_of(example, "budget", "cost_lines")
    assert view.model.rows == example.session.draft.cost_lines


def test_who_is_faster_than_the_program_finds_the_page_whole(
    window: MainWindow, example: Workspace, qtbot: QtBot
) -> None:
    window.make_pages_ahead()
    keys = [key for key in example.session.state.page_titles if key not in RESULTS]
    for key in keys:
        example.go(key)
        assert example.current_page().key == key
    qtbot.waitUntil(lambda: made(example) >= expected(example), timeout=20_000)
    assert example.current_page().key == keys[-1]
