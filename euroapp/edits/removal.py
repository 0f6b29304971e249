"""Removing a row together with what hangs on it, and saying what went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.fields import FieldSpec, Kind, fields_of
from euroapp.draft.paths import get, put
from euroapp.values import FieldPath, Frozen


@dataclass(frozen=True)
class Consequences:
    """What removing a row takes along: counts by list title, such as {"Tasks": 4}."""

    removed: Counter[str]
    cleared: Counter[str]

    @property
    def nothing(self) -> bool:
        """Tell whether the row goes alone."""
        return not self.removed and not self.cleared


def consequences(draft: Draft, row_path: FieldPath) -> Consequences:
    """Return what would go with a row, without changing anything."""
    return _Removal(draft, row_path, "").report()


def remove_row(draft: Draft, row_path: FieldPath, heir: str = "") -> Draft:
    """Remove a row; what hangs on it goes to the heir (a row of the same list), or goes too.

    Fields that only mention the row are cleared. Removal reaches as far as it must: the tasks of a
    removed work package take their mentions along.
    """
    return _Removal(draft, row_path, heir).draft


class _Removal:
    """One removal with all that follows from it."""

    def __init__(self, draft: Draft, row_path: FieldPath, heir: str) -> None:
        self._removed: Counter[str] = Counter()
        self._cleared: Counter[str] = Counter()
        rows_path, _, row_id = row_path.rpartition("/")
        rows: tuple[Any, ...] = get(draft, rows_path)
        self.draft = put(draft, rows_path, tuple(row for row in rows if row.id != row_id))
        self._gone: list[tuple[str, str]] = [(rows_path, row_id)]
        self._heir = heir
        first = True
        while self._gone:
            collection, gone = self._gone.pop()
            self._follow(collection, gone, heir if first else "")
            first = False

    def report(self) -> Consequences:
        return Consequences(self._removed, self._cleared)

    def _follow(self, collection: str, gone: str, heir: str) -> None:
        changes = {}
        for name, spec in fields_of(Draft).items():
            if spec.kind is Kind.ROWS:
                rows = getattr(self.draft, name)
                changed = self._rows(rows, spec, name, (collection, gone, heir))
                if changed is not rows:
                    changes[name] = changed
        if changes:
            self.draft = self.draft.replace(**changes)

    def _rows(
        self, rows: tuple[Any, ...], spec: FieldSpec, top: str, target: tuple[str, str, str]
    ) -> tuple[Any, ...]:
        kept: list[Any] = []
        for row in rows:
            new = self._row(row, spec, target)
            if new is None:
                self._removed[spec.title] += 1
                if top == spec.name:
                    self._gone.append((top, row.id))
            else:
                kept.append(new)
        same = len(kept) == len(rows) and all(a is b for a, b in zip(kept, rows, strict=True))
        return rows if same else tuple(kept)

    def _row(self, row: Frozen, spec: FieldSpec, target: tuple[str, str, str]) -> Frozen | None:
        collection, gone, heir = target
        changes: dict[str, Any] = {}
        for name, field in fields_of(type(row)).items():
            value = getattr(row, name)
            if field.kind is Kind.ROWS:
                inner = self._rows(value, field, "", target)
                if inner is not value:
                    changes[name] = inner
            elif field.ref and field.ref.collection == collection:
                if field.many and gone in value:
                    kept = tuple(heir if v == gone else v for v in value if v != gone or heir)
                    changes[name] = tuple(dict.fromkeys(kept))
                    self._cleared[spec.title] += not heir
                elif value == gone:
                    if field.ref.belongs and not heir:
                        return None
                    changes[name] = heir
                    self._cleared[spec.title] += not heir
        self._cleared += Counter()
        return self._merged(row.replace(**changes)) if changes else row

    @staticmethod
    def _merged(row: Frozen) -> Frozen:
        """Join the efforts of a task in which the heir already took part."""
        participations = getattr(row, "participations", None)
        if not participations:
            return row
        joined: dict[str, Any] = {}
        for part in participations:
            known = joined.get(part.participant)
            if known is None:
                joined[part.participant] = part
            elif part.person_months is not None:
                total = (known.person_months or 0) + part.person_months
                joined[part.participant] = known.replace(person_months=total)
        return row.replace(participations=tuple(joined.values()))
