"""What a proposal must say about each scheme of support, and whether it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from euroapp.calls.pack import Item
from euroapp.draft.sme_support import Scheme, SupportForm

_FIELDS = {
    "maximum_amount": "amount_max",
    "amount_criteria": "amount_method",
    "activities": "activities",
    "recipients": "recipients",
    "procedure": "selection",
}
"""The field of a scheme that says a point of the call's checklist, by the key of the point."""
_PRIZES = "prizes"


@dataclass(frozen=True)
class Point:
    """A compulsory point of a scheme."""

    item: Item
    field: str
    """Name of the field that says it; '' where no single field does."""
    said: bool | None
    """Whether something stands there; None where that cannot be told from the fields."""


def points_of(scheme: Scheme, checklist: Iterable[Item]) -> tuple[Point, ...]:
    """Return the points of a call's checklist that concern a scheme; only prizes have those for prizes."""
    found = []
    for item in checklist:
        if item.key == _PRIZES and scheme.form is not SupportForm.PRIZE:
            continue
        field = _FIELDS.get(item.key, "")
        value = getattr(scheme, field) if field else None
        said = None if not field else bool(value.strip()) if isinstance(value, str) else value is not None
        found.append(Point(item, field, said))
    return tuple(found)
