"""The written sections of Part B."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from euroapp.draft.kinds import Multiline, Paragraph
from euroapp.values import Frozen, Prose, RowId


class NarrativeSection(Frozen):
    """One text of Part B as Markdown source; its id is the section's id in the form."""

    id: RowId
    text: Annotated[Prose, Multiline(24)] = Field("", title="Text")
    not_applicable: bool = Field(False, title="Not applicable")
    note: Paragraph = Field("", title="Private note", description="For the writers; never printed.")
