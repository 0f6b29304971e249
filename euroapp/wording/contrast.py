"""What two drafts say differently, value by value, in the words a user knows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at, fields_of
from euroapp.draft.marks import Mark
from euroapp.draft.paths import is_field
from euroapp.draft.unsettled import UnsettledEntry
from euroapp.edits.delta import Change, RowCame, RowsOrdered, RowWent, ValueSet, delta
from euroapp.edits.splices import splices
from euroapp.language import say
from euroapp.values import FieldPath, Frozen, join
from euroapp.wording.marks import mark_said
from euroapp.wording.places import page_at, place, titles_of
from euroapp.wording.row_names import row_said
from euroapp.wording.values import Names, show

ABSENT = say("(not there)")
EMPTY = say("(empty)")
TAKEN_OUT = say("(deleted from the history for good)")
_OF_THE_CALL = frozenset({"scores", "narrative", "declarations", "answers", "themes", "objectives"})
"""Lists whose rows come from the call and its form."""
_AROUND = 40
"""Characters of a long text that are shown before and after the place where it differs."""
_LONG = 160
_MOST_PLACES = 3
"""Places of a long text that are shown."""
_PICTURE = say("(another picture)")


@dataclass(frozen=True)
class Difference:
    """One value, or a whole row, that two drafts do not say the same of."""

    path: FieldPath
    where: str
    """Row and field, such as `3 COSTALAB, PIC`."""
    mine: str
    theirs: str
    """Long texts only around the places where they differ."""
    whole: tuple[str, str] = ("", "")
    """Both in full."""
    page: str = ""
    """Key of the page on which it is edited."""


def contrast(mine: Draft, theirs: Draft, call: Call) -> list[Difference]:
    """Return what differs, in the order of the draft; long texts are shown around where they part."""
    sides = Names(mine, call), Names(theirs, call)
    found = [told for change in delta(mine, theirs) if (told := _told(change, *sides)) is not None]
    return [replace(one, page=page_at(one.path, mine, theirs)) for one in found]


def pages_that_differ(mine: Draft, theirs: Draft, call: Call) -> str:
    """Return the titles of the pages on which any field differs, such as `Scope, Consortium`; '' for none.

    What was typed and is no value counts on the page of its field.
    """
    keys = set()
    for found in contrast(mine, theirs, call):
        if found.path.partition("/")[0] in _OF_THE_CALL and {found.mine, found.theirs} == {ABSENT, EMPTY}:
            continue  # The window makes rows for what the call asks; nobody wrote anything into it yet.
        keys |= {found.page} - {""}
    return titles_of(keys, call)


def _told(change: Change, mine: Names, theirs: Names) -> Difference | None:
    """Return a change in words; None for an order that only follows from rows that came or went."""
    match change:
        case ValueSet(path, before, after):
            whole = _shown(path, before, mine), _shown(path, after, theirs)
            return Difference(path, place_told(path, mine), *parted(*whole), whole)
        case RowWent(path, row):
            path = join(path, row.id)
            return Difference(path, _where(path, mine), _gist(row, mine), ABSENT)
        case RowCame(path, row):
            path = join(path, row.id)
            return Difference(path, _where(path, theirs), ABSENT, _gist(row, theirs))
        case RowsOrdered(path):
            return (
                Difference(path, _where(path, mine), say("in this order"), say("in another order"))
                if change.moved
                else None
            )


def _shown(path: FieldPath, value: Any, names: Names) -> str:
    return show(field_at(path), value, names) or EMPTY if is_field(path) else _PICTURE


def place_told(path: FieldPath, names: Names) -> str:
    """Return row and field; of a row without a name what it says: `Cost line 3 (2 EBRO, Travel), Units`."""
    return place(path, names.draft, names.call, names.numbers, said=row_said(path, names))


def _where(path: FieldPath, names: Names) -> str:
    return place(path, names.draft, names.call, names.numbers)


def _gist(row: Frozen, names: Names) -> str:
    """Return what a row says, in one line."""
    if isinstance(row, UnsettledEntry):
        return say("typed, not settled: {cut}", cut=_cut(" ".join(row.text.split())))
    if isinstance(row, Mark):
        return mark_said(row.kind, row.by)
    values = (
        show(spec, getattr(row, name), names)
        for name, spec in fields_of(type(row)).items()
        if spec.kind not in {Kind.RECORD, Kind.ROWS} and name != "id"
    )
    return _cut(", ".join(" ".join(value.split()) for value in values if value)) or EMPTY


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def parted(mine: str, theirs: str) -> tuple[str, str]:
    """Return two texts, long ones around the places where they differ."""
    if max(len(mine), len(theirs)) <= _LONG:
        return mine, theirs
    places = splices(mine, theirs)[:_MOST_PLACES]
    if not places:
        return _cut(mine), _cut(theirs)
    return (
        _windows(mine, [(place.start, place.end) for place in places]),
        _windows(theirs, [(place.begin, place.stop) for place in places]),
    )


def _windows(text: str, places: list[tuple[int, int]]) -> str:
    """Return a text around some places of it."""
    shown: list[tuple[int, int]] = []
    for start, end in places:
        left, right = max(0, start - _AROUND), min(len(text), min(end, start + _AROUND) + _AROUND)
        if shown and left <= shown[-1][1]:
            shown[-1] = (shown[-1][0], max(right, shown[-1][1]))
        else:
            shown.append((left, right))
    parts = [" ".join(text[left:right].split()) for left, right in shown]
    first, last = shown[0][0], shown[-1][1]
    return ("…" if first else "") + " … ".join(parts) + ("…" if last < len(text) else "")
