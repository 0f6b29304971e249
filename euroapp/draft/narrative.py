"""The written sections of Part B."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from euroapp.draft.kinds import Multiline, Paragraph
from euroapp.values import Frozen, Prose, RowId


class NarrativeSection(Frozen):
    """One text of Part B, in the little language of `docs/writing.md`; its id is that of the section."""

    id: RowId
    text: Annotated[Prose, Multiline(24)] = Field(
        "",
        title="Text",
        description="**bold**  *italic*  # heading  - item  [words](https://…). Table: | a | b | with "
        "|---|---| below its first line. Footnote: word[^a] and a line [^a]: text. "
        "All else is printed as you type it.",
    )
    not_applicable: bool = Field(False, title="Not applicable")
    note: Paragraph = Field("", title="Private note", description="For the writers; never printed.")
