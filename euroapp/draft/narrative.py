"""The written sections of Part B."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from euroapp.draft.kinds import Multiline, Paragraph, PartnerRef
from euroapp.values import Frozen, Prose, RowId


def _empty(value: str) -> bool:
    return not value


class NarrativeSection(Frozen):
    """One text of Part B, in the little language of `docs/writing.md`; its id is that of the section."""

    id: RowId
    text: Annotated[Prose, Multiline(24)] = Field(
        "",
        title="Text",
        description="**bold**  *italic*  # heading  - item. An opening brace offers figures and names of the "
        "draft. All else is printed as you type it.",
    )
    not_applicable: bool = Field(False, title="Not applicable")
    writer: PartnerRef = Field(
        "",
        title="Written by",
        description="The participant that answers for this section.",
        # Programs that know of no writer read a draft without any.
        exclude_if=_empty,
    )
    note: Paragraph = Field("", title="Private note", description="For the writers; never printed.")
