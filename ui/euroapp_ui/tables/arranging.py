"""A view over the rows of a list: sorted, filtered, grouped. The draft and its printed order never change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import itemgetter
from types import MappingProxyType
from typing import Any
from unicodedata import decimal

from euroapp.draft.fields import FieldSpec, Kind
from euroapp.folding import folded
from euroapp.wording.values import choices
from euroapp_ui.state import State
from euroapp_ui.tables.cell_numbers import number_said
from euroapp_ui.tables.columns import Column

_DIGITS = re.compile(r"\d+")
_CHOSEN = frozenset({Kind.ENUM, Kind.CHOICE, Kind.REF})

Key = tuple[Any, ...] | str
"""By what a row is sorted; empty for an empty cell."""
Text = Callable[[Any, Column], str]
"""Returns what a row shows in a column."""


@dataclass(frozen=True)
class Arrangement:
    """How a list is shown; the empty one shows all rows in their order."""

    sorted_by: Column | None = None
    down: bool = False
    """From the largest to the smallest."""
    kept: Mapping[Column, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    """The texts that rows must show, by column; other columns take any."""
    grouped_by: Column | None = None

    @property
    def plain(self) -> bool:
        """Tell whether all rows are shown in their order."""
        return self.sorted_by is None and not self.kept and self.grouped_by is None

    @property
    def ordered(self) -> bool:
        """Tell whether rows stand in another order than their own."""
        return self.sorted_by is not None or self.grouped_by is not None

    def sort(self, column: Column | None, *, down: bool = False) -> Arrangement:
        """Return it sorted by a column; None for the order as numbered."""
        return replace(self, sorted_by=column, down=down and column is not None)

    def keep(self, column: Column, texts: frozenset[str] | None) -> Arrangement:
        """Return it with only rows that show one of these texts; None takes that back."""
        others = {one: kept for one, kept in self.kept.items() if one != column}
        return replace(self, kept=others if texts is None else {**others, column: texts})

    def group(self, column: Column | None) -> Arrangement:
        """Return it grouped by a column; None for no groups."""
        return replace(self, grouped_by=column)


class Arranging:
    """Shows rows by an arrangement, which is worked out when it is chosen and not with every key.

    Who types into a column by which the rows are sorted does not see them jump, and what is changed so that
    a filter would leave it out stays in sight. Rows that come later stand at the end, whatever they hold.
    """

    def __init__(self, text: Text) -> None:
        self._text = text
        self.now = Arrangement()
        self.whole = 0
        """How many rows the list has, shown or not."""
        self._hidden: frozenset[str] = frozenset()
        self._places: dict[str, int] = {}

    def use(self, arrangement: Arrangement, rows: Sequence[Any], key: Callable[[Any], Key] | None) -> None:
        """Take an arrangement for rows as they are now; `key` says by what they are sorted."""
        self.now = arrangement
        hidden = (row.id for row in rows if not self._keeps(row)) if arrangement.kept else ()
        self._hidden = frozenset(hidden)
        ordered = list(rows)
        if key is not None:
            keyed = [(key(row), row) for row in rows]
            filled = [one for one in keyed if one[0]]
            filled.sort(key=itemgetter(0), reverse=arrangement.down)
            # What is empty comes last, whichever way the others run.
            ordered = [row for _, row in filled] + [row for found, row in keyed if not found]
        self._places = {row.id: place for place, row in enumerate(ordered)} if arrangement.ordered else {}

    def shown(self, rows: Iterable[Any]) -> tuple[Any, ...]:
        """Return the rows that are shown, in their order."""
        every = tuple(rows)
        self.whole = len(every)
        if self.now.plain:
            return every
        seen = [row for row in every if row.id not in self._hidden] if self._hidden else [*every]
        last = len(self._places)
        if self.now.ordered:
            seen.sort(key=lambda row: self._places.get(row.id, last))
        by = self.now.grouped_by
        if by is not None:
            groups: dict[str, list[Any]] = {}
            for row, name in zip(seen, self.groups(seen), strict=True):
                groups.setdefault(name, []).append(row)
            seen = [row for name in sorted(groups, key=natural) for row in groups[name]]
        return tuple(seen)

    def groups(self, rows: Sequence[Any]) -> list[str]:
        """Return the group of each row; without groups, none."""
        by, names = self.now.grouped_by, dict[Any, str]()
        if by is None:
            return []
        field = by.name or by.follows
        for row in rows:
            value = getattr(row, field)
            if value not in names:
                names[value] = self._text(row, by)
        return [names[getattr(row, field)] for row in rows]

    def hides(self, row_id: str) -> bool:
        """Tell whether a row is left out by a filter."""
        return row_id in self._hidden

    def forget(self, ids: Iterable[str]) -> None:
        """Let rows be shown although a filter left them out."""
        self._hidden -= {*ids}

    def _keeps(self, row: Any) -> bool:
        return all(self._text(row, column) in texts for column, texts in self.now.kept.items())


@lru_cache(maxsize=32_768)
def natural(text: str) -> str:
    """Return by what a text is sorted as people do it: WP2 before WP10, and no matter about case and accents.

    A number stands as the count of its digits and these, behind a sign that comes before all letters: so the
    keys are plain texts, which are compared fastest.
    """
    return _DIGITS.sub(_number_key, folded(text))


def _number_key(found: re.Match[str]) -> str:
    digits = "".join(str(decimal(sign)) for sign in found[0]).lstrip("0") or "0"
    return f"\0{chr(len(digits))}{digits}"


def sort_key(column: Column, spec: FieldSpec | None, state: State, text: Text) -> Callable[[Any], Key]:
    """Return by what the rows of a list are sorted in a column; an empty key for an empty cell."""
    if column.derived is not None or spec is None:
        return lambda row: _said(column, state, row)
    name = spec.name
    if spec.kind in _CHOSEN and not spec.many:
        places = {key: place for place, (key, _) in enumerate(choices(spec, state))}
        return lambda row: _place(getattr(row, name), places)
    if spec.numeric or spec.kind in {Kind.DATE, Kind.FLAG, Kind.YES_NO}:
        return lambda row: () if getattr(row, name) is None else (getattr(row, name),)
    return lambda row: natural(text(row, column))


def _place(value: Any, places: Mapping[str, int]) -> Key:
    return () if value in (None, "") else (places.get(str(value), len(places)),)


def _said(column: Column, state: State, row: Any) -> Key:
    said = column.derived(state, row) if column.derived else ""
    number = number_said(said)
    if number is not None:
        return 0, number.value
    return (1, natural(said)) if said else ()
