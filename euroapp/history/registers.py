"""The values of each field that nobody has replaced: several where authors wrote at once."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, fields_of
from euroapp.history.changes import Came, Change, Moved, Plain, Set, Splice, Stays, Step, Went, encoded
from euroapp.history.known import Known
from euroapp.history.tree import PLACE, Node, model_of, planted
from euroapp.values import Frozen, join

ALIVE = "@alive"
"""Whether a row is there."""


@dataclass(eq=False, slots=True)
class Write:
    """A value that a change gave to a field."""

    change: str
    writer: str
    value: Plain
    over: tuple[Write, ...]
    """The values that it replaced."""
    beside: tuple[Write, ...] = ()
    """Those that its author saw and left."""
    by: list[Write] = field(default_factory=list)
    """The writes that replaced it."""


class Registers:
    """All fields, rows and places as a set of changes leaves them, starting from one draft."""

    def __init__(self, start: Node, known: Known, heads: Collection[str]) -> None:
        self.known = known
        self.start: dict[str, Plain] = {}
        self.tops: dict[str, list[Write]] = {}
        """By path: the writes that no other has replaced."""
        self.rows: dict[str, str] = {}
        """All rows that ever were, with the path of their list."""
        self.misfits: list[str] = []
        """Changes with a step that fits nothing its author can have seen: damaged or forged."""
        self._chains: dict[str, dict[int, tuple[list[int], list[Write]]]] = {}
        """By path and chain: the places in the chain at which it was written, in order, and what was."""
        for path, value in _fields(start, Draft, ""):
            self.start[path] = value
            if path.endswith(f"/{ALIVE}"):
                row = path.removesuffix(f"/{ALIVE}")
                self.rows[row] = row.rpartition("/")[0]
        self.take(known.upto(heads))

    def take(self, changes: Iterable[Change]) -> None:
        """Add changes whose parents were taken."""
        for change in changes:
            for step in change.steps:
                if not self._step(change, step):
                    self.misfits.append(change.id)

    def parts(self, path: str) -> list[list[Write]]:
        """Return the writes that stand at a path, those of equal values together; none where nobody wrote."""
        writes = self.tops.get(path, ())
        if len(writes) == 1:
            return [[*writes]]
        found: dict[bytes, list[Write]] = {}
        for write in writes:
            found.setdefault(encoded(write.value), []).append(write)
        return [*found.values()]

    def writes(self, path: str) -> Sequence[Write]:
        """Return all values that were ever given to a field."""
        return [write for _, writes in self._chains.get(path, {}).values() for write in writes]

    def origin(self, path: str, writes: Iterable[Write]) -> list[Plain]:
        """Return the youngest values that all of some writes rest on: one, unless authors met crosswise."""
        pasts = [_past(write) for write in writes]
        shared = set.intersection(*(set(past) for past in pasts))
        older = {id(one) for key in shared for one in pasts[0][key].over}
        youngest = [pasts[0][key].value for key in shared - older]
        return youngest or [self.start.get(path)]

    def seen_by(self, change: str, path: str) -> list[Write]:
        """Return the writes that stood at a path before the eyes of the author of a change."""
        tops = self.tops.get(path, [])
        if all(self._saw(change, write) for write in tops):
            return tops
        # Of each chain the last write that was seen stands, and what that one left beside it; but for those
        # that another one has replaced, which was seen too.
        found: dict[int, Write] = {}
        for write in self._last_seen(change, path):
            found |= {id(one): one for one in (write, *write.beside)}
        return [one for one in found.values() if not any(self._saw(change, later) for later in one.by)]

    def _last_seen(self, change: str, path: str) -> Iterator[Write]:
        """Yield of each chain the last write at a path that the author of a change had seen."""
        chains, reach = self._chains.get(path, {}), self.known.reach(change)
        for chain in reach.keys() & chains.keys():
            places, writes = chains[chain]
            at = bisect_right(places, reach[chain])
            if at:
                yield writes[at - 1]

    def _saw(self, change: str, write: Write) -> bool:
        return self.known.seen(change, write.change)

    def _step(self, change: Change, step: Step) -> bool:
        """Take one step; tell whether it fits."""
        match step:
            case Set(path, _, after, over):
                self._write(change, path, after, over)
            case Splice(path, at, out, into):
                return self._splice(change, path, at, out, into)
            case Moved(path, row, _, after):
                self._write(change, f"{path}/{row}/{PLACE}", after)
            case Went(path, row):
                self._write(change, f"{path}/{row}/{ALIVE}", value=False)
            case Stays(path, row):
                self._write(change, f"{path}/{row}/{ALIVE}", value=True)
            case Came(path, row, place, values, inner):
                self._grow(change, join(path, row), planted(path, place, values, inner), model_of(path))
        return True

    def _splice(self, change: Change, path: str, at: int, out: str, into: str) -> bool:
        seen = self.seen_by(change.id, path)
        text = seen[0].value if seen else self.start.get(path)
        if text is None:
            text = ""  # The history begins with a draft of a program that did not have this field.
        if len(seen) > 1 or not isinstance(text, str) or text[at : at + len(out)] != out or at > len(text):
            return False
        self._write(change, path, text[:at] + into + text[at + len(out) :])
        return True

    def _grow(self, change: Change, row: str, node: Node, model: type[Frozen]) -> None:
        self.rows[row] = row.rpartition("/")[0]
        for path, value in ((f"{row}/{ALIVE}", True), *_fields(node, model, row)):
            if path.endswith(f"/{ALIVE}"):
                inner = path.removesuffix(f"/{ALIVE}")
                self.rows[inner] = inner.rpartition("/")[0]
            self._write(change, path, value)

    def _write(self, change: Change, path: str, value: Plain, over: Collection[str] = ()) -> None:
        seen = self.seen_by(change.id, path)
        own = next((write for write in seen if write.change == change.id), None)
        if own is not None:
            own.value = value  # Several steps of one change at one field are one write.
            return
        replaced = tuple(write for write in seen if not over or write.change in over)
        beside = tuple(write for write in seen if write not in replaced)
        write = Write(change.id, change.writer, value, replaced, beside)
        for one in replaced:
            one.by.append(write)
        chain, place = self.known.place(change.id)
        places, writes = self._chains.setdefault(path, {}).setdefault(chain, ([], []))
        places.append(place)
        writes.append(write)
        tops = self.tops.setdefault(path, [])
        if replaced:
            tops[:] = [one for one in tops if one not in replaced]
        insort(tops, write, key=lambda one: (one.writer, one.change))


def _past(write: Write) -> Mapping[int, Write]:
    """Return a write and all it rests on, by identity."""
    found: dict[int, Write] = {}
    ahead = [write]
    while ahead:
        one = ahead.pop()
        if id(one) not in found:
            found[id(one)] = one
            ahead.extend(one.over)
    return found


def _fields(node: Node, model: type[Frozen], path: str) -> Iterator[tuple[str, Plain]]:
    """Yield the path and the value of every field, place and row below a record."""
    specs = fields_of(model)
    for name, value in node.items():
        place, spec = join(path, name), specs.get(name)
        if spec is not None and spec.kind is Kind.RECORD and spec.model is not None:
            yield from _fields(value, spec.model, place)
        elif spec is not None and spec.kind is Kind.ROWS and spec.model is not None:
            for row, values in value.items():
                yield f"{place}/{row}/{ALIVE}", True
                yield from _fields(values, spec.model, join(place, row))
        else:
            yield place, value
