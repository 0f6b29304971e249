"""Checks of who receives support: the SME itself, never a provider and never a participant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from euroapp.calls.parts import Part
from euroapp.checks.context import Context
from euroapp.checks.declaring import (
    AGREEMENT,
    WARNING,
    Check,
    Sentence,
    always,
)
from euroapp.checks.finding import Finding

F07 = Check(
    "F07",
    WARNING,
    AGREEMENT,
    "Support is paid to the SME, never to its provider.",
    (
        Sentence(
            "provider_is_paid",
            "{scheme} pays a provider of services; what is bought for an SME is a purchase, not support.",
            "Pay the SME itself, or move the money to purchases.",
        ),
    ),
    needs=Part.SUPPORT,
)
F08 = Check(
    "F08",
    WARNING,
    AGREEMENT,
    "No participant is among the recipients of support.",
    (
        Sentence(
            "participant_receives",
            "{scheme} names {participant} among the recipients; participants cannot receive support.",
            "Take {participant} out of the recipients.",
        ),
    ),
    needs=Part.SUPPORT,
)

_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")
_TO_PROVIDER = re.compile(
    r"\b(?:paid|pays?|paying|payment|payable|transferred|transfers?|goes|settled)\b"
    r"[^.;]{0,60}?\bto\s+(?:\w+\s+){0,3}?(?:providers?|consultants?)\b"
    r"|\bpays?\s+the\s+(?:\w+\s+)?(?:providers?|consultants?)\b"
    r"|\bproviders?\s+(?:is|are|will be)\s+(?:\w+\s+)?paid\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:never|not|no|nor|cannot|instead of|rather than|"
    r"(?:SMEs?|firms?|recipients?|compan(?:y|ies))\s+(?:(?:itself|themselves|first|has|have|had)\s+)*pa(?:y|ys|id))\b",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(
    r"\b(?:exclu\w+|never|not|no|cannot|except|other than|members? of|selected by|chosen by|regions? of)\b",
    re.IGNORECASE,
)
_BY_OR_OF = re.compile(r"\b(?:by|of|with|from|at|to|through|in|near)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before a name: the participant selects or advises, or is a place, and does not receive."""

_SHORTEST = 3
"""Shorter names are words of their own too often."""


@lru_cache(maxsize=256)
def paid_to_provider(text: str) -> bool:
    """Tell whether a payment plan says that somebody who sells a service to the SME is paid."""
    return any(
        _TO_PROVIDER.search(sentence) and not _DENIED.search(sentence) for sentence in _SENTENCE.split(text)
    )


@lru_cache(maxsize=256)
def named_recipient(text: str, names: tuple[str, ...]) -> str:
    """Return the first of some names that a text lists among recipients, or ''."""
    for sentence in _SENTENCE.split(text):
        if _EXCLUDED.search(sentence):
            continue
        for name in names:
            found = name in sentence and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence)
            if found and not _BY_OR_OF.search(sentence[: found.start()]):
                return name
    return ""


@always(F07, F08)
def recipients(ctx: Context) -> Iterator[Finding]:
    """Support is paid to the SME, and no participant is a recipient."""
    names = tuple(
        name
        for partner in ctx.draft.partners
        for name in (partner.short_name.strip(), partner.legal_name.strip())
        if len(name) >= _SHORTEST
    )
    for scheme in ctx.draft.schemes:
        path, label = f"schemes/{scheme.id}", ctx.row("schemes", scheme.id)
        if paid_to_provider(scheme.payment):
            yield ctx.finding(F07, "provider_is_paid", f"{path}/payment", scheme=label)
        name = named_recipient(scheme.recipients, names)
        if name:
            yield ctx.finding(
                F08, "participant_receives", f"{path}/recipients", scheme=label, participant=name
            )
