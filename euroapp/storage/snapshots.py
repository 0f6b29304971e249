"""Local copies of every accepted save, in the private data folder: a history to go back to.

A document has a folder of its own. A snapshot's name holds its number, which gives the order, and the
beginning of its checksum; a pinned one also says what it was made before.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from euroapp.errors import DraftUnreadable, PasswordNeeded, SaveFailed
from euroapp.language import say
from euroapp.settings import data_folder, private_folder
from euroapp.storage.container import unpack
from euroapp.storage.durable import digest, is_full, replace_durably
from euroapp.storage.limits import FILE
from euroapp.storage.regular import read_regular
from euroapp.storage.retention import LEAST, to_keep, within
from euroapp.storage.sealing import HEAD, Seal, check_unlocked, resealed

ROOM = 1024**3
"""Bytes for the snapshots of one document."""

EXPORT, IMPORT, MIGRATION, SHRINKING = "export", "import", "migration", "shrinking"
"""What a pinned snapshot was made before."""

_ABOUT = "about.json"
_newest: dict[tuple[Path, Path | None], Snapshot] = {}
"""The last snapshot this program made or met, by its folder and the user's file."""
_UNSAFE = re.compile(r"[^A-Za-z0-9-]")
_NAME = re.compile(r"([0-9]{8})-([0-9a-f]{16})(?:\.([a-z]{1,20}))?\.euroapp")


@dataclass(frozen=True)
class Snapshot:
    """One copy."""

    path: Path
    number: int
    mark: str
    pin: str
    kept_at: datetime
    """Local time by this machine's clock."""
    size: int

    @property
    def pinned(self) -> bool:
        """Tell whether it was made before something that cannot be undone."""
        return bool(self.pin)


def folder_of(document: str) -> Path:
    """Return where the snapshots of a document lie."""
    return data_folder() / "snapshots" / (_UNSAFE.sub("", document)[:64] or "unknown")


def of(document: str) -> list[Snapshot]:
    """Return the snapshots of a document, oldest first."""
    return _within(folder_of(document))


def _within(folder: Path) -> list[Snapshot]:
    found = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            name = _NAME.fullmatch(path.name)
            if name:
                # Another window may be removing it at this moment.
                with contextlib.suppress(FileNotFoundError):
                    status = path.stat()
                    when, size = _moment(status.st_mtime), status.st_size
                    found.append(Snapshot(path, int(name[1]), name[2], name[3] or "", when, size))
    return sorted(found, key=lambda snapshot: snapshot.number)


def _moment(seconds: float) -> datetime:
    """Return the time of a file; for one that no calendar holds, the nearest that it does."""
    try:
        return datetime.fromtimestamp(seconds)
    except (ValueError, OverflowError, OSError):
        return datetime.max if seconds > 0 else datetime.min


def keep(document: str, raw: bytes, *, pin: str = "", path: Path | None = None, sound: bool = False) -> None:
    """Keep a copy unless the newest one is the same; a full disk never stops a save.

    Args:
        document: id of the document.
        raw: the whole file.
        pin: what the copy is made before; '' for an ordinary save.
        path: the user's file, by which the copies can be found when it is damaged.
        sound: these bytes were just read as a draft, so that older copies may go at once.

    """
    folder, mark = folder_of(document), digest(raw)[:16]
    known = _newest.get((folder, path))
    if known is not None and known.mark == mark and (known.pin or not pin) and known.path.exists():
        return
    with contextlib.suppress(OSError, SaveFailed):
        private_folder(folder)
        present = _within(folder)
        newest = present[-1] if present else None
        if path is not None:
            _note(folder, path)
        if newest is None or newest.mark != mark:
            number = newest.number + 1 if newest else 1
            _write(folder / f"{number:08d}-{mark}{f'.{pin}' if pin else ''}.euroapp", raw)
            _thin(folder, sound=sound)
        elif pin and not newest.pin:
            newest.path.rename(folder / f"{newest.number:08d}-{mark}.{pin}.euroapp")
        for last in _within(folder)[-1:]:
            _newest[folder, path] = last


def is_newest(document: str, raw: bytes) -> bool:
    """Tell whether the newest snapshot of a document is just these bytes."""
    present = of(document)
    return bool(present) and present[-1].mark == digest(raw)[:16]


