"""Names of participants and of the project that are nearly, but not quite, written right."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.memory.texts import by_text

_CAPITAL = re.compile(
    r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017f\u0370-\u03ff\u0400-\u042f](?<!\w.)\w{3,40}"
)
_WORD = re.compile(r"\w{3,40}")
_SHORTEST = 5
"""Letters of a name below which every near miss may be a word of its own."""

_LONG = 9
"""Letters from which two slips still leave a name recognisable."""

_SENTENCE_START = re.compile(r"(?:^|[.!?:;|•*#>(“\"–-]|\n)\s*$")
_MOST = 20
"""Slips that are shown of one text."""

_OTHERS = 2
"""Words of a legal name besides the one it is found by, at the least."""


_COMMON = frozenset(
    (
        *("agency", "alliance", "association", "chamber", "cluster", "clusters", "commission", "council"),
        *("digital", "energy", "europa", "europe", "european", "eurocluster", "euroclusters", "foundation"),
        *(
            "green",
            "health",
            "industry",
            "innovation",
            "institute",
            "market",
            "member",
            "mobility",
            "national",
        ),
        *("network", "partner", "partners", "regional", "single", "states", "textile", "tourism", "union"),
    )
)
"""Words that are often written large in the middle of a sentence."""


@dataclass(frozen=True)
class Slip:
    """A word that looks like a name; `case` if only capitals differ."""

    found: str
    name: str
    case: bool = False


class LegalNames:
    """The legal names of the participants of one draft that have several words."""

    def __init__(self, legal: tuple[str, ...]) -> None:
        self.parts = tuple(
            (max(parts, key=len), tuple(parts)) for parts in map(str.split, legal) if len(parts) > _OTHERS
        )
        """The longest word, by which a name is found, and all words."""


class Names:
    """The names of one draft, and all capital words that are right as they are."""

    def __init__(self, singles: tuple[str, ...], legal: tuple[str, ...], right: Iterable[str]) -> None:
        self.legal = _legal_names(legal)
        self.known = {word for text in (*singles, *legal, *right) for word in _WORD.findall(text)}
        self.folded = {word.casefold() for word in self.known} | _COMMON
        self.singles = _single_names(singles)


class SingleNames:
    """The acronym and the short names, by their first letter."""

    def __init__(self, singles: tuple[str, ...]) -> None:
        self.by_first: defaultdict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(singles):
            if len(name) >= _SHORTEST and name.isalpha():
                self.by_first[name[0].casefold()].append(name)


@lru_cache(maxsize=8)
def _single_names(singles: tuple[str, ...]) -> SingleNames:
    return SingleNames(singles)


@lru_cache(maxsize=8)
def _legal_names(legal: tuple[str, ...]) -> LegalNames:
    return LegalNames(legal)


@lru_cache(maxsize=8)
def _names(singles: tuple[str, ...], legal: tuple[str, ...], right: tuple[str, ...]) -> Names:
    return Names(singles, legal, right)


def names_of(draft: Draft, call: Call) -> Names:
    """Return the names of a draft; the same object as long as they stay the same."""
    singles = (draft.general.acronym.strip(), *(row.short_name.strip() for row in draft.partners))
    legal = tuple(row.legal_name.strip() for row in draft.partners)
    right = [
        text
        for row in draft.partners
        for text in (row.town, row.region, row.street, row.contact.family_name, row.contact.first_name)
        if text
    ]
    right += [row.name for row in draft.schemes]
    right += [item.name for item in (*call.pack.objectives, *call.pack.countries)]
    return _names(tuple(filter(None, singles)), tuple(filter(None, legal)), tuple(right))


def _bare(word: str) -> str:
    """Return a word in small letters without accents."""
    apart = unicodedata.normalize("NFD", word.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _edits(one: str, two: str) -> int:
    """Return how many letters differ, a swap of neighbours counted once; small words only."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, left in enumerate(one, 1):
        older, before = before, row
        row = [i]
        for j, right in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == two[j - 2] and one[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _near(word: str, name: str) -> bool:
    """Tell whether a word in small letters is a name with a slip or, in a long name, two."""
    allowed = 2 if len(name) >= _LONG else 1
    if abs(len(word) - len(name)) > allowed:
        return False
    start = 0
    least = min(len(word), len(name))
    while start < least and word[start] == name[start]:
        start += 1
    end = 0
    while end < least - start and word[-1 - end] == name[-1 - end]:
        end += 1
    left, right = word[start : len(word) - end], name[start : len(name) - end]
    if max(len(left), len(right)) > len(name) // 2:
        return False
    return _edits(left, right) <= allowed


def _single(text: str, word: str, names: SingleNames) -> Iterator[Slip]:
    """Yield the names that a word may stand for, whatever else is a name."""
    small = word.casefold()
    for name in names.by_first.get(small[0], ()):
        right = name.casefold()
        case = small == right
        if case and word in {name, name + "s"}:
            continue
        if not case and (small in {right + "s", right + "en", right + "n"} or not _near(small, right)):
            continue
        if not case and word.lower() in text:
            continue
        if _inside(text, word, strict=not word.isupper()):
            yield Slip(word, name, case)


def _inside(text: str, word: str, *, strict: bool) -> bool:
    """Tell whether a word stands somewhere in a text other than first in its sentence."""
    if not strict:
        return True
    return any(
        not _SENTENCE_START.search(text[max(0, found.start() - 4) : found.start()])
        for found in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    )


def _places(text: str, sign: str) -> Iterator[int]:
    """Yield where a sign stands; far faster than a pattern that begins with a choice."""
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + len(sign))


