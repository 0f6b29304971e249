"""Checks of what was typed and is no value yet."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.checks.context import Context
from euroapp.checks.cures.entries import settle
from euroapp.checks.declaring import (
    ADVICE,
    ERROR,
    Check,
    Sentence,
    always,
)
from euroapp.checks.finding import Finding
from euroapp.details import FieldValue
from euroapp.edits.vacancies import can_be_typed, value_at
from euroapp.language import say
from euroapp.reading import meaning_at
from euroapp.wording.places import page_of
from euroapp.wording.values import shortened

E01 = Check(
    "E01",
    ERROR,
    ADVICE,
    "Everything that was typed is a value of its field.",
    (
        Sentence(
            "unsettled",
            "“{text}” cannot be used as it stands, so the field still holds {kept}.",
            "{why}",
            cures=(settle,),
        ),
        Sentence(
            "unsettled_empty",
            "“{text}” cannot be used as it stands, so the field is still empty.",
            "{why}",
            cures=(settle,),
        ),
    ),
)

_READABLE = say("It can be read now: take it, or keep the value.")


@always(E01)
def unsettled(ctx: Context) -> Iterator[Finding]:
    """Everything that was typed is a value of its field."""
    for entry in ctx.draft.unsettled:
        if not can_be_typed(ctx.draft, entry.path):
            # From a file made elsewhere: there is no field in which it could be settled.
            continue
        value = value_at(ctx.draft, entry.path)
        page, owner = page_of(entry.path), ctx.owners.of(entry.path)
        ctx.tally.ask(page, owner)
        ctx.tally.miss(page, owner)
        text, why = shortened(entry.text), meaning_at(entry.path, entry.text, ctx).sentence or _READABLE
        if value in (None, "", ()):
            yield ctx.finding(E01, "unsettled_empty", entry.path, text=text, why=why)
        else:
            kept = FieldValue(entry.path, value)
            yield ctx.finding(E01, "unsettled", entry.path, text=text, kept=kept, why=why)
