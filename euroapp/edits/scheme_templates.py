"""Beginnings of schemes of support: texts to be adapted (`resources/scheme_templates.json`)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from euroapp.bundle import resource_path
from euroapp.calls.facts import Status
from euroapp.draft import Draft
from euroapp.draft.sme_support import Scheme
from euroapp.edits.rows import add_row
from euroapp.language import say

_TITLES = {
    "voucher": say("Innovation voucher"),
    "adoption": say("Adoption grant"),
    "training": say("Training voucher"),
    "exchange": say("Exchange of staff"),
}
"""What the bundled templates are called, by their keys; their texts are in the language of proposals."""


@dataclass(frozen=True)
class SchemeTemplate:
    """A kind of support with texts for what the proposal must say; it never holds amounts."""

    key: str
    title: str
    status: Status
    """How sure it is that this is what is done."""
    source: str
    values: dict[str, Any]
    """Fields of a scheme by name."""


@cache
def scheme_templates() -> tuple[SchemeTemplate, ...]:
    """Return the bundled templates, read once."""
    rows = json.loads(resource_path("scheme_templates.json").read_text(encoding="utf-8"))
    about = ("key", "status", "source")
    return tuple(
        SchemeTemplate(
            row["key"],
            _TITLES.get(row["key"], row["name"]),
            Status(row["status"]),
            row["source"],
            {name: value for name, value in row.items() if name not in about},
        )
        for row in rows
    )


def add_scheme(draft: Draft, row_id: str, template: SchemeTemplate) -> Draft:
    """Add a scheme that begins with the texts of a template; amounts, payers and calls are the author's.

    Raises:
        ValueRefused: the id is taken.

    """
    return add_row(draft, "schemes", row_id, Scheme(id=row_id, **template.values).model_dump(exclude={"id"}))
