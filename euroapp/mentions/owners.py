"""Whose number it is: “D3.1 of the project SMARTCHAIN”, “section 3 of the Law”, “WP2 of that project”.

Words that speak of another plan or document leave a number in doubt. So does a name beside it, unless it is
the acronym of the draft, or the name or place of one of its participants. Countries, words of the programme
and usual heads (`D3.1 (WEBSITE)`) are no names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from euroapp.draft.draft import Draft
from euroapp.mentions.letters import BLANK, SECTIONS, SOME
from euroapp.mentions.lists import behind_insert
from euroapp.mentions.vocabulary import Pattern, any_case, countries, words

_UP = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ]"
_MIXED = rf"{_UP}[^\W_]*[a-z]{_UP}[^\W_]*(?!\w)"
_NAME = rf"(?:{_UP}(?:[&+.-]?(?:{_UP}|[0-9]))+(?!\w)|{_MIXED})"
"""In capitals, or with one inside: SMARTCHAIN, SmartChain."""
_CAPITALISED = rf"{_UP}[\w&’'-]*"
_OTHER_FUNDERS = rf"H2020|FP7|Horizon(?:{SOME}(?:Europe|2020))?|Interreg|Erasmus\+?"
_BEFORE_NAME = (
    r"(?:(?:[Pp]roject|programme|action|initiative|consortium|network|COSME|EU"
    rf"|{_OTHER_FUNDERS}){SOME}){{0,2}}"
)
_WHICH = rf"(?:(?:the|an?|our|its|their|this|that|these|those){SOME})?"


_NOT_OWN = (
    rf"(?!(?:WP|MS|KPI|FSTP|SO|[TDESRMYQP])s?(?:{BLANK}?[0-9]|\b)|Part{BLANK}[A-C]\b|EUR\b|@own_words@(?!\w))"
)
"""What follows is no word for a part of any plan."""

_OF_NAME = Pattern(
    rf"{SOME}(?:of|from){SOME}{_WHICH}{_BEFORE_NAME}{_NOT_OWN}"
    rf"(?P<name>{_CAPITALISED}(?:{SOME}{_CAPITALISED}){{0,4}})"
)
_IN_NAME = Pattern(
    rf"{SOME}(?:in|under|within|by){SOME}{_WHICH}{_BEFORE_NAME}{_NOT_OWN}"
    rf"(?P<name>{_NAME}|(?:{_OTHER_FUNDERS})(?!\w))"
)
_BRACKETED = Pattern(
    rf"{BLANK}?[(\[]{BLANK}?(?:(?:of|from|in|see|cf\.?){SOME})?(?:the{SOME})?(?P<sure>{_BEFORE_NAME})"
    rf"{_NOT_OWN}(?P<name>{_NAME})(?=[\s,;:)\]])(?P<year>,?{SOME}(?:19|20)\d\d)?"
)
"""`D3.1 (SMARTCHAIN, 2019)`."""
_BESIDE = Pattern(
    rf"(?<![\w.@/-])(?P<name>{_NAME})(?P<own>['’]s?)?(?:[ -]@plans@(?:['’]s?)?)?(?::?{SOME}[(\[]?|[(\[])"
    rf"(?:(?:deliverable|milestone|task|work[- ]?package|section|event)s?{SOME})?\Z"
)
"""`SMARTCHAIN D3.1`, `the SMARTCHAIN project's WP2`."""
_RIGHT_BEHIND = Pattern(rf"{SOME}{_NOT_OWN}(?P<name>{_NAME})(?![\w’'])")
"""`section 5 GDPR`, `D3.1 SMARTCHAIN`."""
_WITHIN, _OF = rf"{SOME}(?:of|from|in|under|within){SOME}", rf"{SOME}(?:of|under){SOME}"
_QUALITY = r"(?!(?:and|or|to|for|in|we|is|are|that|which|with|by|on|at)\b)[^\W\d_]+"
_ANOTHER = any_case(
    rf"{_WITHIN}{_WHICH}(?:@other_plans@\b(?!{SOME}@own_things@\b)"
    rf"|@other_plans_too@(?:{SOME}[^\W\d_]+){{0,2}}{SOME}@plans@\b)"
    rf"|{_WITHIN}(?:that|those){SOME}(?:[^\W\d_]+{SOME})?@plans@\b"
    rf"|{_WITHIN}{_WHICH}(?:19|20)[0-9][0-9]{SOME}@plans@\b"
    rf"|{SOME}there(?=\W*(?:$|[.,;:)]))"
    rf"|{_OF}{_WHICH}(?:{_QUALITY}{SOME}){{0,2}}@documents@\b"
)
"""What gives the number before it to another plan, or to a document."""
_ANOTHER_BEFORE = any_case(
    rf"\b(?:@other_plans@|@other_plans_too@|that|those){SOME}"
    rf"(?:[^\W\d_]+{SOME})?@plans@(?:['’]s?)?{SOME}?[(\[]?\Z"
)
_EARLIER = any_case(
    rf"\b(?:predecessor|(?:@other_plans@|@other_plans_too@){SOME}(?:[^\W\d_][\w-]*{SOME}){{0,2}}@plans@)"
    r"\b[^.!?;\n]{0,50}\Z"
)
"""A sentence that has spoken of another plan may go on with its numbers."""
_OWNED = Pattern(rf"(?<![\w.@/-])(?P<name>{_CAPITALISED})['’]s?{SOME}\Z")
"""`Innogrow's WP2`."""
_IN_PROJECT = Pattern(
    rf"(?<![\w.@/-])(?!(?:The|This|That|Our|Each|Every|Its|Their|In|An?|Any|No)\b)(?P<name>{_CAPITALISED})"
    rf"[ -]@plans@(?:{SOME}\([^()\n]{{1,40}}\))?,{SOME}\Z"
)
"""`In the Innogrow project (2019-2022), WP2`."""
_FORMER = any_case(rf"\b(?:@other_plans@|old){SOME}\Z")
"""`a previous WP2`."""
_NEAR_BEFORE = Pattern(rf"(?<![\w.@/-])(?P<name>{_MIXED})[^.!?;\n]{{0,40}}\Z")
_NEAR_BEHIND = Pattern(rf"[^.!?;\n]{{0,40}}?(?<![\w.@/-])(?P<name>{_MIXED})")
"""A name with a capital inside, as projects have, near a number: `InnoGrow results (WP2)`."""
_OUR_AGREEMENT = any_case(
    rf"{_OF}{_WHICH}(?:grant{SOME})?agreement\b(?!{SOME}(?:of|on|n(?:o|r|umber))\b|{SOME}[#(]?[0-9])"
)
"""The agreement on this very grant, of which packages are part; its sections are those of a document."""
_USUAL = Pattern("@capitals@")
"""Short words in capitals that are no name of a project."""
_LABEL = Pattern(r"(?:WP|MS|KPI|FSTP|SO|[TDESRMYQP])S?\d*(?:\.\d+)?")
_REACH = 72
"""Signs before a number for a name beside it, and around a name for how its line is written."""
_SHORTEST, _SHORTEST_BEHIND = 3, 5
"""Letters of a name; behind a number, shorter ones are those of a deliverable or of its level."""
_FIGURES = rf"s?{BLANK}?[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?"
_JOIN = rf"(?:{BLANK}?[,;&/–-]{BLANK}?(?:(?:and|or){SOME})?|{SOME}(?:and|or|to|&){SOME})"
_FIGURE, _LONGEST_JOIN = Pattern("[0-9]"), 8
_WORD = Pattern(r"[^\W\d_]\w+")


@cache
def _listed_before(letters: str) -> Pattern:
    """Match other numbers of a list in the same breath: what is said of the first of them is said of all."""
    return Pattern(rf"(?<!\w)(?:{letters}{_FIGURES}{_JOIN})+\Z")


@cache
def _listed_behind(letters: str) -> Pattern:
    """Match those that follow: what is said of the last of them is said of all."""
    return Pattern(rf"(?:{_JOIN}{letters}{_FIGURES}){{1,20}}(?![\w.]\w)")


def owner_before(text: str, begin: int, letters: str) -> str | None:
    """Return the name right before a number, '' for one of another plan without a name, else None."""
    reach = max(0, begin - _REACH)
    near = _FIGURE.search(text, max(0, begin - _LONGEST_JOIN), begin)
    listed = _listed_before(letters).search(text, reach, begin) if near else None
    for place in (begin, listed.start()) if listed else (begin,):
        if any(said.search(text, reach, place) for said in (_ANOTHER_BEFORE, _EARLIER, _FORMER)):
            return ""
        found = _BESIDE.search(text, reach, place)
        if found is not None and (found["own"] or _is_name(text, found)):
            return found["name"]
        found = _OWNED.search(text, reach, place) or _IN_PROJECT.search(text, reach, place)
        if found is not None and not _is_usual(found["name"]):
            return found["name"]
    found = _NEAR_BEFORE.search(text, reach, begin)
    return found["name"] if found is not None and not _is_usual(found["name"]) else None


def owner_behind(text: str, end: int, letters: str) -> str | None:
    """Return the name that a number belongs to by the words behind it; '' and None as `owner_before`."""
    listed = _listed_behind(letters).match(text, end)
    for place in filter(None, (end, behind_insert(text, end), listed and listed.end())):
        ours = letters != SECTIONS and _OUR_AGREEMENT.match(text, place)
        if not ours and _ANOTHER.match(text, place):
            return ""
        of = _OF_NAME.match(text, place)
        owner = _plan_in(of["name"]) if of and not ours else ""
        if owner:
            return owner
        within = _IN_NAME.match(text, place)
        if within is not None and _is_name(text, within, heads=True):
            return within["name"]
    found = _NEAR_BEHIND.match(text, end)
    if found is not None and not _is_usual(found["name"]):
        return found["name"]
    found = _RIGHT_BEHIND.match(text, end)
    if found is None:
        return None
    document = letters == SECTIONS and len(found["name"]) >= _SHORTEST
    return found["name"] if document or _is_name(text, found, _SHORTEST_BEHIND) else None


def owner_in_brackets(text: str, end: int) -> str | None:
    """Return the name in brackets right behind a number; None without one."""
    found = _BRACKETED.match(text, end)
    if found is None:
        return None
    least = _SHORTEST if found["sure"] or found["year"] else _SHORTEST_BEHIND
    return found["name"] if _is_name(text, found, least) else None


def _plan_in(name: str) -> str:
    """Return a name without the countries and words of the programme in front, which are no plan."""
    if name.casefold() in countries():
        return ""
    parts = name.split()
    while parts and _is_usual(parts[0]):
        del parts[0]
    return " ".join(parts)


def _is_usual(word: str) -> bool:
    small = word.casefold()
    return small in countries() or small in words("programme") or small in words("nationalities")


def _is_name(text: str, found: re.Match[str], least: int = _SHORTEST, *, heads: bool = False) -> bool:
    """Tell whether a word in capitals is a name: no usual short form, nor part of a line all in capitals."""
    name = found["name"]
    if len(name) < least or _USUAL.fullmatch(name) or _LABEL.fullmatch(name) or _is_usual(name):
        return False
    small = name.casefold()
    if not heads and (small in words("heads") or words("heads").issuperset(re.split(r"[&+.-]", small))):
        return False
    start, end = found.span("name")
    line = (
        text[max(0, start - _REACH) : start].rpartition("\n")[2]
        + text[start : end + _REACH].partition("\n")[0]
    )
    others = [word for word in _WORD.findall(line) if word not in name and not _LABEL.fullmatch(word)]
    return not others or any(not word[1:].isupper() for word in others)


_WORDS = Pattern(r"[^\W_]+")


def own_names(draft: Draft) -> frozenset[str]:
    """Return the acronym of a draft and the names and places of its participants, as `ours` wants them."""
    return frozenset(filter(None, map(_folded, _names(draft))))


def _names(draft: Draft) -> Iterator[str]:
    yield draft.general.acronym
    for partner in draft.partners:
        yield partner.short_name
        yield partner.legal_name
        yield partner.town
        yield partner.region


def _folded(name: str) -> str:
    return " ".join(_WORDS.findall(name.casefold()))


def ours(owner: str, names: Iterable[str], title: str = "") -> bool:
    """Tell whether a name beside a number is one of the draft, or part of one, or begins with one.

    Args:
        owner: the name.
        names: those of the draft (see `own_names`).
        title: that of the row with this number, of which the name may be part: `D3.1 (WEBSITE)`.

    """
    said = f" {_folded(owner)} "
    # A word that stands in capitals in the title too may be the name of what the row is about.
    plain = " ".join(word for word in _WORDS.findall(title) if word[1:] == word[1:].lower())
    return said in f" {_folded(plain)} " or any(
        said in f" {name} " or said.startswith(f" {name} ") for name in names
    )
