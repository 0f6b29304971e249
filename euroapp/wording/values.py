"""Values of fields as people read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from euroapp.calls.call import Call
from euroapp.calls.names import choice_of
from euroapp.draft import Draft
from euroapp.draft.fields import FieldSpec, Kind
from euroapp.draft.numbering import Numbering
from euroapp.language import say, together
from euroapp.values import FieldPath, split
from euroapp.wording.labels import label
from euroapp.wording.numbers import day, money, quantity

YES_NO = {True: say("Yes"), False: say("No"), None: ""}

NO_NAME = say("(no name)")
REMOVED = say("(removed)")


class Known(Protocol):
    """What the names behind keys and references are looked up in."""

    @property
    def draft(self) -> Draft:
        """Return the draft the value comes from."""

    @property
    def call(self) -> Call:
        """Return its call."""

    @property
    def numbers(self) -> Numbering:
        """Return the printed numbers of its rows."""


@dataclass(frozen=True)
class Names:
    """A draft with its call and numbers."""

    draft: Draft
    call: Call
    known: Numbering | None = None
    """Its numbers, where somebody has them already."""

    @cached_property
    def numbers(self) -> Numbering:
        """Return the printed numbers of its rows."""
        return self.known or Numbering(self.draft)


def choices(spec: FieldSpec, known: Known) -> list[tuple[str, str]]:
    """Return key and label of everything a field can choose from."""
    if spec.enum is not None:
        return [(member.value, label(member)) for member in spec.enum]
    if spec.choice is not None:
        source = spec.choice.source
        return [
            (item.key, choice_of(known.call.pack, source, item.key)) for item in known.call.pack.items(source)
        ]
    if spec.ref is not None:
        collection = spec.ref.collection
        rows: Iterable[Any] = getattr(known.draft, collection)
        return [(row.id, known.numbers.label(collection, row.id) or NO_NAME) for row in rows]
    return []


def choices_at(path: FieldPath, spec: FieldSpec, known: Known) -> list[tuple[str, str]]:
    """Return what a field of a row can choose from: of its own list every row but itself."""
    found = choices(spec, known)
    name, row, *_ = (*split(path), "", "")
    if spec.ref is None or spec.ref.collection != name:
        return found
    return [(key, text) for key, text in found if key != row]


def _one(spec: FieldSpec, value: Any, known: Known) -> str:
    if value is None or value == "":
        return ""
    if type(value) is str and spec.choice is None and spec.ref is None:
        # Most cells of a long list.
        return value
    match spec.kind:
        case Kind.MONEY:
            return money(value)
        case Kind.QUANTITY | Kind.COUNT | Kind.MONTH:
            return quantity(value)
        case Kind.DATE:
            return day(value)
        case Kind.YES_NO | Kind.FLAG:
            return YES_NO[value]
        case Kind.ENUM:
            return label(value)
        case Kind.CHOICE if spec.choice:
            return choice_of(known.call.pack, spec.choice.source, value)
        case Kind.REF if spec.ref:
            return known.numbers.label(spec.ref.collection, value) or REMOVED
        case _:
            return str(value)


def show(spec: FieldSpec, value: Any, known: Known) -> str:
    """Return a value as people read it."""
    if spec.many:
        return together((_one(spec, part, known) for part in value), ", ")
    return _one(spec, value, known)


def shortened(text: str) -> str:
    """Return words on one line, short enough to stand in a sentence."""
    flat = " ".join(text.split())
    if flat == text and len(text) <= 40:
        return text
    return flat if len(flat) <= 40 else f"{flat[:38]}…"


def short(spec: FieldSpec, value: Any, known: Known) -> str:
    """Return a value for a narrow table cell: numbers of packages instead of their names."""
    if spec.ref and spec.ref.collection not in {"partners", "specific_objectives"} and value:
        keys = value if spec.many else (value,)
        return ", ".join(known.numbers.of(spec.ref.collection, key) or "?" for key in keys)
    shown = show(spec, value, known)
    return shown.replace("\n", " ") if "\n" in shown else shown
