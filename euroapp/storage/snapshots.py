"""Local copies of every accepted save, in the private data folder."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from euroapp.errors import SaveFailed
from euroapp.settings import data_folder, private_folder
from euroapp.storage.durable import digest, replace_durably

KEPT = 20
_SAFE = re.compile(r"[^A-Za-z0-9-]")


def folder_of(document: str) -> Path:
    """Return where the snapshots of a document lie."""
    return data_folder() / "snapshots" / (_SAFE.sub("", document)[:64] or "unknown")


def keep(document: str, raw: bytes) -> None:
    """Keep a copy unless the newest ones hold it already; a full disk never stops a save."""
    with contextlib.suppress(OSError, SaveFailed):
        folder = private_folder(folder_of(document))
        present = sorted(folder.glob("*.euroapp"))
        mark = digest(raw)[:16]
        if any(path.stem.endswith(mark) for path in present):
            return
        number = int(present[-1].stem.partition("-")[0]) + 1 if present else 1
        replace_durably(folder / f"{number:08d}-{mark}.euroapp", raw)
        for old in present[: max(0, len(present) + 1 - KEPT)]:
            old.unlink(missing_ok=True)
