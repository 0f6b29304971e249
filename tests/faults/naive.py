"""Careless writers, as many programs have them: the controls must lose work, or the tests prove nothing."""

from __future__ import annotations

import os
from pathlib import Path

from euroapp.draft import Draft
from euroapp.storage.container import Identity, pack


def _packed(draft: Draft, number: int) -> bytes:
    return pack(draft, Identity("naive", f"r{number}", "", number))


def in_place(draft: Draft, path: Path, number: int) -> None:
    """Empty the old file, then pack the new one into its place."""
    with path.open("wb") as stream:
        raw = _packed(draft, number)
        for start in range(0, len(raw), 128):
            stream.write(raw[start : start + 128])
            stream.flush()


def without_any_sync(draft: Draft, path: Path, number: int) -> None:
    """Replace by a temporary file that nobody forced to the disk."""
    temporary = path.with_name("naive.tmp")
    temporary.write_bytes(_packed(draft, number))
    os.replace(temporary, path)


def without_folder_sync(draft: Draft, path: Path, number: int) -> None:
    """Force the file to the disk, but not its new name."""
    temporary = path.with_name("naive.tmp")
    with temporary.open("wb") as stream:
        stream.write(_packed(draft, number))
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(temporary, path)


def in_one_write(draft: Draft, path: Path, number: int) -> None:
    """Replace by a temporary file, and never ask how much of it was taken."""
    temporary = path.with_name("naive.tmp")
    handle = os.open(temporary, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    os.write(handle, _packed(draft, number))
    os.fsync(handle)
    os.close(handle)
    os.replace(temporary, path)


WRITERS = {writer.__name__: writer for writer in (in_place, without_any_sync, without_folder_sync)}


def newest_by_time(folder: Path) -> Path:
    """Return the newest copy as the clock has it."""
    return max(folder.glob("*.euroapp"), key=lambda path: path.stat().st_mtime)
