"""A second reader of draft files that shares no line with the program: it believes and repairs nothing."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MIMETYPE = b"application/vnd.euroapp.draft+zip"
BROKEN = (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile, zlib.error)


class Damaged(Exception):
    """The file is not one complete draft."""


@dataclass(frozen=True)
class Found:
    """What a whole file holds."""

    document: str
    counter: int
    parts: dict[str, Any]

    @property
    def number(self) -> int:
        """Return the number the child wrote into each part; parts of two saves in one file are damage."""
        marked = ("parts/general.json", "parts/partners/", "parts/work_packages/")
        numbers = set()
        for name, part in self.parts.items():
            if name.startswith(marked):
                numbers.add(tuple(re.findall(r"No\. (\d+)", json.dumps(part))))
        if len(numbers) != 1 or len(only := numbers.pop()) != 1:
            raise Damaged(f"parts of different saves: {numbers}")
        return int(only[0])


def check(path: Path) -> Found:
    """Verify every byte the manifest vouches for."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if archive.testzip() is not None or len(set(names)) != len(names):
                raise Damaged("a member is broken or there twice")
            members = {name: archive.read(name) for name in names}
        manifest = json.loads(members["manifest.json"])
        listed = manifest["members"]
        document, counter = manifest["document"], manifest["counter"]
    except BROKEN as error:
        raise Damaged(repr(error)) from error
    if names[0] != "mimetype" or members["mimetype"] != MIMETYPE:
        raise Damaged("no draft by its type")
    if set(listed) != set(names) - {"mimetype", "manifest.json"}:
        raise Damaged("other members than the manifest lists")
    for name, entry in listed.items():
        raw = members[name]
        if entry != {"sha256": hashlib.sha256(raw).hexdigest(), "size": len(raw)}:
            raise Damaged(f"{name} is not what was written")
    # Images are bytes and no JSON.
    parts = {name: members[name] for name in listed}
    read = {name: json.loads(raw) if name.endswith(".json") else raw for name, raw in parts.items()}
    return Found(document, counter, read)
