"""What a row is called where people are asked about it, numbered or not."""

from __future__ import annotations

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.fields import fields_of
from euroapp.draft.numbering import Numbering
from euroapp.draft.paths import get
from euroapp.language import say, together
from euroapp.values import FieldPath, Frozen, split
from euroapp.wording.places import place
from euroapp.wording.values import Known, shortened, show

_TELLING = ("name", "title", "description", "asset", "source", "file_name", "note", "version")
"""Fields by which people know a row, the best one first."""
_LONG = 60
_UNNAMED = frozenset({"cost_lines", "income", "depreciation"})
"""Lists whose rows have neither a number in print nor a name."""
_KINDS = ("participant", "category", "kind")


def row_said(path: FieldPath, known: Known) -> str:
    """Return by what people find a row without number and name again: whose it is, its kind, and its words.

    Args:
        path: a field of the row, or the row.
        known: the draft.

    Returns:
        Such as `2 PADALTA, C.1a Travel, Kick-off meeting`; '' for a row that has a name.

    """
    collection, row_id, *_ = (*split(path), "", "")
    rows: tuple[Frozen, ...] = getattr(known.draft, collection) if collection in _UNNAMED else ()
    row = next((one for one in rows if getattr(one, "id", "") == row_id), None)
    if row is None:
        return ""
    specs = fields_of(type(row))
    parts = [show(specs[name], getattr(row, name), known) for name in _KINDS if name in specs]
    parts += next(([text] for name in _TELLING if (text := str(getattr(row, name, "")))), [])
    return together((shortened(part) for part in parts if part), ", ")


def row_name(path: FieldPath, draft: Draft, call: Call, numbers: Numbering) -> str:
    """Return number and name of a row; without a name what it says, or else its place in its list."""
    collection, _, row_id = path.rpartition("/")
    label = numbers.label(collection, row_id)
    number = numbers.of(collection, row_id)
    if label and label != number:
        return label
    index, row = next((n, row) for n, row in enumerate(get(draft, collection), 1) if row.id == row_id)
    texts = (" ".join(str(getattr(row, name, "")).split()) for name in _TELLING)
    said = next(filter(None, texts), "")
    if not said:
        nested = say("Row {place}", place=index)
        return label or (nested if "/" in collection else place(path, draft, call, numbers))
    quoted = say(
        "“{text}”", text=said if len(said) <= _LONG else f"{said[: _LONG - 2]}\N{HORIZONTAL ELLIPSIS}"
    )
    return together((number, quoted), " ") if number else quoted
