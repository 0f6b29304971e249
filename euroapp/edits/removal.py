"""Removing a row together with what hangs on it, and saying what went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at, fields_of
from euroapp.draft.paths import put, walk
from euroapp.draft.refusals import refusal
from euroapp.draft.workplan import Participation, Task
from euroapp.edits.gone import without_gone
from euroapp.edits.marking import with_marks_of_heir
from euroapp.edits.rows import locate
from euroapp.edits.unsettled import handed_over
from euroapp.errors import ValueRefused
from euroapp.language import say
from euroapp.values import EXACT, ZERO, FieldPath, Frozen, join, split, total


@dataclass(frozen=True)
class Consequences:
    """What removing rows takes along: counts of rows by list title, such as {"Tasks": 4}."""

    removed: Counter[str]
    """Rows that go too, without the rows inside them."""
    cleared: Counter[str]
    """Rows that stay, but no longer mention what went."""
    person_months: Decimal = ZERO
    """Effort that is planned in what goes."""

    @property
    def nothing(self) -> bool:
        """Tell whether no row hangs on what goes."""
        return not self.removed and not self.cleared


def consequences(draft: Draft, *row_paths: FieldPath) -> Consequences:
    """Return what would go with rows, without changing anything.

    Raises:
        NoSuchPath: a path names no row.

    """
    without = draft
    for path in row_paths:
        without = remove_row(without, path)
    before, after = dict(walk(draft)), dict(walk(without))
    gone = [path for path in before if path not in after]
    everything = set(gone)
    removed = Counter(
        _title(path) for path in gone if path not in row_paths and not _inside(path, everything)
    )
    cleared = Counter(
        _title(path) for path, row in after.items() if path and _mentions(row) != _mentions(before[path])
    )
    return Consequences(removed, cleared, EXACT.subtract(_effort(draft), _effort(without)))


def _effort(draft: Draft) -> Decimal:
    return total(part.person_months or ZERO for task in draft.tasks for part in task.participations)


def _inside(path: FieldPath, others: set[FieldPath]) -> bool:
    """Tell whether something that contains what the path names is among the others."""
    segments = split(path)
    return any(join(*segments[:length]) in others for length in range(1, len(segments)))


def _title(row_path: FieldPath) -> str:
    return field_at(row_path.rpartition("/")[0]).title


def _mentions(row: Frozen) -> list[Any]:
    """Return the values of a row that name other rows."""
    return [getattr(row, name) for name, spec in fields_of(type(row)).items() if spec.ref]


def remove_row(draft: Draft, row_path: FieldPath, heir: str = "") -> Draft:
    """Remove a row; what hangs on it goes to the heir (a row of the same list), or goes too.

    Fields that only mention the row are cleared. Removal reaches as far as it must: the tasks of a
    removed work package take their mentions along.

    Raises:
        NoSuchPath: the path names no row, or the heir is none.
        ValueRefused: the heir would get a number that cannot be written down.

    """
    rows_path, rows, place = locate(draft, row_path)
    if heir:
        locate(draft, f"{rows_path}/{heir}")
    gone = rows[place].id
    if heir == gone:
        raise ValueRefused(say("A row cannot take over what hangs on itself."))
    without = put(draft, rows_path, (*rows[:place], *rows[place + 1 :]))
    if "/" in rows_path:
        return without_gone(draft, without)
    try:
        after = without_gone(draft, _without_mentions(without, rows_path, gone, heir))
        if heir and rows_path == "partners":
            after = handed_over(draft, after, gone, heir)
        return with_marks_of_heir(draft, after, row_path, f"{rows_path}/{heir}") if heir else after
    except ValidationError as error:
        raise ValueRefused(say("The heir cannot take over. {refusal}", refusal=refusal(error))) from error


def _without_mentions(draft: Draft, collection: str, gone: str, heir: str) -> Draft:
    """Follow a removal through the whole draft, and every removal that comes of it."""
    changes: dict[str, Any] = {}
    fallen: list[tuple[str, str]] = []
    for name, spec in fields_of(Draft).items():
        if spec.kind is not Kind.ROWS:
            continue
        rows = getattr(draft, name)
        kept = _Follow(collection, gone, heir).rows(rows, top=name == collection)
        if kept is not rows:
            changes[name] = kept
            left = {row.id for row in kept}
            fallen.extend((name, row.id) for row in rows if row.id not in left)
    if changes:
        draft = draft.replace(**changes)
    for name, row_id in fallen:
        draft = _without_mentions(draft, name, row_id, "")
    return draft


@dataclass(frozen=True)
class _Follow:
    """What becomes of a row's mentions of a row that went."""

    collection: str
    gone: str
    heir: str

    def rows(self, rows: tuple[Any, ...], *, top: bool = False) -> tuple[Any, ...]:
        """Return the rows that stay, the same tuple where nothing changes; `top` is the list of the heir."""
        kept: list[Any] = []
        for row in rows:
            # The heir's own ties with the row that went would become ties with itself.
            follow = _Follow(self.collection, self.gone, "") if top and row.id == self.heir else self
            new = follow.row(row)
            if new is not None:
                kept.append(new)
        same = len(kept) == len(rows) and all(a is b for a, b in zip(kept, rows, strict=True))
        return rows if same else tuple(kept)

    def row(self, row: Frozen) -> Frozen | None:
        """Return the row with the mentions handed over or cleared; None when it cannot stay."""
        changes: dict[str, Any] = {}
        for name, field in fields_of(type(row)).items():
            value = getattr(row, name)
            if field.kind is Kind.ROWS:
                inner = self.rows(value)
                if inner is not value:
                    changes[name] = inner
            elif field.ref is None or field.ref.collection != self.collection:
                continue
            elif field.many and self.gone in value:
                named = (self.heir if key == self.gone else key for key in value)
                changes[name] = tuple(dict.fromkeys(key for key in named if key))
            elif value == self.gone:
                if field.ref.belongs and not self.heir:
                    return None
                changes[name] = self.heir
        return _merged(row.replace(**changes)) if changes else row


def _merged(row: Frozen) -> Frozen:
    """Join the efforts of a task in which the heir already took part."""
    if not isinstance(row, Task):
        return row
    joined: dict[str, Participation] = {}
    for part in row.participations:
        known = joined.get(part.participant)
        joined[part.participant] = part if known is None else _joined(known, part)
    return row.replace(participations=tuple(joined.values()))


def _joined(one: Participation, other: Participation) -> Participation:
    months = [part.person_months for part in (one, other) if part.person_months is not None]
    return one.replace(person_months=total(months) if months else None)
