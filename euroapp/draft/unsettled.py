"""Entries that are no value yet: kept as typed beside the values, until they are settled."""

from __future__ import annotations

from pydantic import Field

from euroapp.draft.kinds import Paragraph
from euroapp.values import Frozen, RowId, Text

UNSETTLED = "unsettled"
"""The list of the draft that holds them; it is no part of the application itself."""


class UnsettledEntry(Frozen):
    """What was typed into a field and could not be read, or in more ways than one."""

    id: RowId
    path: Text = Field("", title="Field", description="The field it was typed into, by its path.")
    text: Paragraph = Field("", title="Typed", description="As it was typed.")
