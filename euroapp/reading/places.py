"""What was typed, read by the place it was typed into."""

from __future__ import annotations

from euroapp.draft.fields import field_at
from euroapp.draft.paths import exists
from euroapp.language import say
from euroapp.reading.facts import fact_meaning
from euroapp.reading.field import Meaning, meaning
from euroapp.values import FieldPath, split
from euroapp.wording.values import Known

VALUE_FIRST = say("Write your own value first, then where you read it.")


def meaning_at(path: FieldPath, text: str, known: Known) -> Meaning:
    """Return what a text typed into a field could mean; never raises for a path that names one."""
    match split(path):
        case ("overrides", key, "value") if key in known.call.stated.facts:
            return fact_meaning(known.call.stated.facts, key, text, known)
        case ("overrides", key, "reason") if text and not exists(known.draft, f"overrides/{key}"):
            return Meaning(VALUE_FIRST)
    return meaning(field_at(path), text, known)
