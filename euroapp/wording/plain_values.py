"""Values as a history keeps them, in the words of the program."""

from __future__ import annotations

from typing import Any

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.fields import field_at
from euroapp.draft.marks import MARKS
from euroapp.draft.paths import get, is_field
from euroapp.edits.values import set_value
from euroapp.errors import EuroappError
from euroapp.values import FieldPath
from euroapp.wording.contrast import ABSENT, EMPTY
from euroapp.wording.marks import mark_said
from euroapp.wording.values import Names, show


def plain_said(value: Any, path: FieldPath, draft: Draft, call: Call) -> str:
    """Return a value of a field in words; one that the draft cannot show any more as it was kept."""
    if value is None:
        return EMPTY if is_field(path) else ABSENT
    if isinstance(value, dict) and path.startswith(f"{MARKS}/"):
        return mark_said(value.get("kind"), value.get("by", ""))
    if isinstance(value, dict):
        return ", ".join(
            str(one) for name, one in value.items() if name != "id" and one and not _is_deep(one)
        )
    try:
        after = set_value(draft, path, value)
        return show(field_at(path), get(after, path), Names(after, call)) or EMPTY
    except EuroappError:
        return str(value)


def _is_deep(value: Any) -> bool:
    return isinstance(value, dict | list)
