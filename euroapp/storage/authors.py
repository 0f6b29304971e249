"""Who writes on this computer: a name for people, and a random one for histories.

The random name that a history holds tells nothing of the person; which person it is stands in the draft's own
table, from which it can be taken out again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import secrets
from pathlib import Path
from typing import Any

from euroapp.replacing import replace_small
from euroapp.settings import config_folder, private_folder

LONGEST_NAME = 120
_made: dict[str, str] = {}
"""Keys of authors whose settings could not be written: good as long as the program runs."""


def author() -> str:
    """Return the name of whoever writes here; '' where nobody said it."""
    name = _settings().get("author")
    return name if isinstance(name, str) else ""


def call_author(name: str) -> None:
    """Keep the name of whoever writes here; what was written without a name becomes theirs."""
    name = tidied(name)
    settings = _settings()
    keys = _keys(settings)
    if name and name not in keys and "" in keys:
        keys[name] = keys.pop("")
    _write({**settings, "author": name, "writers": keys})


def rename_author(name: str) -> None:
    """Correct the name of whoever writes here: what was written under the old one is theirs under the new."""
    settings, name = _settings(), tidied(name)
    keys, old = _keys(settings), author()
    if name and name != old and name not in keys and old in keys:
        keys[name] = keys.pop(old)
    _write({**settings, "author": name, "writers": keys})


def tidied(name: str) -> str:
    """Return a name in one line, without blanks at its ends."""
    return " ".join(name.split())[:LONGEST_NAME]


def writer_of(name: str, project: str) -> str:
    """Return the random name under which somebody writes into the history of a draft, on this computer."""
    key = _key(name)
    return hashlib.sha256(f"{key}/{project}".encode()).hexdigest()[:16]


def _key(name: str) -> str:
    settings = _settings()
    keys = _keys(settings)
    if name not in keys:
        keys[name] = _made.setdefault(name, secrets.token_hex(16))
        _write({**settings, "writers": keys})
    return keys[name]


def _keys(settings: dict[str, Any]) -> dict[str, str]:
    found = settings.get("writers")
    pairs = found.items() if isinstance(found, dict) else ()
    return {name: key for name, key in pairs if isinstance(key, str)}


def _file() -> Path:
    return config_folder() / "settings.json"


def _settings() -> dict[str, Any]:
    try:
        found = json.loads(_file().read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(settings: dict[str, Any]) -> None:
    # Where nothing can be kept, the history still is: under another random name after the next start.
    with contextlib.suppress(OSError):
        private_folder(_file().parent)
        replace_small(_file(), json.dumps(settings, indent=1).encode())
