"""What a draft file holds of its history: members that may be damaged without costing the draft."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from euroapp.history.members import is_member
from euroapp.storage.parts import checksum_of


@dataclass(frozen=True)
class Remembered:
    """The members of a history, as a file holds them."""

    members: Mapping[str, bytes] = field(default_factory=dict)
    """By name; empty where there is none, and where it is damaged."""
    in_step: bool = True
    """The draft is what the history leads to; else something that knows of no history changed it."""
    damaged: bool = False
    """There was one that cannot be read."""


def remembered(manifest: Mapping[str, Any], contents: Mapping[str, bytes]) -> Remembered:
    """Return the history that a container holds.

    Args:
        manifest: what the container says of itself.
        contents: its members by name; those of the history that cannot be unpacked are missing.

    """
    listed = manifest.get("members")
    entries = dict(listed) if isinstance(listed, dict) else {}
    present = {name: raw for name, raw in contents.items() if is_member(name)}
    named = {name for name in entries if is_member(name)}
    if not (present or named):
        return Remembered()
    if present.keys() != named or any(_sha(entries[name]) != _digest(raw) for name, raw in present.items()):
        return Remembered(damaged=True)
    parts = {name: _sha(entry) for name, entry in entries.items() if name not in named}
    return Remembered(present, in_step=manifest.get("remembered") == checksum_of(parts))


def _sha(entry: Any) -> str:
    found = entry.get("sha256") if isinstance(entry, dict) else None
    return found if isinstance(found, str) else ""


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
