"""The columns of a list: what each one shows, how it is headed, and why nothing is typed into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from euroapp.draft.fields import FieldSpec, Kind, field_at
from euroapp.language import say
from euroapp.values import FieldPath, join
from euroapp_ui.language import shown, tr
from euroapp_ui.session import State

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass(frozen=True)
class Column:
    """A column: a field of the row, or something derived from it."""

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
    source: str = ""
    """What a derived column is worked out from, as the end of a sentence."""

    @property
    def behind(self) -> tuple[str, ...]:
        """Return the names of the fields that an entry in the column is written into."""
        return tuple(self.write("")) if self.write else (self.name,) if self.name else ()


class Columns:
    """Those of one list that the draft shows."""

    def __init__(self, path: FieldPath, columns: tuple[Column, ...], state: State) -> None:
        flat = "/" not in path
        self.all = tuple(
            one for one in columns if not (flat and one.name) or state.shows(f"{path}/*/{one.name}")
        )
        # Qt asks for these for each cell that it paints.
        self._specs = tuple(field_at(join(path, "*", one.name)) if one.name else None for one in self.all)
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

    def title(self, place: int) -> str:
        """Return the head of a column, which any language can say."""
        spec = self.spec(place)
        return self.all[place].title or (spec.title if spec else "")

    def why_fixed(self, place: int) -> str:
        """Return why nothing can be typed into a column, and where it comes from."""
        described, title = self.all[place], shown(self.title(place))
        if described.derived is not None or self.spec(place) is None:
            return tr(
                "“{title}” is worked out from {source}; nothing is typed here.",
                title=title,
                source=described.source or say("other entries"),
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
