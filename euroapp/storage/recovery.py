"""Copies of text that is not saved yet, kept apart from the user's file.

Each session writes under its own key into the private data folder, two copies in turn, so that a bad
one never replaces the only one. A copy is offered when its session is dead or was left without saving.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from euroapp.draft import Draft
from euroapp.errors import DraftUnreadable
from euroapp.settings import data_folder, private_folder
from euroapp.storage import snapshots
from euroapp.storage.container import Identity, pack, unpack
from euroapp.storage.durable import replace_durably
from euroapp.storage.files import Opened, Origin, read_file
from euroapp.storage.lease import Lease

KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True)
class RecoveryCopy:
    """One copy on offer."""

    key: str
    title: str
    path: Path | None
    """The user's file it belongs to; None for a draft never saved."""
    written_at: datetime
    """Local time."""
    released: bool
    """Left without saving, as opposed to a crash."""


class RecoveryStore:
    """The recovery copies of this user."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or data_folder() / "recovery"
        self._leases: dict[str, Lease] = {}
        self._turns: dict[str, int] = {}

    def write(self, draft: Draft, key: str, origin: Origin | None) -> None:
        """Write a copy durably.

        Raises:
            SaveFailed: the copy could not be written; an older one is still there.

        """
        private_folder(self._folder)
        self._lease(key).take()
        identity = origin.identity if origin else Identity(key, key)
        raw = pack(draft, identity)
        turn = self._turns.get(key, 0)
        self._keep_if_shrunk(key, identity.document, 1 - turn, len(raw))
        replace_durably(self._copy(key, turn), raw)
        self._turns[key] = 1 - turn
        self._note(key, draft, origin, turn, released=False)

    def release(self, key: str) -> None:
        """Mark the copies of a session as left without saving; they stay for 30 days."""
        entry = self._read_note(key)
        if entry is not None:
            entry["released"] = True
            replace_durably(self._note_path(key), json.dumps(entry).encode())
        self._drop_lease(key)

    def discard(self, key: str) -> None:
        """Remove the copies of a session: its text is safely in the user's file, or not wanted."""
        for path in (self._note_path(key), self._copy(key, 0), self._copy(key, 1)):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        self._turns.pop(key, None)
        self._drop_lease(key)

    def adopt(self, copy: RecoveryCopy) -> None:
        """Go on writing under the key of a copy that was recovered."""
        entry = self._read_note(copy.key) or {}
        self._turns[copy.key] = 1 - int(entry.get("turn", 0))
        with contextlib.suppress(OSError):
            self._lease(copy.key).take()

    def offers(self) -> list[RecoveryCopy]:
        """Return the copies of sessions that ended without saving, newest first."""
        found = []
        for note in self._folder.glob("*.json") if self._folder.is_dir() else ():
            copy = self._offer(note.stem)
            if copy is None:
                continue
            if datetime.now(UTC).astimezone() - copy.written_at > KEPT_FOR:
                self.discard(copy.key)
            else:
                found.append(copy)
        return sorted(found, key=lambda copy: copy.written_at, reverse=True)

    def load(self, copy: RecoveryCopy) -> Opened:
        """Read a copy; the older one where the newer is damaged.

        Raises:
            DraftUnreadable: neither can be read.

        """
        entry = self._read_note(copy.key) or {}
        newest = int(entry.get("turn", 0))
        for turn in (newest, 1 - newest):
            try:
                unpacked = unpack(read_file(self._copy(copy.key, turn)))
            except DraftUnreadable:
                continue
            origin = None
            if copy.path is not None and entry.get("sha256"):
                origin = Origin(copy.path, str(entry["sha256"]), unpacked.identity)
            return Opened(unpacked.draft, origin)
        raise DraftUnreadable("Both recovery copies are damaged.")

    def _offer(self, key: str) -> RecoveryCopy | None:
        entry = self._read_note(key)
        if entry is None or key in self._leases:
            return None
        probe = Lease(self._folder / f"{key}.lock")
        try:
            if not probe.take():
                return None
        except OSError:
            return None
        probe.give_back()
        try:
            when = datetime.fromisoformat(str(entry["written"])).astimezone()
        except (KeyError, ValueError):
            return None
        path = Path(str(entry["path"])) if entry.get("path") else None
        return RecoveryCopy(key, str(entry.get("title", "")), path, when, bool(entry.get("released")))

    def _note(self, key: str, draft: Draft, origin: Origin | None, turn: int, *, released: bool) -> None:
        entry = {
            "title": draft.general.acronym,
            "path": str(origin.path.absolute()) if origin else "",
            "sha256": origin.sha256 if origin else "",
            "written": datetime.now(UTC).isoformat(timespec="seconds"),
            "turn": turn,
            "released": released,
        }
        replace_durably(self._note_path(key), json.dumps(entry).encode("utf-8", "surrogateescape"))

    def _read_note(self, key: str) -> dict[str, Any] | None:
        try:
            entry = json.loads(self._note_path(key).read_bytes())
        except (OSError, ValueError):
            return None
        return entry if isinstance(entry, dict) else None

    def _keep_if_shrunk(self, key: str, document: str, last: int, size: int) -> None:
        """Keep the last copy as a snapshot when the draft lost more than half of its size."""
        previous = self._copy(key, last)
        with contextlib.suppress(OSError):
            if size * 2 < previous.stat().st_size:
                snapshots.keep(document, previous.read_bytes())

    def _copy(self, key: str, turn: int) -> Path:
        return self._folder / f"{key}.{turn}.euroapp"

    def _note_path(self, key: str) -> Path:
        return self._folder / f"{key}.json"

    def _lease(self, key: str) -> Lease:
        return self._leases.setdefault(key, Lease(self._folder / f"{key}.lock"))

    def _drop_lease(self, key: str) -> None:
        lease = self._leases.pop(key, None)
        if lease is not None:
            lease.give_back()


