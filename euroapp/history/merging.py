"""The draft, and the conflicts, that a set of changes comes to: the same for all, whatever their order.

What one author saw and replaced is replaced. What several wrote at once stays until somebody decides: one of
the values is shown, all are listed. Texts are merged where the authors wrote in different sentences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from euroapp.draft.fields import FieldSpec, Kind, field_at
from euroapp.errors import NoSuchPath
from euroapp.history.changes import Plain
from euroapp.history.recording import is_prose
from euroapp.history.registers import ALIVE, Registers, Write
from euroapp.history.texts import merged as merged_text
from euroapp.history.tree import PLACE, Node, Tree, completed
from euroapp.values import split


class Clash(StrEnum):
    """What two authors did at once."""

    VALUES = "values"
    """Each gave the field a value."""
    EDITED = "edited"
    """One removed a row, the other changed something in it; the row stays."""
    REFERRED = "referred"
    """One removed a row, the other named it somewhere; the row comes back."""
    MOVED = "moved"
    """Each moved the row."""


class Choice(NamedTuple):
    """A value that may be taken, and who gave it."""

    value: Plain
    writers: tuple[str, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """A place at which authors disagree."""

    path: str
    clash: Clash
    base: Plain
    """What stood there before; None for rows, and where authors met crosswise."""
    choices: tuple[Choice, ...]
    """All of them; the one that is shown is among them."""
    at: str = ""
    """Where the row is named that was removed."""


@dataclass(frozen=True)
class Merged:
    """What a set of changes comes to."""

    tree: Tree
    conflicts: tuple[Conflict, ...]
    """In the order of their paths."""


def merge(registers: Registers) -> Merged:
    """Return the draft and the conflicts of a set of changes."""
    return _Merge(registers).done()


class _Merge:
    """One reading of the registers."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers
        self._conflicts: list[Conflict] = []
        self._alive: dict[str, bool] = {}
        self._values: dict[str, Plain] = {}
        self._inside: dict[str, list[str]] = defaultdict(list)
        """Paths of all values by that of the record or row in which they lie."""
        for path in {**registers.start, **registers.tops}:
            if not path.endswith(f"/{ALIVE}"):
                self._inside[path.rpartition("/")[0]].append(path)
        self._over = {holder: self._rows_over(holder) for holder in self._inside}
        self._by_row: dict[str, list[str]] = defaultdict(list)
        for holder, rows in self._over.items():
            for row in rows:
                self._by_row[row].extend(self._inside[holder])

    def done(self) -> Merged:
        for row in self._registers.rows:
            self._alive[row] = self._lives(row)
        start, tops = self._registers.start, self._registers.tops
        for holder, paths in self._inside.items():
            if self._is_there(holder):
                for path in paths:
                    self._values[path] = self._value(path) if path in tops else start[path]
        self._bring_back()
        told = sorted(self._conflicts, key=lambda one: (one.path, one.clash, one.at))
        return Merged(Tree(completed(self._grown())), tuple(told))

    def _rows_over(self, holder: str) -> tuple[str, ...]:
        """Return the rows in which what a record or row holds lies, the outermost first."""
        parts = holder.split("/")
        starts = ("/".join(parts[:end]) for end in range(2, len(parts) + 1))
        return tuple(start for start in starts if start in self._registers.rows)

    def _is_there(self, holder: str) -> bool:
        """Tell whether all the rows are there in which what a record or row holds lies."""
        return all(self._alive[row] for row in self._over[holder])

    def _lives(self, row: str) -> bool:
        """Tell whether a row is there: one that was removed stays where somebody else changed it."""
        tops = self._registers.tops.get(f"{row}/{ALIVE}")
        if tops is None or any(write.value for write in tops):
            return True
        late = [
            write
            for path in self._by_row[row]
            for write in self._registers.tops.get(path, ())
            if not any(self._registers.known.seen(gone.change, write.change) for gone in tops)
        ]
        if not late:
            return False
        choices = (_choice("removed", tops), _choice("edited", late))
        self._conflicts.append(Conflict(row, Clash.EDITED, None, choices))
        return True

    def _value(self, path: str) -> Plain:
        """Return the value that is shown at a path; where authors disagree, a conflict is noted."""
        parts = self._registers.parts(path)
        if not parts:
            return self._registers.start.get(path)
        if len(parts) == 1:
            return parts[0][0].value
        together = self._together(path, [part[0] for part in parts])
        if together is not None:
            return together
        origin = self._registers.origin(path, [part[0] for part in parts])
        choices = sorted(
            (_choice(part[0].value, part) for part in parts), key=lambda one: (one.writers, one.changes)
        )
        moved = path.endswith(f"/{PLACE}")
        # A row that two have added at once was moved by nobody.
        if not moved or path in self._registers.start:
            clash = Clash.MOVED if moved else Clash.VALUES
            place = path.removesuffix(f"/{PLACE}")
            base = origin[0] if len(origin) == 1 else None
            self._conflicts.append(Conflict(place, clash, base, tuple(choices)))
        return max((write for part in parts for write in part), key=self._rank).value

    def _rank(self, write: Write) -> tuple[int, str, str]:
        return self._registers.known.before(write.change), write.writer, write.change

    def _together(self, path: str, writes: list[Write]) -> Plain:
        """Return a text or a list of choices with what all sides changed; None where they clash."""
        spec = _spec(path)
        if spec is None or not (is_prose(spec) or _is_set(spec)):
            return None
        ordered = sorted(writes, key=lambda one: (one.writer, one.change))
        origin = self._registers.origin(path, ordered)
        if len(origin) != 1:
            return None
        values = [write.value for write in ordered]
        if origin[0] in values:
            return None  # Somebody put back what stood there; nobody else knew of it.
        return _joined_sets(origin[0], values) if _is_set(spec) else _joined_texts(origin[0], values)

    def _bring_back(self) -> None:
        """Let rows that were removed and that somebody else names come back, with all that lies in them."""
        paths = [*self._values]
        while paths:
            named: dict[str, list[str]] = defaultdict(list)
            for path in sorted(paths):
                for row in self._named_at(path):
                    named[row].append(path)
            gone = [row for row in sorted(named) if self._alive.get(row) is False]
            paths = [path for row in gone for path in self._revived(row, named[row])]

    def _named_at(self, path: str) -> list[str]:
        """Return the rows that a field names."""
        spec = _spec(path)
        if spec is None or spec.ref is None:
            return []
        value = self._values[path]
        return [
            f"{spec.ref.collection}/{row}" for row in (value if isinstance(value, list) else [value]) if row
        ]

    def _revived(self, row: str, paths: Sequence[str]) -> list[str]:
        """Bring a row back; return the paths of all that lies in it."""
        tops = self._registers.tops
        names = [write for path in paths for write in tops.get(path, ())]
        choices = (_choice("removed", tops[f"{row}/{ALIVE}"]), _choice("referred", names))
        self._alive[row] = True
        self._conflicts.append(Conflict(row, Clash.REFERRED, None, choices, paths[0]))
        inside = [path for path in self._by_row[row] if self._is_there(path.rpartition("/")[0])]
        for path in inside:
            self._values[path] = self._value(path)
        return inside

    def _grown(self) -> Node:
        """Return all values as a tree."""
        root: Node = {}
        holders: dict[str, Node] = {}
        for path, value in self._values.items():
            if path in holders:
                holders.clear()  # A value where a record was: the ways through it lead elsewhere now.
            holder, _, name = path.rpartition("/")
            node = holders.get(holder)
            if node is None:
                node = root
                for segment in split(holder):
                    node = node.setdefault(segment, {})
                holders[holder] = node
            node[name] = value
        return root


@lru_cache(maxsize=65_536)
def _spec(path: str) -> FieldSpec | None:
    """Return the field of a path; None for a place, and for what only a later version knows."""
    try:
        return None if path.endswith(f"/{PLACE}") else field_at(path)
    except NoSuchPath:
        return None


def _is_set(spec: FieldSpec) -> bool:
    return spec.many and spec.kind in {Kind.CHOICE, Kind.REF, Kind.ENUM}


def _choice(value: Plain, writes: Sequence[Write]) -> Choice:
    return Choice(
        value,
        tuple(sorted({write.writer for write in writes})),
        tuple(sorted({write.change for write in writes})),
    )


def _joined_texts(base: Plain, values: Sequence[Plain]) -> Plain:
    text = values[0]
    for other in values[1:]:
        text = merged_text(base or "", text, other)
        if text is None:
            return None
    return text


def _joined_sets(base: Plain, values: Sequence[Plain]) -> Plain:
    """Return a list of choices with what anybody added; None where somebody took one away."""
    old = base or []
    if not all({*old} <= {*value} for value in values):
        return None
    return [*old, *sorted({one for value in values for one in value} - {*old})]
