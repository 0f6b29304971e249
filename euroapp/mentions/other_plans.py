"""Whose number it is: “D3.1 of the project SMARTCHAIN”, “section 3 of the Law”, “WP2 of that project”.

Words that speak of another plan or document leave a number in doubt. So does a name beside it, unless it is
the acronym of the draft, or the name or place of one of its participants.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from euroapp.draft.draft import Draft
from euroapp.mentions.inserts import behind_insert
from euroapp.mentions.spellings import BLANK, SECTIONS, SOME
from euroapp.mentions.vocabulary import countries, words

_UP = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ]"
_CAPITALS = rf"{_UP}(?:[&+.-]?(?:{_UP}|[0-9]))+(?!\w)"
_MIXED = rf"{_UP}[^\W_]*[a-z]{_UP}[^\W_]*(?!\w)"
_CAPITALISED = rf"{_UP}[\w&’'-]*"
_FUNDERS = rf"(?:H2020|FP7|COSME|Horizon(?:{SOME}(?:Europe|2020))?|EU|Interreg|Erasmus\+?)"
_OTHER_FUNDERS = rf"(?:H2020|FP7|Horizon(?:{SOME}(?:Europe|2020))?|Interreg|Erasmus\+?)"
_KINDS = (
    "(?:projects?|programmes?|programs?|actions?|initiatives?|grants?|consorti(?:um|a)|networks?|proposals?)"
)
_BEFORE_NAME = rf"(?:(?:[Pp]roject|programme|action|initiative|consortium|network|{_FUNDERS}){SOME}){{0,2}}"
_WHICH = "the|an?|our|its|their|this|that|these|those"
_FURTHER = rf"(?:{SOME}[^\W\d_]+){{0,2}}{SOME}{_KINDS}\b"
_OTHER = (
    r"(?:(?:an)?other|previous|former|earlier|preceding|predecessor|sister|neighbouring|latter"
    r"|above(?:[- ]mentioned)?|aforementioned)"
)
_OTHER_TOO = r"(?:said|completed|finished|concluded|parallel)"
"""Says so only beside a word for a plan: “in parallel” does not."""
_OWN_THING = (
    rf"{SOME}(?:languages?|countr(?:y|ies)|regions?|months?|years?|phases?|periods?|stages?|steps?|cases?|ways?|forms?"
    r"|formats?|versions?|sections?|chapters?|paragraphs?|tables?|words?|half|quarters?|semesters?|places?)\b"
)
"""What is called another or a previous one without being a plan."""
_OURS = (
    rf"(?:WP|MS|KPI|FSTP|SO|[TDESRMYQP])s?(?:{BLANK}?[0-9]|\b)|Part{BLANK}[A-C]\b|EUR\b"
    r"|(?:Work|Packages?|Tasks?|Deliverables?|Milestones?|Sections?|Chapters?|Proposal|Application|Project|Plan"
    r"|Consortium|Partners?|Participants?|Beneficiar(?:y|ies)|Coordinator|Phase|Year|Months?|Objectives?|Risks?"
    r"|Events?|Strand|Table|Figure|Gantt|Budget|Annual|Q[1-4]|Jan\w*|Feb\w*|March|April|May|June|July|Aug\w*"
    r"|Sep\w*|Oct\w*|Nov\w*|Dec\w*)(?!\w)"
)

_OF_NAME = re.compile(
    rf"{SOME}(?:of|from){SOME}(?:(?:{_WHICH}){SOME})?{_BEFORE_NAME}(?!{_OURS})"
    rf"(?P<name>{_CAPITALISED}(?:{SOME}{_CAPITALISED}){{0,4}})"
)
_IN_NAME = re.compile(
    rf"{SOME}(?:in|under|within|by){SOME}(?:(?:{_WHICH}){SOME})?{_BEFORE_NAME}(?!{_OURS})"
    rf"(?P<name>{_CAPITALS}|{_MIXED}|{_OTHER_FUNDERS}(?!\w))"
)
_BRACKETED = re.compile(
    rf"{BLANK}?[(\[]{BLANK}?(?:(?:of|from|in|see|cf\.?){SOME})?(?:the{SOME})?(?P<sure>{_BEFORE_NAME})(?!{_OURS})"
    rf"(?P<name>{_CAPITALS}|{_MIXED})(?=[\s,;:)\]])(?P<year>,?{SOME}(?:19|20)\d\d)?"
)
"""`D3.1 (SMARTCHAIN, 2019)`."""
_BESIDE = re.compile(
    rf"(?<![\w.@/-])(?P<name>{_CAPITALS}|{_MIXED})(?P<own>['’]s?)?(?:[ -]{_KINDS}(?:['’]s?)?)?"
    rf"(?::?{SOME}[(\[]?|[(\[])(?:(?:deliverable|milestone|task|work[- ]?package|section|event)s?{SOME})?\Z"
)
"""`SMARTCHAIN D3.1`, `the SMARTCHAIN project's WP2`."""
_RIGHT_BEHIND = re.compile(rf"{SOME}(?!{_OURS})(?P<name>{_CAPITALS}|{_MIXED})(?![\w’'])")
"""`section 5 GDPR`, `D3.1 SMARTCHAIN`."""
_ANOTHER = re.compile(
    rf"{SOME}(?:of|from|in|under|within){SOME}(?:(?:{_WHICH}){SOME})?"
    rf"(?:{_OTHER}\b(?!{_OWN_THING})|{_OTHER_TOO}{_FURTHER})"
    rf"|{SOME}(?:of|from|in|under|within){SOME}(?:that|those){SOME}(?:[^\W\d_]+{SOME})?{_KINDS}\b"
    rf"|{SOME}there(?=\W*(?:$|[.,;:)]))"
    rf"|{SOME}(?:of|under){SOME}(?:(?:{_WHICH}){SOME})?"
    rf"(?:(?!(?:and|or|to|for|in|we|is|are|that|which|with|by|on|at)\b)[^\W\d_]+{SOME}){{0,2}}"
    r"(?:law|act|regulations?|directives?|treaty|decree|statutes?|charter|agreement|contract|code|guide|guidelines"
    r"|handbook|manual|standard|(?:recovery|resilience|national|master)\splan)\b",
    re.IGNORECASE,
)
_ANOTHER_BEFORE = re.compile(
    rf"\b(?:{_OTHER}|{_OTHER_TOO}|that|those){SOME}(?:[^\W\d_]+{SOME})?{_KINDS}(?:['’]s?)?{SOME}?[(\[]?\Z",
    re.IGNORECASE,
)
_OUR_AGREEMENT = re.compile(
    rf"{SOME}(?:of|under){SOME}(?:(?:{_WHICH}){SOME})?(?:grant{SOME})?agreement\b", re.IGNORECASE
)
"""The agreement on this very grant, of which packages are part; its sections are those of a document."""
_USUAL = re.compile(
    r"THE|AND|FOR|SEE|FROM|WITH|ALL|NOT|BUT|BOTH|VIA|PER|NEW|LEAD|LED|LEADER|LEADERS|TASK|TASKS|NOTE|"
    r"TODO|DRAFT|EU|SMES?|KPIS?|AI|ICT|IT|GDPR|ESG|IPR|VAT|PDF|R&D|TRL|EUR|PMS?|FTES?|FSTP|HR|NGO|RTO|"
    r"EDIHS?|GANTT|PERT|SWOT|DMP|PEDR|MVP|CRM|GA|QA|M&E|DOI|WPS?|MS|DNSH|LCA"
)
"""Short words in capitals that are no name of a project."""
_LABEL = re.compile(r"(?:WP|MS|KPI|FSTP|SO|[TDESRMYQP])S?\d*(?:\.\d+)?")
_REACH = 72
"""Signs before a number for a name beside it, and around a name for how its line is written."""
_SHORTEST, _SHORTEST_BEHIND = 3, 5
"""Letters of a name; behind a number, shorter ones are those of a deliverable or of its level."""
_FIGURES = rf"s?{BLANK}?[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?"
_JOIN = rf"(?:{BLANK}?[,;&/–-]{BLANK}?(?:(?:and|or){SOME})?|{SOME}(?:and|or|to|&){SOME})"


@cache
def _listed_before(letters: str) -> re.Pattern[str]:
    """Match other numbers of a list in the same breath: what is said of the first of them is said of all."""
    return re.compile(rf"(?<!\w)(?:{letters}{_FIGURES}{_JOIN})+\Z")


@cache
def _listed_behind(letters: str) -> re.Pattern[str]:
    """Match those that follow: what is said of the last of them is said of all."""
    return re.compile(rf"(?:{_JOIN}{letters}{_FIGURES})+(?![\w.]\w)")


_WORD = re.compile(r"[^\W\d_]\w+")


def owner_before(text: str, begin: int, letters: str) -> str | None:
    """Return the name right before a number, '' for one of another plan without a name, else None."""
    reach = max(0, begin - _REACH)
    listed = _listed_before(letters).search(text, reach, begin)
    for place in (begin, listed.start()) if listed else (begin,):
        if _ANOTHER_BEFORE.search(text, reach, place):
            return ""
        found = _BESIDE.search(text, reach, place)
        if found is not None and (found["own"] or _is_name(text, found)):
            return found["name"]
    return None


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
        if within is not None and _is_name(text, within):
            return within["name"]
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


def _is_name(text: str, found: re.Match[str], least: int = _SHORTEST) -> bool:
    """Tell whether a word in capitals is a name: no usual short form, nor part of a line all in capitals."""
    name = found["name"]
    if len(name) < least or _USUAL.fullmatch(name) or _LABEL.fullmatch(name) or _is_usual(name):
        return False
    heads = all(part in words("heads") for part in re.split(r"[&+.-]", name.casefold()))
    if (heads or name.casefold() in words("heads")) and found.re is not _IN_NAME:
        return False
    start, end = found.span("name")
    line = (
        text[max(0, start - _REACH) : start].rpartition("\n")[2]
        + text[start : end + _REACH].partition("\n")[0]
    )
    others = [word for word in _WORD.findall(line) if word not in name and not _LABEL.fullmatch(word)]
    return not others or any(not word[1:].isupper() for word in others)


_WORDS = re.compile(r"[^\W_]+")


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
