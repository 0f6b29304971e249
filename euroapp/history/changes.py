"""Changes and what they hold, as they are written and read; nothing else is taken from outside."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from euroapp.errors import EuroappError
from euroapp.history.places import is_place
from euroapp.values import MAX_TEXT

Plain = Any
"""A value as JSON has it; amounts are texts, dates ISO 8601, lists of choices lists of texts."""
Places = Mapping[str, Mapping[str, str]]
"""Keys of rows by the path of their list."""

MOST_STEPS = 5_000
MOST_BYTES = 4 * 1_048_576
"""Of one change, as it is written: a whole participant with all texts is far below."""
MOST_PARENTS = 200
_TAKEN_OUT = "x"
"""Sign of a step from which a text was taken out; its change keeps its id by the digest of what it was."""
_ID = 32
_LONGEST_NAME = 200
_LONGEST_PATH = 400


class ChangeUnreadable(EuroappError):
    """A record of the history is damaged, hostile, or of a kind that no version writes."""


class Set(NamedTuple):
    """A field got another value."""

    path: str
    before: Plain
    after: Plain
    over: tuple[str, ...] = ()
    """Where several values stood: the changes whose values the author saw and replaced; () for all."""


class Splice(NamedTuple):
    """A piece of a text was replaced by another."""

    path: str
    at: int
    out: str
    into: str


class Came(NamedTuple):
    """A row was added to a list."""

    path: str
    row: str
    place: str
    values: Mapping[str, Plain]
    inner: Places
    """Keys of the rows inside it, by the path of their list below the row."""


class Went(NamedTuple):
    """A row was removed, with all that lay in it."""

    path: str
    row: str
    place: str
    values: Mapping[str, Plain]
    inner: Places


class Moved(NamedTuple):
    """A row stands elsewhere in its list."""

    path: str
    row: str
    before: str
    after: str


class Stays(NamedTuple):
    """A row stays although somebody removed it: a decision, which changes no value."""

    path: str
    row: str


Step = Set | Splice | Came | Went | Moved | Stays
_SIGNS: Mapping[type[Step], str] = {Set: "s", Splice: "t", Came: "+", Went: "-", Moved: "m", Stays: "!"}


def encoded(value: Plain) -> bytes:
    """Return the one way in which plain values are written as JSON."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def digest(raw: bytes) -> str:
    """Return a name for bytes that no other bytes have."""
    return hashlib.sha256(raw).hexdigest()[:_ID]


def written(step: Step) -> list[Plain]:
    """Return a step as JSON has it; what is empty at its end is left out."""
    values = [_SIGNS[type(step)], *step]
    while values[-1] in ((), {}):
        values.pop()
    return values


@dataclass(frozen=True)
class Change:
    """What one author did in one step."""

    writer: str
    """The computer and draft it was made on, a random name; who writes under it is told elsewhere."""
    parents: tuple[str, ...]
    """The changes that the author had before his eyes and that no other of them had seen; () at the start."""
    when: int
    """Seconds since 1970 by the clock of that computer; for the eye only, nothing is decided by it."""
    kind: str
    """As what it was made: `typed`, `undo`, `import`, `cure`, `restore`, `merge`, `elsewhere`."""
    label: str
    """What the Edit menu called it."""
    steps: tuple[Step, ...]
    taken_out: tuple[tuple[int, str], ...] = ()
    """Places of steps from which a text was taken out for good, each with the digest of what it was."""

    @cached_property
    def id(self) -> str:
        """Return the name that follows from all it holds; single steps count by their digest."""
        gone = dict(self.taken_out)
        digests = [gone.get(at) or digest(encoded(written(step))) for at, step in enumerate(self.steps)]
        return digest(encoded([*self._head(), digests]))

    @cached_property
    def size(self) -> int:
        """Return how many bytes it takes as it is written."""
        return len(self.raw())

    def raw(self) -> bytes:
        """Return it as one line of JSON."""
        gone = dict(self.taken_out)
        steps = [
            [_TAKEN_OUT, gone[at], written(step)] if at in gone else written(step)
            for at, step in enumerate(self.steps)
        ]
        return encoded([*self._head(), steps])

    def _head(self) -> list[Plain]:
        return [self.writer, list(self.parents), self.when, self.kind, self.label]


