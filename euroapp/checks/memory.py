"""Works out again only what a change concerns.

While something is worked out, all it reads is noted: parts of the draft (`tasks`, `general.title`) and
values derived from them. Drafts share what did not change, so a result holds while every part it read
is the very same object. A derived value is worked out again when one of its own parts changed; where it
comes out equal it stays the same object, and whoever read it holds too.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.general import General

Made = TypeVar("Made")

Key = Hashable
"""The name of a part, or a tuple of the function that derives a value and its arguments."""


class Watched:
    """What checks see of a draft: its parts, each noted when it is read, and nothing else."""

    model_fields = Draft.model_fields

    def __init__(self, draft: Draft, note: Callable[[str, object], None]) -> None:
        self._draft = draft
        self._note = note
        self._general = WatchedGeneral(draft.general, note)

    def __getattr__(self, name: str) -> Any:
        """Return a part of the draft and note that it was read."""
        if name == "general":
            return self._general
        if name not in self.model_fields:
            raise AttributeError(f"Checks read the parts of a draft; “{name}” is none.")
        value = self._draft.__dict__[name]
        self._note(name, value)
        return value


class WatchedGeneral:
    """What checks see of the general information, of which most read only the duration."""

    model_fields = General.model_fields

    def __init__(self, general: General, note: Callable[[str, object], None]) -> None:
        self._general = general
        self._note = note

    def __getattr__(self, name: str) -> Any:
        """Return one value and note that it was read."""
        if name not in self.model_fields:
            raise AttributeError(f"Checks read the values of the general information; “{name}” is none.")
        value = self._general.__dict__[name]
        self._note(f"general.{name}", value)
        return value


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
    """The last results for one call."""

    def __init__(self) -> None:
        self.results: dict[Key, Result] = {}
        self.reading = 0
        """The number of the last reading."""
        self.bits: dict[Key, int] = {}
        """The bit of each part by its name."""
        self._call: Call | None = None
        self._parts: dict[str, object] = {}

    def begin(self, parts: dict[str, object], call: Call) -> int:
        """Begin a reading of these parts, and return those that are not what they were in the last."""
        if call is not self._call:
            self._call, self.results = call, {}
        before, self._parts = self._parts, parts
        self.reading += 1
        changed = 0
        for name, part in parts.items():
            if name not in before or before[name] is not part:
                changed |= self.bits.setdefault(name, 1 << len(self.bits))
        return changed


class Reading:
    """Reads one draft, and derives values from it with the help of what is remembered of others."""

    def __init__(self, draft: Draft, call: Call, memory: Memory, **more: object) -> None:
        """Read a draft.

        Args:
            draft: any draft.
            call: the call, which results belong to.
            memory: the results of earlier readings; one reading is done with it before the next begins.
            more: what else can be noted as read, by name.

        """
        general = {f"general.{name}": value for name, value in vars(draft.general).items()}
        self._parts = {**vars(draft), **general, **more}
        self._changed = memory.begin(self._parts, call)
        self._number = memory.reading
        self._results = memory.results
        self._bits = memory.bits
        self._reads: dict[Key, object] = {}
        self.draft = cast(Draft, Watched(draft, self.note))
        """Notes which parts of the draft are read."""

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
