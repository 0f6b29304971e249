"""The smallest building blocks: immutable values, money, months, row ids and field paths."""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from euroapp.exact import CENT as CENT
from euroapp.exact import EXACT as EXACT
from euroapp.exact import ZERO as ZERO
from euroapp.exact import down_to_cents as down_to_cents
from euroapp.exact import to_cents as to_cents
from euroapp.exact import total as total
from euroapp.exact import up_to_cents as up_to_cents

# What a draft may hold is said here and nowhere else; to look for plugins, pydantic would read the notes of
# every package that is installed.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

MAX_TEXT = 1_048_576
"""Longest text one field may hold, in characters."""


class Frozen(BaseModel):
    """An immutable value; `replace` returns a validated copy."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=False, defer_build=True
    )

    def replace(self, **changes: Any) -> Self:
        """Return a copy with these fields changed; the others are the very same objects.

        Raises:
            pydantic.ValidationError: a value cannot be written down in its field.

        """
        made = type(self)(**{**dict(self), **changes})
        # Validation rebuilds tuples; what did not change stays itself, so that work on it can be reused.
        made.__dict__.update({name: value for name, value in self.__dict__.items() if name not in changes})
        return made


_TOO_LONG = "at most 12 digits before the decimal point and {places} after it can be written down"


def _amount(value: Decimal) -> Decimal:
    """Return an amount rounded to cents and written in its one canonical way."""
    if value and value.adjusted() > 11:
        raise ValueError(_TOO_LONG.format(places=2))
    rounded = to_cents(value) if value else ZERO
    if rounded.adjusted() > 11:
        raise ValueError(_TOO_LONG.format(places=2))
    return rounded or ZERO


def _number(value: Decimal) -> Decimal:
    """Return a number written in its one canonical way, so that equal drafts are equal files."""
    if not value:
        return Decimal(0)
    short = value.normalize(EXACT) if value.adjusted() <= 11 else value
    if value.adjusted() > 11 or short != value or int(short.as_tuple().exponent) < -6:
        raise ValueError(_TOO_LONG.format(places=6))
    return short.quantize(Decimal(1), context=EXACT) if int(short.as_tuple().exponent) > 0 else short


@dataclass(frozen=True)
class NumberMark:
    """Tells forms and exports what a number counts: `money`, `month`, `quantity` or `count`."""

    kind: str


Money = Annotated[Decimal, AfterValidator(_amount), NumberMark("money")]
"""Euro with two decimals, rounded half up; at most 12 digits before the point."""

Quantity = Annotated[Decimal, AfterValidator(_number), NumberMark("quantity")]
"""A plain number, such as units or person-months; at most 12 digits before the point and six after."""

Month = Annotated[int, Field(ge=-999, le=999), NumberMark("month")]
"""A project month; month 1 is the first month of the project."""

Count = Annotated[int, Field(ge=-999_999_999, le=999_999_999), NumberMark("count")]
"""A whole number."""

LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Every sign at which one line of text ends and the next begins."""

_LINE_END = re.compile(rf"[ \t]*[{LINE_ENDS}][ \t{LINE_ENDS}]*")


def one_line(text: str) -> str:
    """Return a text in one line: line ends at its edges are cut, those inside become one blank each."""
    # Nearly every text is printable, which a look of its own tells faster than any search.
    if text.isprintable() or not _LINE_END.search(text):
        return text
    return _LINE_END.sub(" ", text.strip(LINE_ENDS + " \t"))


Prose = Annotated[str, StringConstraints(max_length=MAX_TEXT)]
"""Text of any number of lines, kept as typed."""

Text = Annotated[Prose, AfterValidator(one_line)]
"""Text of one line; it never holds a line end, wherever it came from."""

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
    return "/".join(filter(None, segments))


def split(path: FieldPath) -> tuple[str, ...]:
    """Return the segments of a path."""
    return tuple(filter(None, path.split("/")))


def starts_with(path: FieldPath, prefix: FieldPath) -> bool:
    """Tell whether a path names something inside (or exactly) what the prefix names."""
    return not prefix or path == prefix or path.startswith(prefix + "/")
