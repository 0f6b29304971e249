"""Prints what sentences name, in the one place that does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from euroapp.calls.names import bare_name, name_of, title_of
from euroapp.details import (
    Belonging,
    CalendarMonth,
    Choice,
    Detail,
    FactTitle,
    FieldTitle,
    FieldValue,
    Listed,
    Money,
    Pages,
    Rounded,
    Rounding,
    Row,
    RowNumber,
    Share,
    Span,
    Term,
)
from euroapp.draft.fields import field_at
from euroapp.wording.numbers import (
    ENGLISH,
    Marks,
    calendar_month,
    cut_percent,
    day,
    money,
    months,
    percent,
    quantity,
    rate,
)
from euroapp.wording.values import Known, shortened, show

_TERMS = {
    Term.DAY: "day",
    Term.MONTH: "month",
    Term.NOTHING: "nothing",
    Term.EMPTY: "empty",
    Term.INCOME: "income",
    Term.MORE: "more",
    Term.FEWER: "fewer",
    Term.NO_SPECIFIC_OBJECTIVE: "no specific objective",
    Term.NO_INDICATOR: "no indicator",
    Term.NO_WORK_PACKAGE: "no work package",
    Term.NO_DELIVERABLE: "no deliverable",
    Term.NO_RESPONSIBLE_PARTNER: "no responsible partner",
    Term.PREVIOUS_PROJECT: "A previous project",
    Term.PARTICIPANTS: "participants",
    Term.COUNTRIES: "countries of participants",
    Term.WORK_PACKAGES: "work packages",
    Term.TASKS: "tasks",
    Term.DELIVERABLES: "deliverables",
    Term.MILESTONES: "milestones",
    Term.SCHEMES: "schemes",
    Term.CALLS_FOR_SMES: "calls for SMEs",
    Term.SMES: "SMEs in all schemes",
    Term.SMES_IN_SCHEME: "SMEs in this scheme",
    Term.MONTHS_OF_PROJECT: "months as its duration",
    Term.EURO_REQUESTED: "EUR as requested grant",
    Term.EURO_OF_COSTS: "EUR as eligible costs",
    Term.EURO_OF_SUPPORT: "EUR as support to SMEs",
    Term.EURO_PER_SME: "EUR as the most per SME in this scheme",
    Term.SHARE_OF_SUPPORT: "as the share of support in the grant",
}

_FORM = frozenset({"narrative", "declarations", "answers"})
"""Lists whose entries the form of the call names."""


def filled(sentence: str, details: Mapping[str, Detail], known: Known, marks: Marks = ENGLISH) -> str:
    """Return a sentence with its details in their named places."""
    return sentence.format_map({name: printed(one, known, marks) for name, one in details.items()})


def printed(detail: Detail, known: Known, marks: Marks = ENGLISH) -> str:
    """Return a detail as people read it.

    Args:
        detail: the value.
        known: the draft and the call in which its rows and choices have their names.
        marks: the group mark and the decimal mark of the reader's language.

    """
    match detail:
        case Term():
            return _TERMS[detail]
        case str():
            return detail
        case int() | Decimal() | Money() | Rounded() | Share() | Pages():
            return _number(detail, marks)
        case date():
            return day(detail)
        case Span(first, last):
            return months(first, last)
        case CalendarMonth(year, month):
            return calendar_month(year, month)
        case Listed(details):
            return ", ".join(printed(one, known, marks) for one in details)
        case _:
            return _named(detail, known)


def _number(detail: int | Decimal | Money | Rounded | Share | Pages, marks: Marks) -> str:
    match detail:
        case Money(amount):
            return money(amount, marks)
        case Rounded(number, places):
            return quantity(number, places, marks)
        case Share(part, rounding, places):
            return _share(part, rounding, places, marks)
        case Pages(count):
            return "1 page" if count == 1 else f"{quantity(count, marks=marks)} pages"
        case _:
            return quantity(detail, marks=marks)


def _share(part: Decimal | None, rounding: Rounding, places: int, marks: Marks) -> str:
    if rounding is Rounding.EXACT:
        return rate(part, marks)
    return (cut_percent if rounding is Rounding.CUT else percent)(part, places, marks)


def _named(
    detail: Row | RowNumber | Belonging | Choice | FactTitle | FieldTitle | FieldValue, known: Known
) -> str:
    """Return the name of a row, of an entry of the call, or of a field."""
    match detail:
        case Row(collection, row_id):
            return known.numbers.label(collection, row_id)
        case RowNumber(collection, row_id):
            return known.numbers.of(collection, row_id)
        case Belonging(what, whose):
            return f"{what} ({known.numbers.label(whose.collection, whose.id)})"
        case Choice(source, key, bare) if source in _FORM:
            return title_of(known.call.form, source, key, bare=bare)
        case Choice(source, key, bare):
            return (bare_name if bare else name_of)(known.call.pack, source, key)
        case FactTitle(key):
            return known.call.stated.facts.title(key)
        case FieldTitle(path):
            return field_at(path).title
        case FieldValue(path, value, whole):
            shown = show(field_at(path), value, known)
            return (shown if whole else shortened(shown)) or _TERMS[Term.EMPTY]
