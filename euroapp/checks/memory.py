"""Runs a check again only when something it read has changed.

While a check runs, a stand-in for the draft notes which parts it reads: top-level values such as
`tasks`. Drafts share what did not change, so a check whose parts are the very same objects as before
finds the very same things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from euroapp.calls.call import Call
from euroapp.checks.finding import Finding
from euroapp.draft import Draft
from euroapp.draft.general import General
from euroapp.figures import Figures

Made = TypeVar("Made")


class Watched:
    """Stands in for a draft and notes the parts that are read."""

    model_fields = Draft.model_fields

    def __init__(self, draft: Draft) -> None:
        self.watched_draft = draft
        self.seen: set[str] = set()
        self._made: dict[str, tuple[object, frozenset[str]]] = {}

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        """Pass as a draft where one is asked for."""
        return Draft

    def __getattr__(self, name: str) -> Any:
        """Return a part of the draft and note that it was read."""
        if name == "general":
            return WatchedGeneral(self)
        value = getattr(self.watched_draft, name)
        self.seen.add(name)
        return value

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Work something out once for all checks; each that uses it has read what it was made from."""
        if name not in self._made:
            outer, self.seen = self.seen, set()
            try:
                self._made[name] = (make(), frozenset(self.seen))
            finally:
                self.seen = outer
        value, parts = self._made[name]
        self.seen |= parts
        return cast(Made, value)


class WatchedGeneral:
    """Stands in for the general information, of which most checks read only the duration."""

    model_fields = General.model_fields

    def __init__(self, watched: Watched) -> None:
        self._watched = watched

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        """Pass as general information where that is asked for."""
        return General

    def __getattr__(self, name: str) -> Any:
        """Return one value and note that it was read."""
        self._watched.seen.add(f"general.{name}")
        return getattr(self._watched.watched_draft.general, name)


def part_of(draft: Draft, name: str) -> object:
    """Return a part by the name it was noted under: `tasks`, or `general.title`."""
    first, _, rest = name.partition(".")
    return getattr(draft.general, rest) if rest else draft.__dict__[first]


class WatchedFigures:
    """Stands in for figures and notes the parts of the draft that each is made from."""

    def __init__(self, draft: Watched, call: Call) -> None:
        self._draft = draft
        self._figures = Figures(cast(Draft, draft), call)

    def __getattr__(self, name: str) -> Any:
        """Return a figure, noting what it was made from."""
        return self._draft.once(f"figures.{name}", lambda: getattr(self._figures, name))


@dataclass(frozen=True)
class Outcome:
    """What one check found and counted, and the parts of the draft it read."""

    findings: tuple[Finding, ...]
    counts: tuple[Counter[str], ...]
    parts: dict[str, object]
    call: Call

    def holds(self, draft: Draft, call: Call) -> bool:
        """Tell whether the check would find the same in another draft."""
        return call is self.call and all(part_of(draft, name) is part for name, part in self.parts.items())


class Memory:
    """The last outcome of every check."""

    def __init__(self) -> None:
        self._outcomes: dict[object, Outcome] = {}

    def run(
        self,
        key: object,
        draft: Watched,
        call: Call,
        counters: tuple[Counter[str], ...],
        check: Callable[[], Iterator[Finding]],
    ) -> tuple[Finding, ...]:
        """Return what a check finds, and let it count; from memory where nothing it read has changed.

        Args:
            key: names the check.
            draft: the stand-in for the draft.
            call: the call with the facts in force.
            counters: what the check counts into.
            check: runs the check.

        """
        known = self._outcomes.get(key)
        if known is None or not known.holds(draft.watched_draft, call):
            before = [Counter(counter) for counter in counters]
            draft.seen = set()
            findings = tuple(check())
            parts = {name: part_of(draft.watched_draft, name) for name in draft.seen}
            counts = tuple(
                Counter({k: n - old[k] for k, n in now.items() if n != old[k]})
                for now, old in zip(counters, before, strict=True)
            )
            self._outcomes[key] = Outcome(findings, counts, parts, call)
            return findings
        for counter, more in zip(counters, known.counts, strict=True):
            counter.update(more)
        return known.findings
