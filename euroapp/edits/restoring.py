"""A part of a draft as it was in an earlier version, and all else as it is."""

from __future__ import annotations

from collections.abc import Callable

from euroapp.draft import Draft
from euroapp.edits.delta import Change, RowCame, RowsOrdered, RowWent, ValueSet, applied, delta
from euroapp.values import FieldPath, join


def restored(now: Draft, then: Draft, wanted: Callable[[FieldPath], bool]) -> Draft:
    """Return a draft with some fields and rows of an earlier version.

    Args:
        now: the draft.
        then: the earlier version.
        wanted: tells of the path of a field or row whether it is to be as it was; a row that comes back
            stands where it stood.

    """
    steps = delta(now, then)
    came = {step.path for step in steps if isinstance(step, RowCame) and wanted(join(step.path, step.row.id))}
    return applied(now, tuple(step for step in steps if _is_wanted(step, wanted, came)))


def _is_wanted(step: Change, wanted: Callable[[FieldPath], bool], came: set[FieldPath]) -> bool:
    match step:
        case ValueSet(path):
            return wanted(path)
        case RowCame(path, row) | RowWent(path, row):
            return wanted(join(path, row.id))
        case RowsOrdered(path):
            return path in came or wanted(path)
