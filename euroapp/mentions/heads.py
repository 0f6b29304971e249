"""What stands before figures and makes them the number of a row: WP, work package no., **T**, AP.

Everything is looked for backwards from figures, so that the time it takes grows with the figures of a text.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from euroapp.mentions.figures import ITEM, MEASURES, like_latin
from euroapp.mentions.letters import BLANK, DOTTED, GAP, LETTERS, PARTNERS, SECTIONS
from euroapp.mentions.vocabulary import Pattern, any_case, is_plural, row_words, spaced, table, words


class Said(NamedTuple):
    """What stands before figures and makes them the number of a row."""

    letters: str
    """Such as `WP`, or the list of participants or sections."""
    begin: int
    many: bool
    """More numbers may follow: `WPs`, `tasks`."""
    sure: bool
    worded: bool
    """By a word such as `task`, not by letters."""
    tight: bool
    """Nothing or a sign stands between letters and figures, no blank."""


_NUMBER = r"n(?:o|r|°|º|um|úm|umber|ummer|umero|um[ée]ro|úmero)s?\.?"
_SEPARATOR = (
    rf"(?P<plain>\*{{0,3}}{GAP}(?:(?:(?<=\s){_NUMBER}|[#№]){GAP})?\*{{0,3}})"
    rf"|(?P<counted>[-‐‑–]{_NUMBER}{GAP})"
    r"|(?P<dash>[-‐‑‒–—−_])"
    rf"|(?P<odd>{BLANK}?[-‐‑‒–—−.:/=()\[~\"“„«]{BLANK}?(?:{_NUMBER}{GAP})?)"
)
"""What may stand between a head and its figures: blanks, `no.`, a dash; an odd sign leaves a doubt."""
_SEPARATED = Pattern(_SEPARATOR)


@cache
def _short_forms() -> dict[str, tuple[str, str]]:
    """Return the list and the words in full by short form; without such words it stays in doubt."""
    said = {form: words.partition(": ") for form, words in table("short_forms").items()}
    return {like_latin(form): (letters, full) for form, (letters, _, full) in said.items()}


_LABEL = any_case(
    lambda: (
        rf"(?<![\w=])(?:(?<!\.)|(?<=\.\.)|(?<=WP\d\.)|(?<=WP\d\d\.))(?P<letters>(?-i:{'|'.join(_short_forms())})|{'|'.join(LETTERS)})"
        rf"(?P<many>s?)(?:{_SEPARATOR})\Z"
    )
)
_ROW = any_case(rf"(?<!\w)@rows@(?:{_SEPARATOR})\Z")
_SECTION_SIGN = Pattern(rf"§{{1,2}}{BLANK}{{0,2}}\Z")
_LAST_WORD = Pattern(r"[\W_]{0,20}([^\W\d_]{1,18})")
"""The last word before figures, read backwards."""
_SIGN_REACH, _LONGEST, _WORDS_BEFORE = 4, 40, 30
"""Signs before figures for a section sign and for a head, and before its last word for the words in front."""


class _End(Enum):
    """What the last word before figures may be the end of."""

    LETTERS, NUMBER, WORDS = range(3)


@cache
def _ends_of_heads() -> dict[str, _End]:
    """Return all last words of heads; a figure behind another word needs no closer look."""
    typed = "|".join(table("rows").values()).replace(".", "").split("|")
    last = {end for one in typed for end in (one.replace("~", ""), re.split("[ ~]", one)[-1])}
    kinds = {_End.WORDS: last, _End.NUMBER: words("number"), _End.LETTERS: {*LETTERS, *_short_forms()}}
    return {(one + more).lower(): kind for kind, ends in kinds.items() for one in ends for more in ("", "s")}


def said_before(text: str, start: int, end: int) -> Said | None:
    """Return what makes the figures between two places the number of a row; None where nothing does."""
    if "§" in text[max(0, start - _SIGN_REACH) : start]:
        sign = _SECTION_SIGN.search(text, max(0, start - _SIGN_REACH), start)
        if sign is not None:
            return Said(SECTIONS, sign.start(), many=True, sure=False, worded=True, tight=False)
    last = _LAST_WORD.match(text[max(0, start - _LONGEST) : start][::-1])
    if last is None:
        return None
    word, place = last[1][::-1].lower(), start - last.end()
    kind = _ends_of_heads().get(word)
    if kind is None:
        return _abroad(text, place, start, end, word)
    reach = max(0, place - _WORDS_BEFORE)
    if kind is not _End.WORDS:
        numbered = kind is _End.NUMBER
        found = _LABEL.search(text, reach, start) if numbered else _LABEL.match(text, place, start)
        if found is not None or not numbered:
            return _label(text, found, end) if found else None
    found = _ROW.search(text, reach, start)
    return _worded(text, found, end) if found else None


def _tight(found: re.Match[str]) -> bool:
    gap = found["plain"] or found["counted"] or found["dash"] or found["odd"] or ""
    return not any(sign.isspace() for sign in gap)


def _separated(text: str, found: re.Match[str], end: int) -> bool:
    """Tell whether the sign between letters and figures joins them, and nothing else."""
    plain = found["plain"]
    if plain is None:
        return found["dash"] is not None or found["counted"] is not None or found["odd"] == "."
    if "\n" in plain and (ITEM.match(text, end) or MEASURES.match(text, end)):
        return False
    return plain not in {"*"}


# Letters: WP2, T 2.1, wp-2.

_SMALL_TOO = frozenset(("WP", "KPI", "FSTP"))
"""Letters that in small ones mean nothing else."""
_SMALL_TIGHT = frozenset(("MS", "T", "D"))
"""The same, where no blank stands before the figures."""
_NEVER_SMALL = frozenset(("E", "S", "R", "SO"))
"""Letters that in small ones, with a blank behind, are words or signs of their own."""
_RESEARCH = Pattern(r"[^\W\d_]&\Z")
"""What stands before the second letter of `R&D`."""
_NAME_BEFORE = Pattern(r"(?<![.!?:;(\n|*] )(?<!^)\b[A-Z][a-z]+ \Z", re.ASCII)
"""A word with a capital inside a sentence; what follows may be the name of a product, such as MS-20."""
_SPEAKING = Pattern(r"(?:See|In|Both|The|Tasks?|Packages?|And|Of|By|From|With|For|Within|Under|As|To) \Z")


def _label(text: str, found: re.Match[str], end: int) -> Said | None:
    typed, letters, tight = found["letters"], found["letters"].upper(), _tight(found)
    small = typed != letters or (len(letters) == 1 and found["many"] == "S")
    if typed in _short_forms():
        return _short_form(text, found, end, tight=tight)
    if small and not tight and letters in _NEVER_SMALL:
        return None
    if len(letters) == 1 and (
        _RESEARCH.search(text, max(0, found.start() - 2), found.start()) or _amount(text, tight, end)
    ):
        return None
    if found["odd"] not in {None, "."} and found["many"] and letters not in DOTTED:
        return None
    sure = (
        "." not in typed
        and _separated(text, found, end)
        and _alone(letters, found, small=small, tight=tight)
        and not (found["dash"] is not None and _product(text, found.start()))
    )
    return Said(letters, found.start(), bool(found["many"]), sure, worded=False, tight=tight)


def _alone(letters: str, found: re.Match[str], *, small: bool, tight: bool) -> bool:
    """Tell whether letters, as they are typed, mean nothing but the number of a row."""
    if small:
        return found["odd"] is None and (letters in _SMALL_TOO or (tight and letters in _SMALL_TIGHT))
    return letters not in {"E", "S"} or (tight and found["odd"] is None)


def _amount(text: str, tight: bool, end: int) -> bool:
    return not tight and MEASURES.match(text, end) is not None


def _product(text: str, begin: int) -> bool:
    reach = max(0, begin - 30)
    return _NAME_BEFORE.search(text, reach, begin) is not None and not _SPEAKING.search(text, reach, begin)


# Words: work package 2, tasks no. 2.1.

_GOES_ON = any_case(rf"{BLANK}?[)\]]?{BLANK}?(?:[,;&+/]|(?:and|or|to){BLANK}){BLANK}?[(\[]?[0-9]")
"""One more number behind one in brackets: `packages (2) and (3)`; one alone says how many there are."""
_COUNTED = frozenset(("KPI", "SO", "FSTP"))
"""Words of the form that may also speak of the call: “indicator 3”."""
_DOUBTED = any_case(lambda: row_words("|".join(words("doubted"))))
"""Words that may as well name something that is no row of the plan."""


def _worded(text: str, found: re.Match[str], end: int) -> Said | None:
    letters = next(name for name in table("rows") if found[name])
    word, odd = found[letters], found["odd"]
    many = is_plural(word)
    if MEASURES.match(text, end):
        return None
    if odd is not None and many and letters not in DOTTED and not _GOES_ON.match(text, end):
        return None
    sure = (
        ((word[-1] == "." and odd is None) or _separated(text, found, end))
        and (letters not in _COUNTED or word[:4].lower() == "spec")
        and _DOUBTED.fullmatch(word) is None
        and (letters not in {PARTNERS, SECTIONS, "R"} or found["plain"] != "")
    )
    return Said(letters, found.start(), many, sure, worded=True, tight=_tight(found))


# Short forms and words of other languages: AP2, arbetspaket 2. They are told; sure if said in full.


@lru_cache(maxsize=32)
def _said_in_full(text: str, form: str) -> bool:
    full = _short_forms()[form][1]
    return bool(full) and re.search(spaced(full), text, re.IGNORECASE) is not None


def _short_form(text: str, found: re.Match[str], end: int, *, tight: bool) -> Said | None:
    form, odd = found["letters"], found["odd"]
    if odd not in {None, "."} or (len(form) == 1 and not tight) or _amount(text, tight, end):
        return None
    sure = _separated(text, found, end) and odd is None and _said_in_full(text, form)
    return Said(_short_forms()[form][0], found.start(), bool(found["many"]), sure, worded=False, tight=tight)


_STEM = any_case(
    lambda: "|".join(rf"(?P<{name}>(?:{like_latin(stems)})\w*)" for name, stems in table("row_stems").items())
)


@lru_cache(maxsize=1024)
def _letters_abroad(word: str) -> str:
    """Return the letters of the list that a word of another language may stand for; '' for any other word."""
    found = _STEM.fullmatch(word)
    return found.lastgroup or "" if found else ""


def _abroad(text: str, begin: int, start: int, end: int, word: str) -> Said | None:
    letters = _letters_abroad(word)
    gap = _SEPARATED.fullmatch(text, begin + len(word), start) if letters else None
    if gap is None or gap["odd"] is not None or MEASURES.match(text, end):
        return None
    return Said(letters, begin, many=True, sure=False, worded=True, tight=_tight(gap))


_IN_FULL = (("(s)", "s\u200b\u200b"), ("W.P.", "WP\u200b\u200b"), ("M.S.", "MS\u200b\u200b"))
_BLANK_OF_PAGES = any_case(r"&(?:nbsp|ensp|emsp|thinsp|#160|#8239|#8201|#x(?:a0|202f|2009));")
"""A blank as it is written in pages of the web."""


def as_usual(text: str) -> str:
    """Return a text of the same length with `WP(s)`, `W.P.` and `&nbsp;` written as others write them."""
    for odd, usual in _IN_FULL:
        text = text.replace(odd, usual)
    return _BLANK_OF_PAGES.sub(_as_blank, text) if "&" in text else text


def _as_blank(found: re.Match[str]) -> str:
    return "\u00a0".rjust(len(found[0]), "\u200b")
