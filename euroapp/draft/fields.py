"""Describes every field of the draft: its kind, title and help, read from the models themselves."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from euroapp.draft.draft import Draft
from euroapp.draft.kinds import Choice, Digits, LanguageTag, Multiline, Ref
from euroapp.draft.marks import BESIDE
from euroapp.draft.unsettled import UNSETTLED
from euroapp.errors import NoSuchPath
from euroapp.language import say
from euroapp.values import FieldPath, Frozen, NumberMark, split


class Kind(StrEnum):
    """What an editor for a field looks like."""

    TEXT = "text"
    PARAGRAPH = "paragraph"
    COUNT = "count"
    MONTH = "month"
    QUANTITY = "quantity"
    MONEY = "money"
    DATE = "date"
    FLAG = "flag"
    YES_NO = "yes_no"
    ENUM = "enum"
    CHOICE = "choice"
    REF = "ref"
    RECORD = "record"
    ROWS = "rows"


@dataclass(frozen=True)
class FieldSpec:
    """One field of a model."""

    name: str
    title: str
    help: str
    kind: Kind
    many: bool = False
    """The field holds a tuple of such values."""
    optional: bool = False
    """Nothing at all is a value of its own."""
    ref: Ref | None = None
    choice: Choice | None = None
    enum: type[StrEnum] | None = None
    lines: int = 1
    digits: int = 0
    """Not 0: the text is a number of so many digits."""
    language: bool = False
    """The text is the two-letter code of a language."""
    model: type[Frozen] | None = None
    """The model of a record or of each row."""

    @property
    def numeric(self) -> bool:
        """Tell whether the value is a number."""
        return self.kind in {Kind.COUNT, Kind.MONTH, Kind.QUANTITY, Kind.MONEY}


def _unwrap(annotation: Any, marks: list[Any]) -> tuple[Any, bool]:
    """Strip `Annotated` and `| None`; collect marks; tell whether None is allowed."""
    optional = False
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *more = get_args(annotation)
            marks.extend(more)
        elif origin in (Union, types.UnionType):
            inner = [part for part in get_args(annotation) if part is not type(None)]
            optional = optional or len(inner) < len(get_args(annotation))
            annotation = inner[0]
        else:
            return annotation, optional


def _kind(core: Any, marks: list[Any], optional: bool) -> Kind:
    number = next((mark.kind for mark in marks if isinstance(mark, NumberMark)), "")
    if number:
        return Kind(number)
    if core is bool:
        return Kind.YES_NO if optional else Kind.FLAG
    if core is date:
        return Kind.DATE
    if core is Decimal:
        return Kind.QUANTITY
    if isinstance(core, type) and issubclass(core, StrEnum):
        return Kind.ENUM
    if isinstance(core, type) and issubclass(core, Frozen):
        return Kind.RECORD
    by_mark = {Ref: Kind.REF, Choice: Kind.CHOICE, Multiline: Kind.PARAGRAPH}
    return next((by_mark[type(mark)] for mark in marks if type(mark) in by_mark), Kind.TEXT)


def _spec(name: str, annotation: Any, metadata: list[Any], title: str, help_text: str) -> FieldSpec:
    marks = list(metadata)
    core, optional = _unwrap(annotation, marks)
    many = get_origin(core) is tuple
    if many:
        core, _ = _unwrap(get_args(core)[0], marks)
    kind = _kind(core, marks, optional)
    if many and kind is Kind.RECORD:
        kind = Kind.ROWS
    return FieldSpec(
        name=name,
        title=say(title),
        help=say(help_text) if help_text else "",
        kind=kind,
        many=many,
        optional=optional,
        ref=next((mark for mark in marks if isinstance(mark, Ref)), None),
        choice=next((mark for mark in marks if isinstance(mark, Choice)), None),
        enum=core if kind is Kind.ENUM else None,
        lines=next((mark.lines for mark in marks if isinstance(mark, Multiline)), 1),
        digits=next((mark.count for mark in marks if isinstance(mark, Digits)), 0),
        language=any(isinstance(mark, LanguageTag) for mark in marks),
        model=core if kind in {Kind.RECORD, Kind.ROWS} else None,
    )


@cache
def fields_of(model: type[Frozen]) -> dict[str, FieldSpec]:
    """Return the fields of a model by name, in order; ids of rows and bytes of images are left out."""
    return {
        name: _spec(
            name,
            info.annotation,
            list(info.metadata),
            info.title or name.replace("_", " ").capitalize(),
            info.description or "",
        )
        for name, info in model.model_fields.items()
        if (name != "id" or info.title) and info.annotation is not bytes
    }


@lru_cache(maxsize=4096)
def field_at(path: FieldPath) -> FieldSpec:
    """Return the description of the field a path names; rows may be ids or `*`.

    Raises:
        NoSuchPath: the models have no such field.

    """
    model: type[Frozen] = Draft
    spec: FieldSpec | None = None
    segments = iter(split(path))
    for segment in segments:
        spec = fields_of(model).get(segment)
        if spec is None:
            raise NoSuchPath(say("There is no field “{path}”.", path=path))
        if spec.kind is Kind.ROWS and next(segments, None) is None:
            break
        model = spec.model or Frozen
    if spec is None:
        raise NoSuchPath(say("The path is empty."))
    return spec


def leaves(model: type[Frozen] = Draft, prefix: str = "") -> Iterator[tuple[FieldPath, FieldSpec]]:
    """Yield every editable field below a model with its path pattern, rows written as `*`."""
    for name, spec in fields_of(model).items():
        path = f"{prefix}{name}"
        if path in {UNSETTLED, *BESIDE}:
            continue
        if spec.kind is Kind.ROWS and spec.model:
            yield from leaves(spec.model, f"{path}/*/")
        elif spec.kind is Kind.RECORD and spec.model:
            yield from leaves(spec.model, f"{path}/")
        else:
            yield path, spec
