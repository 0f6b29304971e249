"""Comments and to-do marks of authors beside values and passages; no part of the application itself."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from euroapp.draft.kinds import Paragraph
from euroapp.values import Frozen, RowId, Text


class Comment(Frozen):
    """What one author says of one place."""

    id: RowId
    path: Text = Field("", title="Place", description="The path of a field or row, or `page/` and a page.")
    passage: Text = Field(
        "", title="Passage", description="The words it is about, as they read; empty for the whole field."
    )
    words: Paragraph = Field("", title="Comment")
    by: Text = Field("", title="Author", description="The name of whoever wrote it; it proves nothing.")
    day: date | None = Field(None, title="Day")
    to_do: bool = Field(False, title="To do")
    person: Text = Field("", title="For", description="Who is asked; empty for everybody.")
    resolved: bool = Field(False, title="Resolved")
    resolved_by: Text = Field("", title="Resolved by")
