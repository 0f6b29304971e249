"""Writes an exported file whole, or not at all."""

from __future__ import annotations

import contextlib
import glob
import os
import secrets
from pathlib import Path

from euroapp.errors import ExportFailed


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place in one step; whatever lay there before stays until then.

    Raises:
        ExportFailed: the folder or file cannot be written; the old file is intact.

    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise ExportFailed(f"{path} is a folder; give the name of a file.")
    if not target.parent.is_dir():
        raise ExportFailed(f"There is no folder {target.parent}.")
    temporary = target.with_name(f".{target.name[:80]}.{secrets.token_hex(4)}.tmp")
    try:
        _write(temporary, data, target)
        if temporary.read_bytes() != data:
            raise OSError("the disk gives back something else than was written")
        os.replace(temporary, target)
        _sync_folder(target.parent)
    except OSError as error:
        raise ExportFailed(f"{path} could not be written: {error.strerror or error}.") from error
    finally:
        temporary.unlink(missing_ok=True)


def clear_leftovers(path: Path) -> None:
    """Remove what a process left that was stopped while it wrote this file."""
    target = Path(os.path.realpath(path))
    with contextlib.suppress(OSError):
        for left in target.parent.glob(f".{glob.escape(target.name[:80])}.????????.tmp"):
            left.unlink(missing_ok=True)


def _write(temporary: Path, data: bytes, target: Path) -> None:
    with open(temporary, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        if not os.access(target, os.W_OK):
            raise PermissionError(13, "it is write-protected")
        os.chmod(temporary, target.stat().st_mode & 0o777)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
