"""What a change of the draft does to one mention of a row in a text."""

from __future__ import annotations

from enum import StrEnum


class Fate(StrEnum):
    """What becomes of a number or a short name that a text mentions."""

    FOLLOWS = "follows"
    """Its row has another number."""
    RENAMED = "renamed"
    """It is the short name of a participant that has another one now."""
    GONE = "gone"
    """Its row is gone, or the short name was emptied; another row has it now, or may get it later."""
    ADOPTED = "adopted"
    """It named nothing, and a row that had another number or name has this one now."""
    SHARED = "shared"
    """It is the short name of one participant, and another one has it now too."""
    RETURNED = "returned"
    """It is a short name that was marked as removed, and a participant has it again."""
