"""Checks of live fields: each shows something, and what it shows is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from euroapp.checks.context import Context
from euroapp.checks.cures.cure import Case, Cure
from euroapp.checks.declaring import ADVICE, WARNING, Check, Sentence, always
from euroapp.checks.finding import Finding
from euroapp.checks.prose.passages import TEXTS
from euroapp.draft.paths import get
from euroapp.edits.texts import takes_fields
from euroapp.edits.values import set_value
from euroapp.live import LiveValues, Shown
from euroapp.memory.blocks import in_blocks
from euroapp.prose.live import field, names, typed
from euroapp.values import FieldPath


def _as_text(case: Case) -> Iterator[Cure]:
    """Let what looks like a field be the text that it is."""
    path, words = case.finding.path, field(str(case.finding.details["field"]))

    def edit(draft: Any) -> Any:
        return set_value(draft, path, str(get(draft, path)).replace(words, typed(words)))

    yield Cure("Keep it as plain text", edit)


N06 = Check(
    "N06",
    WARNING,
    ADVICE,
    "Every live field of a text shows something of the draft.",
    (
        Sentence(
            "field_unknown",
            "The text holds the live field “{field}”, which shows nothing: this draft does not have it.",
            "Choose another field in its place, or write the words.",
            (_as_text,),
        ),
        Sentence(
            "field_empty",
            "The text shows “{title}”, which is empty: “[not given]” is printed there.",
            "Fill it in, or take it out of the text.",
        ),
    ),
)

_Named = tuple[FieldPath, str]


def _of_row(row: Any, collection: str) -> Iterator[_Named]:
    yield from _of_record(row, f"{collection}/{row.id}", collection)


def _of_record(owner: Any, path: FieldPath, collection: str) -> Iterator[_Named]:
    for key in TEXTS[collection][1]:
        text, where = getattr(owner, key), f"{path}/{key}"
        if "{=" in text and takes_fields(where):
            yield from ((where, name) for name in dict.fromkeys(names(text)))


def _named(ctx: Context, collection: str) -> tuple[_Named, ...]:
    """Return the fields of the texts of a list, each once a text."""
    value = getattr(ctx.draft, collection)
    if isinstance(value, tuple):
        return tuple(in_blocks(_of_row, value, collection))
    return tuple(_of_record(value, collection, collection))


def _shown(ctx: Context, name: str) -> Shown | None:
    return LiveValues(ctx.draft, ctx.call, ctx.figures, ctx.numbers).shown(name)


@always(N06)
def live_fields(ctx: Context) -> Iterator[Finding]:
    """Yield the fields that show nothing."""
    for collection in TEXTS:
        for path, name in ctx.derive(_named, collection):
            found = ctx.derive(_shown, name)
            if found is None:
                yield ctx.finding(N06, "field_unknown", path, field=name)
            elif not found.text:
                yield ctx.finding(N06, "field_empty", path, title=found.title)
