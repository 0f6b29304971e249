"""Printed numbers in running text: T1.2, WP 3, tasks 2.1 to 2.3, partner 4, section 1.2.

Found once for each text. What may be something else, such as SO2 or the name of a file, is marked as
doubtful: it may be told, but never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LETTERS = {
    "WP": "work_packages",
    "MS": "milestones",
    "KPI": "indicators",
    "SO": "specific_objectives",
    "FSTP": "schemes",
    "R": "risks",
    "T": "tasks",
    "D": "deliverables",
    "E": "events",
    "S": "subcontracts",
}
"""The list of the draft by the letters of its printed numbers."""

SECTIONS = "narrative"
PARTNERS = "partners"
SHORT_NAMES = "short_names"
"""Participants that a text names by their short names."""
REMOVED = " [removed]"
"""Follows the number of a row that is gone."""


class Mention(NamedTuple):
    """A printed number in a text."""

    collection: str
    number: str
    """As it is printed: `T2.1`, `WP3`; `4` for a participant, `1.2` for a section; or a short name."""
    begin: int
    """Where the words of the mention begin, such as `work package 2`."""
    start: int
    """Where its figures begin."""
    end: int
    """Where its figures end."""
    sure: bool = True
    """It can mean nothing else."""
    removed: bool = False
    """Marked as naming a row that went."""


# The set of letters comes first so that the search can skip to them; what precedes is looked at after.
_SHORT = re.compile(
    r"[WMKSFRTDE](?<![\w.=].)(?:(?:(?<=W)P|(?<=M)S|(?<=K)PI|(?<=S)O|(?<=F)STP|(?<=R))"
    r"(s?)[ \u00a0\u2009\u202f]{0,2}(\d{1,3})"
    r"|(?<=[TDES])(\d{1,2}\.\d{1,3}))(?![\w%]|[.,]\d)",
    re.ASCII,
)
_FIGURES = re.compile(r"(?<=[ \u00a0\u2009\u202f\n])(\d{1,3}(?:\.\d{1,3})?)(?![\w%]|[.,]\d)", re.ASCII)
_WORDS = (
    ("WP", r"work[ -]?packages?"),
    ("MS", r"milestones?"),
    ("SO", r"specific objectives?"),
    ("R", r"risks?"),
    ("T", r"tasks?"),
    ("D", r"deliverables?"),
    ("S", r"subcontracts?"),
    (PARTNERS, r"partners?|participants?|beneficiar(?:y|ies)"),
    (SECTIONS, r"sections?"),
)
_BEFORE = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"({words})" for _, words in _WORDS)
    + r")(?: nos?\.?)?[ \u00a0\u2009\u202f\n]{1,2}$",
    re.IGNORECASE,
)
_LONGEST_WORDS = 24
_DOTTED = frozenset("TDES")
_NEXT = re.compile(
    r"(?: \[removed\])?(, (?:and |or )?| (?:and|or|to|&|und|et|e|y|i|og|och|en) | ?[\u2013/-] ?|[;+&,] ?)"
    r"(\d{1,3}(?:\.\d{1,3})?)"
    r"(?![\w%]|[.,]\d)",
    re.ASCII,
)
"""Another number in the same breath: `2.1, 2.2 and 2.3`."""

_LOOSE = frozenset({";", "; ", "+", "+ ", "&", "& ", ","})
_OTHER_AND = frozenset(("und", "et", "e", "y", "i", "og", "och", "en"))
"""Ways to go on that may also begin something else; the number is told, and stays."""

_MEASURES = re.compile(
    r"[ \u00a0-](?:million|mn|billion|thousand|EUR|euro|€|FTE|PM|person|people|SME|firm|compan|countr|region|"
    r"month|week|day|year|hour|time|per\b|point|grant|call|partner|member|km|kg|ha\b|t\b|m\b|MW|or more)",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:each|every|per|an?|one|two|three|all|both|most|least|than) \w+ $", re.IGNORECASE)
_ALONE = re.compile(r"\s*(?:[.,;:!?)\]]|$)")
_RISK = re.compile(r"\brisks?\b", re.IGNORECASE)
_OBJECTIVE = re.compile(r"\bobjectives?\b", re.IGNORECASE)
_OTHER_MEANINGS = frozenset({"WP29", "SO2", "SO3", "SO4"})
"""A working party and three chemical formulas."""

_NOTE = re.compile(r"\[\^[^\]\s]*$")
"""The name of a footnote begins."""
_ADDRESS = re.compile(r"://|www\.|@|\\|image:|\]\([^)]*$")
_LABELS_BEFORE = re.compile(r"(?:[^\w/]*(?:[A-Za-z]{1,5}\d{1,3}(?:\.\d{1,3})?)/)+")
_FILE_AFTER = re.compile(r"\.[A-Za-z]|/(?![A-Z]{1,4}\d|\d)")
_GAP = 6


_CODE = re.compile(r"(?<![\w-])[A-Z]{2,5}-\d{1,3}(?![\w-]|[.,]\d)", re.ASCII)


def is_code(key: str) -> bool:
    """Tell whether a key of the call's indicators is a code that people cite, such as `SMP-1`."""
    return _CODE.fullmatch(key) is not None


