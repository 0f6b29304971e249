"""What changed from one snapshot to the next, told without reading the drafts themselves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from euroapp.storage import snapshots
from euroapp.storage.container import Listing, listing
from euroapp.storage.files import Opened, load
from euroapp.storage.limits import FILE
from euroapp.storage.regular import read_regular
from euroapp.storage.snapshots import Snapshot


@dataclass(frozen=True)
class Version:
    """A snapshot, and which lists of the draft are not as they were in the one before."""

    snapshot: Snapshot
    changed: frozenset[str]
    """Top-level names of the draft, such as `partners`; empty for the first and for a damaged one."""
    readable: bool


def history(document: str) -> list[Version]:
    """Return the snapshots of a document, newest first."""
    versions: list[Version] = []
    before: Listing | None = None
    for snapshot in snapshots.of(document):
        now = _listing(snapshot.path)
        changed = now.differs(before) if before is not None and now is not None else frozenset()
        versions.append(Version(snapshot, changed, now is not None))
        before = now or before
    return versions[::-1]


def open_version(version: Version) -> Opened:
    """Read a snapshot as a draft that belongs to no file.

    Raises:
        DraftUnreadable: it is damaged or gone.

    """
    found = load(version.snapshot.path)
    return Opened(found.draft, None)


def _listing(path: Path) -> Listing | None:
    try:
        return listing(read_regular(path, FILE))
    except OSError:
        return None
