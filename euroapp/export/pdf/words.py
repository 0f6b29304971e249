"""Where words may break, and which must not part from the number beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from euroapp.export.pdf.fonts import Face, char_width, width

WORDY = 60
"""Longer words than this are cut without looking for hyphens."""
TIE = "\N{NO-BREAK SPACE}"
_COUNTED = (
    "month",
    "months",
    "Month",
    "section",
    "Section",
    "Table",
    "Figure",
    "Article",
    "page",
    "No",
    "WP",
)
_BEFORE_NUMBER = "|".join(rf"(?<=\b{word} )" for word in _COUNTED)
_TIED = re.compile(
    rf" (?:(?=\d)(?:(?<=EUR )|(?<=€ )|{_BEFORE_NUMBER}|(?<=\d )(?=\d{{3}}(?!\d)))"
    r"|(?<=\d )(?:(?=[%‰€°])|(?=(?:EUR|million|billion)\b)))"
)
"""Blanks between a number and its unit or what it numbers, and between groups of digits."""
_PARTS = re.compile(r"(?<=[^\W\d_]{2}[-–/])(?=[^\W\d_]{2})")
_SIGNS = frozenset("/_.@-:;,?&=+")
_OF_NUMBERS = frozenset(".,:")
_CODE = re.compile(r"\[U\+[0-9A-F]{4,6}\]")
"""How a character is printed that the fonts lack."""
_LONGEST_CODE = 10
_LEAST = 3
"""Fewest letters before and behind a hyphen."""
_CLOSING = ".,;:!?)”“»’"
_VOWELS = "aeiouyáàâäãåæéèêëíìîïóòôöõøúùûüýāēīōūąęėįųůőűăěαεηιουωάέήίόύώϊϋΐΰаеиоуъюя"
_SYLLABLE = re.compile(
    rf"(?<=[^\W\d_]{{3}})(?=[^\W\d_{_VOWELS}][{_VOWELS}][^\W\d_])(?<![cgkpst](?=h))", re.IGNORECASE
)
"""Before a consonant that a vowel follows: a fair place for a hyphen in the languages of the Union."""


def tied(text: str) -> str:
    """Return a text whose numbers stay with their units: `EUR 5,000`, `10 %`, `month 8`."""
    return _TIED.sub(TIE, text)


def parts(word: str) -> list[str]:
    """Return the parts of a word that is written with hyphens."""
    return _PARTS.split(word) if len(word) <= WORDY else [word]


def cut(text: str, face: Face, limit: float, first: float) -> Iterator[str]:
    """Yield parts of a word that are no wider than `limit`, the first no wider than `first`.

    Words of letters get hyphens; addresses and file names break at the signs in them.
    """
    room = first
    while len(text) <= WORDY and text.rstrip(_CLOSING).isalpha() and width(text, face) > room:
        places = [*range(_LEAST, len(text) - _LEAST), *(found.start() for found in _SYLLABLE.finditer(text))]
        heads = (f"{text[:place]}-" for place in reversed(places))
        head = next((one for one in heads if width(one, face) <= room), "")
        if not head:
            break
        yield head
        text, room = text[len(head) - 1 :], limit
    yield from _chopped(text, face, limit, room)


def _chopped(text: str, face: Face, limit: float, first: float) -> Iterator[str]:
    room, start, used, sign = first, 0, 0.0, 0
    for index, char in enumerate(text):
        wide = char_width(char, face)
        if used + wide > room and index > start:
            stop = sign if sign > start + (index - start) // 2 else index
            code = _code_at(text, start, stop)
            if code > start or room < limit:
                stop = min(stop, code)
            yield text[start:stop]
            used = width(text[stop:index], face)
            start, room = stop, limit
        used += wide
        if char in _SIGNS and not (char in _OF_NUMBERS and text[index + 1 : index + 2].isdigit()):
            sign = index + 1
    yield text[start:]


def _code_at(text: str, start: int, stop: int) -> int:
    """Return where the code begins that a break would part; the break itself where it parts none."""
    begin = text.rfind("[", max(start, stop - _LONGEST_CODE), stop)
    code = _CODE.match(text, begin) if begin >= 0 else None
    return begin if code and code.end() > stop else stop
