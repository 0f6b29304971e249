"""A figure with what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from euroapp.calls.call import Call
from euroapp.calls.facts import Evidence
from euroapp.draft import Draft
from euroapp.draft.numbering import Numbering
from euroapp.figures import Figures
from euroapp.values import EXACT, FieldPath, to_cents, total


class Basis(Protocol):
    """A draft with everything that figures follow from."""

    @property
    def draft(self) -> Draft:
        """Return the draft."""

    @property
    def call(self) -> Call:
        """Return the call with the draft's own values."""

    @property
    def numbers(self) -> Numbering:
        """Return the printed numbers."""

    @property
    def figures(self) -> Figures:
        """Return the derived numbers."""


class Unit(StrEnum):
    """What a value counts."""

    EURO = "EUR"
    PERSON_MONTHS = "PM"
    SHARE = "share"
    """Between 0 and 1, printed in per cent."""
    NUMBER = ""
    MONTH = "M"


class How(StrEnum):
    """How a value follows from its parts."""

    GIVEN = "given"
    """It does not: somebody typed it, or it stands in the call."""
    SAME = "same"
    """It is its only part."""
    SUM = "sum"
    PRODUCT = "product"
    """All parts multiplied, rounded half up to cents."""
    SCALED = "scaled"
    """All parts multiplied, not rounded."""
    DIFFERENCE = "difference"
    """The first part minus the others."""
    SHARE = "share"
    """The first part divided by the second one."""
    AVERAGE = "average"
    """The first part divided by the second one, rounded half up to cents."""
    TIMES = "times"
    """How often the second part goes into the first one, never less than nothing."""
    PART = "part"
    """The first part times a share, without what is left of a whole."""
    CHARGE = "charge"
    """Cost times months charged times use, divided by the months of useful life; to cents."""
    ACCRUED = "accrued"
    """The first part times the second one, divided by the third; to cents."""
    LATEST = "latest"
    """The greatest of the parts."""


@dataclass
class Step:
    """A value, what it is called, and how it comes about; its parts are made when they are asked for."""

    title: str
    value: Decimal
    unit: Unit = Unit.EURO
    how: How = How.GIVEN
    make: Callable[[], Iterable[Step]] = field(default=tuple, repr=False)
    path: FieldPath = ""
    """The row or field to which it leads; '' for none."""
    fact: Evidence | None = None
    """The fact of the call that it is."""
    note: str = ""
    """What else is to be known of it, as a sentence."""

    @cached_property
    def parts(self) -> tuple[Step, ...]:
        """Return what the value is made of; nothing for what is given."""
        return tuple(self.make())


def comes_to(step: Step) -> Decimal:
    """Return what the parts of a step come to: its value, if it is explained truly."""
    values = [part.value for part in step.parts]
    return step.value if step.how is How.GIVEN else _WORKED_OUT[step.how](values)


def _product(values: Iterable[Decimal]) -> Decimal:
    result = Decimal(1)
    for value in values:
        result = EXACT.multiply(result, value)
    return result


_WORKED_OUT: dict[How, Callable[[list[Decimal]], Decimal]] = {
    How.SAME: lambda values: values[0],
    How.SUM: total,
    How.PRODUCT: lambda values: to_cents(_product(values)),
    How.SCALED: _product,
    How.DIFFERENCE: lambda values: EXACT.subtract(values[0], total(values[1:])),
    How.SHARE: lambda values: EXACT.divide(*values),
    How.AVERAGE: lambda values: to_cents(EXACT.divide(*values)),
    How.TIMES: lambda values: Decimal(max(0, int(values[0] // values[1]))),
    How.PART: lambda values: Decimal(int(_product(values))),
    How.CHARGE: lambda values: to_cents(EXACT.divide(_product(values[:3]), values[3])),
    How.ACCRUED: lambda values: to_cents(EXACT.divide(_product(values[:2]), values[2])),
    How.LATEST: max,
}


def added(title: str, parts: Callable[[], Iterable[Step]], value: Decimal, unit: Unit = Unit.EURO) -> Step:
    """Return a sum."""
    return Step(title, value, unit, How.SUM, parts)
