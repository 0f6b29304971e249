"""The kinds of figures that texts state: what each is called, and the live field that shows it."""

from __future__ import annotations

import re

from euroapp.checks.prose.numbers import GROUPED, SHARE, WHOLE
from euroapp.details import Term

NOUNS = {
    "partners": Term.PARTICIPANTS,
    "countries": Term.COUNTRIES,
    "work_packages": Term.WORK_PACKAGES,
    "tasks": Term.TASKS,
    "deliverables": Term.DELIVERABLES,
    "milestones": Term.MILESTONES,
    "schemes": Term.SCHEMES,
    "calls": Term.CALLS_FOR_SMES,
    "smes": Term.SMES,
    "scheme_grants": Term.SMES_IN_SCHEME,
    "months": Term.MONTHS_OF_PROJECT,
    "requested": Term.EURO_REQUESTED,
    "costs": Term.EURO_OF_COSTS,
    "budget": Term.EURO_OF_COSTS,
    "support": Term.EURO_OF_SUPPORT,
    "scheme_amount": Term.EURO_PER_SME,
    "share": Term.SHARE_OF_SUPPORT,
}
"""What a figure of the draft is, after its number."""

FIELD_OF = {
    "partners": "partner_count",
    "countries": "country_count",
    "work_packages": "work_package_count",
    "tasks": "task_count",
    "deliverables": "deliverable_count",
    "milestones": "milestone_count",
    "schemes": "scheme_count",
    "calls": "call_count",
    "smes": "smes_planned",
    "months": "general/duration_months",
    "requested": "grant_requested",
    "costs": "eligible_costs",
    "support": "third_party_support",
    "share": "third_party_share",
}
"""The live field of each figure of the whole draft."""
_SHARE, _NUMBER = re.compile(SHARE, re.IGNORECASE), re.compile(f"{GROUPED}|{WHOLE}", re.IGNORECASE)


def number_in(words: str, kind: str) -> re.Match[str] | None:
    """Return the number in the words of a claim; a share with its sign."""
    return (_SHARE if kind == "share" else _NUMBER).search(words)