def codes(text: str) -> Iterator[str]:
    """Yield what looks like the code of an indicator of a call."""
    yield from _CODE.findall(text)


def place_of(text: str, begin: int, end: int) -> bool | None:
    """Tell whether what stands there is a word of the text; None where it may be part of a file's name."""
    head = text[max(0, begin - 200) : begin]
    token = "" if head[-1:].isspace() else (head.split() or [""])[-1]
    if _ADDRESS.search(token) or text[end : end + 1] in {"@", "\\"} or _NOTE.search(token):
        return False
    if token.endswith("/") and not _LABELS_BEFORE.fullmatch(token):
        return False
    return None if _FILE_AFTER.match(text, end) else True


def _plain(figures: str) -> str:
    """Return figures without zeros in front, as they are printed."""
    return ".".join(part.lstrip("0") or "0" for part in figures.split("."))


def _meant(text: str, letters: str, number: str, begin: int, before: Mention | None) -> bool:
    """Tell whether letters that have other meanings too are a number of the draft here."""
    if letters != "R" and number not in _OTHER_MEANINGS:
        return True
    near = before is not None and before.sure and begin - before.end <= _GAP
    if before is not None and near and LETTERS[letters] == before.collection:
        return True
    word = _RISK if letters == "R" else _OBJECTIVE
    return word.search(text, max(0, begin - 25), begin) is not None


def _short(text: str) -> Iterator[Mention]:
    before: Mention | None = None
    for found in _SHORT.finditer(text):
        group = 3 if found[3] else 2
        letters = re.split(r"[\ds \u00a0\u2009\u202f]", found[0], maxsplit=1)[0]
        place = place_of(text, found.start(), found.end())
        if place is False:
            continue
        number = letters + _plain(found[group])
        sure = place is True and _meant(text, letters, number, found.start(), before)
        mention = Mention(LETTERS[letters], number, found.start(), found.start(group), found.end(), sure)
        before = mention
        yield mention
        yield from _followers(text, mention, letters, many=bool(found[1]) or group == 3)


def _spelt(text: str) -> Iterator[Mention]:
    for found in _FIGURES.finditer(text):
        reach = max(0, found.start() - _LONGEST_WORDS)
        word = _BEFORE.search(text, reach, found.start())
        if word is None or _MEASURES.match(text, found.end()):
            continue
        letters = next(name for (name, _), said in zip(_WORDS, word.groups(), strict=True) if said)
        if letters != SECTIONS and ("." in found[1]) != (letters in _DOTTED):
            continue
        begin = word.start()
        if letters == PARTNERS and _EACH.search(text, max(0, begin - 12), found.start()):
            continue
        place = place_of(text, begin, found.end())
        if place is False:
            continue
        number = _plain(found[1]) if letters in {PARTNERS, SECTIONS} else letters + _plain(found[1])
        collection = LETTERS.get(letters, letters)
        mention = Mention(collection, number, begin, found.start(), found.end(), place is True)
        yield mention
        plural = word[0].lower().split(" no")[0].rstrip().endswith("s")
        yield from _followers(text, mention, letters, many=plural or "." in found[1])


def _followers(text: str, first: Mention, letters: str, *, many: bool) -> Iterator[Mention]:
    """Yield the further numbers of a list or span that gives the letters or the word only once."""
    place, dotted = first.end, "." in text[first.start : first.end]
    while True:
        found = _NEXT.match(text, place)
        if found is None or ("." in found[2]) != dotted or _MEASURES.match(text, found.end()):
            return
        sign = found[1].strip()
        tight, loose = sign in {"\u2013", "-", "/"}, found[1] in _LOOSE or sign in _OTHER_AND
        if not (many or tight or loose or _ALONE.match(text, found.end())):
            return
        number = _plain(found[2]) if letters in {PARTNERS, SECTIONS} else letters + _plain(found[2])
        sure = first.sure and not loose
        yield first._replace(
            number=number, begin=found.start(2), start=found.start(2), end=found.end(), sure=sure
        )
        place = found.end()


def mentions(text: str) -> Iterator[Mention]:
    """Yield every printed number a text names, in order; the time it takes grows linearly with the length."""
    found: dict[int, Mention] = {}
    for mention in (*_short(text), *_spelt(text)):
        found.setdefault(mention.start, mention)
    for start in sorted(found):
        mention = found[start]
        gone = text.startswith(REMOVED, mention.end)
        yield mention._replace(removed=True) if gone else mention
