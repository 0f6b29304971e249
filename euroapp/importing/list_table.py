"""A list of the draft as a table whose columns are known by their heads, for tables of others."""

from __future__ import annotations

from typing import Any

from euroapp.draft.fields import FieldSpec, Kind, field_at, fields_of
from euroapp.importing.opening import CellKind, Read
from euroapp.importing.values import value_in
from euroapp.language import say
from euroapp.mentions.letters import LETTERS
from euroapp.reading import known_words
from euroapp.reading.blocks import Cell
from euroapp.reading.head_words import numbers_rows
from euroapp.values import FieldPath, join
from euroapp.wording.nouns import noun_of
from euroapp.wording.values import Known

OWNER = "participant"
"""The column that says to which participant a row belongs, where the list lies inside of participants."""


class ListTable:
    """The fields of the rows of a list; one of `reading.heads.Headed`."""

    named = False

    def __init__(self, path: FieldPath, known: Known) -> None:
        self.path, self._known = path, known
        model = field_at(path).model
        self._model = model.__name__ if model is not None else ""
        self.specs: list[FieldSpec] = [
            spec
            for spec in (fields_of(model) if model is not None else {}).values()
            if spec.kind not in {Kind.ROWS, Kind.RECORD} and known.call.asks(join(path, "*", spec.name))
        ]
        self.owned = "*" in path
        if self.owned:
            self.specs.insert(0, field_at(f"cost_lines/*/{OWNER}"))
        self._names = [self._called(spec) for spec in self.specs]

    def _called(self, spec: FieldSpec) -> tuple[str, ...]:
        noun = self._noun() if spec.name == "name" else ""
        usual = (say("{noun} name", noun=noun), noun) if noun else ()
        return (
            str(spec.title),
            spec.name,
            *map(str, usual),
            *known_words.heads(self._model_of(spec), spec.name),
        )

    def _model_of(self, spec: FieldSpec) -> str:
        return "CostLine" if self.owned and spec.name == OWNER else self._model

    def _noun(self) -> str:
        return noun_of(field_at(self.path).title)

    def names(self) -> list[tuple[str, ...]]:
        """Return for each column the heads it is known by."""
        return self._names

    def spec(self, column: int) -> FieldSpec | None:
        """Return the field of a column."""
        return self.specs[column]

    def rows_called(self) -> tuple[str, ...]:
        """Return what a row is called, and the letters of its number."""
        letters = next((text for text, path in LETTERS.items() if path == self.path), "")
        return tuple(filter(None, (str(self._noun()), letters)))

    def numbers_rows(self, head: str) -> bool:
        """Tell whether a head stands above printed numbers."""
        return numbers_rows(head, self.rows_called())

    def row_called(self, text: str, *, headed: bool = False) -> int | None:
        """Rows of lists are met in their order."""
        return None

    def read(self, row: int, column: int, cell: Cell) -> Any:
        """Return the value that a cell stands for; raise ValueError with a sentence for none."""
        return value_in(self.specs[column], Read(CellKind.TEXT, cell.text), self._known)
