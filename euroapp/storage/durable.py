"""Writing a file so that a crash at any instant leaves the old one or the new one, never less."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import sys
import time
from pathlib import Path

from euroapp.access_lists import carry_over
from euroapp.attributes import attributes_of, dress
from euroapp.errors import SaveFailed, SaveUnverified
from euroapp.language import say

_TEMPORARY = re.compile(r"^\.~[0-9a-f]{12}\.tmp$")
_DAY = 24 * 3600
_PAUSE = 0.3


def digest(raw: bytes) -> str:
    """Return the SHA-256 of some bytes, in hex."""
    return hashlib.sha256(raw).hexdigest()


def replace_durably(target: Path, raw: bytes) -> None:
    """Swap in new content and return only when it is verified on disk.

    The steps: a temporary file in the same folder with the target's owner, mode and attributes, fsync,
    read back, atomic replace, fsync of the folder, read back again. Nothing is ever written in place.

    Args:
        target: the real path, links resolved.
        raw: the whole new content.

    Raises:
        SaveFailed: the target is as it was.
        SaveUnverified: the target holds the new content, but the disk could not vouch for it.

    """
    temporary = target.with_name(f".~{secrets.token_hex(6)}.tmp")
    try:
        _write_new(temporary, raw, target)
        if temporary.read_bytes() != raw:
            raise SaveFailed(
                say("The disk gave back other bytes than were written to {parent}.", parent=target.parent)
            )
        _swap(temporary, target)
    except OSError as error:
        raise SaveFailed(refusal(error, target)) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _verify(target, raw)


def _verify(target: Path, raw: bytes) -> None:
    """Make the swap itself durable, and look at what lies there now."""
    try:
        _sync_folder(target.parent)
        final = target.read_bytes()
    except OSError as error:
        raise SaveUnverified(
            say(
                "{name} was written, but the disk cannot vouch for it: {reason}. "
                "Save again, or save the draft in another place.",
                name=target.name,
                reason=_reason(error),
            )
        ) from error
    if final != raw:
        raise SaveUnverified(
            say("{name} reads back differently; save the draft in another place.", name=target.name)
        )


def tidy(folder: Path) -> None:
    """Remove our own temporary files that a crash left behind a day ago or earlier."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if _TEMPORARY.match(path.name):
                with contextlib.suppress(OSError):
                    if time.time() - path.lstat().st_mtime > _DAY:
                        path.unlink()


def _write_new(path: Path, raw: bytes, target: Path) -> None:
    wanted = attributes_of(target)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    handle = os.open(path, flags, 0o600)
    try:
        dress(handle, wanted)
        carry_over(target, path)
        write_whole(handle, raw)
        _sync(handle)
    finally:
        os.close(handle)


def write_whole(handle: int, raw: bytes) -> None:
    """Write all of it, however little the disk takes at a time.

    Raises:
        OSError: the disk refuses, or takes nothing any more.

    """
    view = memoryview(raw)
    while view:
        taken = os.write(handle, view)
        if taken == 0:
            raise OSError(errno.EIO, "nothing was written")
        view = view[taken:]


def _sync(handle: int) -> None:
    """Force bytes to the disk itself; macOS needs a request of its own for that."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def _tries() -> int:
    """Return how often a swap is tried: on Windows scanners and sync clients hold files for seconds."""
    return 10 if sys.platform == "win32" else 1


def _swap(temporary: Path, target: Path) -> None:
    """Replace atomically; wait where others may have to let go first."""
    for _ in range(_tries() - 1):
        try:
            os.replace(temporary, target)
        except PermissionError:
            time.sleep(_PAUSE)
        else:
            return
    os.replace(temporary, target)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable, where the platform can."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}:
            raise
    finally:
        os.close(handle)


_REASONS = {
    errno.ENOSPC: say("The disk is full"),
    errno.EDQUOT: say("Your quota on this disk is used up"),
    errno.EROFS: say("This place can only be read"),
    errno.EACCES: say("You may not write here"),
    errno.EPERM: say("You may not write here"),
    errno.ENOENT: say("The folder is no longer there"),
    errno.ENOTDIR: say("The folder is no longer there"),
    errno.EISDIR: say("This is a folder, not a file"),
    errno.ELOOP: say("The link leads round in a circle"),
    errno.ENAMETOOLONG: say("The name is too long"),
    errno.EIO: say("The disk reports an error"),
}


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, say("The disk refuses it"))


def is_full(error: SaveFailed) -> bool:
    """Tell whether nothing was written because the disk has no room left, or the user's share of it."""
    cause = error.__cause__
    return isinstance(cause, OSError) and cause.errno in {errno.ENOSPC, errno.EDQUOT}


def refusal(error: OSError, target: Path) -> str:
    """Say why nothing was written, and what to do."""
    place = f"{_reason(error)} ({target.parent})."
    return say("{place} The file on disk is as it was; save the draft in another place.", place=place)
