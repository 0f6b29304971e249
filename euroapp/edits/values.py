"""Changes of single values."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.consortium import Role
from euroapp.draft.fields import field_at
from euroapp.draft.paths import get, is_field, put
from euroapp.draft.precision import finer_amounts, roundings
from euroapp.draft.workplan import Participation
from euroapp.edits.gone import without_gone
from euroapp.edits.unsettled import keep_value, typed_at
from euroapp.edits.vacancies import EffortPlace, FactPlace, effort_path, vacancy
from euroapp.errors import ValueRefused
from euroapp.language import say
from euroapp.values import ID_PATTERN, FieldPath, new_id, split


def set_value(draft: Draft, path: FieldPath, value: Any) -> Draft:
    """Write one value, and settle what was typed into its field.

    A field that is not there yet (`edits/vacancies.py`) comes with its row.

    Raises:
        NoSuchPath: the path names nothing.
        ValueRefused: the value cannot be written down there.

    """
    place = vacancy(draft, path)
    if place is not None:
        return _first_value(draft, path, place, value)
    return without_gone(draft, _write(keep_value(draft, path), path, value))


def _first_value(draft: Draft, path: FieldPath, place: EffortPlace | FactPlace, value: Any) -> Draft:
    """Make the row of a field that is not there yet; nothing at all makes none."""
    if value is None or value == "":
        return keep_value(draft, path)
    if isinstance(place, EffortPlace):
        return set_effort(draft, *place, value)
    if place.name == "reason" or not isinstance(value, str):
        raise ValueRefused(
            say("{path} does not take this value. Write the own value first, as a text.", path=path)
        )
    return override_fact(draft, place.key, value, typed_at(draft, f"overrides/{place.key}/reason") or "")


def _write(draft: Draft, path: FieldPath, value: Any) -> Draft:
    segments = split(path)
    for finer, amount in finer_amounts(field_at(path), value, path) if is_field(path) else ():
        raise ValueRefused(
            say("{finer} keeps two decimals; write {roundings}.", finer=finer, roundings=roundings(amount))
        )
    if len(segments) == 3 and (segments[0], segments[2]) == ("partners", "role"):
        return set_role(draft, segments[1], _role(value))
    if get(draft, path) == value and type(get(draft, path)) is type(value):
        return draft
    return put(draft, path, value)


def _role(value: Any) -> Role:
    try:
        return Role(value)
    except ValueError as error:
        roles = ", ".join(role.value for role in Role)
        raise ValueRefused(say("A role is one of {roles}.", roles=roles)) from error


def toggle(draft: Draft, path: FieldPath, key: str, on: bool) -> Draft:
    """Put a key into a list of choices or references, or take it out."""
    keys: tuple[str, ...] = get(draft, path)
    if on == (key in keys):
        return draft
    return put(draft, path, (*keys, key) if on else tuple(k for k in keys if k != key))


def make_coordinator(draft: Draft, partner: str) -> Draft:
    """Make one participant the coordinator and number 1; the former one becomes a beneficiary."""
    first = [p.replace(role=Role.COORDINATOR, linked_to="") for p in draft.partners if p.id == partner]
    others = [
        p.replace(role=Role.BENEFICIARY) if p.role is Role.COORDINATOR else p
        for p in draft.partners
        if p.id != partner
    ]
    return draft.replace(partners=(*first, *others)) if first else draft


def set_role(draft: Draft, partner: str, role: Role) -> Draft:
    """Give a participant a role; there is never more than one coordinator."""
    if get(draft, f"partners/{partner}/role") is role:
        return draft
    if role is Role.COORDINATOR:
        return make_coordinator(draft, partner)
    return put(draft, f"partners/{partner}/role", role)


def set_effort(draft: Draft, task: str, partner: str, person_months: Decimal | None) -> Draft:
    """Set a participant's person-months in a task; nothing at all takes it out of the task.

    Raises:
        NoSuchPath: there is no such task.
        ValueRefused: the number has too many digits.

    """
    path = f"tasks/{task}/participations"
    rows: tuple[Participation, ...] = get(draft, path)
    draft = keep_value(draft, effort_path(draft, task, partner))
    for row in rows:
        # What was typed into a second part of the participant is settled by the same number.
        if row.participant == partner:
            draft = keep_value(draft, f"{path}/{row.id}/person_months")
    own = next((row for row in rows if row.participant == partner), None)
    others = tuple(row for row in rows if row.participant != partner)
    if person_months is None:
        return without_gone(draft, put(draft, path, others))
    if own is None:
        own = Participation(id=_part_of(partner, rows), participant=partner)
        draft = without_gone(draft, put(draft, path, (*others, own)))
    else:
        # A participant who stands there twice is counted once from now on.
        draft = put(draft, path, tuple(row for row in rows if row is own or row in others))
    return set_value(draft, f"{path}/{own.id}/person_months", person_months)


def _part_of(partner: str, rows: tuple[Participation, ...]) -> str:
    """Return the id of a participant's new part in a task.

    It follows from the participant, so that two authors who fill the same empty cell fill one cell.
    """
    usual = f"q-{partner}"
    fits = re.fullmatch(ID_PATTERN, usual) is not None and all(row.id != usual for row in rows)
    return usual if fits else new_id("q")


def override_fact(draft: Draft, key: str, value: str, reason: str) -> Draft:
    """Replace a fact of the call in this draft; an empty value takes the own value back.

    Raises:
        ValueRefused: the key is no key, or a text is too long.

    """
    others = tuple(row for row in draft.overrides if row.id != key)
    if not value.strip():
        settled = keep_value(draft, f"overrides/{key}/value")
        return without_gone(draft, settled.replace(overrides=others))
    own = {"id": key, "value": value.strip(), "reason": reason}
    return put(keep_value(draft, f"overrides/{key}"), "overrides", (*others, own))


def write_own_value(draft: Draft, key: str, name: str, text: str) -> Draft:
    """Write the `value` of an own value, or its `reason`; an emptied value takes the own value back.

    Raises:
        ValueRefused: the key is no key, there is no own value to give a reason for, or a text is too long.

    """
    if name == "value" and not text.strip():
        return override_fact(draft, key, "", "")
    return set_value(draft, f"overrides/{key}/{name}", text)
