"""Facts of a call as people read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from euroapp.calls.facts import (
    DateFact,
    Evidence,
    FlagFact,
    MoneyFact,
    NumberFact,
    RateFact,
    Status,
    TextFact,
)
from euroapp.wording.numbers import day, money, percent, quantity

STATUS_WORDS = {
    Status.CONFIRMED: "confirmed",
    Status.LIKELY: "likely, check",
    Status.UNKNOWN: "unknown",
    Status.OWN: "own value",
}


def fact_text(fact: Evidence) -> str:
    """Return the value of a fact in print form; `not known` for none."""
    value = getattr(fact, "value", None)
    if value is None:
        return "not known"
    if isinstance(fact, FlagFact):
        return "yes" if value else "no"
    if isinstance(fact, MoneyFact) and isinstance(value, Decimal):
        return money(value)
    if isinstance(fact, DateFact) and isinstance(value, date):
        return day(value)
    if isinstance(fact, RateFact) and isinstance(value, Decimal):
        return percent(value, 0) if 0 < value <= 1 else quantity(value)
    if isinstance(fact, NumberFact) and isinstance(value, int):
        return quantity(value)
    return str(value) if isinstance(fact, TextFact) else ""


def evidence(fact: Evidence) -> str:
    """Return status and source in one line, such as `confirmed · SLIDES`."""
    words = STATUS_WORDS[fact.status]
    return f"{words} · {fact.source}" if fact.source else words
