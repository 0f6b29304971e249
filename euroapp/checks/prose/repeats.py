"""Figures, names and numbers that a text repeats by hand, and the live field that each could be.

What is found can mean nothing else, or it is left out: a number counts only where a phrase says what it is,
or where it is an amount of the draft to the euro. What is printed stays the same to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from euroapp.checks.prose.claims import claims
from euroapp.checks.prose.kinds import FIELD_OF, number_in
from euroapp.checks.prose.passages import TEXTS
from euroapp.draft import Draft
from euroapp.edits.renaming import short_names
from euroapp.edits.stretches import Stretch
from euroapp.edits.texts import takes_fields, texts_of
from euroapp.live import LiveValues, Shown
from euroapp.mentions.letters import LETTERS
from euroapp.mentions.names import names_in
from euroapp.mentions.reader import certain
from euroapp.prose.live import field, masked
from euroapp.values import FieldPath

_AMOUNT = re.compile(r"(?<![\d.,])\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?:[.,]\d{2})?(?![\d]|[.,]\d)")
_AMOUNTS = ("grant_requested", "third_party_support", "eligible_costs", "direct_costs", "own_contribution")
_LEAST = 10_000
"""Smaller amounts may mean anything."""


class Repeat(NamedTuple):
    """What a text repeats, and what it could show instead."""

    stretch: Stretch
    shown: Shown


def repeats(values: LiveValues, path: FieldPath = "") -> tuple[Repeat, ...]:
    """Return all that the printed texts of a draft repeat by hand, or only one text, in order."""
    draft = values.draft
    finder = _Finder(values)
    return tuple(
        one
        for where, text in texts_of(draft)
        if where.partition("/")[0] in TEXTS and takes_fields(where) and (not path or where == path)
        for one in finder.in_text(where, text)
    )


class _Finder:
    def __init__(self, values: LiveValues) -> None:
        self._values = values
        draft = values.draft
        self._rows = {
            (name, number): f"{name}/{key}"
            for name in LETTERS.values()
            for key, number in getattr(values.numbers, name).items()
        }
        self._names = _unique_names(draft)
        self._amounts = _amounts(values)

    def in_text(self, path: FieldPath, text: str) -> Iterator[Repeat]:
        plain = masked(text)
        found: dict[int, tuple[int, str]] = {}
        for start, end, name in (*self._numbers(plain), *self._called(plain), *self._figures(plain)):
            if not any(start < right and left < end for left, (right, _) in found.items()):
                found[start] = (end, name)
        for start, (end, name) in sorted(found.items()):
            shown = self._values.shown(name)
            if shown is not None and shown.text:
                yield Repeat(Stretch(path, start, end, text[start:end], field(name)), shown)

    def _numbers(self, plain: str) -> Iterator[tuple[int, int, str]]:
        for one in certain(plain):
            name = self._rows.get((one.collection, one.number))
            if name and one.sure and not one.removed and plain[one.begin : one.end] == one.number:
                yield one.begin, one.end, name

    def _called(self, plain: str) -> Iterator[tuple[int, int, str]]:
        for one in names_in(plain, self._names):
            if one.sure and not one.removed and plain[one.start : one.end] == one.number:
                yield one.start, one.end, self._names[one.number]

    def _figures(self, plain: str) -> Iterator[tuple[int, int, str]]:
        for found in _AMOUNT.finditer(plain):
            name = self._amounts.get(found[0])
            if name:
                yield *found.span(), name
        for claim in claims(plain):
            name = FIELD_OF.get(claim.phrase.kind)
            number = number_in(claim.words, claim.phrase.kind) if name and not claim.bound else None
            place = plain.find(claim.words) if number is not None and plain.count(claim.words) == 1 else -1
            if name and number is not None and place >= 0 and number[0] == self._values.words(name):
                yield place + number.start(), place + number.end(), name


def _unique_names(draft: Draft) -> dict[str, str]:
    """Return the fields of short names and of the acronym that only one row has."""
    found: dict[str, list[str]] = {}
    for key, name in short_names(draft).items():
        found.setdefault(name, []).append(f"partners/{key}")
    if draft.general.acronym.strip():
        found.setdefault(draft.general.acronym.strip(), []).append("general/acronym")
    return {name: fields[0] for name, fields in found.items() if len(fields) == 1}


def _amounts(values: LiveValues) -> dict[str, str]:
    """Return the fields of large amounts by what they show; the first of two that are equal counts."""
    found: dict[str, str] = {}
    for name in _AMOUNTS:
        words = values.words(name) or ""
        digits = re.sub(r"\D", "", words.partition(".")[0])
        if digits and int(digits) >= _LEAST:
            found.setdefault(words, name)
    return found
