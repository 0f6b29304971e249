"""The columns of a list: what each one shows, how it is headed, and why nothing is typed into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from euroapp.draft.fields import FieldSpec, field_at
from euroapp.language import say
from euroapp.values import FieldPath, join
from euroapp_ui.language import shown, tr
from euroapp_ui.session import State


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


class Columns:
    """Those of one list that the draft shows."""

    def __init__(self, path: FieldPath, columns: tuple[Column, ...], state: State) -> None:
        flat = "/" not in path
        self.all = tuple(
            one for one in columns if not (flat and one.name) or state.shows(f"{path}/*/{one.name}")
        )
        self._path = path
        self._specs: dict[str, FieldSpec] = {}

    def spec(self, place: int) -> FieldSpec | None:
        """Return the field of a column, or nothing for a derived one."""
        name = self.all[place].name
        if not name:
            return None
        if name not in self._specs:
            self._specs[name] = field_at(join(self._path, "*", name))
        return self._specs[name]

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
        spec = self.spec(place)
        right = self.all[place].right or bool(spec and spec.numeric)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)
