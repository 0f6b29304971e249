"""The parts of a draft that a call may have or not have.

A pack lists those that cannot be told from its lists; pages, fields, tables, checks and figures name the
part that they need and are absent where the call has none.
"""

from __future__ import annotations

from enum import StrEnum

from euroapp.values import FieldPath, split


class Part(StrEnum):
    """Something that a draft holds only for some calls."""

    SUPPORT = "support"
    """Financial support to third parties, with its schemes."""
    SUBCONTRACTING = "subcontracting"
    DEPRECIATION = "depreciation"
    """Equipment charged by its depreciation; had where a category of costs takes it."""
    SOLE_PROPOSAL = "sole_proposal"
    """Each participant declares that it is in no other proposal for the call."""
    STRANDS = "strands"
    ECOSYSTEMS = "ecosystems"
    THEMES = "themes"
    OBJECTIVES = "objectives"


LISTED = frozenset({Part.STRANDS, Part.ECOSYSTEMS, Part.THEMES, Part.OBJECTIVES})
"""Parts that a call has as soon as its pack has entries in the list of that name."""

_PART_OF: dict[FieldPath, Part] = {
    "schemes": Part.SUPPORT,
    "cost_lines/*/scheme": Part.SUPPORT,
    "budget/support_in_indirect_base": Part.SUPPORT,
    "partners/*/support_experience": Part.SUPPORT,
    "subcontracts": Part.SUBCONTRACTING,
    "tasks/*/subcontracting": Part.SUBCONTRACTING,
    "depreciation": Part.DEPRECIATION,
    "partners/*/sign_off/sole_proposal": Part.SOLE_PROPOSAL,
    "general/strand": Part.STRANDS,
    "general/ecosystems": Part.ECOSYSTEMS,
    "partners/*/ecosystems": Part.ECOSYSTEMS,
    "themes": Part.THEMES,
    "objectives": Part.OBJECTIVES,
    "specific_objectives/*/objectives": Part.OBJECTIVES,
    "indicators/*/objective": Part.OBJECTIVES,
    "schemes/*/objectives": Part.OBJECTIVES,
}


def part_of_table(table: str) -> Part | None:
    """Return the part of the draft that a table of the form prints; None for what every call has."""
    return {"support": Part.SUPPORT, "subcontracting": Part.SUBCONTRACTING}.get(table)


def part_of(path: FieldPath) -> Part | None:
    """Return the part of the draft that a path belongs to; None for what every call has.

    Args:
        path: a path, with ids of rows or with `*` in their places.

    """
    segments = split(path)
    if not segments:
        return None
    plain = "/".join((segments[0], "*", *segments[2:])) if len(segments) > 2 else "/".join(segments)
    return _PART_OF.get(plain) or _PART_OF.get(segments[0])
