"""Which columns of foreign tables hold which fields, as users said it: remembered by the heads of a table."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from euroapp.folding import folded
from euroapp.replacing import replace_small
from euroapp.settings import data_folder, private_folder

_MOST = 200
"""Tables that are remembered; the oldest give way."""


def remembered(heads: Iterable[str]) -> tuple[str, dict[str, str]] | None:
    """Return the list and the field of each head, where such a table was met before."""
    found = _all().get(_key(heads))
    match found:
        case {"list": str(path), "columns": dict(columns)} if all(
            isinstance(one, str) for pair in columns.items() for one in pair
        ):
            return path, columns
    return None


def remember(heads: Iterable[str], path: str, columns: Mapping[str, str]) -> None:
    """Keep what the user said of a table; where nothing can be kept, the next import asks again."""
    known = _all()
    key = _key(heads)
    known.pop(key, None)
    known[key] = {"list": path, "columns": dict(columns)}
    kept = dict([*known.items()][-_MOST:])
    with contextlib.suppress(OSError):
        private_folder(_file().parent)
        replace_small(_file(), json.dumps(kept, ensure_ascii=False, indent=1).encode())


def _key(heads: Iterable[str]) -> str:
    told = json.dumps(sorted(filter(None, map(folded, heads))))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _file() -> Path:
    return data_folder() / "foreign-tables.json"


def _all() -> dict[str, Any]:
    try:
        found = json.loads(_file().read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
