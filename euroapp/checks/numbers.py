"""Checks of numbers that cannot be less than nothing: effort, money, people, days."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from euroapp.checks.context import Context
from euroapp.checks.cures.entries import without_minus
from euroapp.checks.declaring import ADVICE, ERROR, Check, Sentence, always
from euroapp.checks.finding import Finding
from euroapp.details import FieldValue
from euroapp.draft import Draft
from euroapp.draft.fields import Kind, fields_of
from euroapp.draft.indicators import Indicator, InterimTarget
from euroapp.draft.paths import walk_below
from euroapp.memory.blocks import in_blocks

E02 = Check(
    "E02",
    ERROR,
    ADVICE,
    "No number of people, days, person-months or euro is less than 0.",
    (
        Sentence(
            "less_than_nothing",
            "“{field}” is {value}, but it cannot be less than 0.",
            "Write it without the minus sign, or correct it.",
            cures=(without_minus,),
        ),
    ),
)

_COUNTED = frozenset({Kind.COUNT, Kind.MONEY, Kind.QUANTITY})
_MAY_BE_LESS = frozenset({Indicator, InterimTarget})
"""What an indicator measures can be less than nothing, such as a change of emissions."""
_OTHERWISE = frozenset({"general", "cost_lines", "images"})
"""What other checks say of it, or nobody types."""
_SAID_OTHERWISE = frozenset({"requested_contribution"})


@always(E02)
def less_than_nothing(ctx: Context) -> Iterator[Finding]:
    """No number of people, days, person-months or euro is less than 0."""
    for collection in _collections():
        for place, value in in_blocks(_below, getattr(ctx.draft, collection)):
            path = f"{collection}/{place}"
            yield ctx.finding(E02, "less_than_nothing", path, value=FieldValue(path, value))


@cache
def _collections() -> tuple[str, ...]:
    """Return the lists of a draft whose numbers are looked at."""
    lists = (name for name, spec in fields_of(Draft).items() if spec.kind is Kind.ROWS)
    return tuple(name for name in lists if name not in _OTHERWISE)


def _below(row: Any) -> Iterator[tuple[str, Any]]:
    """Yield the numbers of a row, and of what lies in it, that are less than 0, with their places."""
    for place, owner in ((row.id, row), *walk_below(row, f"{row.id}/")):
        for name in _numbers(owner.__class__):
            value = getattr(owner, name)
            if value is not None and value < 0:
                yield f"{place}/{name}", value


@cache
def _numbers(kind: Any) -> tuple[str, ...]:
    """Return the names of the numbers of a kind of row."""
    if kind in _MAY_BE_LESS:
        return ()
    specs = fields_of(kind).items()
    return tuple(n for n, spec in specs if spec.kind in _COUNTED and n not in _SAID_OTHERWISE)
