"""Grant, costs and support, as a text states them in euro and in per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from euroapp.checks.prose.amounts import Amount, euros, percents
from euroapp.checks.prose.claims import Claim, bound, clause

_TAIL = 70
"""Characters before an amount that can say what it is."""

_OF = (
    r"(?: is| are| of| amounts? to| will be|:)?"
    r"(?: exactly| about| around| nearly| at least| up to| over)?\s*$"
)
_SOUGHT = re.compile(
    rf"(?:\brequested (?:EU )?(?:grant|contribution|funding)|\bgrant requested"
    rf"|\b(?:project|consortium|partnership) requests(?: an? EU (?:grant|contribution))?){_OF}",
    re.IGNORECASE,
)
_COSTS = re.compile(rf"\b(?:total eligible costs|total project (?:costs|budget)){_OF}", re.IGNORECASE)
_PAID_OUT = re.compile(
    r"\b(?:financial support to third parties|support to SMEs|support to third parties|third-party support)"
    + _OF,
    re.IGNORECASE,
)
_TO_SMES = re.compile(
    r"(?:,[^.,;\n]{0,40},)? (?:(?:is|are|will be) )?(?:paid |reserved |distributed |go |goes |directly )?"
    r"(?:(?:to|for) (?:the )?(?:SMEs|third parties)|reach(?:es)? SMEs)\b"
)
_EARLIER = re.compile(
    r"\b(?:paid|worth|awarded|disbursed|granted|since|between|earlier|costs?|pric\w+|sav\w+|loans?|invest\w*|turnover"
    r"|loss\w*|20[01]\d)\b"
)
_GRANT_OF = re.compile(r"(?:^|\s)([\w-]+ (?:grant|voucher)s?) of(?: about| up to)?\s*$", re.IGNORECASE)
_OF_GRANT = re.compile(
    r" of the (?:(?:requested|EU|whole|total|overall) (?:grant|contribution|funding)|(grant))\b"
)
_INSTALMENT = re.compile(r"\b(?:sign|instal|pre-?financ|advance|report|accept|complet)", re.IGNORECASE)
_SMES_NEAR = re.compile(r"\b(?:SMEs|third part)")


def _money(text: str, amount: Amount) -> Claim | None:
    before = clause(text, amount.start)
    after = text[amount.end : amount.end + 80]
    kind, name, tail = "", "", before[-_TAIL:]
    for kind_said, pattern in (("requested", _SOUGHT), ("costs", _COSTS), ("support", _PAID_OUT)):
        if pattern.search(tail):
            kind = kind_said
    scheme = None if kind else _GRANT_OF.search(tail)
    if scheme:
        kind, name = "scheme_amount", scheme[1].lower()
    elif not kind and _TO_SMES.match(after) and not _EARLIER.search(before):
        kind = "support"
    if not kind:
        return None
    words = " ".join(text[amount.start : amount.end].split())
    return Claim(
        kind, words, amount.readings, amount.slack, bound(before), near=kind == "support", scheme=name
    )


def sums(text: str) -> Iterator[Claim]:
    """Yield what a text says about grant, costs and support, in euro and in per cent of the grant."""
    for amount in euros(text):
        claim = _money(text, amount)
        if claim:
            yield claim
    for share in percents(text) if "grant" in text or "EU " in text else ():
        found = _OF_GRANT.match(text, share.end)
        if found is None:
            continue
        before, after = (
            clause(text, share.start),
            re.split(r"[.;\n]", text[found.end() : found.end() + 80])[0],
        )
        if not _INSTALMENT.search(before + after) and _SMES_NEAR.search(f"{before} {after}"):
            words = " ".join(text[share.start : found.end()].split())
            bare = found[1] is not None
            yield Claim("share", words, share.readings, share.slack, bound(before), aims_only=bare)
