"""Declarations, answers to the form's questions and the annex checklist."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from euroapp.draft.kinds import Choice, Paragraph, PartnerOwner
from euroapp.values import Frozen, RowId, Text


class AnnexStatus(StrEnum):
    """How far an annex is."""

    MISSING = "missing"
    IN_WORK = "in_work"
    READY = "ready"
    NOT_NEEDED = "not_needed"


class Answer(Frozen):
    """A yes or no with details; its id is the key of the declaration or question in the form."""

    id: RowId
    value: bool | None = Field(None, title="Answer")
    details: Paragraph = Field("", title="Details")


class Annex(Frozen):
    """A file that goes with the proposal."""

    id: RowId
    kind: Annotated[Text, Choice("annexes")] = Field("", title="Annex")
    title: Text = Field("", title="Title", description="Only if it is not in the list of the call.")
    participant: PartnerOwner = Field("", title="Participant", description="Whose document it is.")
    status: AnnexStatus = Field(AnnexStatus.MISSING, title="Status")
    file_name: Text = Field("", title="File name", description="Letters, digits, - _ . only.")
    note: Text = Field("", title="Note")
