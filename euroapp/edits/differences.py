"""What one draft says differently from another, as single values to set."""

from __future__ import annotations

from typing import Any

from euroapp.draft import Draft
from euroapp.draft.paths import get
from euroapp.edits.delta import ValueSet, delta
from euroapp.values import FieldPath, starts_with


def differences(before: Draft, after: Draft) -> tuple[tuple[FieldPath, Any], ...]:
    """Return paths and values that lead from one draft to another, set one after the other.

    A list whose rows came, went or moved is one value; otherwise each value that differs is.
    """
    changes = delta(before, after)
    lists = {change.path for change in changes if not isinstance(change, ValueSet)}
    whole = {path for path in lists if not any(path != other and starts_with(path, other) for other in lists)}
    found: dict[FieldPath, Any] = {}
    for change in changes:
        path = next((path for path in whole if starts_with(change.path, path)), change.path)
        found[path] = get(after, path)
    return tuple(found.items())
