"""Local copies of every accepted save, in the private data folder."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from euroapp.errors import SaveFailed
from euroapp.settings import data_folder, private_folder
from euroapp.storage.durable import digest, replace_durably

KEPT = 20
_UNSAFE = re.compile(r"[^A-Za-z0-9-]")
_NAME = re.compile(r"([0-9]{8})-([0-9a-f]{16})\.euroapp")


def folder_of(document: str) -> Path:
    """Return where the snapshots of a document lie."""
    return data_folder() / "snapshots" / (_UNSAFE.sub("", document)[:64] or "unknown")


def of(document: str) -> list[Path]:
    """Return the snapshots of a document, oldest first."""
    folder = folder_of(document)
    names = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)] if folder.is_dir() else []
    return sorted(names)


def keep(document: str, raw: bytes) -> None:
    """Keep a copy unless the newest one is the same; a full disk never stops a save."""
    with contextlib.suppress(OSError, SaveFailed):
        folder = private_folder(folder_of(document))
        present = of(document)
        number, newest = present[-1].stem.split("-") if present else ("0", "")
        mark = digest(raw)[:16]
        if newest == mark:
            return
        replace_durably(folder / f"{int(number) + 1:08d}-{mark}.euroapp", raw)
        for old in present[: max(0, len(present) + 1 - KEPT)]:
            old.unlink(missing_ok=True)
