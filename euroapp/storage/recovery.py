"""Copies of text that is not saved yet, kept apart from the user's file.

Each session writes under its own key into the private data folder and keeps its two newest copies, so that
a bad one never replaces the only one. A copy is offered when its session is dead or was left without saving.
"""

from __future__ import annotations

import contextlib
import glob
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from euroapp.draft import Draft
from euroapp.errors import DraftUnreadable, PasswordNeeded, SaveFailed
from euroapp.language import say
from euroapp.settings import private_folder
from euroapp.storage import snapshots
from euroapp.storage.container import Identity, listing, pack, unpack
from euroapp.storage.durable import is_full, replace_durably
from euroapp.storage.files import Opened, Origin, read_file
from euroapp.storage.lease import Lease
from euroapp.storage.left_over import NOTES, recovery_folder
from euroapp.storage.regular import read_regular
from euroapp.storage.reserve import Reserve
from euroapp.storage.sealing import Seal, needed, resealed

KEPT_FOR = timedelta(days=30)
_NOTE = 1_000_000
_REVISIONS = 4
"""A session keeps two copies; so many revisions tell on what each of them rests."""
_LATE_DAYS = 3
"""On so many days an old copy is still offered, so that one wrong clock, then or now, costs no text."""


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
    overtaken: bool = False
    """The file was saved after this copy was made, and the copy that should have followed is missing."""
    protected: bool = False
    """It has a password, so that nothing of what it holds is told without it."""


