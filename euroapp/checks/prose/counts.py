"""How many there are of what, as a text states it in figures or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from euroapp.checks.prose.amounts import places, whole
from euroapp.checks.prose.claims import Claim, bound, clause

_NOUNS = {
    "partners": "partners",
    "organisations": "partners",
    "organizations": "partners",
    "countries": "countries",
    "work packages": "work_packages",
    "tasks": "tasks",
    "deliverables": "deliverables",
    "milestones": "milestones",
    "schemes": "schemes",
    "calls": "calls",
    "SMEs": "smes",
    "grants": "grants",
    "vouchers": "grants",
    "months": "months",
    "-month project": "months",
}
_NUMBER_REACH = 60
"""Characters before a noun in which its number is looked for."""

_PLAIN = frozenset(
    [
        "independent",
        "european",
        "different",
        "strong",
        "experienced",
        "complementary",
        "open",
        "public",
        "competitive",
        "fixed",
        "project",
        "consortium",
        "technical",
        "thematic",
        "grant",
        "support",
        "funding",
        "financial",
        "voucher",
    ]
)
"""Adjectives that leave the number of all there are the number of all there are."""

_NO_ADJECTIVE = frozenset(
    [
        "and",
        "or",
        "of",
        "in",
        "for",
        "from",
        "to",
        "the",
        "a",
        "an",
        "by",
        "with",
        "which",
        "that",
        "per",
        "each",
        "than",
        "other",
        "further",
        "more",
        "at",
        "on",
    ]
)
_COUNTING = r"(?: the| its| our| a total of| altogether| at least| more than| over| about| up to)?$"
_NAMED = (
    r"\b([A-Z][\w-]{2,}) (?:is an? (?:\w+ )?(?:consortium|partnership) of"
    r"|joins|unites|gathers|brings together|comprises)"
)
_OWN = (
    r"\b(?:the|our|this) (?:\w+ )?(?:consortium|partnership|project|eurocluster) "
    r"(?:is made up of|consists of|comprises|joins|unites|gathers|brings together|includes|has|of|with)"
)
_BY_NAME = re.compile(_NAMED + _COUNTING)
_BY_GROUP = re.compile(rf"(?:{_OWN}|\ball(?: of)?|\bour){_COUNTING}", re.IGNORECASE)
_PARTNERSHIP = re.compile(r"(?:consortium|partnership)[\w ]*$", re.IGNORECASE)
_GROUP_BEFORE = re.compile(rf"{_NAMED}|(?i:{_OWN})")
_WITH_PARTNERS = re.compile(r"([\w-]+) (?:[a-z-]+ )?partners from$")
_TOGETHER = (
    r"join|joins|unite|unites|bring|combine|form|build|create|cooperate|collaborate|work|team|pool|cover"
    r"|represent|have|are|will|with|and|in|to|as|across|that|which|who"
)
_DOING = re.compile(rf" (?!(?:{_TOGETHER})\b)[a-z]+s?\b")
"""After the countries, what some of the partners do; joining forces is what all of them do."""

_ACTING = re.compile(rf" from \w+ (?:\w+ )?countries{_DOING.pattern}")
_IN_ALL = re.compile(
    r"(?:\ball(?: the)?|\bour|total of|(?:divided|structured|organi[sz]ed|split|broken down|arranged|grouped)"
    r" (?:in|into)|\bplan (?:consists of|comprises|has))$",
    re.IGNORECASE,
)
_SUPPORTING = re.compile(
    r"(?:will|shall) (?:directly |financially )?(?:support|finance|fund)$", re.IGNORECASE
)
_SUPPORTED = re.compile(
    r" (?:will be (?:financially )?supported|(?:will )?(?:receive|get|obtain) (?:a |an )?"
    r"(?:grant|voucher|financial support|EUR|€))"
)
_LASTING = re.compile(
    r"(?:(?:total|overall|project) duration (?:of|is)|\b(?:the|our|this) project "
    r"(?:lasts|runs|will last|will run|has a duration of|with a duration of)(?: for| over)?)$",
    re.IGNORECASE,
)
_LASTING_BY_NAME = re.compile(r"\b([A-Z][\w-]{2,}) (?:lasts|runs|will last|will run)(?: for| over)?$")


class _Counted(NamedTuple):
    """A whole number before a noun: what stands before it, and the words between."""

    value: int
    before: str
    between: tuple[str, ...]
    words: str

    @property
    def simple(self) -> bool:
        return all(word.lower() in _PLAIN for word in self.between)


def _counted(text: str, place: int, noun: str) -> _Counted | None:
    """Return the number that stands before a noun, with up to two adjectives between."""
    parts = text[max(0, place - _NUMBER_REACH) : place].rsplit(None, 4)
    for back in range(1, min(4, len(parts) + 1)):
        word = parts[-back]
        value = whole(word)
        if value is not None:
            said = clause(text, place)
            before = said[: said.rfind(word)].rstrip()
            if before[-1:].isdigit():
                return None
            between = tuple(parts[len(parts) - back + 1 :])
            words = " ".join((word, *between, noun)).replace(" -", "-")
            return _Counted(value, before, between, words)
        if word.lower() in _NO_ADJECTIVE or not word.replace("-", "").isalpha():
            return None
    return None


def _claim(kind: str, counted: _Counted, *, total: bool = True, **more: str | bool) -> Claim:
    owner, scheme = str(more.get("owner", "")), str(more.get("scheme", ""))
    return Claim(
        kind,
        counted.words.lstrip("(*_“"),
        (Decimal(counted.value),),
        # “Over 36 months” means their whole length.
        bound="" if kind == "months" else bound(counted.before),
        total=total,
        aims_only=bool(more.get("aims_only")),
        near=bool(more.get("near")),
        owner=owner,
        scheme=scheme,
    )


def _partners(noun: str, counted: _Counted, after: str) -> Claim | None:
    named, group = _BY_NAME.search(counted.before), _BY_GROUP.search(counted.before)
    if noun == "partners":
        if named or group:
            return _claim("partners", counted, total=counted.simple, owner=named[1] if named else "")
        if after.startswith(" from "):
            every = counted.simple and not _ACTING.match(after)
            return _claim("partners", counted, total=every, aims_only=True)
        return None
    # Projects bring together many organisations; a partnership is of so many and no more.
    if counted.simple and (named or (group and _PARTNERSHIP.search(counted.before))):
        return _claim("partners", counted, owner=named[1] if named else "")
    return None


def _countries(counted: _Counted, after: str) -> Claim | None:
    if not counted.before.endswith("from") or not counted.simple:
        return None
    group = _GROUP_BEFORE.search(counted.before)
    if group:
        return _claim("countries", counted, owner=group[1] or "")
    if _WITH_PARTNERS.search(counted.before):
        return _claim("countries", counted, total=not _DOING.match(after), aims_only=True)
    return None


def _grants(noun: str, counted: _Counted, after: str) -> Claim:
    if counted.between and not counted.simple:
        scheme = f"{counted.between[-1]} {noun}".lower()
        return _claim("scheme_grants", counted, total=after.startswith((" of EUR", " of €")), scheme=scheme)
    return _claim("smes", counted, aims_only=True, near=True)


def _months(noun: str, counted: _Counted) -> Claim | None:
    named = _LASTING_BY_NAME.search(counted.before)
    if named and not counted.between:
        return _claim("months", counted, owner=named[1])
    if counted.between:
        return None
    if _LASTING.search(counted.before) or (
        noun == "-month project" and re.search(r"\b(?:this|our)$", counted.before.lower())
    ):
        return _claim("months", counted)
    if re.search(r"\bover$", counted.before) and counted.value >= 12:
        return _claim("months", counted, aims_only=True)
    return None


def _smes(counted: _Counted, after: str) -> Claim | None:
    if _SUPPORTING.search(counted.before) or (not counted.between and _SUPPORTED.match(after)):
        return _claim("smes", counted)
    return None


def _parts(kind: str, counted: _Counted) -> Claim:
    sure = bool(_IN_ALL.search(counted.before)) and counted.simple
    vague = kind in {"schemes", "calls"} and not sure
    return _claim(kind, counted, total=sure, aims_only=vague)


def counts(text: str) -> Iterator[Claim]:
    """Yield what a text says about how many there are."""
    for noun, kind in _NOUNS.items():
        for place in places(text, noun) if noun in text else ():
            end = place + len(noun)
            if text[end : end + 1].isalnum():
                continue
            counted = _counted(text, place, noun)
            claim = _of_kind(kind, noun, counted, text[end : end + 60]) if counted else None
            if claim:
                yield claim


def _of_kind(kind: str, noun: str, counted: _Counted, after: str) -> Claim | None:
    if kind == "partners":
        return _partners(noun, counted, after)
    if kind == "countries":
        return _countries(counted, after)
    if kind == "grants":
        return _grants(noun, counted, after)
    if kind == "months":
        return _months(noun, counted)
    if kind == "smes":
        return _smes(counted, after)
    return _parts(kind, counted)
