"""Live fields of texts whose row goes: what stands in their place, so that no text loses a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from euroapp.draft import Draft
from euroapp.mentions.letters import PARTNERS
from euroapp.mentions.mention import SHORT_NAMES, Mention
from euroapp.prose.live import FIELD, field
from euroapp.values import join, split

_ROW = 2


class Orphan(NamedTuple):
    """A live field whose row goes."""

    mention: Mention
    """What the text has said there so far."""
    heir: str
    """The number or short name of the row that takes over; '' without one."""
    heir_field: str
    """The field of that row, as it is written in a text; '' without one."""


def orphans(
    text: str,
    before: Draft,
    numbers: tuple[Mapping[tuple[str, str], str], Mapping[tuple[str, str], str]],
    heirs: Mapping[str, str],
) -> Iterator[Orphan]:
    """Yield the live fields of a text that show a row's number or name and whose row goes, in order.

    Args:
        text: the text as it is written.
        before: the draft before the change.
        numbers: printed numbers by list and row id, before and after the change.
        heirs: which row takes over what hung on a row that goes, as row ids.

    """
    old, new = numbers
    for found in FIELD.finditer(text) if "{=" in text else ():
        segments = split(found[2])
        if len(found[1]) % 2 or len(segments) != _ROW:
            continue
        collection, key = segments
        if (collection, key) not in old or (collection, key) in new:
            continue
        start, end = found.start() + len(found[1]), found.end()
        heir = heirs.get(key, "")
        said = _said(before, old, collection, key)
        named = SHORT_NAMES if collection == PARTNERS else collection
        taken = (collection, heir) in new
        yield Orphan(
            Mention(named, said, start, start, end),
            _said(before, new, collection, heir) if taken else "",
            field(join(collection, heir)) if taken else "",
        )


def _said(draft: Draft, numbers: Mapping[tuple[str, str], str], collection: str, key: str) -> str:
    number = numbers[collection, key]
    if collection != PARTNERS:
        return number
    return next((row.short_name.strip() for row in draft.partners if row.id == key), "") or number
