"""Values of fields as cells of a workbook, and the words of its drop-downs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from euroapp.draft.fields import FieldSpec, Kind
from euroapp.export.workbook.page import Look, Value
from euroapp.wording.values import YES_NO, Known, choices, show

CHOSEN = frozenset({Kind.ENUM, Kind.CHOICE, Kind.REF})
_UNKNOWN = "?"
"""Before a key that nothing in the draft or its call is called by."""
_LOOKS = {
    Kind.MONEY: Look.IN_MONEY,
    Kind.QUANTITY: Look.IN_NUMBER,
    Kind.COUNT: Look.IN_WHOLE,
    Kind.MONTH: Look.IN_WHOLE,
    Kind.DATE: Look.IN_DAY,
    Kind.PARAGRAPH: Look.IN_LONG,
}
_LOCKED = {
    Look.IN_MONEY: Look.MONEY,
    Look.IN_NUMBER: Look.NUMBER,
    Look.IN_WHOLE: Look.NUMBER,
    Look.IN_DAY: Look.DAY,
}


def plain_label(text: str) -> str:
    """Return words as a cell has them: in one line, without signs by which formulas search."""
    return " ".join(str(text).replace("~", "\N{TILDE OPERATOR}").split())


def word_of(spec: FieldSpec, key: Any, known: Known) -> str:
    """Return the word by which a workbook names one choice; '' for none."""
    if key is None or key == "":
        return ""
    return _word(spec, key, dict(choices(spec, known)), known)


def _word(spec: FieldSpec, key: Any, names: Mapping[str, str], known: Known) -> str:
    if spec.ref is not None and spec.ref.collection != "partners":
        number = known.numbers.of(spec.ref.collection, str(key))
        if number:
            return number
    # A key that the call does not have keeps the name that it has elsewhere, with a sign that it is unknown.
    return plain_label(names[str(key)]) if str(key) in names else f"{_UNKNOWN}{key}"


def words_for(spec: FieldSpec, known: Known) -> dict[str, str]:
    """Return the word of every choice of a field, by its key."""
    names = dict(choices(spec, known))
    return {key: _word(spec, key, names, known) if key else "" for key in names}


def shown(spec: FieldSpec, value: Any, known: Known) -> Value:
    """Return the cell that stands for a value; None for nothing."""
    if value is None or value == "" or value == ():
        return None
    if spec.many:
        words = [word_of(spec, one, known) if spec.kind in CHOSEN else str(one) for one in value]
        return "; ".join(words)
    if spec.kind in {Kind.FLAG, Kind.YES_NO}:
        return str(YES_NO[value])
    if spec.kind in CHOSEN:
        return word_of(spec, value, known)
    if spec.numeric or spec.kind is Kind.DATE:
        return value  # type: ignore[no-any-return]
    return str(value)


def look_of(spec: FieldSpec, *, locked: bool = False) -> Look:
    """Return how a cell of a field looks."""
    if spec.kind in {Kind.FLAG, Kind.YES_NO} or (spec.kind in CHOSEN and not spec.many):
        look = Look.IN_CHOICE
    elif spec.many:
        look = Look.IN_LONG
    else:
        look = _LOOKS.get(spec.kind, Look.IN_TEXT)
    return _LOCKED.get(look, Look.TEXT) if locked else look


def answers() -> tuple[str, str]:
    """Return the words of a field that is answered by yes or no."""
    return str(YES_NO[True]), str(YES_NO[False])


def in_words(spec: FieldSpec, value: Any, known: Known) -> str:
    """Return a value as people read it."""
    return str(show(spec, value, known))
