"""What a row is called where people are asked about it, numbered or not."""

from __future__ import annotations

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.numbering import Numbering
from euroapp.draft.paths import get
from euroapp.language import say, together
from euroapp.values import FieldPath
from euroapp.wording.places import place

_TELLING = ("name", "title", "description", "asset", "source", "file_name", "note", "version")
"""Fields by which people know a row, the best one first."""
_LONG = 60


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
