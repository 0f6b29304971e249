"""The words of a head that tell which column it names, whatever their order and what stands beside them."""

from __future__ import annotations

import re
from functools import lru_cache

from euroapp.draft.fields import FieldSpec, Kind
from euroapp.folding import folded
from euroapp.reading import known_words

_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_WORDS = re.compile(r"[^\W_]+")
_IN_FULL = {"wp": ("work", "package"), "wps": ("work", "package")}

Words = tuple[str, ...]
"""The words of a head in the order of the alphabet, each in its singular."""


@lru_cache(maxsize=4_096)
def words_of(head: str) -> Words:
    """Return the words of a head without brackets, small words, plurals and the order they stand in."""
    bare = folded(head)
    while (shorter := _BRACKETED.sub("", bare)) != bare:
        bare = shorter
    small = known_words.idle_in_heads("small")
    found: list[str] = []
    for word in _WORDS.findall(bare):
        if word not in small:
            found += _IN_FULL.get(word, (_singular(word),))
    return tuple(sorted(found))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def idle_for(spec: FieldSpec | None, rows: tuple[str, ...]) -> frozenset[str]:
    """Return the words that say nothing more above a column of this field.

    Args:
        spec: the field of the column.
        rows: what a row of the list is called, such as `task` and `T`.

    """
    idle = {word for called in rows for word in words_of(called)}
    if spec is None:
        return frozenset(idle)
    if spec.kind is Kind.REF:
        # What a package is called is no idle word above a column of packages.
        idle = set(known_words.idle_in_heads("reference"))
    elif spec.numeric:
        idle |= known_words.idle_in_heads("measure")
    return frozenset(idle)


def same_column(head: str, name: str, idle: frozenset[str]) -> bool:
    """Tell whether a head names a column that is known by this name, but for idle words.

    One word in another number may be something else: `Participants` attend, a `Participant` invites.
    """
    given, known = words_of(head), words_of(name)
    if len(given) == 1:
        return False
    if given == known:
        return bool(given)
    bare = [word for word in given if word not in idle]
    return bool(bare) and bare == [word for word in known if word not in idle]


def numbers_rows(head: str, rows: tuple[str, ...]) -> bool:
    """Tell whether a head stands above numbers of rows: `No`, or `No of WP` where rows are so called."""
    if known_words.is_number(folded(head)):
        return True
    left = list(words_of(head))
    for called in sorted(map(words_of, rows), key=len, reverse=True):
        if called and all(word in left for word in called):
            for word in called:
                left.remove(word)
            break
    return bool(words_of(head)) and all(map(known_words.is_number, left))
