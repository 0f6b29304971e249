"""What sentences about a draft name: values, never printed strings; `euroapp.wording.details` prints them.

A detail is one of the kinds below, a number (`int`, `Decimal`), a `date`, or a `str`: words of the draft or
of the call, which stand in every language as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from euroapp.values import FieldPath


class Rounding(StrEnum):
    """How a share is printed."""

    HALF_UP = auto()
    """To the nearest."""
    CUT = auto()
    """Never up: what is held against a limit must not look like the limit."""
    EXACT = auto()
    """With all its decimals, as a limit or a rate is."""


class Term(StrEnum):
    """A word of the program that stands inside a sentence."""

    DAY = auto()
    MONTH = auto()
    NOTHING = auto()
    EMPTY = auto()
    INCOME = auto()
    MORE = auto()
    FEWER = auto()
    NO_SPECIFIC_OBJECTIVE = auto()
    NO_INDICATOR = auto()
    NO_WORK_PACKAGE = auto()
    NO_DELIVERABLE = auto()
    NO_RESPONSIBLE_PARTNER = auto()
    PREVIOUS_PROJECT = auto()
    SOMEBODY = auto()
    UNKNOWN_DAY = auto()
    PARTICIPANTS = auto()
    COUNTRIES = auto()
    WORK_PACKAGES = auto()
    TASKS = auto()
    DELIVERABLES = auto()
    MILESTONES = auto()
    SCHEMES = auto()
    CALLS_FOR_SMES = auto()
    SMES = auto()
    SMES_IN_SCHEME = auto()
    MONTHS_OF_PROJECT = auto()
    EURO_REQUESTED = auto()
    EURO_OF_COSTS = auto()
    EURO_OF_SUPPORT = auto()
    EURO_PER_SME = auto()
    SHARE_OF_SUPPORT = auto()


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in euro; none prints as nothing."""

    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole between 0 and 1, printed in per cent."""

    part: Decimal | None
    rounding: Rounding = Rounding.HALF_UP
    places: int = 1


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number printed with so many decimals."""

    number: Decimal
    places: int


@dataclass(frozen=True, slots=True)
class Pages:
    """So many pages."""

    count: int


@dataclass(frozen=True, slots=True)
class Span:
    """Project months from the first to the last; none where it is not known."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month of the calendar, 1 to 12, in a year."""

    year: int
    month: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list of the draft, named by its number and its name."""

    collection: str
    id: str


@dataclass(frozen=True, slots=True)
class RowNumber:
    """A row of a list of the draft, named by its number alone."""

    collection: str
    id: str


@dataclass(frozen=True, slots=True)
class Belonging:
    """Something of a row, such as the annex of a participant."""

    what: str
    whose: Row


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a list of the call, such as a country, or of its form, such as a section."""

    source: str
    key: str
    bare: bool = False
    """Without a word on whether the call has it."""


@dataclass(frozen=True, slots=True)
class FactTitle:
    """What a fact of the call is called."""

    key: str


@dataclass(frozen=True, slots=True)
class FieldTitle:
    """What a field of the draft is called."""

    path: FieldPath


@dataclass(frozen=True, slots=True)
class FieldValue:
    """The value of a field of the draft as its field shows it."""

    path: FieldPath
    value: object
    whole: bool = False
    """Not shortened."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Several details, one after the other."""

    details: tuple[Detail, ...]


Detail = (
    str
    | int
    | Decimal
    | date
    | Term
    | Money
    | Share
    | Rounded
    | Pages
    | Span
    | CalendarMonth
    | Row
    | RowNumber
    | Belonging
    | Choice
    | FactTitle
    | FieldTitle
    | FieldValue
    | Listed
)
