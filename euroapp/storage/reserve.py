"""Room on the disk that is held in hand, so that a full disk does not cost the last recovery copy."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from euroapp.replacing import write_all

SIZE = 4 * 1024 * 1024


class Reserve:
    """A file that holds nothing but its room."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "reserve"

    def hold(self) -> None:
        """Take the room, unless it is held or the disk is too full to spare it."""
        with contextlib.suppress(OSError):
            if self.path.exists() or shutil.disk_usage(self.path.parent).free < 4 * SIZE:
                return
            handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            try:
                _fill(handle)
            except OSError:
                self.release()
                raise
            finally:
                os.close(handle)

    def release(self) -> bool:
        """Give the room back; tell whether there was any."""
        try:
            self.path.unlink()
        except OSError:
            return False
        return True


def _fill(handle: int) -> None:
    """Make the disk set the room aside; where it cannot be asked to, bytes do."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(handle, 0, SIZE)
        return
    write_all(handle, os.urandom(SIZE))