def _written(text: str, anchor: str, parts: tuple[str, ...]) -> Iterator[Slip]:
    """Yield places where the words of a legal name follow each other, but not all as they should."""
    for place in _places(text, anchor):
        longest, name = parts.index(anchor), " ".join(parts)
        reach = len(name) + 12
        before = text[max(0, place - reach) : place].split()
        after = text[place : place + reach].split()
        words = [*before[len(before) - longest :], *after[: len(parts) - longest]]
        words = [word.strip(".,;:()*“”\"'’") for word in words]
        if len(words) == len(parts) and words != [part.strip(".,;:()") for part in parts]:
            pairs = list(zip(words, parts, strict=True))
            if all(_bare(a) == _bare(b) or (len(b) > 3 and _near(_bare(a), _bare(b))) for a, b in pairs):
                yield Slip(" ".join(words), name)


@by_text
def _capitals(text: str) -> dict[str, tuple[str, ...]]:
    """Return the different words with a capital by their first letter."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for word in dict.fromkeys(_CAPITAL.findall(text)):
        words[word[0].casefold()].append(word)
    return {letter: tuple(found) for letter, found in words.items()}


@by_text
def _of_legal(text: str, legal: LegalNames) -> tuple[Slip, ...]:
    return tuple(
        slip for anchor, parts in legal.parts if anchor in text for slip in _written(text, anchor, parts)
    )


@by_text
def _of_singles(text: str, names: SingleNames) -> tuple[Slip, ...]:
    capitals = _capitals(text)
    words = (word for letter in names.by_first for word in capitals.get(letter, ()))
    return tuple(slip for word in words for slip in _single(text, word, names))


@by_text
def slips(text: str, names: Names) -> tuple[Slip, ...]:
    """Return the words of a text that look like a name written wrong."""
    found: dict[str, Slip] = {}
    # What a legal name, typed letter by letter, makes right is asked last: the rest is known by then.
    for slip in _of_singles(text, names.singles):
        right = slip.found in names.known or (not slip.case and slip.found.casefold() in names.folded)
        if not right:
            found.setdefault(slip.found, slip)
    slipped = dict.fromkeys((*found.values(), *_of_legal(text, names.legal)))
    return tuple(slipped)[:_MOST]
