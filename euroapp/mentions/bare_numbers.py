"""Numbers of rows without their letters: “WPs 2 (lead), 3 and 5”, “all tasks but 2.1”, “the second package”.

A sentence can go on in more ways than can be listed, so these are told when they change, and never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from euroapp.mentions.spellings import ANY, DOTTED, ITEM, NEXT, PARTNERS, SECTIONS, SOME, WORDS, is_plural
from euroapp.mentions.vocabulary import words

_REACH = 160
"""Signs behind a word or number in which its sentence may go on."""
SENTENCE_END = re.compile(
    r"(?<!\b[nN][or])(?<!\b[nN][or]s)(?<!\b[rR]esp)(?<!\b[iIeE]ncl)(?<!\b[eE]xcl)(?<!\bcf)(?<!\bvs)(?<!\b[ei]\.[ge])"
    r"[.!?]\s|\n\s*\n"
)

_LEAD = re.compile(
    r"(?:[#\n,;:/&+~→>=(\[\"'“”„‘’«»|*‐‑‒–—−…-]|\.\."
    r"|\b(?:and|or|to|than|except|but|not|without|excluding|including|then|also|only|until|till|through|plus"
    r"|by|unlike|finally|feeds?|replaces?|follows?|precedes?|supports?|nor|into|onto|resp(?:\.|ectively)?|alongside|besides?|incl\.?|excl\.?|cf\.|e\.g\.|i\.e\."
    r"|versus|vs\.?|with|namely|like|numbers?|n[or]s?\.?|n°|und|oder|ohne|außer|et|ou|sauf|e|o|y|excepto|i|og|och"
    r"|en|of|bis|as))\s*\*{0,3}\Z",
    re.IGNORECASE,
)
"""What stands before a figure that goes on with a list, or makes an exception from it."""
_FOLLOW = re.compile(
    rf"\*{{0,3}}(?:['’]s\b)?(?:\s*(?:$|[.,;:!?)\]\"'“”’»|*&/+~→>`‐‑‒–—−…-](?!\d)|\s*[(\[]|\n\n)"
    rf"|\s*=|{SOME}(?-i:[A-ZÀ-Þ][a-zß-ÿ])"
    rf"|{SOME}(?:and|or|to|are|is|were|was|will|have|has|shall|must|can|may|do|does|in|which|that|by|for|on|as|with|who"
    rf"|under|from|at|then|but|until|nor|plus|into|onto|led|due|after|before|within|during|since|through|via|only|also|both"
    rf"|together|resp\.|respectively|alongside|alone|und|oder|et|ou|e|y|i|og|och|en|sind|sont|son|sono)\b)",
    re.IGNORECASE,
)
"""What stands behind it; a figure before any other word counts something."""

_NEXT_WORD = re.compile(rf"{SOME}([^\W\d_]+)")
_OBJECT = re.compile(
    rf"{SOME}(?:the|an?|our|its|their|this|these|all|each|every|what|how|up|out|off|first|later)\b"
)
"""What follows a verb, and no word that is a noun: “3 lead partners”."""
_DOTTED = DOTTED | {ANY}
_NEAR = 40
"""Signs before a number in which the word that it belongs to stands, where no number stands in between."""
_COUNTED_OFTEN = frozenset((PARTNERS, SECTIONS))
"""Words before a number that has nothing to do with them more often than not."""
_BRACKETED = re.compile(r"\s*[(\[]\s*(?:n[or]s?\.?\s*)?")
"""Between such a word and the numbers that belong to it: `partners (2, 3 and 5)`."""
_LETTERS = ("WP", "MS", "KPI", "SO", "FSTP", "T", "D", "R")
_HEAD = re.compile(
    rf"(?<!\w)(?:({'|'.join(_LETTERS)})s|" + "|".join(f"({words})" for _, words in WORDS) + r")(?![\w.])",
    re.IGNORECASE,
)
"""A word or letters that several numbers may follow."""


_REMARKED = re.compile(r"\s*[(\[]\s*")
_MEASURED = re.compile(r"\d\s*[(\[]\s*\d{1,3}\s*[^\W\d_]+\.?\s*[)\]]")
"""`2 (12 PM)`: remarks on the numbers of a list that measure something; `4 (5)` may leave out what."""
_COUNTS = re.compile(r"\s*[:(=]\s*")
"""`Milestones: 4` says how many there are."""


class Bare(NamedTuple):
    """Figures that may be the number of a row."""

    letters: str
    """Such as `WP`, or the list of participants or sections."""
    number: str
    start: int
    end: int


def listed(text: str, end: int) -> bool:
    """Tell whether figures that end there may stand for a row: what follows is no word that they count."""
    return _FOLLOW.match(text, end) is not None


def acts(text: str, end: int) -> bool:
    """Tell whether a verb in the plural stands behind the figures that end there: “3 and 4 start in May”."""
    verb = _NEXT_WORD.match(text, end)
    if verb is None or verb[1] not in words("verbs") or verb[1][-1] == "s":
        return False
    return listed(text, verb.end()) or _OBJECT.match(text, verb.end()) is not None


def bare_number(text: str, figures: re.Match[str], before: tuple[str, int] | None) -> Bare | None:
    """Return what figures without letters may name; None where they count, measure or date something.

    Args:
        text: the text.
        figures: where they stand in it.
        before: letters and end of the number that was named last, if any.

    """
    start, end = figures.span()
    reach = max(0, start - _REACH)
    if text[max(0, start - 3) : start].rstrip().endswith(_ROLE_ENDS):
        led = _led(text, figures)
        if led is not None:
            return led
    # A dotted number after another one in its sentence is one more of them, whatever stands between.
    dotted = before is not None and before[0] in _DOTTED and "." in figures[0] and text[start - 1].isspace()
    if not (dotted or _LEAD.search(text, max(reach, start - 16), start)) or not listed(text, end):
        return None
    if text[start - 1] == "\n" and ITEM.match(text, end):
        return None
    if before and _REMARKED.fullmatch(text, before[1], start) and _MEASURED.search(text, reach, start):
        return None
    return _of_head(text, figures, before, reach)


def _of_head(text: str, figures: re.Match[str], before: tuple[str, int] | None, reach: int) -> Bare | None:
    """Return figures as the number of a row of the list that their sentence spoke of last."""
    start, end = figures.span()
    for ended in SENTENCE_END.finditer(text, reach, start):
        reach = ended.end()
    head = _head(text, reach, start)
    if before is not None and before[1] >= reach and (head is None or head[1] <= before[1]):
        head = before
    elif head is not None and _COUNTS.fullmatch(text, head[1], start) and not NEXT.match(text, end):
        return None
    if head is None or figures[0].count(".") > 1:
        return None
    if head[0] != SECTIONS and (head[0] in _DOTTED) is not ("." in figures[0]):
        return None
    return Bare(head[0], figures[0], start, end)


_ROLE_ENDS = (
    *("of", "ad", "ds", "ng", "er", "rs", "ed"),
    *("ee", "so", "cf", "f.", "in", "he", "l.", "ir", "se", "di", "ie"),
)
_POINTER = re.compile(
    rf"(?<!\w)(?:see(?:{SOME}also)?|cfr?\.?|as{SOME}in|siehe|vgl\.|voir|véase|vedi|zie)\s*\Z", re.IGNORECASE
)
"""What points to a place by its bare number: `(see 2.1)`."""
_ROLE = re.compile(
    rf"(?<!\w)(?:co-?)?(?:lead(?:s|er|ers|ership|ing)?|led)(?:{SOME}of)?{SOME}\Z",
    re.IGNORECASE,
)
"""What one does to a task or package, before its number: `the lead of 2.1`."""


def _led(text: str, figures: re.Match[str]) -> Bare | None:
    """Return the row that someone leads or points to, where nothing but its number is said."""
    start, end = figures.span()
    if figures[0].count(".") > 1 or not listed(text, end):
        return None
    if _ROLE.search(text, max(0, start - 24), start):
        return Bare(ANY if "." in figures[0] else "WP", figures[0], start, end)
    pointed = "." in figures[0] and _POINTER.search(text, max(0, start - 16), start)
    return Bare(ANY, figures[0], start, end) if pointed else None


def _head(text: str, reach: int, start: int) -> tuple[str, int] | None:
    last = None
    for found in _HEAD.finditer(text, max(reach, start - _NEAR), start):
        place = next(place for place in range(len(WORDS) + 1) if found[place + 1])
        if place == 0:
            last = found[1].upper(), found.end()
        elif is_plural(found[place + 1]) and (
            WORDS[place - 1][0] not in _COUNTED_OFTEN or _BRACKETED.fullmatch(text, found.end(), start)
        ):
            last = WORDS[place - 1][0], found.end()
    return last


_ORDINALS = (
    r"first|1st|erste[nrs]?|premi(?:er|ère)|prim(?:er|ero|era|o)|eerste|primeir[oa]",
    r"second|2nd|zweite[nrs]?|deuxième|seconde?|segund[oa]|tweede",
    r"third|3rd|dritte[nrs]?|troisième|terz[oa]|tercer[oa]?|derde|terceir[oa]",
    r"fourth|4th|vierte[nrs]?|quatrième|quart[oa]|cuart[oa]|vierde",
    r"fifth|5th|fünfte[nrs]?|cinquième|quint[oa]|vijfde",
    r"sixth|6th|sechste[nrs]?|sixième|sest[oa]|sext[oa]|zesde",
    r"seventh|7th|sieb(?:en)?te[nrs]?|septième|settim[oa]|séptim[oa]|zevende",
    r"eighth|8th|achte[nrs]?|huitième|ottav[oa]|octav[oa]|achtste",
    r"ninth|9th|neunte[nrs]?|neuvième|non[oa]|novena|noven[oa]|negende",
    r"tenth|10th|zehnte[nrs]?|dixième|decim[oa]|décim[oa]|tiende",
)
_COUNTED = ("WP", "MS", "SO")
"""Letters of lists whose rows are counted out in words."""
_ORDINAL = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'({words})' for words in _ORDINALS)})"
    rf"(?P<more>{SOME}(?:and|or|und|et|e|y|en){SOME}[^\W\d_]+)?{SOME}"
    rf"(?:{'|'.join(f'(?P<{letters}>{dict(WORDS)[letters]}|{letters}s?)' for letters in _COUNTED)})(?!\w)",
    re.IGNORECASE,
)

_ALONE = re.compile("|".join(f"({words})" for words in _ORDINALS), re.IGNORECASE)


def ordinals(text: str) -> Iterator[Bare]:
    """Yield rows that are counted out in words, such as “the second work package”."""
    for found in _ORDINAL.finditer(text):
        number = next(place for place in range(1, len(_ORDINALS) + 1) if found[place])
        kind = next(kind for kind in _COUNTED if found[kind])
        yield Bare(kind, str(number), *found.span(number))
        second = _ALONE.search(text, *found.span("more")) if found["more"] else None
        if second:
            number = next(place for place in range(1, len(_ORDINALS) + 1) if second[place])
            yield Bare(kind, str(number), *second.span())
