"""The versions of a draft, newest first: what its history tells, and the copies that saves have left."""

from __future__ import annotations

import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from euroapp.draft import Draft
from euroapp.errors import DraftUnreadable
from euroapp.history.changes import Change, Moved, Set, Splice, Step
from euroapp.history.ledger import Ledger
from euroapp.history.members import STATE
from euroapp.history.purging import writers_of
from euroapp.history.travel import data_at
from euroapp.language import say
from euroapp.storage.container import Listing, listing
from euroapp.storage.files import load
from euroapp.storage.limits import FILE, MEMBER
from euroapp.storage.moments import moment_of
from euroapp.storage.openformat import validate
from euroapp.storage.regular import read_regular
from euroapp.storage.sealing import opened
from euroapp.storage.snapshots import Snapshot, of
from euroapp.storage.unzipping import BROKEN_ZIP
from euroapp.values import join

PAUSE = 600
"""Seconds without a change after which the next one begins another version."""
_ALONE = frozenset({"merge", "restore", "elsewhere"})
"""Kinds of changes that are a version of their own."""


@dataclass(frozen=True)
class Version:
    """The draft as it was at some time."""

    when: datetime
    """Local time, by the clock of the computer on which it was."""
    who: str
    """Name of the author; '' for nobody, and for copies that tell of none."""
    changed: frozenset[str]
    """Top-level names of the draft, such as `partners`, that were not so before."""
    count: int = 0
    """Changes that led to it from the version before; 0 for a copy without a history."""
    kinds: frozenset[str] = frozenset()
    heads: tuple[str, ...] = ()
    """The changes that lead to it; () for a copy without a history."""
    before: tuple[str, ...] = ()
    """The changes that lead to the version before it."""
    snapshot: Snapshot | None = None
    """The copy that a save has left."""
    readable: bool = True
    name: str = ""
    """What somebody called it."""
    remembered: bool = False
    """The history leads to it."""
    folded: int = 0
    """Changes before the first version that were put together with it to save room."""

    @property
    def first(self) -> bool:
        """Tell whether the history begins with it."""
        return self.remembered and not self.heads


class Timeline:
    """All versions of one draft that this computer can give back."""

    def __init__(self, document: str, ledger: Ledger | None, now: Draft) -> None:
        """Look at history and copies.

        Args:
            document: id under which copies are kept; '' for none.
            ledger: the history, with all that was recorded; None for none.
            now: the draft that the history has come to.

        """
        self._ledger, self._now = ledger, now
        copies = [*_copies(document)] if document else []
        told = [*self._told(copies)] if ledger is not None else []
        self.versions = [*_in_order(told, list(map(self._known, copies)))][::-1]

    def draft(self, version: Version) -> Draft:
        """Return the draft as it was.

        Raises:
            EuroappError: the copy is damaged or gone, or the history is.

        """
        if version.remembered:
            return self._at(version.heads)
        if version.snapshot is None:
            raise DraftUnreadable(say("This version is not here any more."))
        return load(version.snapshot.path).draft

    def before(self, version: Version) -> Draft | None:
        """Return the draft before what was changed in a version; None where that is not known.

        Raises:
            EuroappError: the history is damaged.

        """
        return self._at(version.before) if version.remembered and version.count else None

    def since(self, heads: Sequence[str]) -> list[Version]:
        """Return the versions, newest first, that whoever had some changes has not seen."""
        known = self._ledger.known if self._ledger is not None else None
        left = [head for head in heads if known is not None and head in known.changes]
        if known is None or not left:
            return []
        return [
            version
            for version in self.versions
            if version.remembered
            and version.heads
            and not any(known.seen(head, version.heads[0]) for head in left)
        ]

    def authors(self) -> list[tuple[str, str]]:
        """Return those whose names the history holds, as random name and name."""
        return [*writers_of(self._ledger.book)] if self._ledger is not None else []

    def _at(self, heads: Sequence[str]) -> Draft:
        if self._ledger is None:
            raise DraftUnreadable(say("This version is not here any more."))
        return validate(data_at(self._ledger, heads, self._now))

    def _known(self, copy: Version) -> Version:
        """Return a copy with the changes that lead to it only where this history knows them."""
        known = self._ledger is not None and all(head in self._ledger.known.changes for head in copy.heads)
        return replace(copy, heads=copy.heads if known else (), remembered=known and bool(copy.heads))

    def _told(self, copies: Sequence[Version]) -> Iterator[Version]:
        """Yield the versions of the history; a save, a pause, or another author ends one."""
        ledger = self._ledger
        if ledger is None:
            return
        saved = {copy.heads: copy.snapshot for copy in copies if copy.heads}
        group: list[Change] = []
        first = next(iter(ledger.known.changes.values()), None)
        if first is not None:
            yield Version(moment_of(first.when), "", frozenset(), remembered=True, folded=ledger.book.folded)
        for change in ledger.known.upto(ledger.heads):
            if group and _ends(group[-1], change, saved.keys() | {(key,) for key in ledger.book.names}):
                yield self._version(group, saved.get((group[-1].id,)))
                group = []
            group.append(change)
        if group:
            yield self._version(group, saved.get((group[-1].id,)))

    def _version(self, group: Sequence[Change], snapshot: Snapshot | None) -> Version:
        last, book = group[-1], self._ledger.book if self._ledger is not None else None
        steps = [step for change in group for step in change.steps]
        return Version(
            moment_of(last.when),
            book.authors.get(last.writer, "") if book is not None else "",
            frozenset(_path(step).partition("/")[0] for step in steps),
            len(group),
            frozenset(change.kind for change in group),
            (last.id,),
            group[0].parents,
            snapshot,
            name=book.names.get(last.id, "") if book is not None else "",
            remembered=True,
        )


