"""The smallest building blocks: immutable values, money, months, row ids and field paths."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

CENT = Decimal("0.01")
MAX_TEXT = 1_048_576
"""Longest text one field may hold, in characters."""


class Frozen(BaseModel):
    """An immutable value; `replace` returns a validated copy."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=False, defer_build=True
    )

    def replace(self, **changes: Any) -> Self:
        """Return a copy with these fields changed.

        Raises:
            pydantic.ValidationError: a value cannot be written down in its field.

        """
        return type(self)(**{**dict(self), **changes})


def to_cents(value: Decimal) -> Decimal:
    """Round half up to two places (application form, budget formulas)."""
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


def _fits(value: Decimal) -> Decimal:
    try:
        rounded = to_cents(value)
    except InvalidOperation as error:
        raise ValueError("the amount has too many digits") from error
    if rounded.adjusted() > 14:
        raise ValueError("the amount has too many digits")
    return rounded


def _plain(value: Decimal) -> Decimal:
    if value and (value.adjusted() > 14 or -int(value.as_tuple().exponent) > 6):
        raise ValueError("the number has too many digits")
    return value


@dataclass(frozen=True)
class NumberMark:
    """Tells forms and exports what a number counts: `money`, `month`, `quantity` or `count`."""

    kind: str


Money = Annotated[Decimal, AfterValidator(_fits), NumberMark("money")]
"""Euro with two decimals, rounded half up; at most 15 digits before the point."""

Quantity = Annotated[Decimal, AfterValidator(_plain), NumberMark("quantity")]
"""A plain number, such as units or person-months; at most six decimals."""

Month = Annotated[int, Field(ge=-999, le=999), NumberMark("month")]
"""A project month; month 1 is the first month of the project."""

Count = Annotated[int, Field(ge=-999_999_999, le=999_999_999), NumberMark("count")]
"""A whole number."""

Text = Annotated[str, StringConstraints(max_length=MAX_TEXT)]

ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"
RowId = Annotated[str, StringConstraints(pattern=ID_PATTERN)]

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new_id(prefix: str) -> str:
    """Return a fresh row id such as `p7k3m9qx`; unique across laptops for all practical purposes."""
    return prefix + "".join(secrets.choice(_ALPHABET) for _ in range(9))


FieldPath = str
"""Names one value: attribute names and row ids joined by slashes, `partners/p3/legal_name`."""


def join(*segments: str) -> FieldPath:
    """Build a path from its segments, leaving out empty ones."""
    return "/".join(segment for segment in segments if segment)


def split(path: FieldPath) -> tuple[str, ...]:
    """Return the segments of a path."""
    return tuple(segment for segment in path.split("/") if segment)


def starts_with(path: FieldPath, prefix: FieldPath) -> bool:
    """Tell whether a path names something inside (or exactly) what the prefix names."""
    return not prefix or path == prefix or path.startswith(prefix + "/")
