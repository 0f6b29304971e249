"""Somebody goes back to how the draft was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from euroapp.edits.values import set_value
from euroapp.storage import snapshots
from euroapp.storage.files import load
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.versions import VersionsDialog
from tests.window import Dialogs, fresh_draft, open_draft

Ask = Callable[[int, int], None]


@pytest.fixture
def saved(window: MainWindow, dialogs: Dialogs, tmp_path: Path) -> MainWindow:
    """Save three versions of a draft: FIRST, SECOND, THIRD."""
    workspace = open_draft(window, fresh_draft())
    dialogs.answers.append(tmp_path / "bid.euroapp")
    for title in ("FIRST", "SECOND", "THIRD"):
        workspace.session.apply("Title", lambda d, title=title: set_value(d, "general/title", title))
        assert window.files.save()
    return window


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Choose a row of the dialog and press one of its buttons."""

    def answer(row: int, asked: int) -> None:
        def run(dialog: VersionsDialog) -> int:
            dialog.choose(row)
            return asked

        monkeypatch.setattr(VersionsDialog, "exec", run)

    return answer


def title(window: MainWindow) -> str:
    assert window.document is not None
    return window.document.session.draft.general.title


def test_versions_are_listed_with_what_changed(saved: MainWindow) -> None:
    assert saved.document is not None
    dialog = VersionsDialog(saved, saved.document)
    rows = [dialog._table.item(row, 2).text() for row in range(dialog._table.rowCount())]
    assert rows == ["Scope", "Scope", "\N{EM DASH}"]
    assert dialog._restore.isEnabled()


def test_a_restored_version_is_one_undoable_step(saved: MainWindow, ask: Ask) -> None:
    ask(2, VersionsDialog.RESTORE)
    saved.files.versions()
    assert title(saved) == "FIRST"
    assert saved.isWindowModified()
    assert saved.document is not None
    saved.document.session.undo_stack.undo()
    assert title(saved) == "THIRD"
    assert not saved.isWindowModified()


def test_a_version_opens_as_a_copy_that_belongs_to_no_file(saved: MainWindow, ask: Ask) -> None:
    ask(1, VersionsDialog.COPY)
    saved.files.versions()
    assert title(saved) == "SECOND"
    assert saved.document is not None
    assert saved.document.path is None
    assert saved.isWindowModified()


def test_all_traces_go_when_asked_twice_and_the_draft_stays(
    saved: MainWindow, ask: Ask, dialogs: Dialogs
) -> None:
    assert saved.document is not None
    document, path = saved.document.id, saved.document.path
    ask(0, VersionsDialog.FORGET)
    dialogs.answers.append(0)
    saved.files.versions()
    assert len(snapshots.of(document)) == 3
    dialogs.answers.append(1)
    saved.files.versions()
    assert snapshots.of(document) == []
    assert path is not None
    assert path.is_file()
    assert path not in saved.preferences.recent()


def test_a_damaged_version_cannot_be_chosen(saved: MainWindow) -> None:
    assert saved.document is not None
    snapshots.of(saved.document.id)[0].path.write_bytes(b"gone")
    dialog = VersionsDialog(saved, saved.document)
    dialog.choose(2)
    assert not dialog._restore.isEnabled()
    assert "damaged" in dialog._table.item(2, 2).text()


def test_a_draft_that_was_never_saved_has_no_versions(window: MainWindow) -> None:
    open_draft(window, fresh_draft())
    assert window.document is not None
    dialog = VersionsDialog(window, window.document)
    assert dialog.version is None
    assert not dialog._copy.isEnabled()


def test_what_was_submitted_is_pinned(saved: MainWindow) -> None:
    assert saved.document is not None
    document, session = saved.document.id, saved.document.session
    session.submission_made.emit(session.draft)
    session.apply("Title", lambda d: set_value(d, "general/title", "LATER"))
    assert saved.files.save()
    saved.document._protection.worker.submit(lambda: None).result()
    pinned = [copy for copy in snapshots.of(document) if copy.pin == snapshots.EXPORT]
    assert [load(copy.path).draft.general.title for copy in pinned] == ["THIRD"]


def test_a_version_is_compared_with_the_draft_as_it_is_now(
    saved: MainWindow, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [VersionsDialog.COMPARE, 0]

    def run(dialog: VersionsDialog) -> int:
        dialog.choose(2)
        return asked.pop(0)

    monkeypatch.setattr(VersionsDialog, "exec", run)
    saved.files.versions()
    assert dialogs.seen[-1].startswith("compare Now Saved")
    assert asked == []
