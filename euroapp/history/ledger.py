"""The history of a draft at work: it records what is done, and takes in what others did."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from euroapp.draft import Draft
from euroapp.draft.paths import get
from euroapp.history.book import Book
from euroapp.history.changes import MOST_PARENTS, Change, Plain, Set, Splice, Step
from euroapp.history.known import Known
from euroapp.history.merging import Merged, merge
from euroapp.history.recording import Keys, plain, steps_between
from euroapp.history.registers import Registers
from euroapp.history.tree import Node

_MARK = 3
"""Letters of a writer that stand behind the keys it gives."""


class Ledger:
    """The history of one draft, on one computer.

    To record needs no more than the keys of all rows; changes are unpacked, and their values worked out, when
    that is first asked for.
    """

    def __init__(self, book: Book, writer: str) -> None:
        self.book = book
        """What a save keeps; another value after each change."""
        self.writer = writer
        self._registers: Registers | None = None

    @classmethod
    def begun(cls, draft: Draft, writer: str, project: str) -> Ledger:
        """Return the history of a draft that has none yet."""
        return cls(Book.begun(draft, project), writer)

    @cached_property
    def known(self) -> Known:
        """Return the graph of all changes.

        Raises:
            ChangeUnreadable: the history holds what no version writes.

        """
        known = Known(self.book.base)
        known.receive(self.book.changes())
        return known

    @cached_property
    def start(self) -> Node:
        """Return the draft with which the history begins, as plain values.

        Raises:
            ChangeUnreadable: it is none.

        """
        return self.book.first()

    @property
    def heads(self) -> tuple[str, ...]:
        """Return the youngest changes that are in the draft."""
        return self.book.heads

    def record(
        self,
        before: Draft,
        after: Draft,
        when: int,
        kind: str = "typed",
        label: str = "",
        decided: Sequence[Step] = (),
    ) -> Change | None:
        """Remember a change of the draft; None where nothing that is remembered differs.

        Args:
            before: as the changes leave it that are in the draft.
            after: what it is now.
            when: seconds since 1970.
            kind: as what the change counts.
            label: what it is called.
            decided: steps that leave one value where several stood; they replace what else differs there.

        """
        self._join_heads(when)
        keys: Keys = {path: dict(rows) for path, rows in self.book.keys.items()}
        settled = {step.path for step in decided if isinstance(step, Set)}
        found = steps_between(before, after, keys, mark_of(self.writer))
        steps = [step for step in found if not (isinstance(step, Set | Splice) and step.path in settled)]
        if not (steps or decided):
            return None
        steps = [*self._seen(steps, before), *decided]
        change = Change(self.writer, self.heads, when, kind, label, tuple(steps))
        self._add([change])
        self.book = replace(
            self.book, heads=(change.id,), keys=keys, media={**self.book.media, **_lost(before, after)}
        )
        if self._registers is not None:
            self._registers.take([change])
            self._note_several(step.path for step in steps)
        return change

    def receive(self, changes: Iterable[Change]) -> list[Change]:
        """Learn changes of others; the draft stays as it is until they are taken in.

        What waits for others is forgotten with the program: whoever brings those brings it again.
        """
        new = self.known.receive(changes)
        self.book = self.book.with_changes(new)
        return new

    def offered(self) -> Merged:
        """Return what the draft comes to with all changes that are known."""
        return merge(Registers(self.start, self.known, self.newest()))

    def take_in(self) -> Merged:
        """Let all changes that are known be in the draft."""
        return self.go_to(self.newest())

    def go_to(self, heads: Collection[str]) -> Merged:
        """Let these changes, and all that they rest on, be what the draft holds."""
        self._registers = Registers(self.start, self.known, heads)
        found = self.merged()
        self.book = replace(
            self.book, heads=tuple(sorted(heads)), keys=found.tree.keys(), several=frozenset()
        )
        self._note_several(self._registers.tops)
        return found

    def newest(self) -> set[str]:
        """Return the youngest of all changes that are known, but for those that were taken back."""
        if not self.book.aside:
            return {*self.known.heads}
        known, tips, ahead = self.known, set[str](), {*self.known.heads}
        while ahead:
            key = ahead.pop()
            if key in self.book.aside and key not in self.heads:
                ahead.update(known.changes[key].parents)
            else:
                tips.add(key)
        return {key for key in tips if not any(other != key and known.seen(other, key) for other in tips)}

    def merged(self) -> Merged:
        """Return the draft and its open conflicts, by the changes that are in it."""
        return merge(self.registers())

    def registers(self) -> Registers:
        """Return all values that stand, by the changes that are in the draft."""
        if self._registers is None:
            self._registers = Registers(self.start, self.known, self.heads)
        return self._registers

    def _join_heads(self, when: int) -> None:
        """Let so many heads as no change can name become few, by changes that do nothing else."""
        while len(self.heads) > MOST_PARENTS:
            some, rest = self.heads[:MOST_PARENTS], self.heads[MOST_PARENTS:]
            joint = Change(self.writer, some, when, "merge", "", ())
            self._add([joint])
            if self._registers is not None:
                self._registers.take([joint])
            self.book = replace(self.book, heads=(joint.id, *rest))

    def _add(self, changes: list[Change]) -> None:
        if "known" in self.__dict__:
            self.known.receive(changes)
        self.book = self.book.with_changes(changes)

    def _note_several(self, paths: Iterable[str]) -> None:
        """Note for which fields more than one value stands."""
        several = {*self.book.several}
        for path in paths:
            if "@" in path:
                continue
            if len(self.registers().parts(path)) > 1:
                several.add(path)
            else:
                several.discard(path)
        self.book = replace(self.book, several=frozenset(several))

    def _seen(self, steps: Iterable[Step], before: Draft) -> Iterable[Step]:
        """Yield steps; where several values stand, a step replaces only those that its author saw."""
        for step in steps:
            if not isinstance(step, Set | Splice) or step.path not in self.book.several:
                yield step
                continue
            shown: Plain = plain(get(before, step.path))
            parts = self.registers().parts(step.path)
            seen = [write.change for part in parts if part[0].value == shown for write in part]
            seen = sorted(seen)[:MOST_PARENTS]
            # A text that was merged of several is none of them, and replaces them all.
            yield Set(step.path, shown, _whole(step, shown), tuple(seen))


def mark_of(writer: str) -> str:
    """Return the letters of a writer that stand behind the keys it gives; no key ends with a nought."""
    mark = writer[:_MARK]
    return f"{mark}V" if mark.endswith("0") else mark


def _lost(before: Draft, after: Draft) -> dict[str, bytes]:
    """Return the images that a draft does not show any more, by the name of their file."""
    if before.images is after.images:
        return {}
    kept = {image.file for image in after.images}
    return {image.file: image.data for image in before.images if image.data and image.file not in kept}


def _whole(step: Set | Splice, shown: Plain) -> Plain:
    if isinstance(step, Set):
        return step.after
    return shown[: step.at] + step.into + shown[step.at + len(step.out) :]


def draft_of(merged: Merged, media: Mapping[str, bytes]) -> dict[str, Plain]:
    """Return plain data for a draft, with the bytes of its images."""
    return with_media(merged.tree.data(), media)


def with_media(data: dict[str, Plain], media: Mapping[str, bytes]) -> dict[str, Plain]:
    """Return plain data of a draft with the bytes of its images; those that nobody has are empty."""
    data["images"] = [
        {name: value for name, value in row.items() if name != "file"}
        | {"data": media.get(row.get("file"), b"")}
        for row in data["images"]
    ]
    return data
