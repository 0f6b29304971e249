"""What two drafts say differently, value by value, in the words a user knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.fields import FieldSpec, Kind, fields_of
from euroapp.draft.unsettled import UNSETTLED, UnsettledEntry
from euroapp.values import FieldPath, Frozen, join
from euroapp.wording.places import PAGES, page_of, place
from euroapp.wording.values import Names, show

ABSENT = "(not there)"
EMPTY = "(empty)"
_OF_THE_CALL = frozenset({"scores", "narrative", "declarations", "answers", "themes", "objectives"})
"""Lists whose rows come from the call and its form."""
_AROUND = 60
"""Characters of a long text that are shown before and after the place where it differs."""
_LONG = 160


@dataclass(frozen=True)
class Difference:
    """One value, or a whole row, that two drafts do not say the same of."""

    path: FieldPath
    where: str
    """Row and field, such as `3 COSTALAB, PIC`."""
    mine: str
    theirs: str


def contrast(mine: Draft, theirs: Draft, call: Call) -> list[Difference]:
    """Return what differs, in the order of the draft; long texts are shown around where they part."""
    return list(_Contrast(Names(mine, call), Names(theirs, call)).record(mine, theirs, ""))


def pages_that_differ(mine: Draft, theirs: Draft, call: Call) -> str:
    """Return the titles of the pages on which any field differs, such as `Scope, Consortium`; '' for none.

    What was typed and is no value counts on the page of its field.
    """
    typed = {row.id: row.path for draft in (mine, theirs) for row in draft.unsettled}
    keys = set()
    for found in contrast(mine, theirs, call):
        if found.path.partition("/")[0] in _OF_THE_CALL and {found.mine, found.theirs} == {ABSENT, EMPTY}:
            continue  # The window makes rows for what the call asks; nobody wrote anything into it yet.
        first, _, rest = found.path.partition("/")
        path = typed.get(rest.partition("/")[0], "") if first == UNSETTLED else found.path
        keys |= {page_of(path)} if path else set()
    return ", ".join(title for key, title in PAGES.items() if key in keys)


class _Contrast:
    """Walks through two drafts side by side."""

    def __init__(self, mine: Names, theirs: Names) -> None:
        self._mine, self._theirs = mine, theirs

    def record(self, mine: Frozen, theirs: Frozen, path: FieldPath) -> Iterator[Difference]:
        """Yield what differs between two records at a path."""
        for name, spec in fields_of(type(mine)).items():
            old, new, where = getattr(mine, name), getattr(theirs, name), join(path, name)
            if old == new:
                continue
            if spec.kind is Kind.RECORD:
                yield from self.record(old, new, where)
            elif spec.kind is Kind.ROWS:
                yield from self._rows(old, new, where)
            else:
                yield self._value(spec, old, new, where)

    def _rows(self, mine: tuple[Any, ...], theirs: tuple[Any, ...], path: FieldPath) -> Iterator[Difference]:
        left, right = ({row.id: row for row in rows} for rows in (mine, theirs))
        for row_id, row in left.items():
            where = join(path, row_id)
            if row_id in right:
                yield from self.record(row, right[row_id], where)
            else:
                yield Difference(where, self._where(where, self._mine), _gist(row, self._mine), ABSENT)
        for row_id, row in right.items():
            if row_id not in left:
                where = join(path, row_id)
                yield Difference(where, self._where(where, self._theirs), ABSENT, _gist(row, self._theirs))
        if [key for key in left if key in right] != [key for key in right if key in left]:
            yield Difference(path, self._where(path, self._mine), "in this order", "in another order")

    def _value(self, spec: FieldSpec, mine: Any, theirs: Any, path: FieldPath) -> Difference:
        left, right = show(spec, mine, self._mine), show(spec, theirs, self._theirs)
        return Difference(path, self._where(path, self._mine), *_parted(left or EMPTY, right or EMPTY))

    @staticmethod
    def _where(path: FieldPath, names: Names) -> str:
        return place(path, names.draft, names.call, names.numbers)


def _gist(row: Frozen, names: Names) -> str:
    """Return what a row says, in one line."""
    if isinstance(row, UnsettledEntry):
        return f"typed, not settled: {_cut(' '.join(row.text.split()))}"
    values = (
        show(spec, getattr(row, name), names)
        for name, spec in fields_of(type(row)).items()
        if spec.kind not in {Kind.RECORD, Kind.ROWS} and name != "id"
    )
    return _cut(", ".join(" ".join(value.split()) for value in values if value)) or EMPTY


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def _parted(mine: str, theirs: str) -> tuple[str, str]:
    """Return two texts, long ones around the place where they begin to differ."""
    if max(len(mine), len(theirs)) <= _LONG:
        return mine, theirs
    same = next(
        (index for index, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b),
        min(len(mine), len(theirs)),
    )
    start = max(0, same - _AROUND)
    return _window(mine, start), _window(theirs, start)


def _window(text: str, start: int) -> str:
    end = start + 2 * _AROUND
    before, after = ("…" if start else ""), ("…" if end < len(text) else "")
    return f"{before}{' '.join(text[start:end].split())}{after}"
