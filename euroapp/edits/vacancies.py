"""Fields that are not there yet and can be typed into: the first value makes the row around them.

There are two kinds. `tasks/t1/participations/@p3/person_months` is what participant p3 would do in a task in
which it has no part; no row has such an id, for ids begin with a letter or a digit. And
`overrides/deadline/value` is the own value of a fact of the call that has none, with its `reason`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from euroapp.calls.facts import known_facts
from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at
from euroapp.draft.paths import exists, get
from euroapp.draft.unsettled import UNSETTLED
from euroapp.errors import CallPackDamaged, NoSuchPath, UnknownCall
from euroapp.values import FieldPath, split

_OF = "@"
"""Stands before the id of a participant, in place of the id of its part in a task."""


class EffortPlace(NamedTuple):
    """The part that a participant could get in a task."""

    task: str
    participant: str


class FactPlace(NamedTuple):
    """The own value that a fact could get, or its reason."""

    key: str
    name: str


def effort_path(draft: Draft, task: str, participant: str) -> FieldPath:
    """Return the path of a participant's person-months in a task, whether it has a part in it or not.

    Raises:
        NoSuchPath: there is no such task.

    """
    parts = get(draft, f"tasks/{task}/participations")
    own = next((part.id for part in parts if part.participant == participant), f"{_OF}{participant}")
    return f"tasks/{task}/participations/{own}/person_months"


def worker_at(draft: Draft, path: FieldPath) -> str:
    """Return the id of the participant whose part in a task a path lies in; '' for other paths."""
    match split(path):
        case ("tasks", task, "participations", part, *_):
            if part.startswith(_OF):
                return part.removeprefix(_OF)
            row = f"tasks/{task}/participations/{part}"
            return str(get(draft, row).participant) if exists(draft, row) else ""
    return ""


def vacancy(draft: Draft, path: FieldPath) -> EffortPlace | FactPlace | None:
    """Return what a path names that is not there yet and can be typed into; None for every other path."""
    match split(path):
        case ("tasks", task, "participations", part, "person_months") if part.startswith(_OF):
            place = EffortPlace(task, part.removeprefix(_OF))
            there = bool(place.participant) and exists(draft, f"partners/{place.participant}")
            known = there and exists(draft, f"tasks/{task}")
            return place if known and effort_path(draft, *place) == path else None
        case ("overrides", key, "value" | "reason" as name) if _is_fact(draft, key):
            return None if exists(draft, f"overrides/{key}") else FactPlace(key, name)
    return None


def _is_fact(draft: Draft, key: str) -> bool:
    """Tell whether the call of a draft says anything of a fact; without its pack, whether any call may."""
    try:
        return key in load_call(draft.call.id).stated.facts
    except (CallPackDamaged, UnknownCall):
        return key in known_facts()


def can_be_typed(draft: Draft, path: FieldPath) -> bool:
    """Tell whether a path names a field that can be typed into, there already or not yet."""
    if exists(draft, path):
        try:
            spec = field_at(path)
        except NoSuchPath:
            return False  # such as the id of a row
        return split(path)[0] != UNSETTLED and spec.kind not in {Kind.ROWS, Kind.RECORD}
    return vacancy(draft, path) is not None


def value_at(draft: Draft, path: FieldPath) -> Any:
    """Return the value of a field; nothing at all where it is not there yet.

    Raises:
        NoSuchPath: the path names nothing that could be typed into.

    """
    return None if vacancy(draft, path) is not None else get(draft, path)
