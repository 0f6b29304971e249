"""What a draft remembers: its start, all changes, and those of them that are taken into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from euroapp.draft import Draft
from euroapp.draft.paths import get
from euroapp.history.changes import Change, Plain, Set, Splice, Step, digest, encoded
from euroapp.history.known import Known
from euroapp.history.merging import Merged, merge
from euroapp.history.recording import Keys, plain, steps_between
from euroapp.history.registers import Registers
from euroapp.history.tree import Node, Tree

_MARK = 3
"""Letters of a writer that stand behind the keys it gives."""


class Ledger:
    """The history of one draft, on one computer."""

    def __init__(
        self, start: Node, writer: str, changes: Iterable[Change] = (), heads: Iterable[str] = ()
    ) -> None:
        self.start = start
        self.writer = writer
        self.known = Known()
        self.known.receive(changes)
        self.heads: tuple[str, ...] = tuple(sorted(heads))
        """The youngest changes that are in the draft; what came later waits to be taken in."""
        self._keys: Keys | None = None
        self._registers: Registers | None = None

    @classmethod
    def begun(cls, draft: Draft, keys: Keys, writer: str) -> Ledger:
        """Return the history of a draft that has none yet."""
        return cls(Tree.of(draft, keys).root, writer)

    @cached_property
    def root(self) -> str:
        """Return what tells apart the histories of different drafts."""
        return digest(encoded(self.start))

    def record(
        self, before: Draft, after: Draft, when: int, kind: str = "typed", label: str = ""
    ) -> Change | None:
        """Remember a change of the draft; None where nothing that is remembered differs."""
        keys = self.keys()
        steps = steps_between(before, after, keys, self.writer[:_MARK])
        if not steps:
            return None
        change = Change(self.writer, self.heads, when, kind, label, tuple(self._seen(steps, before)))
        self.known.receive([change])
        self.heads = (change.id,)
        if self._registers is not None:
            self._registers.take([change])
        return change

    def receive(self, changes: Iterable[Change]) -> list[Change]:
        """Learn changes of others; the draft stays as it is until they are taken in."""
        return self.known.receive(changes)

    def offered(self) -> Merged:
        """Return what the draft comes to with all changes that are known."""
        return merge(Registers(self.start, self.known, self.known.heads))

    def take_in(self) -> Merged:
        """Let all changes that are known be in the draft."""
        self.heads = tuple(sorted(self.known.heads))
        self._registers = self._keys = None
        found = self.merged()
        self._keys = found.tree.keys()
        return found

    def merged(self) -> Merged:
        """Return the draft and its open conflicts, by the changes that are in it."""
        return merge(self.registers())

    def registers(self) -> Registers:
        """Return all values that stand, by the changes that are in the draft."""
        if self._registers is None:
            self._registers = Registers(self.start, self.known, self.heads)
        return self._registers

    def keys(self) -> Keys:
        """Return the keys of all rows of the draft; they are kept up to date by what is recorded."""
        if self._keys is None:
            self._keys = self.merged().tree.keys()
        return self._keys

    def _seen(self, steps: Iterable[Step], before: Draft) -> Iterable[Step]:
        """Yield steps; where several values stand, a step replaces only those that its author saw."""
        for step in steps:
            tops = self.registers().tops.get(step.path, ()) if isinstance(step, Set | Splice) else ()
            if len(tops) < 2 or not isinstance(step, Set | Splice):
                yield step
                continue
            shown: Plain = plain(get(before, step.path))
            parts = self.registers().parts(step.path)
            seen = [write.change for part in parts if part[0].value == shown for write in part]
            # A text that was merged of several is none of them, and replaces them all.
            whole = _whole(step, shown)
            yield Set(step.path, shown, whole, tuple(sorted(seen)))


def _whole(step: Set | Splice, shown: Plain) -> Plain:
    if isinstance(step, Set):
        return step.after
    return shown[: step.at] + step.into + shown[step.at + len(step.out) :]


def draft_of(merged: Merged, media: Mapping[str, bytes]) -> dict[str, Plain]:
    """Return plain data for a draft, with the bytes of its images."""
    data = merged.tree.data()
    data["images"] = [
        {name: value for name, value in row.items() if name != "file"}
        | {"data": media.get(row.get("file"), b"")}
        for row in data["images"]
    ]
    return data
