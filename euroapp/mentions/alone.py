"""Dotted numbers with nothing beside them that says what they are: “the results of 2.1 flow into 2.2”.

They may belong to any list that is numbered anew in each work package. Most decimals measure something, so
one is told only if it can stand for a row: a word such as “of” or a sign before it, the end of a phrase or a
verb behind it, and no word of measuring near it in its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from euroapp.mentions.addresses import place_of
from euroapp.mentions.letters import BLANK, SOME
from euroapp.mentions.sentences import NEXT_WORD, SENTENCE_END, listed, sentence_start
from euroapp.mentions.vocabulary import Pattern, words

_NUMBER = r"[1-9][0-9]?\.[1-9][0-9]?(?![0-9]|[.,][0-9])"
_ALONE = Pattern(rf"(?:(?<![\w.,+−±~≈<>=€$£%§&#-])|(?<=\bWP)){_NUMBER}", re.ASCII)
"""Behind `WP` it is the number of a task with the letters of its package."""
_JOINED = Pattern(
    rf"(?:{SOME}(?:to|and|or|until|through|against|versus|vs\.?){SOME}|{BLANK}?[,;/–-]{BLANK}?){_NUMBER}"
)
"""One more number, of which the same is said."""
_WORD_BEFORE = Pattern(rf"([^\W\d_]+)(\.?){SOME}[*\"'“‘]*\Z")
_SIGN_BEFORE = Pattern(r"(?:^|[\n(\[,;:.!?/–—\"'“‘*])[ \u00a0*]*\Z")
_OF_MEASURE_BEFORE = Pattern(rf"[€$£%+−±~≈<>=§#|]{BLANK}*\Z")
_FIRST_CELL = Pattern(r"(?:^|\n)\|[ *]*\Z")
_LINE_BEFORE = Pattern(r"(?:^|\n)[ \t*>#-]*\Z")
_BULLET = Pattern(r"[-*•–]\s")
_OF_A_WORD = Pattern(r"(?i:\b(?:the|our|its|their|this|that|each|every)) \Z")
_LONE_WORD = Pattern(r" [a-z]+(?<!s)\b")
"""Words around a number that stands before the name of a thing: `the 2.1 team`."""
_ITEM = Pattern(r"\**(?:[.)]?\**[ \t\u00a0]+[A-ZÀ-Þ]|[.)]\**\s)")
"""What makes a number at the beginning of a line that of a heading or of an item."""
_YEAR = Pattern(r"(?:\s?\(|\.\s?)(?:19|20)[0-9]{2}\b")
_WORDS = Pattern(r"[^\W\d_]+|%|°|€")
_NEAR_BEFORE, _NEAR_BEHIND = 44, 30
"""Signs around a number in which a word of measuring makes it an amount."""


def alone(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of dotted numbers that may be those of rows, though nothing says so."""
    last = refused = 0
    for found in _ALONE.finditer(text):
        start, end = found.span()
        if end <= refused:
            continue
        if end > last:
            last = end
            while joined := _JOINED.match(text, last):
                last = joined.end()
        named = _in_a_word(text, start) or _names(text, start, last)
        if not (named or _goes_before(text, start)):
            refused = last
        elif (
            (named or (_goes_behind(text, last) and not _heads(text, start, end)))
            and not _measured(text, start, last)
            and place_of(text, start, end) is True
        ):
            yield start, end


def _goes_before(text: str, start: int) -> bool:
    """Tell whether what stands before a number leads to a row, and is no name, label or sign of an amount."""
    reach = max(0, start - 24)
    word = _WORD_BEFORE.search(text, reach, start)
    if word is not None:
        small = word[1].lower()
        if word[2]:
            return small not in words("abbreviations")
        return small in words("before_a_row") and not word[1].isupper()
    if _FIRST_CELL.search(text, reach, start):
        return True
    return _SIGN_BEFORE.search(text, reach, start) is not None and not _OF_MEASURE_BEFORE.search(
        text, reach, start
    )


def _goes_behind(text: str, end: int) -> bool:
    if _YEAR.match(text, end):
        return False
    word = NEXT_WORD.match(text, end)
    if word is not None and word[1] in words("verbs") | words("behind_a_row"):
        return True
    return listed(text, end) and not (word and word[1][0].isupper())


def _in_a_word(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start] == "WP"


def _names(text: str, start: int, end: int) -> bool:
    """Tell whether a number stands before the name of a thing, or at the head of an item of a list."""
    if _OF_A_WORD.search(text, max(0, start - 8), start):
        return _LONE_WORD.match(text, end) is not None
    return _bulleted(text, start) and _ITEM.match(text, end) is not None


def _bulleted(text: str, start: int) -> bool:
    before = _LINE_BEFORE.search(text, max(0, start - 12), start)
    return before is not None and _BULLET.search(before[0]) is not None


def _heads(text: str, start: int, end: int) -> bool:
    before = _LINE_BEFORE.search(text, max(0, start - 12), start)
    return before is not None and ("#" in before[0] or _ITEM.match(text, end) is not None)


def _measured(text: str, start: int, end: int) -> bool:
    """Tell whether a word near a number in its sentence says that it measures something."""
    reach = sentence_start(text, max(0, start - _NEAR_BEFORE), start)
    behind = SENTENCE_END.search(text, end, end + _NEAR_BEHIND)
    near = text[reach:start] + " " + text[end : behind.start() if behind else end + _NEAR_BEHIND]
    measures = words("measures")
    return any(word in {"%", "°", "€"} or word.lower() in measures for word in _WORDS.findall(near))
