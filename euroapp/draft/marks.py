"""Marks that authors set beside values: what they have reviewed, and what is only an estimate yet."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from euroapp.values import Frozen, RowId, Text

MARKS = "marks"
"""The list of the draft that holds them; it is no part of the application itself."""

COMMENTS = "comments"
"""The list of what authors say of places (`draft/comments.py`)."""
BESIDE = frozenset({MARKS, COMMENTS})
"""Lists that stand beside the application, and speak of places in it."""

PAGE_HEAD = "page/"
"""Begins the place of a mark that stands for a whole page, such as `page/budget`."""


class MarkKind(StrEnum):
    """What a mark says."""

    REVIEWED = "reviewed"
    ESTIMATE = "estimate"


class Mark(Frozen):
    """A mark of one author at one place."""

    id: RowId
    kind: MarkKind = Field(MarkKind.REVIEWED, title="Says")
    path: Text = Field("", title="Place", description="The path of a field or row, or `page/` and a page.")
    by: Text = Field("", title="Author", description="The name of whoever set it; it proves nothing.")
    day: date | None = Field(None, title="Day")
    basis: Text = Field(
        "", title="Basis", description="A checksum of what stood there, and of what it is computed from."
    )
