"""How long a text may be, for counters."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.calls.rules import TextLimit
from euroapp.values import FieldPath, split
from euroapp.wording.numbers import quantity


@dataclass(frozen=True)
class Limit:
    """A length in characters with spaces; a soft one is only advice."""

    characters: int
    soft: bool


def limit_of(call: Call, path: FieldPath) -> Limit | None:
    """Return the limit of a field: the call's rule, or the suggested length of a section."""
    segments = split(path)
    if segments[0] == "narrative":
        section = call.form.section(segments[1]) if segments[-1] == "text" else None
        return Limit(section.soft_budget, soft=True) if section and section.soft_budget else None
    for rule in call.pack.rules:
        if isinstance(rule, TextLimit) and rule.path == path:
            return Limit(rule.characters, soft=False)
    return None


_ON_A_PAGE = 3200
"""Characters that a page of running text holds, about: 3,000 to 3,500 at the form's font size."""


def pages_of_text(characters: int) -> str:
    """Return about how many pages a text fills, with one decimal."""
    return quantity(Decimal(max(1, round(10 * characters / _ON_A_PAGE))) / 10, 1) if characters else ""
