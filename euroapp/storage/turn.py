"""The turn to write a file: among all windows and commands of a user, one at a time compares and swaps.

What guards a draft is its content (`files.save`). The turn only makes looking and writing one step. Where
the system gives no locks, saving goes on without.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from euroapp.errors import SaveFailed
from euroapp.language import say
from euroapp.settings import data_folder, private_folder
from euroapp.storage.lease import is_still, lock_now

PATIENCE = 10.0
"""Seconds; a save takes a fraction of one where the disk answers."""


@contextlib.contextmanager
def turn(target: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the turn for a file.

    Args:
        target: the real path, links resolved.
        patience: seconds to wait for whoever has the turn.

    Raises:
        SaveFailed: another save of the same file has not ended; nothing was written.

    """
    path = data_folder() / "turns" / hashlib.sha256(os.fsencode(target)).hexdigest()[:32]
    handle = _taken(path, patience)
    try:
        yield
    finally:
        if handle >= 0:
            _give_back(path, handle)


def _taken(path: Path, patience: float) -> int:
    """Wait for the lock; return its handle, -1 where there are no locks."""
    end = time.monotonic() + patience
    while True:
        try:
            private_folder(path.parent)
            handle = os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError:
            return -1
        try:
            lock_now(handle)
            # Who had the turn may have removed the file between opening and locking it.
            if is_still(path, handle):
                return handle
        except (BlockingIOError, PermissionError):
            pass
        except OSError:
            os.close(handle)
            return -1
        os.close(handle)
        if time.monotonic() > end:
            raise SaveFailed(
                say(
                    "Another window or command is still saving this draft, and its disk does not answer. "
                    "Wait a moment and save again, or save the draft in another place."
                )
            )
        time.sleep(0.003)


def _give_back(path: Path, handle: int) -> None:
    """Let go and remove the file; on Windows it stays, for nobody there can remove it under its lock."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        os.close(handle)
