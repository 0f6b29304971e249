"""A file is replaced whole or stays as it was, whatever the disk does in between."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from euroapp.errors import ExportFailed, SaveFailed
from euroapp.export.files import write_whole
from euroapp.replacing import OtherBytes, Unverified, replace_small, replace_whole
from euroapp.storage.durable import replace_durably


def files_in(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def test_a_note_that_cannot_be_swapped_in_leaves_the_old_one_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "note.json"
    replace_small(note, b"old")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(PermissionError):
        replace_small(note, b"new")
    assert note.read_bytes() == b"old"
    assert files_in(tmp_path) == ["note.json"]


def test_a_disk_that_takes_a_byte_at_a_time_gets_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, raw: real(handle, bytes(raw[:1])))
    replace_small(tmp_path / "note", b"every letter")
    assert (tmp_path / "note").read_bytes() == b"every letter"


def test_what_the_disk_garbles_never_takes_the_place_of_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "bid"
    target.write_bytes(b"old")
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, raw: real(handle, bytes(raw).swapcase()))
    with pytest.raises(OtherBytes):
        replace_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert files_in(tmp_path) == ["bid"]


def test_what_changes_after_the_swap_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "bid"
    real = os.replace

    def swap(source: Path, goal: Path) -> None:
        real(source, goal)
        goal.write_bytes(b"of somebody else")

    monkeypatch.setattr(os, "replace", swap)
    with pytest.raises(Unverified) as caught:
        replace_whole(target, b"new")
    assert caught.value.errno is None


def test_a_new_file_is_private_unless_a_mode_is_given(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        replace_whole(tmp_path / "draft", b"x")
        replace_whole(tmp_path / "pages.pdf", b"x", mode=0o666)
    finally:
        os.umask(before)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("draft", "pages.pdf")]
    assert modes == [0o600, 0o644]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
@pytest.mark.parametrize("write", [replace_whole, replace_small, replace_durably, write_whole])
def test_a_pipe_is_never_replaced_by_a_file(tmp_path: Path, write: Callable[[Path, bytes], None]) -> None:
    pipe = tmp_path / "out.pdf"
    os.mkfifo(pipe)
    with pytest.raises((OSError, SaveFailed, ExportFailed), match="pipe or a device"):
        write(pipe, b"pages")
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert files_in(tmp_path) == ["out.pdf"]
