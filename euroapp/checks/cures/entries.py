"""Cures of single values: what was typed and is no value yet, and numbers less than nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from euroapp.checks.cures.cure import Case, Cure
from euroapp.details import FieldValue, Term
from euroapp.draft.fields import field_at
from euroapp.draft.paths import get
from euroapp.edits.unsettled import keep_value, typed_at
from euroapp.edits.vacancies import value_at
from euroapp.edits.values import set_value
from euroapp.reading import meaning_at
from euroapp.wording.values import Names, show


def without_minus(case: Case) -> Iterator[Cure]:
    """Take the minus sign of a number away."""
    path = case.finding.path
    value = abs(get(case.draft, path))
    yield Cure("Take the minus sign away", partial(set_value, path=path, value=value))


def settle(case: Case) -> Iterator[Cure]:
    """Take the entry as one of its readings, or keep the value that the draft has."""
    path = case.finding.path
    names = Names(case.draft, case.call)
    found = meaning_at(path, typed_at(case.draft, path) or "", names)
    for value, way in zip(found.readings, found.ways, strict=True):
        edit = partial(set_value, path=path, value=value)
        yield Cure("Take it as {reading}", edit, {"reading": way or Term.EMPTY})
    kept = FieldValue(path, value_at(case.draft, path), whole=True)
    edit = partial(keep_value, path=path)
    empty = not show(field_at(path), kept.value, names)
    yield Cure("Leave it empty", edit) if empty else Cure("Keep {value}", edit, {"value": kept})
