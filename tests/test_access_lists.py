"""Lists and attributes go over through the calls of macOS and Windows, played by stand-ins."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

import pytest

from euroapp import access_lists, replacing
from euroapp.access_lists import carry_on_macos, carry_on_windows
from euroapp.export.files import write_whole
from euroapp.storage.durable import replace_durably

OLD, NEW = Path("old.euroapp"), Path("new.tmp")
HIDDEN, READ_ONLY, NORMAL = 0x2, 0x1, 0x80


class Windows:
    """Keeps lists and attributes by path, and answers as advapi32 and kernel32 do."""

    def __init__(self, **lists: bytes) -> None:
        self.lists = {str(OLD): raw for raw in lists.values()}
        self.attributes = {str(OLD): NORMAL, str(NEW): NORMAL}

    def GetFileSecurityW(self, path: str, _: int, into: Any, room: Any, needed: Any) -> int:  # noqa: N802
        raw = self.lists.get(path, b"")
        needed._obj.value = len(raw)
        if into is None or not raw or int(getattr(room, "value", room)) < len(raw):
            return 0
        ctypes.memmove(into, raw, len(raw))
        return 1

    def SetFileSecurityW(self, path: str, _: int, held: Any) -> int:  # noqa: N802
        self.lists[path] = held.raw
        return 1

    def GetFileAttributesW(self, path: str) -> int:  # noqa: N802
        return self.attributes.get(path, -1)

    def SetFileAttributesW(self, path: str, attributes: int) -> int:  # noqa: N802
        self.attributes[path] = attributes
        return 1


def test_windows_gives_the_list_of_the_old_file_to_the_new_one() -> None:
    windows = Windows(held=b"colleague may write")
    carry_on_windows(windows, windows, OLD, NEW)
    assert windows.lists[str(NEW)] == b"colleague may write"


def test_windows_keeps_a_hidden_file_hidden_and_never_makes_one_read_only() -> None:
    windows = Windows()
    windows.attributes[str(OLD)] = HIDDEN | READ_ONLY
    carry_on_windows(windows, windows, OLD, NEW)
    assert windows.attributes[str(NEW)] == HIDDEN
    assert str(NEW) not in windows.lists


def test_a_file_that_is_new_keeps_what_its_folder_gives() -> None:
    windows = Windows()
    del windows.attributes[str(OLD)]
    carry_on_windows(windows, windows, OLD, NEW)
    assert (windows.attributes[str(NEW)], windows.lists) == (NORMAL, {})


def test_macos_copies_list_and_attributes_but_no_content() -> None:
    calls: list[tuple[bytes, bytes, None, int]] = []

    class System:
        def copyfile(self, source: bytes, copy: bytes, state: None, flags: Any) -> int:
            calls.append((source, copy, state, flags.value))
            return 0

    carry_on_macos(System(), OLD, NEW)
    assert calls == [(b"old.euroapp", b"new.tmp", None, 0b101)]


@pytest.mark.parametrize("replace", [replace_durably, write_whole])
def test_a_save_and_an_export_carry_them_over_before_the_swap(
    replace: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    target = tmp_path / "bid.euroapp"
    target.write_bytes(b"old")
    monkeypatch.setattr(replacing, "carry_over", lambda *pair: seen.append(pair))
    replace(target, b"new")
    [(source, copy)] = seen
    assert (source, copy.parent) == (target, tmp_path)
    assert copy != target


def test_a_system_that_lacks_the_call_stops_no_save(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access_lists.sys, "platform", "darwin")
    monkeypatch.setattr("ctypes.CDLL", lambda _: object())
    access_lists.carry_over(OLD, NEW)
