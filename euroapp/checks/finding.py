"""What a check returns: errors as data, never raised and never blocking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from euroapp.calls.rules import Severity
from euroapp.details import Detail
from euroapp.values import FieldPath
from euroapp.wording.places import PAGES, page_of

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}
_PAGES = {key: place for place, key in enumerate(PAGES)}


@dataclass(frozen=True)
class Finding:
    """Something the applicant should look at, and where."""

    code: str
    """The check that found it, such as `F01`; see `euroapp.checks.declaring`."""
    message: str
    """Key of what it says; see `euroapp.checks.declaring.Sentence`."""
    path: FieldPath
    severity: Severity
    details: Mapping[str, Detail] = field(default_factory=dict)
    """What the sentence names: values, never printed strings."""
    source: str = ""
    is_open: bool = False
    """Something is only not written or done yet, not wrong."""

    @cached_property
    def statement(self) -> str:
        """Return where the finding is and what it says, without its words and figures."""
        return f"{self.path} {self.code} {self.message}"

    @cached_property
    def rank(self) -> int:
        """Return the place in the order in which findings are shown: errors first, then by page."""
        return _ORDER[self.severity] * len(_PAGES) + _PAGES[page_of(self.path)]
