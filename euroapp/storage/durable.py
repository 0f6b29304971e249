"""Writing a draft durably, and saying in words what the disk refused."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import re
import time
from pathlib import Path

from euroapp.errors import SaveFailed, SaveUnverified
from euroapp.language import say
from euroapp.replacing import OtherBytes, Unverified, replace_whole

_TEMPORARY = re.compile(r"^\.~[0-9a-f]{12}\.tmp$")
_DAY = 24 * 3600


def digest(raw: bytes) -> str:
    """Return the SHA-256 of some bytes, in hex."""
    return hashlib.sha256(raw).hexdigest()


def replace_durably(target: Path, raw: bytes) -> None:
    """Swap in a new draft and return only when it is verified on disk.

    Args:
        target: the real path, links resolved.
        raw: the whole new content.

    Raises:
        SaveFailed: the target is as it was.
        SaveUnverified: the target holds the new content, but the disk could not vouch for it.

    """
    try:
        replace_whole(target, raw)
    except Unverified as error:
        raise SaveUnverified(_unverified(error, target)) from error
    except OtherBytes as error:
        raise SaveFailed(
            say("The disk gave back other bytes than were written to {parent}.", parent=target.parent)
        ) from error
    except OSError as error:
        raise SaveFailed(refusal(error, target)) from error


def _unverified(error: Unverified, target: Path) -> str:
    if error.errno is None:
        return say("{name} reads back differently; save the draft in another place.", name=target.name)
    return say(
        "{name} was written, but the disk cannot vouch for it: {reason}. "
        "Save again, or save the draft in another place.",
        name=target.name,
        reason=_reason(error),
    )


def tidy(folder: Path) -> None:
    """Remove our own temporary files that a crash left behind a day ago or earlier."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if _TEMPORARY.match(path.name):
                with contextlib.suppress(OSError):
                    if time.time() - path.lstat().st_mtime > _DAY:
                        path.unlink()


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
    errno.ENXIO: say("This is a pipe or a device, not a file"),
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
