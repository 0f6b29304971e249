"""What changed from one snapshot to the next, told without reading the drafts themselves."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from euroapp.errors import DraftUnreadable
from euroapp.storage import limits, snapshots
from euroapp.storage.container import BROKEN_ZIP, MANIFEST
from euroapp.storage.files import Opened, load
from euroapp.storage.limits import parse_json
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
    before: dict[str, object] | None = None
    for snapshot in snapshots.of(document):
        now = _checksums(snapshot.path)
        changed = frozenset() if before is None or now is None else _differing(before, now)
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


def _checksums(path: Path) -> dict[str, object] | None:
    """Return the checksums of the parts as the manifest lists them; None where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            if archive.getinfo(MANIFEST).file_size > limits.MEMBER:
                return None
            members = parse_json(archive.read(MANIFEST))["members"]
            return {name: entry["sha256"] for name, entry in members.items()}
    except (*BROKEN_ZIP, DraftUnreadable, TypeError, AttributeError):
        return None


def _differing(before: dict[str, object], now: dict[str, object]) -> frozenset[str]:
    names = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
    return frozenset(name.split("/")[1].removesuffix(".json") for name in names) - {"order"}
