"""What a file wears beside its content: owner, group, mode, access list, attributes; no file grows wider.

Linux tells all of it. Elsewhere Python knows owner and mode only;
`euroapp.access_lists` asks the system there.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

_LIST = "system.posix_acl_access"
_GROUP, _OTHERS = 0o070, 0o007
_NONE_HERE = {errno.ENOTSUP, errno.ENOSYS, errno.EOPNOTSUPP}


@dataclass(frozen=True)
class Attributes:
    """Those of a file that is there, or those that a new one should get."""

    mode: int
    owner: int | None = None
    group: int | None = None
    extended: dict[str, bytes] | None = None
    """By name; None for a new file, which keeps what its folder gives it."""
    known: bool = True
    """The extended ones could be read."""


def attributes_of(target: Path) -> Attributes:
    """Return those of an existing file; new files are private, or of a shared folder.

    Raises:
        OSError: the folder is not there, or the disk refuses to tell.

    """
    try:
        status = target.stat()
    except FileNotFoundError:
        folder = target.parent.stat().st_mode
        shared = bool(folder & (stat.S_ISGID | stat.S_IWGRP)) and sys.platform != "win32"
        return Attributes(0o660 if shared else 0o600)
    mode = stat.S_IMODE(status.st_mode)
    try:
        extended = _extended(target)
    except OSError as error:
        known = error.errno in _NONE_HERE
        return Attributes(mode, status.st_uid, status.st_gid, {}, known=known)
    return Attributes(mode, status.st_uid, status.st_gid, extended)


def dress(handle: int, wanted: Attributes) -> None:
    """Give a new file its attributes; where the system refuses one, the file is narrower, never wider."""
    if sys.platform == "win32":
        return
    same_group = _give_owner(handle, wanted)
    mode = wanted.mode
    extended = wanted.extended or {}
    if wanted.extended is not None:
        _take_off_inherited_list(handle)
        # Without its list the mode says too much: the bits of the group are a mask, and whom the list shuts
        # out is one of the others. Giving the list brings them back.
        if _LIST in extended or not wanted.known:
            mode &= ~(_GROUP | _OTHERS)
    if not same_group:
        # The former group counts among the others now, and must not get more than it had.
        mode &= ~(_GROUP | _OTHERS) | (wanted.mode >> 3 & _OTHERS)
    with contextlib.suppress(OSError):
        os.fchmod(handle, mode)
    if sys.platform == "linux":
        for name, value in extended.items():
            if name != _LIST or same_group:
                with contextlib.suppress(OSError):
                    os.setxattr(handle, name, value)


def _extended(target: Path) -> dict[str, bytes]:
    if sys.platform != "linux":
        return {}
    found = {}
    for name in os.listxattr(target):
        try:
            found[name] = os.getxattr(target, name)
        except OSError:
            # Some can be read by root alone; but a list that cannot be read is not the same as none.
            if name == _LIST:
                raise
    return found


def _give_owner(handle: int, wanted: Attributes) -> bool:
    """Give owner and group as far as the system lets us; tell whether the group is the wanted one."""
    for owner in (wanted.owner, None):
        if owner is not None or wanted.group is not None:
            with contextlib.suppress(OSError):
                os.fchown(
                    handle, -1 if owner is None else owner, -1 if wanted.group is None else wanted.group
                )
                return True
    return wanted.group in {None, os.fstat(handle).st_gid}


def _take_off_inherited_list(handle: int) -> None:
    """Remove the access list that a folder gives to its new files: the file before had none of it."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.removexattr(handle, _LIST)
