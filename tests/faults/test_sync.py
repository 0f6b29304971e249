"""R14: a sync program changes the open file, or lays copies beside it; equal content is silence."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.storage.files import load, save
from euroapp.storage.standing import Standing
from euroapp_ui.windows.main_window import MainWindow
from tests import window as fixtures
from tests.faults import naive
from tests.faults.checker import Damaged, check

dialogs, own_home, qapp, window = fixtures.dialogs, fixtures.own_home, fixtures.qapp, fixtures.window


def titled(draft: Draft, title: str) -> Draft:
    return set_value(draft, "general/title", title)


def saved_again(path: Path, title: str) -> None:
    found = load(path)
    save(titled(found.draft, title), path, found.origin)


@pytest.fixture
def path(folder: Path) -> Path:
    """Give a draft saved twice; a copy of the first save lies elsewhere, as a server keeps it."""
    path = folder / "bid.euroapp"
    save(titled(fixtures.fresh_draft(), "FIRST"), path)
    shutil.copy(path, folder.parent / "older")
    saved_again(path, "SECOND")
    return path


def titles(folder: Path) -> set[str]:
    """Return what the whole drafts in a folder are called, as the independent reader sees them."""
    found = set()
    for file in folder.iterdir():
        try:
            found.add(str(check(file).parts["parts/general.json"]["title"]))
        except Damaged:
            continue
    return found


def replaced(path: Path, raw: bytes) -> None:
    """Put other bytes in the place of a file as sync programs do."""
    fresh = path.parent.parent / "arriving"
    fresh.write_bytes(raw)
    os.replace(fresh, path)


def newer(path: Path) -> None:
    saved_again(path, "ANNA")


def older(path: Path) -> None:
    replaced(path, (path.parent.parent / "older").read_bytes())


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def half_arrived(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:700])


def another_document(path: Path) -> None:
    other = path.parent.parent / "other.euroapp"
    save(titled(fixtures.fresh_draft(), "OTHER"), other)
    replaced(path, other.read_bytes())


def same_time_and_size(path: Path) -> None:
    """Change a byte; what goes by time and size sees nothing."""
    status, raw = path.stat(), path.read_bytes()
    path.write_bytes(raw[:-1] + b"\x01")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def in_place(path: Path) -> None:
    path.write_bytes((path.parent.parent / "older").read_bytes())


def touched(path: Path) -> None:
    os.utime(path, (4_000_000_000, 4_000_000_000))


def touched_back(path: Path) -> None:
    os.utime(path, (0, 0))


def replaced_by_its_equal(path: Path) -> None:
    replaced(path, path.read_bytes())


def rewritten(path: Path) -> None:
    path.write_bytes(path.read_bytes())


def gone_and_back(path: Path) -> None:
    raw = path.read_bytes()
    path.unlink()
    path.write_bytes(raw)


Change = Callable[[Path], None]
TOLD: tuple[Change, ...] = (
    *(newer, older, emptied, half_arrived),
    *(another_document, same_time_and_size, in_place),
)
SILENT: tuple[Change, ...] = (
    *(touched, touched_back, replaced_by_its_equal),
    *(rewritten, gone_and_back),
)


def typed_into(window: MainWindow, path: Path) -> None:
    assert window.files.open_path(path)
    assert window.document is not None
    window.document.session.apply("Title", lambda draft: titled(draft, "MINE"))


@pytest.mark.parametrize("change", TOLD)
def test_a_file_changed_under_us_is_told_and_both_versions_stay(
    window: MainWindow, dialogs: fixtures.Dialogs, qtbot: QtBot, path: Path, change: Change
) -> None:
    typed_into(window, path)
    change(path)
    theirs = path.read_bytes()
    document = window.document
    assert document is not None
    qtbot.waitUntil(lambda: document.on_disk.standing is Standing.CHANGED, timeout=10_000)
    dialogs.answers.append(0)
    assert window.files.save()
    assert "changed by another program" in dialogs.seen[0]
    assert path.read_bytes() == theirs
    assert "MINE" in titles(path.parent)


@pytest.mark.parametrize("change", SILENT)
def test_the_same_content_is_nobody_s_business(
    window: MainWindow, dialogs: fixtures.Dialogs, qtbot: QtBot, path: Path, change: Change
) -> None:
    typed_into(window, path)
    change(path)
    document = window.document
    assert document is not None
    with qtbot.waitSignal(document._watch.looked, timeout=10_000):
        document.look_at_file()
    assert document.on_disk.standing is Standing.SAME
    assert window.files.save()
    assert dialogs.seen == []
    assert titles(path.parent) == {"MINE"}


def test_a_file_that_arrives_piece_by_piece_is_no_change_once_it_is_whole(
    window: MainWindow, dialogs: fixtures.Dialogs, qtbot: QtBot, path: Path
) -> None:
    typed_into(window, path)
    document, raw = window.document, path.read_bytes()
    assert document is not None
    path.write_bytes(raw[:500])
    qtbot.waitUntil(lambda: document.on_disk.standing is Standing.CHANGED, timeout=10_000)
    path.write_bytes(raw)
    qtbot.waitUntil(lambda: document.on_disk.standing is Standing.SAME, timeout=10_000)
    assert window.files.save()
    assert dialogs.seen == []


COPIES = {
    "Dropbox": "bid (Anna's conflicted copy 2026-11-25).euroapp",
    "OneDrive": "bid-ANNAS-LAPTOP.euroapp",
    "Nextcloud": "bid (conflicted copy 2026-11-25 101500).euroapp",
    "Syncthing": "bid.sync-conflict-20261125-101500-ABCDEFG.euroapp",
    "Google Drive": "bid (1).euroapp",
    "iCloud": "bid 2.euroapp",
}


@pytest.mark.parametrize("program", COPIES)
def test_a_conflict_copy_that_holds_something_else_is_named_and_both_stay(
    window: MainWindow, dialogs: fixtures.Dialogs, path: Path, program: str
) -> None:
    copy = path.with_name(COPIES[program])
    shutil.copy(path, copy)
    saved_again(copy, "ANNA")
    saved_again(path, "BORIS")
    dialogs.answers.append(0)
    assert window.files.open_path(path)
    assert COPIES[program] in dialogs.seen[0]
    assert titles(path.parent) == {"ANNA", "BORIS"}


@pytest.mark.parametrize("program", COPIES)
def test_a_copy_that_is_equal_or_older_is_passed_over(
    window: MainWindow, dialogs: fixtures.Dialogs, path: Path, program: str
) -> None:
    shutil.copy(path, path.with_name(COPIES[program]))
    shutil.copy(path.parent.parent / "older", path.with_name(f"older {COPIES[program]}"))
    for name in (".~bid.euroapp.part", ".syncthing.bid.euroapp.tmp", "~$bid.euroapp"):
        path.with_name(name).write_bytes(path.read_bytes()[:400])
    assert window.files.open_path(path)
    assert dialogs.seen == []


def test_the_control_who_does_not_look_writes_over_anna(path: Path) -> None:
    mine = titled(load(path).draft, "MINE")
    newer(path)
    naive.without_folder_sync(mine, path, 3)
    assert titles(path.parent) == {"MINE"}


def test_the_control_by_time_and_size_a_change_is_missed_and_a_touch_is_none(path: Path) -> None:
    def seen() -> tuple[float, int]:
        return path.stat().st_mtime, path.stat().st_size

    before = seen()
    same_time_and_size(path)
    assert seen() == before
    touched(path)
    assert seen() != before
