"""What must stand in a working draft of entries that are no value yet: beside their rows and below sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.fields import field_at
from euroapp.export.compliance.due.parts import Grid, Part, Row, row
from euroapp.language import say, together
from euroapp.values import FieldPath
from euroapp.wording.places import place

_NAMED = 12
"""Entries that are named one by one."""


@dataclass(frozen=True)
class Entry:
    """An entry that is not settled, with the words by which it is named."""

    path: FieldPath
    words: str

    @property
    def counts(self) -> bool:
        """Tell whether sums lack it: costs, money beside the grant, efforts, what a participant asks for."""
        head, _, rest = self.path.partition("/")
        if head == "tasks":
            return rest.endswith("/person_months")
        if head in {"cost_lines", "depreciation", "income"}:
            return field_at(self.path).numeric
        return rest.endswith("/requested_contribution")

    def belongs(self, path: FieldPath) -> bool:
        """Tell whether it was typed into a row or field, or something in it."""
        return bool(path) and f"{self.path}/".startswith(f"{path}/")


def entries_of(draft: Draft, call: Call) -> tuple[Entry, ...]:
    """Return the entries of a draft that are not settled."""
    return tuple(
        Entry(one.path, say("{place} “{text}”", place=place(one.path, draft, call), text=one.text))
        for one in draft.unsettled
    )


def _named(entries: Sequence[Entry], between: str) -> str:
    words = [one.words for one in entries[:_NAMED]]
    rest = len(entries) - _NAMED
    more = [say("and {count} more", count=rest)] if rest > 0 else []
    return together([*words, *more], between)


def listed(entries: Sequence[Entry]) -> Iterator[Row]:
    """Yield the row of the cover that lists them."""
    if entries:
        yield row("", say("Not settled"), _named(entries, "\n"))


def marked(parts: Iterable[Part], entries: Sequence[Entry]) -> Iterator[Part]:
    """Yield parts with what must stand there of the entries; what sums lack is told below the first sums."""
    counted = [one for one in entries if one.counts]
    for part in parts:
        if not isinstance(part, Grid):
            yield part
            continue
        if part.sums and counted:
            said = say("Typed, not settled and so not counted: {entries}.", entries=_named(counted, "; "))
            part = replace(part, note=together((part.note, said), " "))
            counted = []
        yield _marked(part, entries)


def _marked(grid: Grid, entries: Sequence[Entry]) -> Grid:
    if not grid.rows_marked:
        return grid
    rows = [made for one in grid.rows for made in (one, *_below(one, entries))]
    return replace(grid, rows=tuple(rows))


def _below(one: Row, entries: Sequence[Entry]) -> Iterator[Row]:
    for entry in entries:
        if entry.belongs(one.path):
            yield row("", say("Not settled: {entry}.", entry=entry.words))
