"""The columns of a list: what each one shows, how it is headed, and why nothing is typed into it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt

from euroapp.draft.fields import FieldSpec, Kind, field_at
from euroapp.figures.explained import Step
from euroapp.language import say
from euroapp.values import FieldPath, join
from euroapp_ui.commands import EXPLAIN_KEYS
from euroapp_ui.language import shown, tr
from euroapp_ui.state import State

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass(frozen=True, eq=False)
class Column:
    """A column: a field of the row, or something derived from it; known by its identity, once a table."""

    name: str = ""
    """Name of the field; '' for a derived column."""
    title: str = ""
    derived: Callable[[State, Any], str] | None = None
    width: int = 0
    """Not 0: as wide as what it holds, or as so many letters if it grows; 0 shares what is left."""
    grow: bool = False
    """Takes what the others leave when the table is wider than all of them."""
    right: bool = False
    editable: bool = True
    write: Callable[[str], dict[str, Any]] | None = None
    """Takes what a derived column shows and returns the fields behind it, or raises ValueError."""
    amount: Callable[[Any], Decimal] | None = None
    """Returns the amount that a derived column shows, in euro, where it follows from the row alone."""
    follows: str = ""
    """The field of the row from which alone, with the draft, a derived column follows: read once a value."""
    explained: Callable[[State, Any], Step | None] | None = None
    """Returns how a derived figure comes about."""
    adds: bool = False
    """Its numbers are added up below the table and in the heads of groups."""
    source: str = ""
    """What a derived column is worked out from, as the end of a sentence."""

    @property
    def behind(self) -> tuple[str, ...]:
        """Return the names of the fields that an entry in the column is written into."""
        return tuple(self.write("")) if self.write else (self.name,) if self.name else ()


class Columns:
    """Those of one list that the draft shows."""

    def __init__(
        self,
        path: FieldPath,
        columns: tuple[Column, ...],
        state: State,
        hidden: Collection[str] = (),
    ) -> None:
        """Look which columns there are.

        Args:
            path: the list.
            columns: all that the list could show.
            state: the draft.
            hidden: English heads of columns that the user does not want to see.

        """
        flat = "/" not in path
        self.every = tuple(
            one for one in columns if not (flat and one.name) or state.shows(f"{path}/*/{one.name}")
        )
        """The columns that the draft has, hidden or not."""
        # Qt asks for these for each cell that it paints.
        self._fields = {one: field_at(join(path, "*", one.name)) if one.name else None for one in self.every}
        first, *others = self.every
        # Something must stay by which a row is known.
        self.all = (first, *(one for one in others if self.head(one) not in hidden))
        self._specs = tuple(self._fields[one] for one in self.all)
        self._sides = tuple(
            _RIGHT if one.right or (spec is not None and spec.numeric) else _LEFT
            for one, spec in zip(self.all, self._specs, strict=True)
        )
        self._flags = tuple(
            _flags(spec) if one.editable else _CHOSEN for one, spec in zip(self.all, self._specs, strict=True)
        )

    def spec(self, place: int) -> FieldSpec | None:
        """Return the field of a column, or nothing for a derived one."""
        return self._specs[place]

    def flags(self, place: int) -> Qt.ItemFlag:
        """Return what can be done with the cells of a column."""
        return self._flags[place]

    def field(self, column: Column) -> FieldSpec | None:
        """Return the field of a column, hidden or not; nothing for a derived one."""
        return self._fields.get(column)

    def head(self, column: Column) -> str:
        """Return the head of a column, hidden or not, which any language can say."""
        spec = self._fields.get(column)
        return column.title or (spec.title if spec else "")

    def title(self, place: int) -> str:
        """Return the head of a column, which any language can say."""
        return self.head(self.all[place])

    def why_fixed(self, place: int) -> str:
        """Return why nothing can be typed into a column, and where it comes from."""
        described, title = self.all[place], shown(self.title(place))
        if described.derived is not None or self.spec(place) is None:
            source = described.source or say("other entries")
            if described.explained is not None:
                return tr(
                    "“{title}” is worked out from {source}; nothing is typed here. {keys} or a double click "
                    "shows how.",
                    title=title,
                    source=source,
                    keys=EXPLAIN_KEYS,
                )
            return tr(
                "“{title}” is worked out from {source}; nothing is typed here.", title=title, source=source
            )
        return tr(
            "“{title}” is chosen in the form below, or with the mouse; nothing is typed here.", title=title
        )

    def alignment(self, place: int) -> int:
        """Return how a column is set: numbers to the right."""
        return self._sides[place]


def _flags(spec: FieldSpec | None) -> Qt.ItemFlag:
    if spec is None or (spec.many and spec.kind is not Kind.TEXT):
        return _CHOSEN
    return _CHOSEN | (
        Qt.ItemFlag.ItemIsUserCheckable if spec.kind is Kind.FLAG else Qt.ItemFlag.ItemIsEditable
    )
