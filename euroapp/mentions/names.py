"""Short names of participants in running text: whole words of the same letters."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from euroapp.mentions.addresses import place_of
from euroapp.mentions.letters import SOME
from euroapp.mentions.mention import SHORT_NAMES, Mention, mark_of
from euroapp.mentions.vocabulary import Pattern

LEAST_LETTERS = 2
"""Shorter names are never looked for."""

_WORD = r"\w\u0300-\u036f"
_BLANKS = Pattern(SOME)
_HYPHENS = "[-‐‑]"
_NO_WIDTH = "[\u00ad\u200b\u200c\u200d\u2060\ufeff]"
_UNSEEN = f"(?:{_NO_WIDTH}|{_HYPHENS}\n)*"
_CUT = Pattern(f"{_NO_WIDTH}|{_HYPHENS}\n")
"""What may stand between two letters of a name and is no part of it."""
_SURE_LETTERS = 4
"""Letters of a name that is looked for in another case too: shorter ones are words of their own too often."""
_ESCAPED = Pattern(rf"\\([{re.escape(string.punctuation)}])")
_JOINED_AFTER = Pattern(r"[-‐‑–&+.'’]([\w&]+)")
_JOINED_BEFORE = Pattern(rf"([{_WORD}&]+)[-‐‑–&+.'’]\Z")
_ELSEWHERE = Pattern(r"(?<![\w/.@-])[^\W\d_]+(?![\w/@-])")
"""Words that are no part of a path or an address."""


def countable(name: str) -> bool:
    """Tell whether a short name is long enough to be looked for in texts."""
    return sum(sign.isalnum() for sign in name) >= LEAST_LETTERS


def may_be_a_word(name: str) -> bool:
    """Tell whether a short name may stand in a text as an ordinary word or a common abbreviation."""
    return name.isalpha() and (len(name) <= 3 or name[1:].islower())


def with_blanks_of(name: str, typed: str) -> str:
    """Return a name with the blanks and line ends that an author put into another one."""
    blanks = _BLANKS.findall(typed)
    words = name.split(" ")
    return words[0] + "".join(
        f"{blanks[place] if place < len(blanks) else ' '}{word}" for place, word in enumerate(words[1:])
    )


def _forms(name: str) -> set[str]:
    squeezed = re.sub(_HYPHENS, "-", _BLANKS.sub(" ", name))
    return {squeezed, unicodedata.normalize("NFC", squeezed), unicodedata.normalize("NFD", squeezed)}


def _plain(typed: str) -> str:
    """Return a name without what its place in a text asked for: other blanks and hyphens, backslashes."""
    return _ESCAPED.sub(r"\1", re.sub(_HYPHENS, "-", _BLANKS.sub(" ", typed)))


def _sign(sign: str) -> str:
    """Return the pattern of one sign of a name; in a narrative, marks are typed with a backslash."""
    if sign in string.punctuation:
        return r"\\?" + (_HYPHENS if sign == "-" else re.escape(sign))
    return SOME if sign == " " else re.escape(sign)


@lru_cache(maxsize=8)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    forms = {form for name in names for form in _forms(name)}
    # The longest first: “EURO HUB” does not name the participant HUB. “HUB1” is no part of “HUB1.2”.
    words = (
        "".join(map(_sign, form)) + (r"(?!\.\d)" if form[-1].isdigit() else "")
        for form in sorted(forms, key=len, reverse=True)
    )
    return re.compile(rf"(?<![{_WORD}])(?:{'|'.join(words)})(?![{_WORD}])")


@lru_cache(maxsize=8)
def _loose_pattern(names: frozenset[str]) -> re.Pattern[str] | None:
    """Return the pattern of names in any case, cut by signs of no width or a line end, with an ending."""
    forms = sorted({form for name in names if len(name) >= _SURE_LETTERS for form in _forms(name)})
    if not forms:
        return None
    said = "|".join(_UNSEEN.join(map(_sign, form)) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<![{_WORD}])({said})(?:[^\W\d_]{{1,2}})?(?![{_WORD}])", re.IGNORECASE)


def _loosely_in(text: str, names: frozenset[str], by_form: dict[str, list[str]]) -> Iterator[Mention]:
    """Yield what may be a name in other letters: `Ebroval`, `EBROVALs`, `EBRO-` before a line end."""
    pattern = _loose_pattern(names)
    folded_forms = {form.casefold(): known[0] for form, known in by_form.items()}
    for found in pattern.finditer(text) if pattern is not None else ():
        name = folded_forms.get(_plain(_CUT.sub("", found[1])).casefold())
        begin, end = found.span(1)
        if name is not None and place_of(text, begin, end) is not False:
            gone = mark_of(text, end) > 0
            yield Mention(SHORT_NAMES, name, begin, begin, end, sure=False, removed=gone)


def names_in(text: str, names: Iterable[str], *, loose: bool = False) -> Iterator[Mention]:
    """Yield where a text names a participant by its short name, in order.

    What is part of an address is passed over; what may be part of a path, of the name of a file, or of a
    longer name is marked as doubtful, and so is what may be either of two names that differ only in their
    blanks, hyphens or accents, unless the text has the very signs of one. `loose` adds, as doubtful, names in
    another case, cut by signs of no width, or with an ending.
    """
    known = frozenset(name for name in names if countable(name))
    if not known:
        return
    exact = list(_exactly_in(text, known))
    if not loose:
        yield from exact
        return
    taken = {mention.start for mention in exact}
    others = (one for one in _loosely_in(text, known, _by_form(known)) if one.start not in taken)
    yield from sorted((*exact, *others), key=lambda mention: mention.start)


def _exactly_in(text: str, known: frozenset[str]) -> Iterator[Mention]:
    by_form = _by_form(known)
    words = {word for form in by_form for word in (form, *form.split(" "))}
    beside = _beside(text, words)
    for found in _pattern(known).finditer(text):
        place = place_of(text, found.start(), found.end(), beside)
        if place is not False:
            alike = by_form[_plain(found[0])]
            name = found[0] if found[0] in alike else alike[0]
            clear = name == found[0] or len(alike) == 1
            sure = place is True and clear and not _in_longer_name(text, *found.span(), words)
            gone = mark_of(text, found.end()) > 0
            yield Mention(SHORT_NAMES, name, found.start(), found.start(), found.end(), sure, gone)


def _by_form(names: frozenset[str]) -> dict[str, list[str]]:
    """Return the names by their plain forms, those that read alike in one order in every process."""
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        for form in sorted({_plain(form) for form in _forms(name)}):
            found.setdefault(form, []).append(name)
    return found


def _beside(text: str, names: set[str]) -> Callable[[str], bool]:
    """Return what tells of a word beside a slash whether it is a name, or stands elsewhere in the text."""
    elsewhere: list[frozenset[str]] = []

    def known(word: str) -> bool:
        if word not in names and not elsewhere:
            elsewhere.append(frozenset(_ELSEWHERE.findall(text)))
        return word in names or word in elsewhere[0]

    return known


def _in_longer_name(text: str, begin: int, end: int, names: set[str]) -> bool:
    """Tell whether a sign may make another name of it: `EURO-HUB` does, `HUB-led` and `1-HUB` do not."""
    after = _JOINED_AFTER.match(text, end)
    before = _JOINED_BEFORE.search(text, max(0, begin - 40), begin)
    words = [found[1] for found in (after, before) if found is not None]
    if before is not None and before[1].isdigit():
        words.pop()
    return any(word not in names and not word.islower() for word in words)
