"""What a mark rests on: a checksum of what stands at a place, and of what is computed from it or for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.images import Image
from euroapp.draft.marks import BESIDE, PAGE_HEAD
from euroapp.draft.unsettled import UNSETTLED
from euroapp.edits.unsettled import typed_at
from euroapp.edits.vacancies import value_at
from euroapp.figures import Figures
from euroapp.memory.same import SameRows
from euroapp.values import FieldPath, Frozen, split
from euroapp.wording.places import page_of

_FIGURES: Mapping[str, tuple[str, ...]] = {
    "objectives": ("coverage",),
    "workplan": ("effort",),
    "support": ("support", "reach"),
    "budget": ("budget", "timing"),
    "indicators": ("reach", "paths"),
}
"""The figures that a page shows, by its key: what is computed there goes into the checksum of the page."""

_REQUEST = "requested_contribution"
_ELSEWHERE: Mapping[str, Mapping[str, str]] = {
    "general": {"strand": "call"},
    "partners": {_REQUEST: "budget"},
}
"""Fields that are edited on another page than the others of their part, with that page."""
_NO_PART = BESIDE | {UNSETTLED}


def basis(draft: Draft, call: Call, figures: Figures, path: FieldPath) -> str:
    """Return a checksum of what stands at a place, and of the figures that go with it.

    What was typed there and is not settled counts as standing there.

    Args:
        draft: the draft.
        call: its call, with the draft's own values for facts in force.
        figures: what is computed from both.
        path: the path of a field, record or row, or `page/` and the key of a page.

    Raises:
        NoSuchPath: the path names nothing.

    """
    told = (
        _page(draft, figures, page_of(path)) if path.startswith(PAGE_HEAD) else _field(draft, figures, path)
    )
    return _digest([call.pack.id, *told])


def _field(draft: Draft, figures: Figures, path: FieldPath) -> Iterator[str]:
    yield _row(value_at(draft, path))
    yield typed_at(draft, path) or ""
    segments = split(path)
    if segments[:1] == ("partners",) and segments[-1] == _REQUEST:
        # Where nothing is typed, a participant asks for what its costs come to.
        yield from (_row(line) for line in figures.budget.partners if line.partner == segments[1])


def _page(draft: Draft, figures: Figures, page: str) -> Iterator[str]:
    for part in Draft.model_fields:
        if part in _NO_PART:
            continue
        elsewhere = _ELSEWHERE.get(part, {})
        if page_of(part) == page:
            yield part
            yield from _content(getattr(draft, part), frozenset(elsewhere))
        for name in (name for name, its_page in elsewhere.items() if its_page == page):
            yield from _each(getattr(draft, part), name)
    yield from (entry.text for entry in draft.unsettled if page_of(entry.path) == page)
    for name in _FIGURES.get(page, ()):
        yield _of_figures(SameRows((getattr(figures, name),)))


def _content(value: Any, left: frozenset[str]) -> Iterator[str]:
    """Yield the checksums of the rows of a list, or of the fields of a record, without some fields."""
    if isinstance(value, tuple):
        yield from (_of_same(SameRows((row,)), left) for row in value)
    else:
        # A record that is watched while it is checked has the fields of one.
        yield from (_row(getattr(value, name)) for name in type(value).model_fields if name not in left)


def _each(value: Any, name: str) -> Iterator[str]:
    yield from (_row(getattr(row, name)) for row in (value if isinstance(value, tuple) else (value,)))


def _row(value: Any) -> str:
    """Return the checksum of a value, worked out once for each row."""
    return (
        _of_same(SameRows((value,)), frozenset()) if isinstance(value, Frozen) else _digest([_written(value)])
    )


@lru_cache(maxsize=32)
def _of_figures(content: SameRows) -> str:
    """Return the checksum of figures, which stay the same object while nothing in them changes."""
    return _digest([_written(content.rows[0])])


@lru_cache(maxsize=8192)
def _of_same(content: SameRows, left: frozenset[str]) -> str:
    plain = _plain(content.rows[0])
    return _digest([_written({name: inner for name, inner in plain.items() if name not in left})])


def _written(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    """Return a value as plain data that equal values share."""
    if value is None or (isinstance(value, str | int | bool) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value.normalize() + 0)
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(type(value), "model_fields"):
        # A record, or one that is watched while it is checked; the bytes of an image by their checksum.
        plain = {name: getattr(value, name) for name in type(value).model_fields}
        told = {**plain, "data": value.file} if isinstance(value, Image) else plain
        return {name: _plain(inner) for name, inner in told.items()}
    if is_dataclass(value):
        kept = (one.name for one in fields(value) if one.compare)
        return {name: _plain(getattr(value, name)) for name in kept}
    if isinstance(value, Mapping):
        return sorted(
            ([_written(key), _plain(inner)] for key, inner in value.items()), key=lambda pair: pair[0]
        )
    if isinstance(value, Iterable):
        return [_plain(inner) for inner in value]
    raise TypeError(f"{type(value).__name__} has no checksum.")


def _digest(parts: Iterable[str]) -> str:
    found = blake2b(digest_size=12)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        found.update(len(raw).to_bytes(8, "little") + raw)
    return found.hexdigest()