def _write(path: Path, raw: bytes) -> None:
    """Write a snapshot; on a full disk older ones give way to it.

    Raises:
        SaveFailed: there is no room even so.

    """
    try:
        replace_durably(path, raw)
    except SaveFailed as error:
        if not (is_full(error) and give_way(len(raw), path.parent)):
            raise
        replace_durably(path, raw)


def give_way(size: int, place: Path) -> bool:
    """Remove the oldest snapshots, of whatever draft, until so many bytes are free on the disk of a place.

    Pinned ones stay, and three of every draft. Returns whether any was removed.
    """
    try:
        device, removed = place.stat().st_dev, 0
        found = [_within(folder) for folder in (data_folder() / "snapshots").glob("*") if folder.is_dir()]
    except OSError:
        # A disk in trouble tells nothing of itself; the save has its own words for that.
        return False
    spare = [snapshot for present in found for snapshot in present[:-LEAST] if not snapshot.pinned]
    for snapshot in sorted(spare, key=lambda one: (one.kept_at, one.number)):
        if removed >= 2 * size:
            break
        with contextlib.suppress(OSError):
            if snapshot.path.stat().st_dev == device:
                snapshot.path.unlink()
                removed += snapshot.size
    return removed > 0


def _thin(folder: Path, *, sound: bool) -> None:
    """Remove what is not to be kept any more, once the newest copy has been read as a draft."""
    present = _within(folder)
    kept = to_keep(present, datetime.now())
    kept = within([(snapshot, snapshot.size) for snapshot in kept], ROOM)
    gone = [snapshot for snapshot in present if snapshot not in kept]
    if gone and (sound or _can_be_read(present[-1].path)):
        for snapshot in gone:
            snapshot.path.unlink(missing_ok=True)


def _can_be_read(path: Path) -> bool:
    try:
        unpack(path.read_bytes())
    except DraftUnreadable:
        return False
    return True


def _note(folder: Path, path: Path) -> None:
    """Write down where the document lies, unless it is known."""
    if path not in _places(folder):
        # Escaped to ASCII, which also holds a path that is no UTF-8.
        places = [str(path.absolute()), *map(str, _places(folder))][:5]
        replace_durably(folder / _ABOUT, json.dumps({"places": places}).encode("ascii"))


def _places(folder: Path) -> list[Path]:
    try:
        places = json.loads((folder / _ABOUT).read_bytes())["places"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return []
    return [Path(place) for place in places if isinstance(place, str)] if isinstance(places, list) else []


def saved_at(path: Path) -> Iterator[Snapshot]:
    """Yield the snapshots of what was saved at a place, newest first."""
    found: list[Snapshot] = []
    with contextlib.suppress(OSError):
        for folder in (data_folder() / "snapshots").iterdir():
            if path.absolute() in _places(folder):
                found.extend(_within(folder))
    yield from sorted(found, key=lambda snapshot: (snapshot.kept_at, snapshot.number), reverse=True)


def reseal(document: str, seal: Seal | None) -> int:
    """Put all snapshots of a document under one password, or under none; number, pin and time stay.

    Each is written anew and verified on the disk before the old one goes, so that none is ever missing.

    Returns:
        How many could not be written anew, and are as they were.

    """
    left = 0
    for snapshot in of(document):
        try:
            raw = read_regular(snapshot.path, FILE)
            fresh = resealed(raw, seal)
            if fresh is raw:
                continue
            mark, pin = digest(fresh)[:16], f".{snapshot.pin}" if snapshot.pin else ""
            target = snapshot.path.with_name(f"{snapshot.number:08d}-{mark}{pin}.euroapp")
            status = snapshot.path.stat()
            _write(target, fresh)
            # By its time a copy is shown, and chosen to be kept.
            os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
            snapshot.path.unlink()
        except (OSError, DraftUnreadable, SaveFailed):
            left += 1
    return left


def locked(document: str) -> PasswordNeeded | None:
    """Return what the newest snapshot asks for that has a password which was not given yet; None for none."""
    for snapshot in reversed(of(document)):
        try:
            with snapshot.path.open("rb") as stream:
                check_unlocked(stream.read(HEAD))
        except PasswordNeeded as needed:
            return needed
        except (OSError, DraftUnreadable):
            continue
    return None


def forget(document: str) -> None:
    """Delete all snapshots of a document.

    Raises:
        SaveFailed: some are still there.

    """
    folder = folder_of(document)
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        raise SaveFailed(say("Not all copies could be deleted; look into {folder}.", folder=folder))
