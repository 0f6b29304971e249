"""Cures of what was typed and is no value yet: take it as one of its readings, or keep the value."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from euroapp.checks.cures.cure import Case, Cure
from euroapp.draft.fields import field_at
from euroapp.edits.unsettled import keep_value, typed_at
from euroapp.edits.vacancies import value_at
from euroapp.edits.values import set_value
from euroapp.reading import meaning_at
from euroapp.wording.values import Names, show


def settle(case: Case) -> Iterator[Cure]:
    """Take the entry as one of its readings, or keep the value that the draft has."""
    path = case.finding.path
    spec, names = field_at(path), Names(case.draft, case.call)
    found = meaning_at(path, typed_at(case.draft, path) or "", names)
    for value, way in zip(found.readings, found.ways, strict=True):
        yield Cure(f"Take it as {way or 'empty'}", partial(set_value, path=path, value=value))
    kept = show(spec, value_at(case.draft, path), names)
    yield Cure(f"Keep {kept}" if kept else "Leave it empty", partial(keep_value, path=path))
