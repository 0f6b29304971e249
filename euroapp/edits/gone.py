"""What goes with fields and rows that a change took away: entries and marks that stood beside them."""

from __future__ import annotations

from euroapp.draft import Draft
from euroapp.edits.marking import without_lost_marks
from euroapp.edits.unsettled import without_gone_entries


def without_gone(before: Draft, after: Draft) -> Draft:
    """Return a changed draft without entries and marks of fields that went with their rows."""
    return without_lost_marks(before, without_gone_entries(before, after))
