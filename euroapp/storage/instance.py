"""One window on one machine: a second start hands its draft to the first.

The first holds a lease. A second one leaves a note in the private folder; when the first has taken it, the
second has nothing left to do. A first that does not answer hangs, and the second opens a window of its own.
"""

from __future__ import annotations

import contextlib
import json
import secrets
import time
from pathlib import Path

from euroapp.settings import data_folder, private_folder
from euroapp.storage.lease import Lease
from euroapp.storage.regular import read_regular

_MOST = 65_536
PATIENCE = 3.0
"""Seconds in which a window that lives answers."""


class Instance:
    """This start of the program among others of the same user."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or data_folder() / "window"
        self._lease = Lease(self.folder / "window.lock")

    def is_first(self) -> bool:
        """Tell whether no other window is open; where the folder cannot be used, nobody can know."""
        try:
            private_folder(self.folder)
            return self._lease.take()
        except OSError:
            return True

    def knock(self, path: Path | None, patience: float = PATIENCE) -> bool:
        """Ask the first window to come forward, with a draft if one is named; tell whether it did."""
        note = self.folder / f"{secrets.token_hex(8)}.knock"
        fresh = note.with_suffix(".new")
        try:
            # Escaped to ASCII, which also holds a path that is no UTF-8.
            text = json.dumps({"path": str(path.absolute()) if path is not None else ""})
            fresh.write_bytes(text.encode("ascii"))
            fresh.replace(note)
            end = time.monotonic() + patience
            while note.exists() and time.monotonic() < end:
                time.sleep(0.02)
            answered = not note.exists()
            note.unlink(missing_ok=True)
        except OSError:
            return False
        return answered

    def callers(self) -> list[Path | None]:
        """Take the notes of later starts: the drafts they were asked to open, None for none."""
        found: list[Path | None] = []
        with contextlib.suppress(OSError):
            for note in sorted(self.folder.glob("*.knock")):
                with contextlib.suppress(OSError, ValueError, LookupError, TypeError, RecursionError):
                    path = json.loads(read_regular(note, _MOST))["path"]
                    found.append(Path(path) if path else None)
                with contextlib.suppress(OSError):
                    note.unlink(missing_ok=True)
        return found

    def close(self) -> None:
        """Let another start be the first."""
        self._lease.give_back()
