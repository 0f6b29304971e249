"""What a check returns: errors as data, never raised and never blocking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from euroapp.calls.rules import Severity
from euroapp.values import FieldPath


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