def _in_order(told: Sequence[Version], copies: Sequence[Version]) -> Iterator[Version]:
    """Yield versions and the copies that the history does not tell of, oldest first, whatever clocks say.

    A copy stands behind the version that the copy before it holds.
    """
    places = {version.heads: place for place, version in enumerate(told)}
    kept = {version.snapshot.path for version in told if version.snapshot is not None}
    behind: dict[int, list[Version]] = defaultdict(list)
    place = -1
    for copy in copies:
        if copy.remembered:
            place = places.get(copy.heads, place)
        own = copy.snapshot is not None and copy.snapshot.path not in kept
        if own and not (copy.remembered and copy.snapshot is not None and not copy.snapshot.pinned):
            behind[place].append(copy)
    yield from behind[-1]
    for place, version in enumerate(told):
        yield version
        yield from behind[place]


def _ends(last: Change, change: Change, marked: set[tuple[str, ...]]) -> bool:
    apart = last.writer != change.writer or abs(change.when - last.when) > PAUSE
    alone = not _ALONE.isdisjoint({last.kind, change.kind})
    return apart or alone or (last.id,) in marked or change.parents != (last.id,)


def _path(step: Step) -> str:
    return step.path if isinstance(step, Set | Splice | Moved) else join(step.path, step.row)


def _copies(document: str) -> Iterator[Version]:
    """Yield the copies of a document, oldest first."""
    before: Listing | None = None
    for snapshot in of(document):
        raw = _bytes(snapshot.path)
        now = listing(raw) if raw else None
        changed = now.differs(before) if before is not None and now is not None else frozenset()
        copy = Version(snapshot.kept_at, "", changed, snapshot=snapshot, readable=now is not None)
        yield replace(copy, heads=_heads(raw)) if now is not None else copy
        before = now or before


def _bytes(path: Path) -> bytes:
    try:
        return read_regular(path, FILE)
    except OSError:
        return b""


def _heads(raw: bytes) -> tuple[str, ...]:
    """Return the changes that lead to what a copy holds; () where it tells of none."""
    try:
        with zipfile.ZipFile(io.BytesIO(opened(raw)[0])) as file:
            if STATE in file.namelist() and file.getinfo(STATE).file_size <= MEMBER:
                return tuple(map(str, json.loads(file.read(STATE))["heads"]))
    except (*BROKEN_ZIP, KeyError, TypeError, DraftUnreadable):
        pass  # A copy whose history is damaged is a copy all the same.
    return ()
