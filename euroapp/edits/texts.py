"""Every text of a draft in which a row may be named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at, fields_of
from euroapp.draft.marks import BESIDE
from euroapp.draft.paths import walk_below
from euroapp.memory.blocks import in_blocks
from euroapp.values import FieldPath, Frozen, join

_NO_PROSE = frozenset({"overrides", "call", "history", *BESIDE})
_NO_NUMBERS = frozenset(
    (
        "website",
        "eccp_profile",
        "activity_report",
        "email",
        "phone",
        "mobile",
        "pic",
        "vat",
        "postcode",
        "street",
    )
)
"""Fields of one line that hold addresses and keys."""
_OWN_NAMES = frozenset(
    (
        "word",
        "short_name",
        "legal_name",
        "first_name",
        "family_name",
        "town",
        "region",
        "address",
        "reference",
    )
)
"""Fields that hold names of their own, which neither number nor short name of another row changes."""


def texts_of(draft: Draft) -> Iterator[tuple[FieldPath, str]]:
    """Yield every text of a draft that can name a row; rows that did not change are looked at only once."""
    yield from _own_texts("", draft)
    for name, spec in fields_of(Draft).items():
        if name in _NO_PROSE:
            continue
        if spec.kind is Kind.RECORD:
            yield from _texts_in(getattr(draft, name), name)
        elif spec.kind is Kind.ROWS:
            yield from in_blocks(_texts_of_row, getattr(draft, name), name)


def takes_fields(path: FieldPath) -> bool:
    """Tell whether a text can hold live fields: one of several lines can, a name or a title cannot."""
    return field_at(path).kind is Kind.PARAGRAPH


def _texts_of_row(row: Any, collection: str) -> Iterator[tuple[FieldPath, str]]:
    yield from _texts_in(row, f"{collection}/{row.id}")


def _texts_in(owner: Frozen, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    yield from _own_texts(path, owner)
    for place, row in walk_below(owner, f"{path}/"):
        yield from _own_texts(place, row)


def _own_texts(path: FieldPath, row: Frozen) -> Iterator[tuple[FieldPath, str]]:
    for name in _prose_of(type(row)):
        text: Any = getattr(row, name)
        if text and isinstance(text, str):
            yield join(path, name), text


@lru_cache(maxsize=256)
def _prose_of(kind: type[Frozen]) -> tuple[str, ...]:
    """Return the names of the fields of a kind of row that hold texts."""
    return tuple(
        name
        for name, spec in fields_of(kind).items()
        if spec.kind in {Kind.TEXT, Kind.PARAGRAPH} and name not in _NO_NUMBERS | _OWN_NAMES
    )
