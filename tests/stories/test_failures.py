"""Every failure on the way of a draft: a sentence that says what happened, and the next step as a button."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from euroapp import replacing
from euroapp.edits.values import set_value
from euroapp.errors import SaveFailed
from euroapp.storage import files, recovery
from euroapp.storage.files import load, save
from euroapp_ui.windows.compare import CompareDialog
from euroapp_ui.windows.main_window import MainWindow
from tests.builders import an_example
from tests.window import Dialogs

SAVE_AS, LATER = 0, 1


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> Path:
    """Open a draft from a share and type into it."""
    share = tmp_path / "share"
    share.mkdir()
    path = share / "bid.euroapp"
    save(an_example(), path)
    assert window.files.open_path(path)
    retitle(window, "Typed on deadline day")
    return path


def retitle(window: MainWindow, title: str) -> None:
    assert window.document is not None
    window.document.session.apply("Title", lambda d: set_value(d, "general/title", title))


def fails_with(number: int, name: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Let one call of the system fail on the share, and nowhere else."""

    def spoil(monkeypatch: pytest.MonkeyPatch) -> None:
        real = getattr(os, name)

        def refused(first: Any, *rest: Any, **options: Any) -> Any:
            if "share" in str(first) and not str(first).endswith("share"):
                raise OSError(number, os.strerror(number), str(first))
            return real(first, *rest, **options)

        monkeypatch.setattr(os, name, refused)

    return spoil


FAILURES = {
    "a full disk": (fails_with(errno.ENOSPC, "open"), "The disk is full"),
    "a used-up quota": (fails_with(errno.EDQUOT, "open"), "Your quota on this disk is used up"),
    "a read-only folder": (fails_with(errno.EROFS, "open"), "This place can only be read"),
    "a folder of somebody else": (fails_with(errno.EACCES, "open"), "You may not write here"),
    "a refused rename": (fails_with(errno.EACCES, "replace"), "You may not write here"),
    "a failing disk": (fails_with(errno.EIO, "open"), "The disk reports an error"),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_what_cannot_be_saved_is_said_and_saved_elsewhere_with_one_button(
    window: MainWindow,
    dialogs: Dialogs,
    opened: Path,
    tmp_path: Path,
    failure: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spoil, reason = FAILURES[failure]
    before, elsewhere = opened.read_bytes(), tmp_path / "elsewhere.euroapp"
    dialogs.answers += [SAVE_AS, elsewhere]
    with monkeypatch.context() as patch:
        spoil(patch)
        assert window.files.save()
    said = dialogs.seen[0]
    assert "bid.euroapp was not saved." in said
    assert reason in said
    assert "nothing is lost" in said
    assert "('Save as', 'Later')" in said
    assert opened.read_bytes() == before
    assert load(elsewhere).draft.general.title == "Typed on deadline day"
    assert not window.isWindowModified()


def test_a_share_that_vanished_is_said_and_later_is_an_answer_too(
    window: MainWindow, dialogs: Dialogs, opened: Path, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    opened.parent.rename(away)
    dialogs.answers.append(LATER)
    assert not window.files.save()
    assert "The folder is no longer there" in dialogs.seen[0]
    assert window.isWindowModified()
    assert window.document is not None
    window.document._protection.worker.submit(lambda: None).result()
    assert window.document.protected, "a recovery copy was written"
    away.rename(opened.parent)
    assert window.files.save()
    assert load(opened).draft.general.title == "Typed on deadline day"


def test_on_windows_a_file_held_by_a_sync_client_is_tried_again_then_told(
    window: MainWindow, dialogs: Dialogs, opened: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    fails_with(errno.EACCES, "replace")(monkeypatch)
    monkeypatch.setattr(replacing, "_tries", lambda: 10)
    monkeypatch.setattr(replacing.time, "sleep", waits.append)
    before = opened.read_bytes()
    dialogs.answers.append(LATER)
    assert not window.files.save()
    assert sum(waits) == pytest.approx(2.7)
    assert opened.read_bytes() == before


def test_a_missing_and_an_unreadable_draft_are_named(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    assert not window.files.open_path(tmp_path / "gone.euroapp")
    assert "There is no file" in dialogs.seen[0]
    (tmp_path / "text.euroapp").write_text("no draft at all")
    assert not window.files.open_path(tmp_path / "text.euroapp")
    assert "no EuroApp draft" in dialogs.seen[1]


def test_a_recovery_copy_that_cannot_be_written_is_told_in_the_status_line(
    window: MainWindow, opened: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SaveFailed("The disk is full.")

    monkeypatch.setattr(recovery, "replace_durably", full)
    assert window.document is not None
    assert window.workspace is not None
    window.document.protect()
    window.document._protection.worker.submit(lambda: None).result()
    window.update_state()
    assert "No recovery copy could be written: The disk is full." in window.workspace.status._saved.text()


def test_a_file_that_changed_outside_is_compared_before_anything_is_decided(
    window: MainWindow, dialogs: Dialogs, opened: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[CompareDialog] = []
    monkeypatch.setattr(
        "euroapp_ui.windows.not_saved.show_comparison", lambda *seen: shown.append(CompareDialog(*seen))
    )
    found = load(opened)
    files.save(set_value(found.draft, "general/title", "Anna's title"), opened, found.origin)
    dialogs.answers += [1, 0]
    assert window.files.save()
    (difference,) = [d for d in shown[0].differences if d.path == "general/title"]
    assert (difference.mine, difference.theirs) == ("Typed on deadline day", "Anna's title")
    assert load(opened).draft.general.title == "Anna's title"
    assert load(opened.with_name("bid (mine).euroapp")).draft.general.title == "Typed on deadline day"


def test_a_file_that_changed_outside_into_nonsense_leaves_the_draft_open(
    window: MainWindow, dialogs: Dialogs, opened: Path
) -> None:
    opened.write_bytes(b"nonsense")
    dialogs.answers += [2, 1, -1]
    assert not window.files.save()
    assert (
        dialogs.seen.count("The file on disk cannot be read. The file is damaged or is no EuroApp draft.")
        == 2
    )
    assert window.isWindowModified()
    shutil.copy(opened, opened.with_name("kept"))
    dialogs.answers.append(0)
    assert window.files.save(), "the draft is still open and can be saved beside it"
