"""Whose part of the draft a path is: the participant itself, or who leads or owns the row."""

from __future__ import annotations

from functools import cached_property

from euroapp.draft import Draft
from euroapp.values import FieldPath

_OWNER_FIELD = {
    "work_packages": "lead",
    "tasks": "leader",
    "deliverables": "lead",
    "milestones": "lead",
    "events": "organiser",
    "subcontracts": "participant",
    "cost_lines": "participant",
    "depreciation": "participant",
    "income": "participant",
    "indicators": "responsible",
    "risks": "owner",
    "annexes": "participant",
}
"""The field of a row that says who answers for it."""


class Owners:
    """Tells the participant that answers for a value of one draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    @cached_property
    def _rows(self) -> dict[tuple[str, str], str]:
        known = {partner.id for partner in self._draft.partners}
        return {
            (collection, row.id): owner
            for collection, field in _OWNER_FIELD.items()
            for row in getattr(self._draft, collection)
            if (owner := getattr(row, field)) in known
        }

    def of(self, path: FieldPath) -> str:
        """Return the id of the participant, or '' where nobody in particular answers for the value."""
        collection, _, rest = path.partition("/")
        row_id = rest.partition("/")[0]
        return self.of_row(collection, row_id)

    def of_row(self, collection: str, row_id: str) -> str:
        """Return the id of the participant that answers for a row, or ''."""
        return row_id if collection == "partners" else self._rows.get((collection, row_id), "")
