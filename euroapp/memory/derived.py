"""Works out again only what a change concerns.

While something is worked out, all it reads is noted: parts of a record (`tasks`, `general.title`) and
values derived from them. Drafts share what did not change, so a result holds while every part it read
is the very same object. A derived value is worked out again when one of its own parts changed; where it
comes out equal it stays the same object, and whoever read it holds too.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar, cast

Made = TypeVar("Made")
Record = TypeVar("Record")

Key = Hashable
"""The name of a part, or a tuple of the function that derives a value and its arguments."""


class Watched:
    """What a maker sees of a record: its parts, each noted when it is read, and nothing else."""

    model_fields: ClassVar[Mapping[str, Any]]
    """Of the model of the record, where paths look for them: in the class."""

    def __init__(self, record: Any, note: Callable[[str, object], None], into: frozenset[str]) -> None:
        self._record = record
        self._note = note
        self._inner = {name: watched(getattr(record, name), _beginning(name, note)) for name in into}

    def __getattr__(self, name: str) -> Any:
        """Return a part of the record and note that it was read."""
        inner = self.__dict__["_inner"]
        if name in inner:
            return inner[name]
        if name not in self.model_fields:
            kind = type(self._record).__name__
            raise AttributeError(f"What is remembered reads the parts of a {kind}; “{name}” is none.")
        value = self._record.__dict__[name]
        self._note(name, value)
        return value


_KINDS: dict[type[Any], type[Watched]] = {}


def _watched_kind(model: type[Any]) -> type[Watched]:
    if model not in _KINDS:
        _KINDS[model] = type(f"Watched{model.__name__}", (Watched,), {"model_fields": model.model_fields})
    return _KINDS[model]


def watched(record: Any, note: Callable[[str, object], None], into: frozenset[str] = frozenset()) -> Watched:
    """Watch a record.

    Args:
        record: a frozen model.
        note: is told the name and the value of each part that is read.
        into: parts that are records themselves, of which most makers read but one value.

    """
    return _watched_kind(type(record))(record, note, into)


def _beginning(name: str, note: Callable[[str, object], None]) -> Callable[[str, object], None]:
    """Return what notes the parts of a part, such as `general.title`."""
    return lambda part, value: note(f"{name}.{part}", value)


@dataclass(slots=True)
class Result:
    """A derived value."""

    value: Any
    reads: dict[Key, object]
    """What was read for it, in the order of reading."""
    parts: int
    """The parts of the draft that it goes back to, one bit for each."""
    since: int
    """The number of the reading since which it goes back to these parts."""
    reading: int
    """The number of the reading that last found it to hold."""


class Memory:
    """The last results in one context."""

    def __init__(self) -> None:
        self.results: dict[Key, Result] = {}
        self.reading = 0
        """The number of the last reading."""
        self.bits: dict[Key, int] = {}
        """The bit of each part by its name."""
        self._context: object = None
        self._parts: dict[str, object] = {}

    def begin(self, parts: dict[str, object], context: object) -> int:
        """Begin a reading of these parts, and return those that are not what they were in the last."""
        if context is not self._context:
            self._context, self.results = context, {}
        before, self._parts = self._parts, parts
        self.reading += 1
        changed = 0
        for name, part in parts.items():
            if name not in before or before[name] is not part:
                changed |= self.bits.setdefault(name, 1 << len(self.bits))
        return changed


class Reading(Generic[Record]):
    """Reads one record, and derives values from it with the help of what is remembered of others."""

    def __init__(
        self,
        record: Record,
        context: object,
        memory: Memory,
        into: frozenset[str] = frozenset(),
        **more: object,
    ) -> None:
        """Read a record, such as a draft.

        Args:
            record: a frozen model.
            context: what results belong to besides, such as the call; another one forgets all.
            memory: the results of earlier readings; one reading is done with it before the next begins.
            into: parts of which each value is noted by itself.
            more: what else can be noted as read, by name.

        """
        inner = {
            f"{name}.{key}": value for name in into for key, value in vars(getattr(record, name)).items()
        }
        self._parts = {**vars(record), **inner, **more}
        self._changed = memory.begin(self._parts, context)
        self._number = memory.reading
        self._results = memory.results
        self._bits = memory.bits
        self._reads: dict[Key, object] = {}
        self.watched = cast(Record, watched(record, self.note, into))
        """The record, which notes what of it is read."""

    def note(self, key: Key, value: object) -> None:
        """Note that something was read."""
        self._reads[key] = value

    def derive(self, make: Callable[..., Made], *arguments: Hashable) -> Made:
        """Return `make(self, *arguments)`, worked out only where something it read has changed.

        The function must not depend on anything but its arguments and what it reads here.
        """
        key = (make, *arguments)
        value: Made = self._result(key).value
        self._reads[key] = value
        return value

    def _result(self, key: Key) -> Result:
        known = self._results.get(key)
        if known is not None:
            if known.reading == self._number:
                return known
            if known.reading == self._number - 1 and not known.parts & self._changed:
                known.reading = self._number
                return known
            if self._holds(known):
                return known
        outer, self._reads = self._reads, {}
        try:
            make, *arguments = cast(tuple[Any, ...], key)
            value = make(self, *arguments)
            made = Result(value, self._reads, self._parts_of(self._reads), self._number, self._number)
        finally:
            self._reads = outer
        if known is not None:
            if known.value == value:
                made.value = known.value
            if known.parts == made.parts:
                made.parts, made.since = known.parts, known.since
        self._results[key] = made
        return made

    def _holds(self, known: Result) -> bool:
        """Tell whether everything that was read is still the same; what follows a change is not asked for."""
        since = known.since
        for key, value in known.reads.items():
            if isinstance(key, str):
                if self._parts[key] is not value:
                    return False
            else:
                result = self._result(key)
                if result.value is not value:
                    return False
                since = max(since, result.since)
        if since > known.since:
            # What it was derived from has come to read other parts.
            known.parts, known.since = self._parts_of(known.reads), since
        known.reading = self._number
        return True

    def _parts_of(self, reads: dict[Key, object]) -> int:
        bits, results, parts = self._bits, self._results, 0
        for key in reads:
            parts |= bits[key] if key in bits else results[key].parts
        return parts
