"""What a check returns: errors as data, never raised and never blocking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from euroapp.calls.rules import Severity
from euroapp.values import FieldPath

OPEN_MESSAGES = frozenset(
    {
        "missing",
        "section_missing",
        "declaration_open",
        "no_sign_off",
        "no_costs",
        "no_risks",
        "no_schemes",
        "annex_not_ready",
        "partner_without_role",
    }
)
"""Messages that only say that something is not written or done yet."""


@dataclass(frozen=True)
class Finding:
    """Something the applicant should look at, and where."""

    code: str
    """The check that found it, such as `F01`; see `euroapp.checks.catalogue`."""
    message: str
    """Key of the sentence in `euroapp.wording.findings`."""
    path: FieldPath
    severity: Severity
    details: Mapping[str, str] = field(default_factory=dict)
    """Words and figures for the sentence, already in print form."""
    source: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether something is only not written or done yet, not wrong."""
        return self.message in OPEN_MESSAGES
