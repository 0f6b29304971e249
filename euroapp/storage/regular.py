"""Reads files that may be anything by now: what is no plain file, or too large, is refused unread."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from euroapp.language import say

_FLAGS = ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")


class Unfit(OSError):
    """Something lies there that cannot be read from beginning to end: a pipe, a device, or too much."""


def read_regular(path: Path, most: int) -> bytes:
    """Return the bytes of a plain file of at most so many; nothing is waited for that never comes.

    Raises:
        Unfit: a pipe, a device or the like, or a file that is larger.
        IsADirectoryError: a folder.
        OSError: missing, or not readable.
        ValueError: not the name of a file.

    """
    _check(path.stat(), path, most)
    handle = os.open(path, os.O_RDONLY | sum(getattr(os, name, 0) for name in _FLAGS))
    with os.fdopen(handle, "rb") as stream:
        # What the name stands for may have changed between looking and opening.
        _check(os.fstat(handle), path, most)
        raw = stream.read(most + 1)
    if len(raw) > most:
        raise Unfit(errno.EFBIG, say("The file grew while it was read"), str(path))
    return raw


def _check(status: os.stat_result, path: Path, most: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise Unfit(errno.ENXIO, say("It is no file that can be read from beginning to end"), str(path))
    if status.st_size > most:
        raise Unfit(errno.EFBIG, say("The file is larger than is read"), str(path))
