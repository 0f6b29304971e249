"""Other files of the same document beside a draft: conflict copies of sync programs, and copies by hand.

Content decides, not names and not times: what counts is the document's id and which revision came from
which.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from euroapp.storage import limits, snapshots
from euroapp.storage.container import Identity, Listing, listing
from euroapp.storage.regular import read_regular

_MOST = 200
"""Drafts in one folder that are looked at; nobody keeps more, and opening must not take long."""


class Relation(Enum):
    """What another file is to the one at hand."""

    EQUAL = auto()
    OLDER = auto()
    NEWER = auto()
    APART = auto()
    """Neither is known to come from the other: each may hold what the other lacks."""


@dataclass(frozen=True)
class Sibling:
    """Another file of the same document."""

    path: Path
    revision: str
    relation: Relation
    differs: frozenset[str]
    """Top-level names of the draft, such as `partners`, that are not the same in both."""


def siblings(path: Path) -> list[Sibling]:
    """Return the other files of the same document in the folder of a draft; a damaged one is left out."""
    own = _listing(path)
    if own is None or not own.identity.document:
        return []
    found = []
    with contextlib.suppress(OSError):
        for other in sorted(path.parent.glob(f"*{path.suffix}"))[:_MOST]:
            theirs = _listing(other) if other.name != path.name else None
            if theirs is not None and theirs.identity.document == own.identity.document:
                relation = _relation(own.identity, theirs.identity, _parents(own.identity.document))
                found.append(Sibling(other, theirs.identity.revision, relation, own.differs(theirs)))
    return found


def _listing(path: Path) -> Listing | None:
    try:
        return listing(read_regular(path, limits.FILE))
    except OSError:
        return None


def _parents(document: str) -> dict[str, str]:
    """Return which revision each revision came from, as far as the snapshots on this computer know."""
    known = (_listing(snapshot.path) for snapshot in snapshots.of(document))
    return {one.identity.revision: one.identity.parent for one in known if one is not None}


def _relation(own: Identity, theirs: Identity, parents: Mapping[str, str]) -> Relation:
    if own.revision == theirs.revision:
        return Relation.EQUAL
    if theirs.revision in _ancestors(own, parents):
        return Relation.OLDER
    return Relation.NEWER if own.revision in _ancestors(theirs, parents) else Relation.APART


def _ancestors(identity: Identity, parents: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    revision = identity.parent
    while revision and revision not in found:
        found.add(revision)
        revision = parents.get(revision, "")
    return found
