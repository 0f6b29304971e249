"""What is written in the place of a mention of a row that has another number or name, or is gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from euroapp.edits.fate import Fate
from euroapp.edits.marks import has_marks, is_narrative
from euroapp.edits.renumbering import Change, Place
from euroapp.mentions.mention import REMOVED, SHORT_NAMES, mark_for, mark_of
from euroapp.mentions.names import with_blanks_of
from euroapp.prose import in_table
from euroapp.values import FieldPath

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PLAIN = re.compile(r"[0-9]+(?:[.,\-‐‑–/_][ \u00a0]?[0-9]+)*")
NOTHING: Mapping[Place, str] = MappingProxyType({})
_BEGINS_MARK = re.compile(r"\\*(?:[-*]|#{1,6})[ \t]")


def written(change: Change, *, to_heirs: bool = False) -> str | None:
    """Return what stands in the place of a mention after the change; None where only a hand can write it.

    Numbers in words, such as "the second package", spans that fall apart, and numbers that come to name a row
    are for the author to write.
    """
    mention, text = change.mention, change.text
    if change.live is not None:
        said = mention.number + mark_for(text, mention.end)
        return change.live if to_heirs and change.live else said
    typed = text[mention.start : mention.end]
    if change.span is not None or change.fate in {Fate.ADOPTED, Fate.SHARED}:
        return None
    if mention.collection != SHORT_NAMES and not _PLAIN.fullmatch(typed):
        return None
    if change.fate is Fate.GONE and not (to_heirs and change.heir):
        return typed + mark_for(text, mention.end)
    if change.fate is Fate.RETURNED:
        return typed
    new = change.heir if change.fate is Fate.GONE else change.new
    if mention.collection == SHORT_NAMES and is_narrative(change.path) and has_marks(new):
        return None
    if mention.collection == SHORT_NAMES:
        return as_typed(with_blanks_of(new, typed), change.path, text, mention.start)
    new, old = new.lstrip(_LETTERS), mention.number.lstrip(_LETTERS)
    if "." in old and typed.isdecimal():
        # A place in a package, such as task 1 of WP2: the package stands elsewhere.
        package, _, place = new.rpartition(".")
        return _with_zeros(place, typed) if package == old.rpartition(".")[0] else None
    return _with_zeros(new, typed)


def rewritten(
    text: str, changes: Iterable[Change], *, to_heirs: bool, by_hand: Mapping[Place, str] = NOTHING
) -> str:
    """Return a text with all the mentions of some changes, in order, written anew.

    `by_hand` says what an author typed in the place of mentions, with the words before their figures.
    """
    parts: list[str] = []
    place = 0
    for change in changes:
        mention = change.mention
        if change.place in by_hand:
            parts.extend((text[place : mention.begin], by_hand[change.place]))
            place = mention.end
            continue
        new = written(change, to_heirs=to_heirs)
        if new is None:
            continue
        parts.extend((text[place : mention.start], new))
        place = mention.end
        if mention.removed:
            # Marks of the little language between name and mark stay.
            place = mark_of(text, mention.end)
            parts.append(text[mention.end : place - len(REMOVED.strip())].rstrip())
    return "".join((*parts, text[place:]))


def _with_zeros(number: str, typed: str) -> str:
    """Return a number with the zeros in front that an author put before another one: `02` becomes `03`."""
    before = typed.split(".")
    return ".".join(
        part.zfill(len(before[place])) if place < len(before) and before[place].startswith("0") else part
        for place, part in enumerate(number.split("."))
    )


def as_typed(name: str, path: FieldPath, text: str, place: int) -> str:
    """Return a short name as it is typed there, so that nothing in it is a mark of a narrative."""
    if not is_narrative(path):
        return name
    begins_line = not text[:place].rpartition("\n")[2].strip()
    typed = f"\\{name}" if begins_line and _BEGINS_MARK.match(name) else name
    return typed.replace("|", r"\|") if "|" in name and in_table(text, place) else typed
