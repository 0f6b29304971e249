"""Themes, objectives of the call and the partnership's own specific objectives."""

from __future__ import annotations

from pydantic import Field

from euroapp.draft.kinds import ObjectiveKey, Paragraph
from euroapp.values import Frozen, RowId, Text


class ThemeChoice(Frozen):
    """How the partnership serves one theme of the call; its id is the theme's key."""

    id: RowId
    chosen: bool = Field(False, title="Served by the partnership")
    contribution: Paragraph = Field(
        "", title="Contribution", description="What changes for small firms because of the partnership."
    )


class ObjectiveChoice(Frozen):
    """How the partnership serves one objective of the call; its id is the objective's key."""

    id: RowId
    chosen: bool = Field(False, title="Served by the partnership")
    focus: bool = Field(False, title="Focus of the partnership")
    contribution: Paragraph = Field(
        "", title="Contribution", description="The measures that serve this objective, with numbers."
    )


class SpecificObjective(Frozen):
    """A measurable objective of the partnership (Part B, 1.2)."""

    id: RowId
    title: Text = Field("", title="Objective", description="One measurable change, in one line.")
    description: Paragraph = Field(
        "", title="Description", description="What will be different, for whom, by when, and how you know."
    )
    objectives: tuple[ObjectiveKey, ...] = Field((), title="Objectives of the call it serves")
