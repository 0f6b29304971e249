"""Writing a file so that a crash at any instant leaves the old one or the new one, never less."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import stat
import sys
import time
from pathlib import Path

from euroapp.errors import SaveFailed

_TEMPORARY = re.compile(r"^\.~[0-9a-f]{12}\.tmp$")
_DAY = 24 * 3600
_TRIES, _PAUSE = 10, 0.3


def digest(raw: bytes) -> str:
    """Return the SHA-256 of some bytes, in hex."""
    return hashlib.sha256(raw).hexdigest()


def replace_durably(target: Path, raw: bytes) -> None:
    """Swap in new content and return only when it is verified on disk.

    The steps: a temporary file in the same folder with the target's mode, fsync, read back, atomic
    replace, fsync of the folder, read back again. Nothing is ever written in place.

    Args:
        target: the real path, links resolved.
        raw: the whole new content.

    Raises:
        SaveFailed: the target is as it was, unless the very last check failed.

    """
    temporary = target.with_name(f".~{secrets.token_hex(6)}.tmp")
    try:
        _write_new(temporary, raw, _mode_for(target))
        if temporary.read_bytes() != raw:
            raise SaveFailed(f"The disk gave back other bytes than were written to {target.parent}.")
        _swap(temporary, target)
    except OSError as error:
        raise SaveFailed(_sentence(error, target)) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    try:
        _sync_folder(target.parent)
        final = target.read_bytes()
    except OSError as error:
        raise SaveFailed(_sentence(error, target)) from error
    if final != raw:
        raise SaveFailed(f"{target.name} could not be verified after it was written; save it elsewhere.")


def tidy(folder: Path) -> None:
    """Remove our own temporary files that a crash left behind a day ago or earlier."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if _TEMPORARY.match(path.name):
                with contextlib.suppress(OSError):
                    if time.time() - path.lstat().st_mtime > _DAY:
                        path.unlink()


def _mode_for(target: Path) -> int:
    """Keep the mode of an existing file; new ones are private, or the group's in a shared folder."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        folder = target.parent.stat().st_mode
        shared = bool(folder & (stat.S_ISGID | stat.S_IWGRP)) and sys.platform != "win32"
        return 0o660 if shared else 0o600


def _write_new(path: Path, raw: bytes, mode: int) -> None:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    handle = os.open(path, flags, 0o600)
    try:
        if sys.platform != "win32":
            os.fchmod(handle, mode)
        view = memoryview(raw)
        while view:
            view = view[os.write(handle, view) :]
        _sync(handle)
    finally:
        os.close(handle)


def _sync(handle: int) -> None:
    """Force bytes to the disk itself; macOS needs a request of its own for that."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def _swap(temporary: Path, target: Path) -> None:
    """Replace atomically; on Windows wait for scanners and sync clients to let go."""
    tries = _TRIES if sys.platform == "win32" else 1
    for attempt in range(1, tries + 1):
        try:
            os.replace(temporary, target)
        except PermissionError:
            if attempt == tries:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable; Windows has no way to ask for that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sentence(error: OSError, target: Path) -> str:
    """Say what happened and what to do."""
    reasons = {
        "ENOSPC": "The disk is full",
        "EDQUOT": "Your quota on this disk is used up",
        "EROFS": "This place can only be read",
        "EACCES": "You may not write here",
        "EPERM": "You may not write here",
        "ENOENT": "The folder is no longer there",
        "ENAMETOOLONG": "The name is too long",
        "EIO": "The disk reports an error",
    }
    import errno

    name = errno.errorcode.get(error.errno or 0, "")
    reason = reasons.get(name, "The file could not be written")
    return f"{reason} ({target.parent}). The file on disk is as it was; save the draft in another place."
