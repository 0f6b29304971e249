"""Writing a file so that a crash at any instant leaves the old one or the new one, never less."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
import time
from pathlib import Path

from euroapp.access_lists import carry_over
from euroapp.attributes import attributes_of, dress

_PAUSE = 0.3


class Unverified(OSError):
    """The new content lies there, but the disk cannot vouch for it; no `errno`: it reads back differently."""


class Special(OSError):
    """A pipe, a device or the like lies there; it is as it was, for no file may take its place unseen."""


class OtherBytes(OSError):
    """The disk gave back other bytes than were written; the file is as it was."""


def replace_whole(
    target: Path, raw: bytes, *, temporary: Path | None = None, mode: int | None = None
) -> None:
    """Swap in new content and return only when it is verified on disk.

    The steps: a temporary file in the same folder with the target's owner, mode and attributes, fsync,
    read back, atomic replace, fsync of the folder, read back again. Nothing is ever written in place.

    Args:
        target: the real path, links resolved.
        raw: the whole new content.
        temporary: where it is written first, in the same folder; a name of its own if none is given.
        mode: of a file that was not there yet, less the umask; if none is given it is private, or its
            folder's.

    Raises:
        OSError: the target is as it was.
        Special: no file lies there, but a pipe or a device.
        Unverified: the target holds the new content, but the disk could not vouch for it.

    """
    _refuse_special(target)
    temporary = temporary or fresh_name(target)
    try:
        _write_new(temporary, raw, target, mode)
        if temporary.read_bytes() != raw:
            raise OtherBytes(errno.EIO, "the disk gives back other bytes than were written")
        swap(temporary, target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _verify(target, raw)


def replace_small(target: Path, raw: bytes, mode: int = 0o600) -> None:
    """Swap in a note that may be lost with the power, but is never seen half written.

    Raises:
        OSError: the target is as it was.

    """
    _refuse_special(target)
    temporary = fresh_name(target)
    try:
        handle = _create(temporary, mode)
        try:
            write_all(handle, raw)
        finally:
            os.close(handle)
        os.replace(temporary, target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _refuse_special(target: Path) -> None:
    """Refuse to put a file in the place of a pipe, a device or a socket.

    Raises:
        Special: one of these lies there.

    """
    try:
        kind = target.lstat().st_mode
    except OSError:
        return  # Nothing lies there, or what is done next says why not.
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind) or stat.S_ISLNK(kind)):
        raise Special(errno.ENXIO, "it is a pipe or a device and no file")


def fresh_name(target: Path) -> Path:
    """Return a name for a temporary file beside a target that no other writer uses."""
    return target.with_name(f".~{secrets.token_hex(6)}.tmp")


def write_all(handle: int, raw: bytes) -> None:
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


def swap(temporary: Path, target: Path) -> None:
    """Replace atomically; wait where others may have to let go first.

    Raises:
        OSError: the target is as it was.

    """
    for _ in range(_tries() - 1):
        try:
            os.replace(temporary, target)
        except PermissionError:
            time.sleep(_PAUSE)
        else:
            return
    os.replace(temporary, target)


def _verify(target: Path, raw: bytes) -> None:
    """Make the swap itself durable, and look at what lies there now."""
    try:
        _sync_folder(target.parent)
        final = target.read_bytes()
    except OSError as error:
        raise Unverified(error.errno, error.strerror) from error
    if final != raw:
        raise Unverified


def _create(path: Path, mode: int) -> int:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    return os.open(path, flags, mode)


def _write_new(path: Path, raw: bytes, target: Path, mode: int | None) -> None:
    wanted = None if mode is not None and not target.exists() else attributes_of(target)
    handle = _create(path, 0o600 if wanted or mode is None else mode)
    try:
        if wanted is not None:
            dress(handle, wanted)
            carry_over(target, path)
        write_all(handle, raw)
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


def _tries() -> int:
    """Return how often a swap is tried: on Windows scanners and sync clients hold files for seconds."""
    return 10 if sys.platform == "win32" else 1


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