class RecoveryStore:
    """The recovery copies of this user.

    A session has a note, a lease, and its two newest copies, numbered upwards.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or recovery_folder()
        self._leases: dict[str, Lease] = {}
        self._reserve = Reserve(self._folder)

    def write(
        self,
        draft: Draft,
        key: str,
        origin: Origin | None,
        history: Mapping[str, bytes] | None = None,
        seal: Seal | None = None,
    ) -> None:
        """Write a copy durably.

        Args:
            draft: what is copied.
            key: that of the session.
            origin: the file it belongs to.
            history: the members of a history that the file does not lead to, as when changes of others were
                taken in; None where the file's goes on with one more step.
            seal: that of the password of a draft without a file; with a file it is that of the file.

        Raises:
            SaveFailed: the copy could not be written; an older one is still there.
            DraftUnreadable: it could not be sealed; an older one is still there.

        """
        identity = origin.identity if origin else Identity(key, key, seal=seal)
        raw = pack(draft, identity, history)
        try:
            self._write(draft, key, origin, identity, raw)
        except SaveFailed as error:
            if not (is_full(error) and self._make_room(len(raw))):
                raise
            self._write(draft, key, origin, identity, raw)
        else:
            self._reserve.hold()

    def _write(self, draft: Draft, key: str, origin: Origin | None, identity: Identity, raw: bytes) -> None:
        try:
            private_folder(self._folder)
            self._lease(key).take()
            copies = self._copies(key)
            # The note comes first: a copy without one would never be offered.
            self._note(key, origin, draft.general.acronym if identity.seal is None else None)
            self._keep_if_shrunk(identity.document, copies[:1], len(raw))
            number = _number_of(copies[0]) + 1 if copies else 1
            replace_durably(self._folder / f"{key}.{number:08d}.euroapp", raw)
            for old in copies[1:]:
                old.unlink(missing_ok=True)
        except OSError as error:
            raise SaveFailed(
                say("No recovery copy could be written into {folder}.", folder=self._folder)
            ) from error

    def _make_room(self, size: int) -> bool:
        """On a full disk give up the room held in hand, then older snapshots."""
        return self._reserve.release() or snapshots.give_way(size, self._folder)

    def release(self, key: str) -> None:
        """Mark the copies of a session as left without saving; they stay for 30 days.

        Raises:
            SaveFailed: they stay too, but count as those of a crash.

        """
        entry = self._read_note(key)
        try:
            if entry is not None:
                self._write_note(key, {**entry, "released": True})
        finally:
            self._drop_lease(key)

    def discard(self, key: str) -> None:
        """Remove the copies of a session: its text is safely in the user's file, or not wanted."""
        for path in (self._note_path(key), *self._copies(key)):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        self._drop_lease(key)

    def forget(self, document: str) -> None:
        """Remove all copies of a document that no living session holds."""
        for copy in self.offers():
            with contextlib.suppress(DraftUnreadable):
                if document in {unpack(read_file(path)).identity.document for path in self._copies(copy.key)}:
                    self.discard(copy.key)

    def reseal(self, document: str, seal: Seal | None) -> int:
        """Put all copies of a document that no living session holds under one password, or under none.

        Returns:
            How many could not be written anew, and are as they were.

        """
        left = 0
        for copy in self.offers():
            for path in self._copies(copy.key):
                try:
                    raw = read_file(path)
                    found = listing(raw)
                    if found is None or found.identity.document != document:
                        continue
                    if found.identity.seal != seal:
                        replace_durably(path, resealed(raw, seal))
                    self._retitle(copy.key, protected=seal is not None)
                except (DraftUnreadable, SaveFailed):
                    left += 1
        return left

    def _retitle(self, key: str, *, protected: bool) -> None:
        entry = self._read_note(key) or {}
        if bool(entry.get("protected")) != protected:
            title = "" if protected else entry.get("title", "")
            self._write_note(key, {**entry, "title": title, "protected": protected})

    def adopt(self, copy: RecoveryCopy) -> None:
        """Go on writing under the key of a copy that was recovered."""
        with contextlib.suppress(OSError):
            self._lease(copy.key).take()

    def offers(self) -> list[RecoveryCopy]:
        """Return the copies of sessions that ended without saving, newest first."""
        found = []
        for note in self._folder.glob(NOTES) if self._folder.is_dir() else ():
            copy = self._offer(note.stem)
            if copy is None:
                continue
            if self._is_over(copy):
                self.discard(copy.key)
            else:
                found.append(copy)
        return sorted(found, key=lambda copy: copy.written_at, reverse=True)

    def load(self, copy: RecoveryCopy) -> Opened:
        """Read a copy; the older one where the newer is damaged.

        Raises:
            PasswordNeeded: the newer one that is whole has a password that was not given yet.
            DraftUnreadable: neither can be read.

        """
        rests = _rests(self._read_note(copy.key) or {})
        for path in self._copies(copy.key):
            try:
                unpacked = unpack(read_file(path))
            except PasswordNeeded as error:
                raise needed(error.head, copy.path.name if copy.path is not None else "") from error
            except DraftUnreadable:
                continue
            history, seal = unpacked.history, unpacked.identity.seal
            if unpacked.identity.revision == copy.key:
                return Opened(unpacked.draft, None, history=history, seal=seal)
            # A copy of which nobody knows the file's bytes rests on none: the next save asks.
            place, digest = rests.get(unpacked.identity.revision, (str(copy.path or ""), ""))
            origin = Origin(Path(place), digest, unpacked.identity) if place else None
            return Opened(unpacked.draft, origin, history=history, seal=seal)
        raise DraftUnreadable(say("Both recovery copies are damaged."))

    def _offer(self, key: str) -> RecoveryCopy | None:
        entry = self._read_note(key)
        if entry is None or not self._copies(key):
            return None
        try:
            if self._leases.get(key, Lease(self._lease_path(key))).held():
                return None
            when = datetime.fromisoformat(str(entry["written"])).astimezone()
        except (OSError, KeyError, ValueError, OverflowError):
            return None
        path = Path(str(entry["path"])) if entry.get("path") else None
        title, released = str(entry.get("title", "")), bool(entry.get("released"))
        overtaken, protected = self._is_overtaken(key, entry), bool(entry.get("protected"))
        return RecoveryCopy(key, title, path, when, released, overtaken, protected)

    def _is_overtaken(self, key: str, entry: dict[str, Any]) -> bool:
        """Tell whether the newest copy rests on an earlier revision than the note says the file has."""
        for copy in self._copies(key):
            with contextlib.suppress(DraftUnreadable):
                found = listing(read_file(copy))
                if found is not None:
                    return found.identity.revision != str(entry.get("revision", found.identity.revision))
        return False

    def _is_over(self, copy: RecoveryCopy) -> bool:
        """Tell whether a copy has been kept long enough, and note the day on which it was offered late."""
        now = datetime.now(UTC)
        if now - copy.written_at <= KEPT_FOR:
            return False
        entry = self._read_note(copy.key) or {}
        noted = entry.get("late")
        days = {str(day) for day in noted} if isinstance(noted, list) else set()
        if now.date().isoformat() in days:
            return len(days) > _LATE_DAYS
        days.add(now.date().isoformat())
        with contextlib.suppress(OSError, SaveFailed):
            self._write_note(copy.key, {**entry, "late": sorted(days)})
        return len(days) > _LATE_DAYS

    def _note(self, key: str, origin: Origin | None, title: str | None) -> None:
        """Say what the session holds, and on which bytes of the file each revision rests.

        Of a draft with a password, which has no title here, it says nothing that the draft holds. The note is
        written before the copy, which may then fail: the copy before it keeps its own line.
        """
        rests = _rests(self._read_note(key) or {})
        revision = origin.identity.revision if origin else key
        if origin is not None:
            rests.pop(revision, None)
            rests[revision] = (str(origin.path.absolute()), origin.sha256)
        self._write_note(
            key,
            {
                "revision": revision,
                "rests": dict(list(rests.items())[-_REVISIONS:]),
                "title": title or "",
                "protected": title is None,
                "path": str(origin.path.absolute()) if origin else "",
                "sha256": origin.sha256 if origin else "",
                "written": datetime.now(UTC).isoformat(timespec="seconds"),
                "released": False,
            },
        )

    def _write_note(self, key: str, entry: dict[str, Any]) -> None:
        # Escaped to ASCII, which also holds a path that is no UTF-8.
        replace_durably(self._note_path(key), json.dumps(entry).encode("ascii"))

    def _read_note(self, key: str) -> dict[str, Any] | None:
        try:
            entry = json.loads(read_regular(self._note_path(key), _NOTE))
        except (OSError, ValueError, RecursionError):
            return None
        return entry if isinstance(entry, dict) else None

    @staticmethod
    def _keep_if_shrunk(document: str, last: list[Path], size: int) -> None:
        """Keep the last copy as a snapshot when the draft lost more than half of its size."""
        for previous in last:
            with contextlib.suppress(OSError):
                if size * 2 < previous.stat().st_size:
                    snapshots.keep(document, previous.read_bytes(), pin=snapshots.SHRINKING)

    def _copies(self, key: str) -> list[Path]:
        """Return the copies of a session, newest first."""
        found = self._folder.glob(f"{glob.escape(key)}.*.euroapp") if self._folder.is_dir() else ()
        return sorted((path for path in found if _number_of(path)), key=_number_of, reverse=True)

    def _note_path(self, key: str) -> Path:
        return self._folder / f"{key}.json"

    def _lease_path(self, key: str) -> Path:
        return self._folder / f"{key}.lock"

    def _lease(self, key: str) -> Lease:
        return self._leases.setdefault(key, Lease(self._lease_path(key)))

    def _drop_lease(self, key: str) -> None:
        lease = self._leases.pop(key, None)
        if lease is not None:
            lease.give_back()


def _rests(entry: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Return, by revision, the file on which copies rest and the SHA-256 of its bytes."""
    noted = entry.get("rests")
    return {
        str(revision): (str(place[0]), str(place[1]))
        for revision, place in (noted.items() if isinstance(noted, dict) else ())
        if isinstance(place, list | tuple) and len(place) == 2
    }


def _number_of(copy: Path) -> int:
    """Return the number in the name of a copy; 0 for a file of somebody else's."""
    number = copy.name.split(".")[-2]
    return int(number) if number.isascii() and number.isdigit() else 0
