"""What each live field shows of a draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from euroapp.calls.call import Call
from euroapp.calls.names import name_of
from euroapp.draft import Draft
from euroapp.draft.fields import FieldSpec, Kind, field_at
from euroapp.draft.marks import BESIDE
from euroapp.draft.numbering import NUMBERED, Numbering
from euroapp.draft.paths import get
from euroapp.errors import NoSuchPath
from euroapp.figures import Figures
from euroapp.language import say, together
from euroapp.live.catalogue import FIGURES, amount
from euroapp.values import FieldPath, split
from euroapp.wording.captions import captioned
from euroapp.wording.labels import label
from euroapp.wording.numbers import day, quantity
from euroapp.wording.places import place

NOT_GIVEN = say("[not given]")
"""Stands in a text where the draft has nothing yet."""
_NO_FIELD = frozenset({Kind.PARAGRAPH, Kind.RECORD, Kind.ROWS, Kind.FLAG, Kind.YES_NO})
"""Kinds of values that no sentence can hold."""
_NO_PLACE = BESIDE | {"unsettled", "history", "overrides", "call", "scores", "answers", "images"}
"""Lists whose values are not for texts."""
_ROW = 2


class Sort(StrEnum):
    """What a live field shows."""

    FIGURE = auto()
    ROW = auto()
    VALUE = auto()
    SECTION = auto()
    TABLE = auto()
    DRAWING = auto()


@dataclass(frozen=True)
class Shown:
    """A live field of a draft."""

    name: str
    sort: Sort
    text: str
    """What stands in the text; '' while the draft has nothing there.

    A table or figure is called by its caption: its number is known only in a print.
    """
    title: str
    """What the field is called."""
    path: FieldPath
    """Where it is filled in, or where the row is."""

    @property
    def words(self) -> str:
        """Return what stands in the text, or that nothing is given."""
        return self.text or NOT_GIVEN


class LiveValues:
    """The live fields of one draft, each looked up when first asked for."""

    def __init__(self, draft: Draft, call: Call, figures: Figures, numbers: Numbering | None = None) -> None:
        self.draft, self.call, self.figures = draft, call, figures
        self.numbers = numbers or Numbering(draft)
        self._known: dict[str, Shown | None] = {}

    def shown(self, name: str) -> Shown | None:
        """Return what a field shows; nothing where no field has this name."""
        if name not in self._known:
            self._known[name] = self._look_up(name)
        return self._known[name]

    def words(self, name: str) -> str | None:
        """Return what stands in the place of a field; nothing where no field has this name."""
        found = self.shown(name)
        return None if found is None else found.words

    def _look_up(self, name: str) -> Shown | None:
        figure = FIGURES.get(name)
        if figure is not None:
            return Shown(name, Sort.FIGURE, figure.words(self.draft, self.figures), figure.title, figure.page)
        head, _, rest = name.partition("/")
        if head == "section":
            return self._section(name, rest)
        if head in ("table", "figure"):
            return self._reference(name, head, rest)
        return self._of_path(name)

    @staticmethod
    def _reference(name: str, kind: str, key: str) -> Shown | None:
        caption = captioned(kind, key)
        if caption is None:
            return None
        if kind == "table":
            words = say("Table “{caption}”", caption=caption.words)
            return Shown(name, Sort.TABLE, words, words, caption.path)
        words = say("Figure “{caption}”", caption=caption.words)
        return Shown(name, Sort.DRAWING, words, words, caption.path)

    def _section(self, name: str, key: str) -> Shown | None:
        section = self.call.form.section(key)
        if section is None or not section.number:
            return None
        return Shown(name, Sort.SECTION, section.number, section.title, f"narrative/{key}/text")

    def _of_path(self, name: str) -> Shown | None:
        segments = split(name)
        if segments[0] in _NO_PLACE:
            return None
        try:
            value, spec = get(self.draft, name), field_at(name)
        except NoSuchPath:
            return None
        if len(segments) == _ROW and spec.kind is Kind.ROWS:
            return self._row(name, *segments)
        if spec.kind in _NO_FIELD or len(segments) < _ROW:
            return None
        where = place(name, self.draft, self.call, self.numbers)
        return Shown(name, Sort.VALUE, self._value(spec, value), where, name)

    def _row(self, name: str, collection: str, key: str) -> Shown | None:
        if collection not in NUMBERED:
            return None
        number = self.numbers.of(collection, key)
        text = get(self.draft, f"{name}/short_name").strip() if collection == "partners" else number
        return Shown(name, Sort.ROW, text, self.numbers.label(collection, key), name)

    def _value(self, spec: FieldSpec, value: Any) -> str:
        return self._one(spec, value) if not spec.many else self._several(spec, value)

    def _several(self, spec: FieldSpec, values: Iterable[Any]) -> str:
        return together((self._one(spec, value) for value in values), ", ")

    def _one(self, spec: FieldSpec, value: Any) -> str:
        if value is None or value == "":
            return ""
        match spec.kind:
            case Kind.MONEY:
                return amount(value)
            case Kind.MONTH:
                return say("M{month}", month=str(value))
            case Kind.COUNT | Kind.QUANTITY:
                return quantity(value)
            case Kind.DATE:
                return day(value)
            case Kind.REF if spec.ref:
                found = self.shown(f"{spec.ref.collection}/{value}")
                return found.text if found else ""
            case Kind.CHOICE if spec.choice:
                return name_of(self.call.pack, spec.choice.source, value)
            case Kind.TEXT:
                return str(value).strip()
            case _:
                return label(value) if spec.enum else str(value)
