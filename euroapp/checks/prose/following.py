"""Cures of texts: a figure that was typed becomes a live field, which follows the draft from then on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from euroapp.checks.cures.cure import Case, Cure
from euroapp.checks.prose.numbers import GROUPED, SHARE, WHOLE
from euroapp.details import Term
from euroapp.draft import Draft
from euroapp.draft.paths import get
from euroapp.edits.texts import takes_fields
from euroapp.edits.values import set_value
from euroapp.prose.live import field

_FIELDS = {
    Term.PARTICIPANTS: "partner_count",
    Term.COUNTRIES: "country_count",
    Term.WORK_PACKAGES: "work_package_count",
    Term.TASKS: "task_count",
    Term.DELIVERABLES: "deliverable_count",
    Term.MILESTONES: "milestone_count",
    Term.SCHEMES: "scheme_count",
    Term.CALLS_FOR_SMES: "call_count",
    Term.SMES: "smes_planned",
    Term.MONTHS_OF_PROJECT: "general/duration_months",
    Term.EURO_REQUESTED: "grant_requested",
    Term.EURO_OF_COSTS: "eligible_costs",
    Term.EURO_OF_SUPPORT: "third_party_support",
    Term.SHARE_OF_SUPPORT: "third_party_share",
}
"""The live field of each figure that a text can state wrongly."""
_SHARE, _NUMBER = re.compile(SHARE, re.IGNORECASE), re.compile(f"{GROUPED}|{WHOLE}", re.IGNORECASE)


def follow_the_draft(case: Case) -> Iterator[Cure]:
    """Put a live field in the place of the number that differs."""
    path, details = case.finding.path, case.finding.details
    what, words = details["what"], str(details["words"])
    name = _FIELDS.get(what) if isinstance(what, Term) else None
    number = (_SHARE if what is Term.SHARE_OF_SUPPORT else _NUMBER).search(words)
    if name is None or number is None or not takes_fields(path):
        return

    def edit(draft: Draft) -> Draft:
        live = words[: number.start()] + field(name) + words[number.end() :]
        return set_value(draft, path, str(get(draft, path)).replace(words, live))

    yield Cure("Show {value} here, and let it follow the draft", edit, {"value": details["value"]})
