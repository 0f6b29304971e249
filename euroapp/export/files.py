"""Writes an exported file whole, or not at all."""

from __future__ import annotations

import contextlib
import glob
import os
import secrets
from pathlib import Path

from euroapp.access_lists import carry_over
from euroapp.attributes import attributes_of, dress
from euroapp.errors import ExportFailed
from euroapp.language import say


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place in one step; whatever lay there before stays until then.

    Raises:
        ExportFailed: the folder or file cannot be written; the old file is intact.

    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise ExportFailed(say("{path} is a folder; give the name of a file.", path=path))
    if not target.parent.is_dir():
        raise ExportFailed(say("There is no folder {parent}.", parent=target.parent))
    temporary = target.with_name(_temporary_name(_short(target.name), secrets.token_hex(4)))
    try:
        _write(temporary, data, target)
        if temporary.read_bytes() != data:
            raise OSError(say("the disk gives back something else than was written"))
        os.replace(temporary, target)
        _sync_folder(target.parent)
    except OSError as error:
        raise ExportFailed(
            say("{path} could not be written: {reason}.", path=path, reason=error.strerror or error)
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def clear_leftovers(path: Path) -> None:
    """Remove what a process left that was stopped while it wrote this file."""
    target = Path(os.path.realpath(path))
    with contextlib.suppress(OSError):
        for left in target.parent.glob(_temporary_name(glob.escape(_short(target.name)), "????????")):
            left.unlink(missing_ok=True)


def _temporary_name(name: str, mark: str) -> str:
    return f".{name}.{mark}.tmp"


def _short(name: str) -> str:
    """Return the beginning of a name, so that a longer one made of it fits where 255 bytes are the limit."""
    return os.fsencode(name)[:200].decode("utf-8", "ignore")


def _write(temporary: Path, data: bytes, target: Path) -> None:
    wanted = attributes_of(target) if target.exists() else None
    if wanted is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, say("it is write-protected"))
    with open(temporary, "xb") as file:
        if wanted is not None:
            dress(file.fileno(), wanted)
            carry_over(target, temporary)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
