"""How the file of an open draft stands on the disk, held against what was read from it or saved to it."""

from __future__ import annotations

import contextlib
import os
import stat
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice
from pathlib import Path

from euroapp.storage.files import Origin, checksum_of, may_be_written

_MOST = 2_000
"""Names in a folder among which a renamed file is looked for."""


class Standing(Enum):
    """What a save of the open draft would meet."""

    SAME = auto()
    CHANGED = auto()
    """Another content: a save asks."""
    GONE = auto()
    """No file of this name: a save asks."""
    PROTECTED = auto()
    """The same content, but it must not be written: a save is refused."""


@dataclass(frozen=True)
class Look:
    """What a look at the file found."""

    standing: Standing = Standing.SAME
    renamed: Path | None = None
    """Where a file that is gone lies now, under another name in the same folder."""
    stamp: tuple[int, ...] = ()
    """Number, size, times and mode: while they are the same, nothing is read."""


def look(origin: Origin, last: Look) -> Look:
    """Look at the file of a draft again; a disk that gives no answer changes nothing.

    Args:
        origin: what was read or saved.
        last: what the last look at the same origin found; an empty one before the first.

    """
    try:
        status = origin.path.stat()
    except (FileNotFoundError, NotADirectoryError):
        if not origin.sha256:
            return Look()
        return Look(Standing.GONE, _renamed(origin, last.stamp), last.stamp)
    except (OSError, ValueError):
        return last
    stamp = (
        *(status.st_ino, status.st_dev, status.st_size),
        *(status.st_mtime_ns, status.st_ctime_ns, status.st_mode),
    )
    if stamp == last.stamp and last.standing is not Standing.GONE:
        return last
    checksum = checksum_of(origin.path)
    if not checksum and stat.S_ISREG(status.st_mode):
        return last
    if checksum != origin.sha256:
        return Look(Standing.CHANGED, stamp=stamp)
    return Look(Standing.SAME if may_be_written(origin.path) else Standing.PROTECTED, stamp=stamp)


def _renamed(origin: Origin, stamp: tuple[int, ...]) -> Path | None:
    """Return the file in the same folder that is the one of the origin by its number and content."""
    with contextlib.suppress(OSError), os.scandir(origin.path.parent) as entries:
        for entry in islice(entries, _MOST):
            path = origin.path.with_name(entry.name)
            if stamp and entry.inode() == stamp[0] and checksum_of(path) == origin.sha256:
                return path
    return None
