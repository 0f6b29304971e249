"""A lock that the system itself gives back when the program stops, however it stops."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path


class Lease:
    """Held by a living session; a dead one has lost it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle = -1

    def take(self) -> bool:
        """Take the lease; tell whether nobody else holds it.

        Raises:
            OSError: the file of the lease cannot be made.

        """
        while self._handle < 0:
            handle = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
            if not _locked(handle):
                os.close(handle)
                return False
            # Another session may have removed the file between opening and locking it.
            if is_still(self._path, handle):
                self._handle = handle
            else:
                os.close(handle)
        return True

    def held(self) -> bool:
        """Tell whether some living session holds the lease, without taking it."""
        if self._handle >= 0:
            return True
        try:
            handle = os.open(self._path, os.O_RDWR)
        except FileNotFoundError:
            return False
        try:
            return not _locked(handle)
        finally:
            os.close(handle)

    def give_back(self) -> None:
        """Let go and remove the file."""
        if self._handle >= 0:
            if sys.platform != "win32":
                # Windows removes no open file; elsewhere the name must go while the lock still holds.
                with contextlib.suppress(OSError):
                    self._path.unlink(missing_ok=True)
            os.close(self._handle)
            self._handle = -1
            if sys.platform == "win32":
                with contextlib.suppress(OSError):
                    self._path.unlink(missing_ok=True)


def is_still(path: Path, handle: int) -> bool:
    """Tell whether a path still names the file that is open."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _locked(handle: int) -> bool:
    try:
        lock_now(handle)
    except OSError:
        return False
    return True


def lock_now(handle: int) -> None:
    """Lock an open file, or refuse at once.

    Raises:
        BlockingIOError: somebody else holds it; on Windows a `PermissionError`.
        OSError: the system gives no lock on it.

    """
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
