"""Facts of a call as people read them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from euroapp.calls.facts import (
    CoefficientsFact,
    DateFact,
    Evidence,
    FlagFact,
    MoneyFact,
    NumberFact,
    RateFact,
    Status,
    TextFact,
)
from euroapp.language import say, together
from euroapp.wording.numbers import day, money, quantity, rate

STATUS_WORDS = {
    Status.CONFIRMED: say("confirmed"),
    Status.LIKELY: say("likely, check"),
    Status.UNKNOWN: say("unknown"),
    Status.OWN: say("own value"),
}


def fact_text(fact: Evidence) -> str:
    """Return the value of a fact in print form; `not known` for none."""
    value = getattr(fact, "value", None)
    if value is None:
        return say("not known")
    if isinstance(fact, FlagFact):
        return say("yes") if value else say("no")
    if isinstance(fact, MoneyFact) and isinstance(value, Decimal):
        return money(value)
    if isinstance(fact, DateFact) and isinstance(value, date):
        return day(value)
    if isinstance(fact, RateFact) and isinstance(value, Decimal):
        return rate(value) if 0 < value <= 1 else quantity(value)
    if isinstance(fact, NumberFact) and isinstance(value, int):
        return quantity(value)
    if isinstance(fact, CoefficientsFact) and isinstance(value, Mapping):
        listed = (together((country, quantity(number)), " ") for country, number in sorted(value.items()))
        return together(listed, "; ")
    return str(value) if isinstance(fact, TextFact) else ""


def value_help(fact: Evidence) -> str:
    """Return how a value of this kind is written."""
    for kind, words in (
        (MoneyFact, say("Write an amount as 60000.")),
        (NumberFact, say("Write a whole number as 36.")),
        (RateFact, say("Write a number or share as 0.75.")),
        (DateFact, say("Write a date as 2025-02-05.")),
        (FlagFact, say("Write yes or no.")),
        (CoefficientsFact, say("Write countries with their coefficients as FI 1.05; DE 0.98.")),
    ):
        if isinstance(fact, kind):
            return words
    return say("Write a shorter text.")


def source_names(codes: str, sources: Mapping[str, str]) -> list[str]:
    """Return what the codes of sources stand for, in their order; an unknown code as it is."""
    return [sources.get(code.strip(), code.strip()) for code in codes.split(",") if code.strip()]


def evidence(status: Status, names: Sequence[str]) -> str:
    """Return status and first source in one line, such as `confirmed · Slides of the Commission`."""
    words = STATUS_WORDS[status]
    if not names:
        return words
    first, more = _beginning(names[0]), len(names) - 1
    if more:
        return say("{status} · {source}, and {count} more", status=words, source=first, count=more)
    return together((words, first), " · ")


def evidence_in_full(status: Status, names: Sequence[str]) -> str:
    """Return status and all sources, each without its address, for where there is room to read them."""
    told = [re.split(_ADDRESS, name)[0].rstrip(" .,;:") for name in names]
    return together((STATUS_WORDS[status], "; ".join(filter(None, told))), " · ")


_ADDRESS = r",? ?https?://"


def _beginning(name: str) -> str:
    """Return a source up to its address, or its first words."""
    plain = re.split(_ADDRESS, name)[0].rstrip(" .,;:")
    return plain if len(plain) <= 70 else f"{plain[:68].rstrip()}…"
