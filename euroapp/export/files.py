"""Writes an exported file whole, or not at all."""

from __future__ import annotations

import contextlib
import glob
import os
import secrets
from pathlib import Path

from euroapp.errors import ExportFailed
from euroapp.language import say
from euroapp.replacing import Special, Unverified, replace_whole


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
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(13, say("it is write-protected"))
        replace_whole(target, data, temporary=temporary, mode=0o666)
    except Unverified as error:
        raise ExportFailed(
            say("The disk cannot vouch for {path}; write it in another place.", path=path)
        ) from error
    except Special as error:
        raise ExportFailed(
            say("{path} is a pipe or a device, not a file; give the name of a file.", path=path)
        ) from error
    except OSError as error:
        raise ExportFailed(
            say("{path} could not be written: {reason}.", path=path, reason=error.strerror or error)
        ) from error


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
