"""Somebody goes back to how the draft was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from euroapp.edits.values import set_value
from euroapp.storage import snapshots
from euroapp.storage.files import load
from euroapp.storage.timeline import Timeline
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.version_flows import _call, _go_back
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


def history_of(window: MainWindow) -> VersionsDialog:
    document = window.document
    assert document is not None
    recorder = document.session.recorder
    assert recorder is not None
    recorder.settle(document.session.draft)
    ledger = recorder.ledger if recorder.book is not None else None
    return VersionsDialog(window, document, Timeline(document.id, ledger, document.session.draft))


def listed(dialog: VersionsDialog) -> list[str]:
    return [dialog._table.item(row, 2).text() for row in range(dialog._table.rowCount())]


def differing(dialog: VersionsDialog) -> list[list[str]]:
    table = dialog._differences.table
    return [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]


def test_versions_are_listed_with_what_changed(saved: MainWindow) -> None:
    rows = listed(history_of(saved))
    assert rows == ["Scope", "Scope", "Scope", "the draft with which the history begins"]


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


def test_a_damaged_copy_costs_nothing_that_the_history_knows(saved: MainWindow) -> None:
    assert saved.document is not None
    for copy in snapshots.of(saved.document.id):
        copy.path.write_bytes(b"gone")
    dialog = history_of(saved)
    dialog.choose(listed(dialog).index("Scope; 3 changes"))
    assert dialog._restore.isEnabled()
    broken = [text for text in listed(dialog) if "damaged" in text]
    dialog.choose(listed(dialog).index(broken[0]))
    assert not dialog._restore.isEnabled()


def test_a_draft_that_was_never_changed_has_no_versions(window: MainWindow) -> None:
    open_draft(window, fresh_draft())
    dialog = history_of(window)
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


def test_a_version_says_what_was_changed_then_and_what_is_different_now(saved: MainWindow) -> None:
    dialog = history_of(saved)
    dialog.choose(1)
    assert differing(dialog) == [["Scope: Title", "FIRST", "SECOND"]]
    dialog.compare_with_now()
    assert differing(dialog) == [["Scope: Title", "SECOND", "THIRD"]]
    dialog.choose(0)
    assert not dialog._differences.isVisibleTo(dialog)
    assert dialog._state.text() == "The draft is now as it was then."


def test_one_value_comes_back_and_what_else_was_typed_stays(saved: MainWindow) -> None:
    assert saved.document is not None
    session = saved.document.session
    session.apply("Acronym", lambda d: set_value(d, "general/acronym", "KEPT"))
    dialog = history_of(saved)
    dialog.choose(listed(dialog).index("the draft with which the history begins") - 1)
    assert dialog.version is not None
    _go_back(saved, dialog._timeline, dialog.version, ["general/title"])
    assert (title(saved), session.draft.general.acronym) == ("FIRST", "KEPT")


def test_a_name_given_to_a_version_is_kept_with_the_draft(saved: MainWindow, tmp_path: Path) -> None:
    assert saved.document is not None
    dialog = history_of(saved)
    dialog.named.connect(lambda version: _call(saved.document, version))
    dialog.choose(1)
    dialog._name.setText("sent to all partners")
    dialog._name.editingFinished.emit()
    assert saved.isWindowModified()
    assert saved.files.save()
    assert saved.files.open_path(tmp_path / "bid.euroapp")
    assert "“sent to all partners”; Scope" in listed(history_of(saved))


def test_what_came_since_the_draft_was_last_opened_is_shown_alone(
    saved: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert saved.files.may_leave()
    assert saved.files.open_path(tmp_path / "bid.euroapp")
    assert saved.document is not None
    saved.document.session.apply("Title", lambda d: set_value(d, "general/title", "FOURTH"))
    shown: list[list[str]] = []

    def run(dialog: VersionsDialog) -> int:
        dialog._since.setCurrentIndex(1)
        table = dialog._table
        shown.append([table.item(row, 2).text() for row in range(4) if not table.isRowHidden(row)])
        return 0

    monkeypatch.setattr(VersionsDialog, "exec", run)
    saved.files.versions()
    assert shown == [["Scope"]]


def test_the_author_is_named_beside_what_he_or_she_typed(
    saved: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(dialog: VersionsDialog) -> int:
        dialog.author.setText("Ana Moreno")
        return 0

    monkeypatch.setattr(VersionsDialog, "exec", run)
    saved.files.versions()
    dialog = history_of(saved)
    assert dialog._table.item(0, 1).text() == "Ana Moreno"
    assert not dialog.author.isVisibleTo(dialog), "it is asked once"
