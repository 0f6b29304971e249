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
    Row,
    RowNumber,
    Share,
    Span,
    Term,
)
from euroapp.draft.fields import field_at
from euroapp.language import ENGLISH, Words, say, together
from euroapp.wording.values import Known, shortened, show

_TERMS = {
    Term.DAY: say("day"),
    Term.MONTH: say("month"),
    Term.NOTHING: say("nothing"),
    Term.EMPTY: say("empty"),
    Term.INCOME: say("income"),
    Term.MORE: say("more"),
    Term.FEWER: say("fewer"),
    Term.NO_SPECIFIC_OBJECTIVE: say("no specific objective"),
    Term.NO_INDICATOR: say("no indicator"),
    Term.NO_WORK_PACKAGE: say("no work package"),
    Term.NO_DELIVERABLE: say("no deliverable"),
    Term.NO_RESPONSIBLE_PARTNER: say("no responsible partner"),
    Term.PREVIOUS_PROJECT: say("A previous project"),
    Term.SOMEBODY: say("somebody"),
    Term.UNKNOWN_DAY: say("an unknown day"),
    Term.PARTICIPANTS: say("participants"),
    Term.COUNTRIES: say("countries of participants"),
    Term.WORK_PACKAGES: say("work packages"),
    Term.TASKS: say("tasks"),
    Term.DELIVERABLES: say("deliverables"),
    Term.MILESTONES: say("milestones"),
    Term.SCHEMES: say("schemes"),
    Term.CALLS_FOR_SMES: say("calls for SMEs"),
    Term.SMES: say("SMEs in all schemes"),
    Term.SMES_IN_SCHEME: say("SMEs in this scheme"),
    Term.MONTHS_OF_PROJECT: say("months as its duration"),
    Term.EURO_REQUESTED: say("EUR as requested grant"),
    Term.EURO_OF_COSTS: say("EUR as eligible costs"),
    Term.EURO_OF_SUPPORT: say("EUR as support to SMEs"),
    Term.EURO_PER_SME: say("EUR as the most per SME in this scheme"),
    Term.SHARE_OF_SUPPORT: say("as the share of support in the grant"),
}

_FORM = frozenset({"narrative", "declarations", "answers"})
"""Lists whose entries the form of the call names."""


def filled(sentence: str, details: Mapping[str, Detail], known: Known) -> str:
    """Return a sentence with its details in their named places, to be said in any language."""
    return say(sentence, **{name: worded(one, known) for name, one in details.items()})


def worded(detail: Detail, known: Known) -> str:
    """Return a detail as words.

    Args:
        detail: the value.
        known: the draft and the call in which its rows and choices have their names.

    """
    match detail:
        case Term():
            return _TERMS[detail]
        case str():
            return detail
        case Money(None) | Share(None) | Span(None, None):
            return ""
        case int() | Decimal() | Money() | Rounded() | Share() | Pages() | date() | Span() | CalendarMonth():
            return Words(ENGLISH.printed(detail), detail)
        case Listed(details):
            return together((worded(one, known) for one in details), ", ")
        case _:
            return _named(detail, known)


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
            return say("{what} ({whose})", what=what, whose=known.numbers.label(whose.collection, whose.id))
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
