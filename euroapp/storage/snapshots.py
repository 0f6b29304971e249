"""Local copies of every accepted save, in the private data folder: a history to go back to.

A document has a folder of its own. A snapshot's name holds its number, which gives the order, and the
beginning of its checksum; a pinned one also says what it was made before.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from euroapp.errors import DraftUnreadable, SaveFailed
from euroapp.settings import data_folder, private_folder
from euroapp.storage.container import unpack
from euroapp.storage.durable import digest, replace_durably
from euroapp.storage.retention import to_keep, within

ROOM = 1024**3
"""Bytes for the snapshots of one document."""

EXPORT, MIGRATION, SHRINKING = "export", "migration", "shrinking"
"""What a pinned snapshot was made before."""

_ABOUT = "about.json"
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
                status = path.stat()
                kept_at = datetime.fromtimestamp(status.st_mtime)
                found.append(Snapshot(path, int(name[1]), name[2], name[3] or "", kept_at, status.st_size))
    return sorted(found, key=lambda snapshot: snapshot.number)


def keep(document: str, raw: bytes, *, pin: str = "", path: Path | None = None, sound: bool = False) -> None:
    """Keep a copy unless the newest one is the same; a full disk never stops a save.

    Args:
        document: id of the document.
        raw: the whole file.
        pin: what the copy is made before; '' for an ordinary save.
        path: the user's file, by which the copies can be found when it is damaged.
        sound: these bytes were just read as a draft, so that older copies may go at once.

    """
    with contextlib.suppress(OSError, SaveFailed):
        folder = private_folder(folder_of(document))
        present = of(document)
        mark, newest = digest(raw)[:16], present[-1] if present else None
        if path is not None:
            _note(folder, path)
        if newest is not None and newest.mark == mark:
            if pin and not newest.pin:
                newest.path.rename(folder / f"{newest.number:08d}-{mark}.{pin}.euroapp")
            return
        number = newest.number + 1 if newest else 1
        replace_durably(folder / f"{number:08d}-{mark}{f'.{pin}' if pin else ''}.euroapp", raw)
        _thin(folder, sound=sound)


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
    except (OSError, ValueError, LookupError, TypeError):
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


def forget(document: str) -> None:
    """Delete all snapshots of a document.

    Raises:
        SaveFailed: some are still there.

    """
    folder = folder_of(document)
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        raise SaveFailed(f"Not all copies could be deleted; look into {folder}.")
