"""The lists whose rows texts name by number, their letters, and the blanks within a number."""

from __future__ import annotations

LETTERS = {
    "WP": "work_packages",
    "MS": "milestones",
    "KPI": "indicators",
    "SO": "specific_objectives",
    "FSTP": "schemes",
    "R": "risks",
    "T": "tasks",
    "D": "deliverables",
    "E": "events",
    "S": "subcontracts",
}
"""The list of the draft by the letters of its printed numbers."""
SECTIONS = "narrative"
PARTNERS = "partners"
DOTTED = frozenset("TDES")
"""Letters of lists that are numbered anew in each work package."""
ANY = "any"
"""Stands for these letters where a text gives none of them: `(see 2.1)`."""

BLANK = "[ \\t\u00a0\u2007\u2009\u202f\u00ad\u200b\u2060\ufeff]"
"""Blanks of all widths, and signs of no width."""
GAP = rf"{BLANK}{{0,4}}\n?{BLANK}{{0,4}}"
"""What may stand between two words of one mention; a single line end too."""
SOME = rf"(?:(?:{BLANK}{{1,3}}\n?|\n){BLANK}{{0,3}})"
"""At least one. A set of signs beyond Latin takes a third of a millisecond to compile: here are but two."""
