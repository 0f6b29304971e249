"""What rows are called in short in other languages and forms: AP2, LT 2, A2.1, P4.

Where the text itself says the words in full (“Arbeitspaket”), the short form can mean nothing else; without
them it is told when its number changes, and never changed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from euroapp.mentions.like_latin import like_latin


class ShortForm(NamedTuple):
    """A short form in a language other than English."""

    letters: str
    """Those of the list that it stands for, such as `WP`."""
    in_full: re.Pattern[str] | None = None
    """The words in full, in any form; None where a short form stays in doubt."""
    tight: bool = False
    """Only without a blank before the figures."""


def _package(words: str) -> ShortForm:
    return ShortForm("WP", re.compile(words, re.IGNORECASE))


SHORT_FORMS = {
    "AP": _package("arbeitspaket|arbetspaket|arbejdspakke|arbeidspakke"),
    "LT": _package(r"\blots?\s+de\s+travail"),
    "PT": _package(r"\bpaquetes?\s+de\s+trabajo|\bpacotes?\s+de\s+trabalho"),
    "PL": _package(r"\bpacchett[oi]\s+di\s+lavoro|\bpachet\w*\s+de\s+lucru"),
    "PR": _package(r"\bpakie\w+\s+robocz"),
    "PZ": _package(r"\bpakie\w+\s+zada"),
    "PB": _package(r"\bpracovn\w+\s+bal[íi]"),
    "RP": _package(r"\bradn\w+\s+paket"),
    "DP": _package(r"\bdelovn\w+\s+paket|\bdarbo\s+paket|\bdarba\s+pak"),
    "DS": _package(r"\bdelovn\w+\s+sklop"),
    "TP": _package("työpaket|tööpaket"),
    "MCS": _package("munkacsomag"),
    "ΠΕ": _package(r"\bπακέτ\w+\s+εργασίας"),
    "РП": _package(r"\bработ\w+\s+пакет"),
    "WS": ShortForm("WP"),
    "A": ShortForm("T", tight=True),
    "L": ShortForm("D", tight=True),
    "P": ShortForm("partners", tight=True),
    "PP": ShortForm("partners"),
    "LP": ShortForm("partners"),
    "BEN": ShortForm("partners"),
}
"""Short forms by their letters; `A2.1` and `L2.1` may be an Aufgabe, attività or livrable."""
BY_LETTERS = {like_latin(letters): form for letters, form in SHORT_FORMS.items()}


def said_in_full(text: str, letters: str) -> bool:
    """Tell whether a text says the words in full that a short form stands for."""
    words = BY_LETTERS[letters].in_full
    return words is not None and words.search(text) is not None
