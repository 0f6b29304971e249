"""What a draft holds and its call does not have, as after a change of call: named, never dropped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from euroapp.checks.context import Context
from euroapp.checks.cures.rows import remove
from euroapp.checks.declaring import (
    CALL,
    WARNING,
    Check,
    Sentence,
    always,
)
from euroapp.checks.finding import Finding
from euroapp.details import Choice
from euroapp.draft.fields import leaves

C03 = Check(
    "C03",
    WARNING,
    CALL,
    "Everything chosen and written has a counterpart in the call.",
    (
        Sentence(
            "choice_not_in_call",
            "{field}: “{named}” is not in this call.",
            "Choose another in its place, or take it out.",
        ),
        Sentence(
            "row_not_in_call",
            "“{named}” is not in this call. What was written is kept.",
            "Move the text to what this call has, or clear it and take the mark away.",
        ),
        Sentence(
            "part_not_in_call",
            "This call has no place for “{named}”. It is kept, but not printed.",
            "Remove it, or keep it for another call.",
            cures=(remove,),
        ),
        Sentence(
            "text_not_in_form",
            "The form of this call has no section “{named}”. The text is kept, but not printed.",
            "Move the text to a section of this form, or clear it.",
        ),
        Sentence(
            "answer_not_in_form",
            "The form of this call does not ask “{named}”. The answer is kept, but not printed.",
            "Take the answer back.",
        ),
    ),
)

_NAMED_ELSEWHERE = frozenset({"general/strand", "partners/*/country", "cost_lines/*/category"})
"""Choices that checks of their own look at."""

_CHOICES = tuple(
    (*path.split("/"), spec.choice.source)
    for path, spec in leaves()
    if spec.choice is not None and path not in _NAMED_ELSEWHERE
)
"""Path and list of the call of every other choice."""


@always(C03)
def choices(ctx: Context) -> Iterator[Finding]:
    """Everything that was chosen is in the lists of the call."""
    for collection, *inside, name, source in _CHOICES:
        known = {item.key for item in ctx.call.pack.items(source)}
        value: Any = getattr(ctx.draft, collection)
        for row in value if inside else (value,):
            chosen = getattr(row, name)
            path = f"{collection}/{row.id}/{name}" if inside else f"{collection}/{name}"
            for key in (chosen,) if isinstance(chosen, str) else chosen:
                if key and key not in known:
                    named = Choice(source, key, bare=True)
                    yield ctx.finding(C03, "choice_not_in_call", path, named=named)


@always(C03)
def parts(ctx: Context) -> Iterator[Finding]:
    """Every row belongs to a part of the draft that the call has."""
    for collection in ("schemes", "subcontracts", "depreciation"):
        for row in () if ctx.call.asks(collection) else getattr(ctx.draft, collection):
            named = ctx.row(collection, row.id)
            yield ctx.finding(C03, "part_not_in_call", f"{collection}/{row.id}", named=named)


@always(C03)
def themes_and_objectives(ctx: Context) -> Iterator[Finding]:
    """Every theme and objective that is served is one of the call."""
    for collection in ("themes", "objectives"):
        known = {item.key for item in ctx.call.pack.items(collection)}
        for row in getattr(ctx.draft, collection):
            if row.id not in known and (row.chosen or row.contribution.strip()):
                named = Choice(collection, row.id, bare=True)
                path = f"{collection}/{row.id}/{'chosen' if row.chosen else 'contribution'}"
                yield ctx.finding(C03, "row_not_in_call", path, named=named)


@always(C03)
def texts(ctx: Context) -> Iterator[Finding]:
    """Every text and answer has a place in the form of the call."""
    form = ctx.call.form
    known = {section.id for section in form.narratives()}
    for section in ctx.draft.narrative:
        if section.id not in known and section.text.strip():
            named = Choice("narrative", section.id, bare=True)
            yield ctx.finding(C03, "text_not_in_form", f"narrative/{section.id}/text", named=named)
    for collection, asked in (("declarations", form.declarations), ("answers", form.questions)):
        keys = {item.key for item in asked}
        for row in getattr(ctx.draft, collection):
            if row.id not in keys and (row.value is not None or row.details.strip()):
                named = Choice(collection, row.id, bare=True)
                yield ctx.finding(C03, "answer_not_in_form", f"{collection}/{row.id}/value", named=named)
