"""The fields that Part B never prints, each group with its reason; every other field is proven."""

from __future__ import annotations

from euroapp.values import FieldPath

_PART_A = "Part A asks for it; it is filled in on the Portal, and the transfer sheet carries it there."
_IMAGE = "It belongs to an image; what is drawn is not read, only its caption."
_LINES = "Part B prints the sums of the cost lines, not the lines."
_LINKS = "The form has no place for links between tasks; they help to plan."
_OWN = "It is for the writers only."

_BY_REASON: dict[str, tuple[FieldPath, ...]] = {
    "It chooses the form and the lists by which all else is printed.": ("call/id", "call/version"),
    _PART_A: (
        "general/fixed_keywords",
        "general/free_keywords",
        "general/language",
        "general/previously_submitted",
        "general/previous_reference",
        "partners/*/vat",
        "partners/*/legal_status",
        "partners/*/street",
        "partners/*/postcode",
        "partners/*/town",
        "partners/*/region",
        "partners/*/website",
        "partners/*/ecosystems",
        "partners/*/eccp_profile",
        "partners/*/activity_report",
        "partners/*/vat_recoverable",
        "partners/*/indirect_cost_note",
        *(f"partners/*/sme/{name}" for name in ("declared_on", "headcount", "turnover", "balance_sheet")),
        *(f"partners/*/contact/{name}" for name in ("gender", "phone", "mobile", "address")),
        *(f"partners/*/sign_off/{name}" for name in ("name", "day", "version", "eligible", "sole_proposal")),
        *(f"partners/*/contacts/*/{name}" for name in ("name", "email", "access")),
        *(f"partners/*/departments/*/{name}" for name in ("name", "address")),
        *(f"partners/*/dependencies/*/{name}" for name in ("kind", "partner", "note")),
        *(f"partners/*/previous_projects/*/{name}" for name in ("reference", "title", "programme")),
        *(f"partners/*/previous_projects/*/{name}" for name in ("start", "end", "role", "amount", "website")),
    ),
    _IMAGE: ("images/*/alternative", "images/*/width"),
    _LINES: tuple(f"cost_lines/*/{name}" for name in ("description", "unit", "scheme", "justification")),
    _LINKS: ("tasks/*/after",),
    _OWN: (
        "general/known_words/*/word",
        "general/compact_tables",
        *(f"evaluations/*/{name}" for name in ("criterion", "participant", "evaluator", "points", "comment")),
        "overrides/*/reason",
        "narrative/*/note",
        "narrative/*/writer",
        "history/*/day",
        "history/*/note",
    ),
}

NOT_PRINTED: dict[FieldPath, str] = {path: reason for reason, paths in _BY_REASON.items() for path in paths}
"""Why a field is not printed, by its path with `*` for any row."""
