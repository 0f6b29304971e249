"""What a number of a field counts, and the words for it: `36 months` in a field of months is 36."""

from __future__ import annotations

import re

from euroapp.draft.fields import FieldSpec, Kind
from euroapp.reading import known_words

SHARE = "%"
"""The unit of a field that counts parts of a hundred."""
ANYTHING = "units"
"""The unit of a field that counts whatever its row names: trips, months, licences."""
_BY_NAME = {
    "person_months": "person-months",
    "units": "units",
    "third_parties": "SMEs",
    "smes_served": "SMEs",
    "members": "organisations",
    "headcount": "people",
    "attendees": "people",
    "points": "points",
    "page_limit": "pages",
    "minimum_entities": "organisations",
    "minimum_countries": "countries",
}
"""The units of fields, and of facts of a call, whose titles do not end in one."""
_AFTER = re.compile(r"(?<=[\d.,])(-?[^\d.,()+-][^\d()+,]*)$")
_BEFORE = re.compile(r"^([^\W\d_]+\.?:?)(?=\d)")


def unit_of(spec: FieldSpec) -> str:
    """Return what a field counts, such as `months` or `%`; '' where the field does not say."""
    if spec.kind is Kind.MONTH:
        return "months"
    _, comma, last = spec.title.rpartition(", ")
    return last if comma else _BY_NAME.get(spec.name, "")


def without_unit(spec: FieldSpec, plain: str) -> str:
    """Return a number without the words for what its field counts; any other words stay.

    Args:
        spec: the field.
        plain: the number as it was typed, without blanks.

    """
    unit = unit_of(spec)
    after = _AFTER.search(plain)
    if after and known_words.is_unit(unit, after[1]):
        return plain[: after.start()]
    before = _BEFORE.search(plain) if unit == "months" else None
    return plain[before.end() :] if before and known_words.is_unit(unit, before[1]) else plain


def counted(plain: str) -> tuple[str, str]:
    """Return a number and the listed words for what it counts, `12` and `months`; both '' for none."""
    after = _AFTER.search(plain)
    if after is None or not known_words.counts(after[1]):
        return "", ""
    return plain[: after.start()], after[1]
