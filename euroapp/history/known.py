"""What one computer knows of all changes: which an author had seen, and which wait for others to arrive."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from euroapp.history.changes import Change


class Known:
    """A graph of changes that only grows; they come in any order and any number of times."""

    def __init__(self, base: Iterable[str] = ()) -> None:
        """Begin with nothing, or with changes that are folded into the start: everybody has seen them."""
        self.base = frozenset(base)
        self.changes: dict[str, Change] = {}
        """Those whose parents are all here, parents first."""
        self.heads: set[str] = {*self.base}
        """Those that no other has seen."""
        self._waiting: dict[str, Change] = {}
        self._missing: dict[str, set[str]] = {}
        self._children: dict[str, list[str]] = {}
        # Any division of the graph into chains tells who saw whom; a writer that ran twice makes two of them.
        self._place: dict[str, tuple[int, int]] = {}
        self._tips: list[str] = []
        self._clock: dict[str, dict[int, int]] = {}

    def receive(self, changes: Iterable[Change]) -> list[Change]:
        """Take changes, and return those that are new here with all their parents, parents first."""
        ready: list[str] = []
        for change in changes:
            if change.id in self.changes or change.id in self._waiting or change.id in self.base:
                continue
            self._waiting[change.id] = change
            missing = {one for one in change.parents if one not in self.changes} - self.base
            self._missing[change.id] = missing
            for parent in missing:
                self._children.setdefault(parent, []).append(change.id)
            if not missing:
                ready.append(change.id)
        taken: list[Change] = []
        while ready:
            key = ready.pop()
            taken.append(self._waiting.pop(key))
            del self._missing[key]
            self._take(taken[-1])
            for child in self._children.pop(key, ()):
                self._missing[child].discard(key)
                if not self._missing[child]:
                    ready.append(child)
        return taken

    @property
    def waiting(self) -> list[Change]:
        """Return the changes that wait for others."""
        return [*self._waiting.values()]

    def missing(self) -> set[str]:
        """Return the changes that others wait for and that are not here."""
        return {key for keys in self._missing.values() for key in keys} - self._waiting.keys()

    def seen(self, change: str, other: str) -> bool:
        """Tell whether the author of a change had another one before his eyes; each had seen itself."""
        if other in self.base or change in self.base:
            return other in self.base
        chain, place = self._place[other]
        return self._clock[change].get(chain, -1) >= place

    def place(self, change: str) -> tuple[int, int]:
        """Return the chain in which a change lies, and where."""
        return self._place[change]

    def reach(self, change: str) -> Mapping[int, int]:
        """Return how far in each chain the author of a change had seen, by the place of the last change."""
        return self._clock[change]

    def before(self, change: str) -> int:
        """Return how many changes the author of a change had before his eyes, this one counted."""
        clock = self._clock[change]
        return sum(clock.values()) + len(clock)

    def upto(self, heads: Collection[str]) -> Iterator[Change]:
        """Yield the changes that these heads had seen and these themselves, parents first."""
        whole = self.heads <= {*heads}
        heads = [head for head in heads if head not in self.base]
        for key, change in self.changes.items():
            if whole or any(self.seen(head, key) for head in heads):
                yield change

    def _take(self, change: Change) -> None:
        clock: dict[int, int] = {}
        parents = [parent for parent in change.parents if parent not in self.base]
        for parent in parents:
            for chain, place in self._clock[parent].items():
                clock[chain] = max(place, clock.get(chain, -1))
        own = next((p for p in parents if self._tips[self._place[p][0]] == p), "")
        if own and self.changes[own].writer == change.writer:
            chain, place = self._place[own]
            place += 1
            self._tips[chain] = change.id
        else:
            chain, place = len(self._tips), 0
            self._tips.append(change.id)
        clock[chain] = place
        self._place[change.id] = (chain, place)
        self._clock[change.id] = clock
        self.changes[change.id] = change
        self.heads -= {*change.parents}
        self.heads.add(change.id)
