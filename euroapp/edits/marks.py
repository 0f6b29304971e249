"""Names of participants that hold marks of the little language in which narratives are written."""

from __future__ import annotations

import re

from euroapp.values import FieldPath

_MARKS = re.compile(r"\*(?=\S)|(?<=\S)\*|\[\^|\]\(")
"""Of bold and italic, notes, links and images (`docs/writing.md`)."""


def has_marks(name: str) -> bool:
    """Tell whether a name would be more than its letters in a narrative."""
    return _MARKS.search(name) is not None


def is_narrative(path: FieldPath) -> bool:
    """Tell whether the text at a path is written in the little language."""
    return path.startswith("narrative/") and path.endswith("/text")