def read_change(raw: bytes) -> Change:
    """Return the change that a line holds.

    Raises:
        ChangeUnreadable: it is none.

    """
    if len(raw) > MOST_BYTES:
        raise ChangeUnreadable("a change is larger than any is")
    try:
        found = json.loads(raw, parse_constant=_refused)
        writer, parents, when, kind, label, steps = found
    except (ValueError, TypeError, RecursionError) as error:
        raise ChangeUnreadable("a line holds no change") from error
    sound = (
        isinstance(found, list)
        and _is_name(writer)
        and _is_ids(parents)
        and type(when) is int
        and abs(when) < 1 << 48
        and _is_name(kind)
        and isinstance(label, str)
        and len(label) <= _LONGEST_NAME
        and isinstance(steps, list)
        and len(steps) <= MOST_STEPS
    )
    if not sound:
        raise ChangeUnreadable("a change holds what none holds")
    gone = {at: one for at, one in enumerate(steps) if isinstance(one, list) and one[:1] == [_TAKEN_OUT]}
    if not all(len(one) == 3 and _is_ids([one[1]]) for one in gone.values()):
        raise ChangeUnreadable("a step that was taken out does not say what it was")
    read = tuple(read_step(gone[at][2] if at in gone else one) for at, one in enumerate(steps))
    digests = tuple((at, one[1]) for at, one in gone.items())
    change = Change(writer, tuple(parents), when, kind, label, read, digests)
    try:
        same = change.raw() == raw
    except ValueError as error:
        raise ChangeUnreadable("a change holds half a character") from error
    if not same:
        # What can be written in two ways could pass as two changes.
        raise ChangeUnreadable("a change is not written as changes are")
    return change


def _refused(_constant: str) -> None:
    raise ValueError("no number")


def read_step(values: Plain) -> Step:
    """Return the step that plain values stand for.

    Raises:
        ChangeUnreadable: they are none.

    """
    if not isinstance(values, list) or not values or not isinstance(values[0], str):
        raise ChangeUnreadable("a step is none")
    reader = _READERS.get(values[0])
    step = reader(values[1:]) if reader is not None else None
    if step is None:
        raise ChangeUnreadable("a step is of no known kind")
    return step


def _read_set(values: Sequence[Plain]) -> Step | None:
    if len(values) not in {3, 4} or not _is_path(values[0]) or not all(map(_is_value, values[1:3])):
        return None
    over = values[3] if len(values) > 3 else []
    return Set(values[0], values[1], values[2], tuple(over)) if _is_ids(over) else None


def _read_splice(values: Sequence[Plain]) -> Step | None:
    if len(values) != 4 or not _is_path(values[0]) or type(values[1]) is not int or values[1] < 0:
        return None
    return Splice(*values) if all(isinstance(text, str) for text in values[2:]) else None


def _read_row(kind: type[Came | Went]) -> Callable[[Sequence[Plain]], Step | None]:
    def read(values: Sequence[Plain]) -> Step | None:
        if len(values) not in {4, 5} or not _is_row(values):
            return None
        if not is_place(values[2]) or not isinstance(values[3], dict) or not _is_deep_value(values[3], 4):
            return None
        inner = values[4] if len(values) > 4 else {}
        return kind(values[0], values[1], values[2], values[3], inner) if _is_inner(inner) else None

    return read


def _read_moved(values: Sequence[Plain]) -> Step | None:
    sound = len(values) == 4 and _is_row(values) and is_place(values[2]) and is_place(values[3])
    return Moved(*values) if sound else None


def _read_stays(values: Sequence[Plain]) -> Step | None:
    return Stays(*values) if len(values) == 2 and _is_row(values) else None


_READERS: Mapping[str, Callable[[Sequence[Plain]], Step | None]] = {
    "s": _read_set,
    "t": _read_splice,
    "+": _read_row(Came),
    "-": _read_row(Went),
    "m": _read_moved,
    "!": _read_stays,
}


def _is_name(value: Plain) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_NAME


def _is_path(value: Plain) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_PATH and "@" not in value


def _is_row(values: Sequence[Plain]) -> bool:
    return _is_path(values[0]) and _is_path(values[1]) and "/" not in values[1]


def _is_ids(value: Plain) -> bool:
    if not isinstance(value, list) or len(value) > MOST_PARENTS:
        return False
    return all(isinstance(one, str) and len(one) == _ID and one.isalnum() for one in value)


def _is_value(value: Plain) -> bool:
    """Tell whether a value may stand in a field: a text, a whole number, yes or no, nothing, or texts."""
    if isinstance(value, list):
        return all(isinstance(one, str) and len(one) <= MAX_TEXT for one in value)
    if isinstance(value, str):
        return len(value) <= MAX_TEXT
    return value is None or isinstance(value, bool) or (type(value) is int and abs(value) < 1 << 63)


def _is_deep_value(value: Plain, deep: int) -> bool:
    """Tell whether a value may stand in a row: fields, records, and rows of its own."""
    if isinstance(value, dict):
        return deep > 0 and all(
            isinstance(name, str) and _is_deep_value(one, deep - 1) for name, one in value.items()
        )
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return deep > 0 and all(isinstance(one, dict) and _is_deep_value(one, deep - 1) for one in value)
    return _is_value(value)


def _is_inner(value: Plain) -> bool:
    return isinstance(value, dict) and all(
        isinstance(path, str) and isinstance(keys, dict) and all(map(is_place, keys.values()))
        for path, keys in value.items()
    )
