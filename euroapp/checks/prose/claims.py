"""Figures that a text states about the project, read by the table of phrases.

A whole sentence is looked at: one that speaks of the past, of another project, of a condition or of each
of several is left alone, and so is a number that is only the most there may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from euroapp.checks.prose.numbers import Amount, amount, has_number, whole
from euroapp.checks.prose.phrases import PHRASES, SIGNS, Phrase
from euroapp.memory.texts import by_text

_LONGEST = 600
"""Characters; a longer sentence says too much for its subject to be sure."""

_ABBREVIATED = "".join(rf"(?<!\b{word}\.)" for word in ("ca", "max", "min", "no", "approx"))
_END = re.compile(rf"(?<=[.;!?]){_ABBREVIATED}\s+|\n", re.IGNORECASE)
_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\t": " "} | dict.fromkeys('*_“”"', ""))
_ELSE = re.compile(
    r"\b(?:(?:if|unless|whether|should|would|could|might|may|were|was|had|did|ran|earlier|previous(?:ly)?"
    r"|former"
    r"|past|predecessor|another|(?<!each )other|further|additional|similar|considered|instead"
    r"|alternative(?:ly)?"
    r"|without|sister|(?<!work )programme"
    r"|(?:first|second|third|pilot|last|next) (?:call|round|year|phase|cut-off))\b"
    r"|(?:in|under|within|of|for) (?:wp|work package|task|t) ?\d|(?:by|in|until) month \d|(?:in|within)"
    r" the first)",
    re.IGNORECASE,
)
"""What is past, somebody else's, only possible, or a piece of the project."""

_EACH = re.compile(r"\b(?:per (?!cent)|each (?!other)|every\b)", re.IGNORECASE)
_INSTALMENT = re.compile(r"\b(?:sign|instal|pre-?financ|advance|report|accept|complet)", re.IGNORECASE)
_NAME = re.compile(r"\b(?!SMEs?\b|KPIs?\b|FSTP\b)[A-Z](?=\w*[A-Z])\w{3,}")
"""What looks like the name of a project or an organisation."""

_LEAST = re.compile(r"(?:at least|more than|over|minimum of|no fewer than|exceeds?)$")
_MOST = re.compile(
    r"(?:at most|up to|fewer than|less than|below|under|no more than|maximum of|max\.|first|last|next"
    r"|remaining|only|\d of|one of|between|from \w+ to|\d ?[–-]|\d to)$"
)
_ABOUT = re.compile(r"(?:about|around|nearly|almost|some|approximately|roughly|close to|ca\.?|~|approx\.)$")
OF_ONE_SCHEME = frozenset({"scheme_grants", "scheme_amount"})
"""What the conditions of a scheme can state; their other numbers are those of the project of one SME."""


class Claim(NamedTuple):
    """A figure stated in a text."""

    phrase: Phrase
    words: str
    amount: Amount
    bound: str = ""
    """`least`, `most` or `about` where the text leaves the number open."""
    names: tuple[str, ...] = ()
    """Names in this sentence and the one before, which must be the project's own."""
    owner: str = ""
    """The name whose number it is said to be, which must be that of the project."""
    scheme: str = ""
    """The kind of grant that is counted or priced, such as `innovate grant`."""
    every: int | None = None
    """The number that must be the whole for the sentence to speak of all."""


def _bound(before: str) -> str:
    tail = before[-24:].lower().rstrip()
    bounds = (("least", _LEAST), ("most", _MOST), ("about", _ABOUT))
    return next((name for name, pattern in bounds if pattern.search(tail)), "")


def _amount(words: dict[str, str | None]) -> Amount | None:
    said = words["said"] or ""
    if not words.get("count"):
        return amount(said)
    number = whole(words["count"] or "")
    if number is None:
        return None
    return Amount((Decimal(number * 12 if (words.get("unit") or "").lower() == "year" else number),))


def _claims(phrase: Phrase, sentence: str, names: tuple[str, ...]) -> Iterator[Claim]:
    for found in phrase.compiled.finditer(sentence):
        words = found.groupdict()
        number = _amount(words)
        if number is None:
            continue
        before = sentence[: found.start("said")]
        # “Over 36 months” means their whole length.
        bound = "" if phrase.kind == "months" else _bound(before)
        owner, scheme, every = (words.get(name) or "" for name in ("owner", "scheme", "all"))
        yield Claim(
            phrase,
            found["said"],
            number,
            bound,
            names,
            owner,
            scheme.lower(),
            whole(every) if every else None,
        )


@by_text
def _of_sentence(sentence: str, names: tuple[str, ...]) -> tuple[Claim, ...]:
    """Return what a sentence states; while another one of the paragraph is written, it is not read again."""
    small = sentence.lower()
    if not has_number(small) or _ELSE.search(sentence):
        return ()
    each, instalment = _EACH.search(sentence), _INSTALMENT.search(sentence)
    return tuple(
        claim
        for phrase in PHRASES
        if any(sign in small for sign in SIGNS[phrase.kind])
        and not (each and phrase.kind not in OF_ONE_SCHEME)
        and not (instalment and phrase.kind == "share")
        for claim in _claims(phrase, sentence, names)
    )


def claims(text: str) -> Iterator[Claim]:
    """Yield the figures that a text states about its own project."""
    names: tuple[str, ...] = ()
    for sentence in _END.split(text.translate(_PLAIN)):
        before, names = names, ()
        if len(sentence) <= _LONGEST:
            names = tuple(_NAME.findall(sentence))
            yield from _of_sentence(sentence.strip(), (*before, *names))
