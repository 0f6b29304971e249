"""The file is renamed, deleted, put back or protected under the window: a save does what was told of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from euroapp.edits.values import set_value
from euroapp.errors import SaveFailed
from euroapp.storage import files
from euroapp.storage.files import load, save
from euroapp.storage.standing import Standing
from euroapp_ui.document import Document
from euroapp_ui.windows.main_window import MainWindow
from tests.builders import an_example
from tests.window import Dialogs

RENAMED, AGAIN_UNDER_THE_OLD_NAME = 0, 1
AGAIN, SAVE_AS, NOTHING = 0, 1, -1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "bid.euroapp"
    save(an_example(), found)
    return found


@pytest.fixture
def document(window: MainWindow, path: Path, qtbot: QtBot) -> Document:
    assert window.files.open_path(path)
    document = window.document
    assert document is not None
    seen(document, qtbot)
    document.session.apply("Title", lambda draft: set_value(draft, "general/title", "MINE"))
    return document


def seen(document: Document, qtbot: QtBot) -> Standing:
    """Let the window look at the file now."""
    for _ in range(2):
        with qtbot.waitSignal(document._watch.looked, timeout=10_000):
            document.look_at_file()
    return document.on_disk.standing


def status(window: MainWindow) -> str:
    assert window.workspace is not None
    return window.workspace.status._saved.text()


def title(path: Path) -> str:
    return load(path).draft.general.title


def test_a_deleted_file_is_told_and_written_again_on_wish(
    window: MainWindow, document: Document, path: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    path.unlink()
    assert seen(document, qtbot) is Standing.GONE
    assert status(window) == "The file is no longer there; saving will ask"
    dialogs.answers += [NOTHING, AGAIN]
    assert not window.files.save()
    assert not path.exists()
    assert "bid.euroapp is no longer there." in dialogs.seen[-1]
    assert window.files.save()
    assert title(path) == "MINE"
    assert seen(document, qtbot) is Standing.SAME


def test_a_renamed_file_is_followed_on_wish(
    window: MainWindow, document: Document, path: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    final = path.rename(path.with_name("bid final.euroapp"))
    assert seen(document, qtbot) is Standing.GONE
    assert status(window) == "The file is now called bid final.euroapp; saving will ask"
    dialogs.answers.append(RENAMED)
    assert window.files.save()
    assert (title(final), path.exists(), document.path) == ("MINE", False, final)
    assert "bid final.euroapp" in window.windowTitle()


def test_a_renamed_file_stays_as_it_is_when_the_old_name_is_wanted(
    window: MainWindow, document: Document, path: Path, dialogs: Dialogs
) -> None:
    final = path.rename(path.with_name("bid final.euroapp"))
    before = final.read_bytes()
    dialogs.answers.append(AGAIN_UNDER_THE_OLD_NAME)
    assert window.files.save()
    assert (title(path), final.read_bytes()) == ("MINE", before)


def test_a_renamed_file_that_somebody_then_changed_is_asked_about(
    window: MainWindow, document: Document, path: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    final = path.rename(path.with_name("bid final.euroapp"))
    assert seen(document, qtbot) is Standing.GONE
    assert document.origin is not None
    document.expect(replace(document.origin, path=final))
    save(set_value(an_example(), "general/title", "THEIRS"), final)
    dialogs.answers.append(NOTHING)
    assert not window.files.save()
    assert "changed by another program" in dialogs.seen[-1]
    assert title(final) == "THEIRS"


def test_another_file_put_in_the_place_of_a_deleted_one_is_told(
    window: MainWindow, document: Document, path: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    path.unlink()
    assert seen(document, qtbot) is Standing.GONE
    save(set_value(an_example(), "general/title", "THEIRS"), path)
    assert seen(document, qtbot) is Standing.CHANGED
    assert status(window) == "The file was changed elsewhere; saving will ask"
    dialogs.answers.append(NOTHING)
    assert not window.files.save()
    assert title(path) == "THEIRS"


def test_a_write_protected_file_is_told_and_the_draft_goes_elsewhere(
    window: MainWindow, document: Document, path: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    path.chmod(0o444)
    before = path.read_bytes()
    assert seen(document, qtbot) is Standing.PROTECTED
    assert "write-protected" in status(window)
    elsewhere = path.with_name("mine.euroapp")
    dialogs.answers += [0, elsewhere]
    assert window.files.save()
    assert "write-protected" in dialogs.seen[0]
    assert (path.read_bytes(), title(elsewhere)) == (before, "MINE")


def test_leaving_with_the_file_gone_loses_nothing(
    window: MainWindow, document: Document, path: Path, dialogs: Dialogs
) -> None:
    path.unlink()
    dialogs.answers += [0, NOTHING]
    assert not window.files.may_leave(), "the draft stays open"
    dialogs.answers += [0, AGAIN]
    assert window.files.may_leave()
    assert title(path) == "MINE"


def test_closing_with_the_file_gone_asks_though_nothing_was_typed(
    window: MainWindow, path: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    assert window.files.open_path(path)
    document = window.document
    assert document is not None
    seen(document, qtbot)
    path.unlink()
    assert seen(document, qtbot) is Standing.GONE
    dialogs.answers.append(NOTHING)
    assert not window.files.may_leave()
    assert "Save the changes to bid.euroapp?" in dialogs.seen[-1]
    qtbot.waitUntil(lambda: document.protected, timeout=5_000)


def test_writing_again_that_fails_is_not_told_as_saved(
    window: MainWindow,
    document: Document,
    path: Path,
    dialogs: Dialogs,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path.unlink()

    def refuse(*_: object) -> None:
        raise SaveFailed("The disk is full. Save the draft in another place.")

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace_durably", refuse)
        dialogs.answers += [AGAIN, 1]
        assert not window.files.save()
    assert seen(document, qtbot) is Standing.GONE
    assert document.modified
    dialogs.answers.append(AGAIN)
    assert window.files.save()
    assert title(path) == "MINE"
