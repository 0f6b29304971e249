"""Stretches of texts that are written anew, many at once, as one edit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from euroapp.draft import Draft
from euroapp.draft.paths import get
from euroapp.edits.texts import takes_fields
from euroapp.edits.values import set_value
from euroapp.errors import ValueRefused
from euroapp.language import say
from euroapp.prose.live import joined, parts
from euroapp.values import FieldPath


class Stretch(NamedTuple):
    """Some signs of a text, and what shall stand there."""

    path: FieldPath
    start: int
    end: int
    was: str
    """What stands there as the text is written, with the marks of live fields."""
    new: str
    """What shall stand there, written in the same way."""


def rewrite(draft: Draft, stretches: Iterable[Stretch]) -> Draft:
    """Return the draft with all stretches written anew.

    Raises:
        ValueRefused: a text is not what it was when the stretches were found, two of them overlap, or it
            would become longer than a field may be. Nothing is changed then.

    """
    by_path: dict[FieldPath, list[Stretch]] = {}
    for one in stretches:
        by_path.setdefault(one.path, []).append(one)
    for path, found in by_path.items():
        pieces = _pieces(str(get(draft, path)), sorted(found, key=lambda one: one.start))
        # What comes to stand beside something else must not make a field with it, nor unmake one.
        text = (
            joined(part for one in pieces for part in parts(one)) if takes_fields(path) else "".join(pieces)
        )
        draft = set_value(draft, path, text)
    return draft


def _pieces(text: str, stretches: list[Stretch]) -> list[str]:
    pieces: list[str] = []
    at = 0
    for one in stretches:
        if one.start < at or text[one.start : one.end] != one.was:
            raise ValueRefused(say("The texts changed meanwhile. Look for the places again."))
        pieces += (text[at : one.start], one.new)
        at = one.end
    return [*pieces, text[at:]]
