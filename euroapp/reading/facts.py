"""Own values of facts of the call, read like every other entry: never guessed, and asked about in doubt."""

from __future__ import annotations

from typing import Any

from euroapp.calls.facts import DateFact, Evidence, Facts, FlagFact, MoneyFact, NumberFact, RateFact
from euroapp.draft.fields import FieldSpec, Kind
from euroapp.language import say
from euroapp.reading.field import Meaning, read
from euroapp.reading.refusals import Ambiguous, Unreadable
from euroapp.values import one_line
from euroapp.wording.facts import value_help
from euroapp.wording.values import Known, shortened

_KINDS = {
    MoneyFact: Kind.MONEY,
    NumberFact: Kind.COUNT,
    RateFact: Kind.QUANTITY,
    DateFact: Kind.DATE,
    FlagFact: Kind.YES_NO,
}


def read_fact(facts: Facts, key: str, text: str, known: Known) -> str:
    """Return the text that a draft keeps as the own value of a fact; as typed, where that reads the same.

    Raises:
        Unreadable: the text is no value of the fact.
        Ambiguous: it could be several.

    """
    fact = facts.fact(key)
    if fact is None:
        raise Unreadable(say("There is no fact “{key}” in this call.", key=key))
    typed = one_line(text).strip()
    kind = next((kind for model, kind in _KINDS.items() if isinstance(fact, model)), None)
    meant = (
        typed
        if kind is None or not typed
        else _plain(_read(fact, FieldSpec(key, facts.title(key), "", kind), typed, known))
    )
    value = _value(facts, key, meant)
    if meant and value is None:
        raise Unreadable(_sentence(typed, fact))
    return typed if _value(facts, key, typed) == value else meant


def _read(fact: Evidence, spec: FieldSpec, typed: str, known: Known) -> Any:
    """Read a number, a day or an answer.

    Raises:
        Unreadable: the text is no value of the fact.
        Ambiguous: it could be several.

    """
    if isinstance(fact, RateFact) and "%" in typed:
        # The facts hold 75 % as 0.75; as a number it would be a hundred times as much.
        raise Unreadable(_sentence(typed, fact))
    try:
        return read(spec, typed, known)
    except Ambiguous as doubt:
        raise Ambiguous(str(doubt), tuple(map(_plain, doubt.readings)), doubt.ways, doubt.why) from doubt
    except Unreadable as error:
        raise Unreadable(_sentence(typed, fact)) from error


def _value(facts: Facts, key: str, raw: str) -> Any:
    """Return the value that a fact gets from a text of the draft; None where it can be none."""
    try:
        fact = facts.overridden(key, raw, "").fact(key) if raw else None
    except ValueError:
        return None
    return fact.value if fact is not None else None


def fact_meaning(facts: Facts, key: str, text: str, known: Known) -> Meaning:
    """Return what a text could mean as the own value of a fact; never raises."""
    try:
        value = read_fact(facts, key, text, known)
    except Ambiguous as doubt:
        return Meaning(doubt.sentence, doubt.readings, doubt.ways)
    except Unreadable as error:
        return Meaning(str(error))
    return Meaning("", (value,), (value,))


def _plain(value: Any) -> str:
    """Return a value as the facts read it."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else f"{value}"


def _sentence(typed: str, fact: Evidence) -> str:
    return say(
        "“{typed}” cannot be its value. {value_help}", typed=shortened(typed), value_help=value_help(fact)
    )
