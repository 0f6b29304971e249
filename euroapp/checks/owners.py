"""Whose part of the draft a path is: the participant itself, or who leads or owns the row."""

from __future__ import annotations

from typing import Any

from euroapp.draft import Draft
from euroapp.draft.numbering import Cache, Remember
from euroapp.memory.blocks import in_blocks
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
    "narrative": "writer",
}
"""The field of a row that says who answers for it."""


def owner_table(draft: Draft, collection: str) -> dict[str, str]:
    """Return the id of the participant that answers for each row of a list; rows without one are left out."""
    if collection == "partners":
        return {partner.id: partner.id for partner in draft.partners}
    field = _OWNER_FIELD.get(collection)
    if field is None:
        return {}
    table = dict(in_blocks(_owner, getattr(draft, collection), field))
    unknown = set(table.values()) - {partner.id for partner in draft.partners}
    return {row_id: owner for row_id, owner in table.items() if owner not in unknown} if unknown else table


def _owner(row: Any, field: str) -> tuple[tuple[str, str], ...]:
    return ((row.id, getattr(row, field)),)


class Owners:
    """Tells the participant that answers for a value of one draft."""

    def __init__(self, draft: Draft, remember: Remember | None = None) -> None:
        self.draft = draft
        self._remember = remember or Cache()

    def of(self, path: FieldPath) -> str:
        """Return the id of the participant, or '' where nobody in particular answers for the value."""
        collection, _, rest = path.partition("/")
        row_id = rest.partition("/")[0]
        return self.of_row(collection, row_id)

    def of_row(self, collection: str, row_id: str) -> str:
        """Return the id of the participant that answers for a row, or ''."""
        return self.table(collection).get(row_id, "")

    def table(self, collection: str) -> dict[str, str]:
        """Return the participants that answer for the rows of a list."""
        found: dict[str, str] = self._remember(_table, self, collection)
        return found


def _table(owners: Owners, collection: str) -> dict[str, str]:
    return owner_table(owners.draft, collection)
