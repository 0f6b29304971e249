"""General information of the application (Part A, section 1)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from euroapp.draft.kinds import Choice, EcosystemKey, LanguageTag, LongText, Paragraph
from euroapp.values import Count, Frozen, RowId, Text


class CallReference(Frozen):
    """Which call pack the draft follows."""

    id: Text = Field("", title="Call")
    version: Text = Field("", title="Version of the call pack")


class KnownWord(Frozen):
    """A word that the consortium spells as it does; rows merge where partners add words at once."""

    id: RowId
    word: Text = Field("", title="Word", description="As it is written, such as a name or a term.")


def _none(rows: tuple[KnownWord, ...]) -> bool:
    return not rows


def _off(wanted: bool) -> bool:
    return not wanted


class General(Frozen):
    """What the partnership is, for whom and for how long."""

    acronym: Text = Field("", title="Acronym", description="Short and pronounceable; printed on every page.")
    title: Text = Field("", title="Title", description="Understandable to somebody outside the field.")
    abstract: LongText = Field(
        "",
        title="Abstract",
        description="Objectives, activities, who benefits, results by type and number. Published if the "
        "project is funded. Printed again as the project summary of Part B.",
    )
    strand: Annotated[Text, Choice("strands")] = Field(
        "", title="Strand", description="A proposal addresses one strand only."
    )
    ecosystems: tuple[EcosystemKey, ...] = Field(
        (), title="Industrial ecosystems", description="The ecosystems whose small firms you will support."
    )
    duration_months: Count | None = Field(
        None, title="Duration, months", description="Full months; all dates of the plan lie inside."
    )
    start_date: date | None = Field(
        None, title="Planned start", description="A wish; the date is fixed at grant preparation."
    )
    fixed_keywords: tuple[Text, ...] = Field(
        (), title="Fixed keywords", description="From the list of the submission system, if the call has one."
    )
    free_keywords: Text = Field(
        "", title="Free keywords", description="Words that widen the fixed list, separated by commas."
    )
    proposal_number: Text = Field(
        "", title="Proposal number", description="Given by the Portal when its own draft is created."
    )
    language: Annotated[Text, LanguageTag()] = Field(
        "en", title="Language of the proposal", description="Two-letter code; English is advised."
    )
    previously_submitted: bool | None = Field(
        None,
        title="Submitted before",
        description="Was a similar proposal submitted to any EU programme in the last two years?",
    )
    previous_reference: Paragraph = Field(
        "", title="Earlier proposal", description="Number and programme of the earlier proposal."
    )
    known_words: tuple[KnownWord, ...] = Field(
        (),
        title="Words of the consortium",
        description="Names and terms that are spelt right in the texts of this proposal, for all partners.",
        # Programs that know of no such list read a draft without any.
        exclude_if=_none,
    )
    compact_tables: bool = Field(
        False,
        title="Compact tables",
        description="Prints the rows of all tables closer: some pages less, letters of the same size.",
        exclude_if=_off,
    )


class FactOverride(Frozen):
    """A fact of the call pack that the user replaced in this draft; its id is the fact's key."""

    id: RowId
    value: Text = Field("", title="Own value", description="As the call document states it.")
    reason: Text = Field("", title="Reason", description="Where you read it, such as a page of the call.")


class ChangeLogEntry(Frozen):
    """A note on a version of the draft that went out of the house."""

    id: RowId
    day: date | None = Field(None, title="Date")
    version: Text = Field("", title="Version", description="Such as v3, or a word.")
    note: Paragraph = Field("", title="What changed, who received it")
