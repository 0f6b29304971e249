"""How much a finding weighs, in words."""

from __future__ import annotations

from collections.abc import Mapping

from euroapp.calls.rules import Severity
from euroapp.language import Words, say, say_count, together

NAMES = {Severity.ERROR: say("Error"), Severity.WARNING: say("Warning"), Severity.HINT: say("Hint")}


def counted(severity: Severity, count: int) -> Words:
    """Return so many findings of one weight: `1 error`, `3 hints`."""
    match severity:
        case Severity.ERROR:
            return say_count("{count} error", "{count} errors", count)
        case Severity.WARNING:
            return say_count("{count} warning", "{count} warnings", count)
        case _:
            return say_count("{count} hint", "{count} hints", count)


def all_counted(counts: Mapping[Severity, int]) -> str:
    """Return the findings of every weight that has some: `2 errors, 1 hint`."""
    return together((counted(severity, count) for severity, count in counts.items() if count), ", ")
