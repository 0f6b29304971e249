"""Printed numbers in running text: T1.2, WP 3, tasks 2.1 to 2.3, partner 4, section 1.2.

Found once for each text. What may be something else, such as SO2 or the name of a file, is marked as
doubtful: it may be told, but never changed. `draft/spellings.py` knows how numbers are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from heapq import merge
from itertools import chain
from typing import NamedTuple

from euroapp.mentions.addresses import place_of
from euroapp.mentions.alone import alone
from euroapp.mentions.bare_numbers import Bare, acts, bare_number, listed, ordinals
from euroapp.mentions.counted_out import counted_out
from euroapp.mentions.inserts import behind_insert
from euroapp.mentions.like_latin import like_latin
from euroapp.mentions.other_plans import ours, owner_before, owner_behind, owner_in_brackets
from euroapp.mentions.other_senses import other_sense
from euroapp.mentions.spellings import (
    ALONE,
    AMOUNT,
    ANY,
    BLANK,
    COUNT,
    DOTTED,
    FIGURES,
    GAP,
    ITEM,
    LETTERS,
    LOOSE,
    MEASURES,
    NEXT,
    OTHER_AND,
    PARTNERS,
    SECTIONS,
    SOME,
    VERB,
    Said,
    as_usual,
    ends,
    said_before,
)

SHORT_NAMES = "short_names"
"""Participants that a text names by their short names."""
REMOVED = " [removed]"
"""Follows the number of a row that is gone."""
_REMOVED_IN_LABEL = " (removed)"
"""The same in the words of a link, which hold no brackets."""
_LABEL_GOES_ON = re.compile(r"[^\[\]\n]*\]\(")
_REMOVED = re.compile(rf"\*{{0,3}}{GAP}\*{{0,3}}(?:\[removed\]|\(removed\))", re.IGNORECASE)
"""The same, however the author went on to write it."""


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
    owner: str = ""
    """The name beside a number that is in doubt for nothing else: sure, if the name is one of the draft."""
    lists: tuple[str, ...] = ()
    """All lists that it may be a number of, where nothing says which."""

    def readings(self) -> tuple[Mention, ...]:
        """Return it as a number of each of the lists that it may belong to."""
        bare = self.number.lstrip(_FIRST_OF_ANY)
        return tuple(
            self._replace(collection=name, number=_LETTERS_OF[name] + bare, lists=()) for name in self.lists
        ) or (self,)


_FIRST_OF_ANY = "T"
_LETTERS_OF = {name: letters for letters, name in LETTERS.items()} | {SECTIONS: ""}
_DOTTED_LISTS = tuple(LETTERS[letters] for letters in "TDES")


_EACH = re.compile(r"\b(?:each|every|per|an?|one|two|three|all|both|most|least|than) \w+ $", re.IGNORECASE)
_RISK = re.compile(r"\brisks?\b", re.IGNORECASE)
_OBJECTIVE = re.compile(r"\bobjectives?\b", re.IGNORECASE)
_OTHER_MEANINGS = frozenset({"WP29", "SO2", "SO3", "SO4"})
"""A working party and three chemical formulas."""
_ONWARDS = re.compile(
    rf"{BLANK}?(?:ff?\b\.?|onwards?\b|\+(?!\w|{BLANK}?\d)|et{SOME}seq|and{SOME}(?:later|following|after)\b)"
)
"""`WP2 onwards`, `T2.1 ff.`: the number stands for all that come behind it."""
_NEAR = 6
_ANY_TASK = re.compile(r"\.(?:[xXnN]\b|\*)")
"""`T2.x` stands for all tasks of a package."""
_SPLIT = re.compile(rf"(?:\.{BLANK}|[-‐‑‒–_/])([0-9]{{1,2}})(?![\w%]|[.,][0-9])", re.ASCII)
"""`T2-1` and `T2. 1` may stand for T2.1."""
_SPANS = frozenset(("to", "or", "until", "till", "through", "bis", *"-\u2010\u2011\u2012\u2013\u2014\u2212"))
"""Words and signs between the ends of a span."""
_SHORTENED = frozenset("-\u2013/")
"""`T2.1-3` may mean T2.1 to T2.3."""
_DECIMAL = re.compile(r",\d")
_CODE = re.compile(r"(?<![\w-])[A-Z]{2,5}-\d{1,3}(?![\w-]|[.,]\d)", re.ASCII)


def is_code(key: str) -> bool:
    """Tell whether a key of the call's indicators is a code that people cite, such as `SMP-1`."""
    return _CODE.fullmatch(key) is not None


def codes(text: str) -> Iterator[str]:
    """Yield what looks like the code of an indicator of a call."""
    yield from _CODE.findall(text)


def mark_of(text: str, end: int) -> int:
    """Return where the mark of a row that is gone ends, behind its number or name; 0 without a mark."""
    found = _REMOVED.match(text, end)
    return found.end() if found else 0


def mark_for(text: str, end: int) -> str:
    """Return how a number or name that ends there is marked as that of a row that is gone."""
    line = text.rfind("\n", 0, end) + 1
    label = text.rfind("[", line, end) > text.rfind("]", line, end) and _LABEL_GOES_ON.match(text, end)
    return _REMOVED_IN_LABEL if label else REMOVED


def mentions(text: str) -> Iterator[Mention]:
    """Yield every printed number a text names, in order; the time it takes grows linearly with the length."""
    yield from _found(text)


def all_mentions(text: str) -> Iterator[Mention]:
    """Yield what `mentions` does, and dotted numbers that may be those of rows though nothing says so."""
    named = _found(text)
    taken = {mention.start for mention in named}
    lone = (
        _told(text, Bare(ANY, text[start:end], start, end))
        for start, end in alone(text)
        if start not in taken
    )
    yield from merge(named, (mention._replace(lists=_DOTTED_LISTS) for mention in lone), key=_start)


@lru_cache(maxsize=1024)
def _found(text: str) -> tuple[Mention, ...]:
    plain = like_latin(text)
    usual = as_usual(plain)
    told = map(partial(_told, usual), chain(ordinals(usual), counted_out(usual)))
    found = merge(_in_figures(usual), sorted(told, key=_start), key=_start)
    if plain == text:
        return tuple(found)
    return tuple(
        one if text[one.begin : one.end] == plain[one.begin : one.end] else one._replace(sure=False)
        for one in found
    )


def certain(text: str) -> Iterator[Mention]:
    """Yield the printed numbers in a text that can mean nothing else, in order; quicker than all of them.

    Those with a name beside them are yielded too: `owner` says which, and only a draft tells whose it is.
    """
    for mention in _in_figures(as_usual(text), bare=False):
        if mention.sure or mention.owner:
            yield mention


def _start(mention: Mention) -> int:
    return mention.start


def _told(text: str, bare: Bare) -> Mention:
    """Return a number without letters, which may be told and never changed."""
    letters = _FIRST_OF_ANY if bare.letters == ANY else bare.letters
    lists = (*_DOTTED_LISTS, SECTIONS) if bare.letters == ANY else ()
    collection, number = LETTERS.get(letters, letters), _number(letters, bare.number)
    gone = mark_of(text, bare.end) > 0
    return Mention(
        collection, number, bare.start, bare.start, bare.end, sure=False, removed=gone, lists=lists
    )


def _in_figures(
    text: str,
    begin: int = 0,
    end: int | None = None,
    *,
    bare: bool = True,
    last: tuple[str, int] | None = None,
) -> Iterator[Mention]:
    """Yield the numbers between two places; `last` are letters and end of the number that stands before."""
    reach, before = begin, None
    for figures in FIGURES.finditer(text, begin, len(text) if end is None else end):
        if figures.start() < reach:
            continue
        said = said_before(text, *figures.span())
        first = _first(text, figures, said, before) if said else None
        if said is None or first is None:
            alone = bare_number(text, figures, last) if bare else None
            if alone is not None:
                yield _told(text, alone)
                last = alone.letters, alone.end
            continue
        group = _group(text, first, said)
        if _DECIMAL.match(text, first.end):
            if len(group) == 1:
                continue
            group[0] = first._replace(sure=group[0].sure and group[1].sure)
        place = group[0].end
        for mention in _owned(text, group, said.letters):
            yield from _in_figures(text, place, mention.begin, bare=bare, last=(said.letters, place))
            yield mention._replace(removed=True) if mark_of(text, mention.end) else mention
            place = mention.end
        reach = place
        last = said.letters, reach
        before = before if said.worded else group[0]


def _owned(text: str, group: list[Mention], letters: str) -> Iterator[Mention]:
    """Yield the numbers of a list, in doubt where words around them give them to another plan or a name."""
    around = owner_before(text, group[0].begin, letters) if group[0].sure else None
    if around is None and any(mention.sure for mention in group):
        around = owner_behind(text, group[-1].end, letters)
    for mention in group:
        owner = around if around is not None or not mention.sure else owner_in_brackets(text, mention.end)
        yield mention if owner is None else mention._replace(sure=False, owner=owner if mention.sure else "")


def of_this_draft(mention: Mention, names: Iterable[str], title: str = "") -> Mention:
    """Return a mention that is sure if the name beside it is of the draft (see `ours`)."""
    return mention._replace(sure=True) if mention.owner and ours(mention.owner, names, title) else mention


def _plain(figures: str) -> str:
    """Return figures without zeros in front, as they are printed."""
    return ".".join(part.lstrip("0") or "0" for part in figures.split("."))


def _number(letters: str, figures: str) -> str:
    return _plain(figures) if letters in {PARTNERS, SECTIONS} else letters + _plain(figures)


def _first(text: str, figures: re.Match[str], said: Said, before: Mention | None) -> Mention | None:
    """Return the mention that figures end; None where they count or measure something."""
    letters, parts, start = said.letters, figures[0].split("."), figures.start()
    wanted = 2 if letters in DOTTED or (letters == SECTIONS and len(parts) > 1) else 1
    end, whole = figures.end(), ends(text, figures.end())
    if whole is False:
        return None
    sure = said.sure and whole is True and len(parts) == wanted
    if len(parts) < wanted:
        split = _SPLIT.match(text, end) if letters in DOTTED else None
        if split is not None:
            number = f"{letters}{figures[0]}.{split[1]}"
            return Mention(LETTERS[letters], number, said.begin, start, split.end(), sure=False)
        # All tasks of a package are named by the number of the package.
        if not _ANY_TASK.match(text, end):
            return None
        letters, sure = "WP", said.sure
    elif len(parts) > wanted:
        if not (said.tight or (said.worded and wanted == 2) or letters == "WP") or (
            said.worded and wanted == 1 and letters != "WP"
        ):
            return None
        end = start + len(".".join(parts[:wanted]))
    if letters == PARTNERS and _EACH.search(text, max(0, said.begin - 12), start):
        return None
    place = place_of(text, said.begin, end)
    if place is False:
        return None
    number = _number(letters, text[start:end])
    sure = (
        sure
        and not AMOUNT.match(text, end)
        and not _ONWARDS.match(text, end)
        and (place is True or letters != said.letters)
        and (said.worded or _meant(text, said, number, before))
        and (said.worded or not other_sense(text, said.letters, said.begin, end))
    )
    return Mention(LETTERS.get(letters, letters), number, said.begin, start, end, sure)


def _meant(text: str, said: Said, number: str, before: Mention | None) -> bool:
    """Tell whether letters that have other meanings too are a number of the draft here."""
    if said.letters != "R" and number not in _OTHER_MEANINGS:
        return True
    near = before is not None and before.sure and said.begin - before.end <= _NEAR
    if before is not None and near and LETTERS[said.letters] == before.collection:
        return True
    word = _RISK if said.letters == "R" else _OBJECTIVE
    return word.search(text, max(0, said.begin - 25), said.begin) is not None


def _group(text: str, first: Mention, said: Said) -> list[Mention]:
    """Return a number with the further ones of a list or span that gives letters or word only once."""
    dotted = "." in text[first.start : first.end]
    many = said.many or dotted
    group, inserts = [first], False
    while (step := _next(text, group[-1].end, inserts=many)) is not None:
        found, inserted = step
        figures, end = found[3], found.end()
        start, short = found.start(3), dotted and "." not in figures
        inserts = inserts or inserted
        measured = MEASURES.match(text, end) or AMOUNT.match(text, end)
        if measured and _counted_too(text, group, found, said):
            return _in_doubt(group)
        if measured or ends(text, end) is not True:
            break
        if short and found[1] in _SHORTENED:
            figures = f"{text[first.start : first.end].split('.')[0]}.{figures}"
        if ("." in figures) != dotted:
            break
        sure = first.sure and not short and _goes_on(text, found, said, many=many)
        if inserts and not dotted:
            sure = sure and (listed(text, end) or acts(text, end))
        number = _number(said.letters, figures)
        group.append(first._replace(number=number, begin=start, start=start, end=end, sure=sure))
    if inserts and not all(mention.sure for mention in group):
        return _in_doubt(group)
    return group if many else [first, *_ended(text, group[1:])]


def _next(text: str, place: int, *, inserts: bool) -> tuple[re.Match[str], bool] | None:
    """Return the next number of a list, and whether a remark stands before it."""
    found = NEXT.match(text, place)
    if found is not None or not inserts:
        return (found, False) if found else None
    behind = behind_insert(text, place)
    found = NEXT.match(text, behind) if behind else None
    return (found, True) if found else None


def _in_doubt(group: list[Mention]) -> list[Mention]:
    return [mention._replace(sure=False) for mention in group]


def _counted_too(text: str, group: list[Mention], found: re.Match[str], said: Said) -> bool:
    """Tell whether numbers before one that counts or measures may do so too: `risk 2 to 3 times higher`."""
    if found[1].strip().lower() in _SPANS:
        return said.worded or not said.tight or AMOUNT.match(text, found.end()) is not None
    return said.many and len(group) == 1


def _goes_on(text: str, found: re.Match[str], said: Said, *, many: bool) -> bool:
    """Tell whether what stands between two numbers can only join them."""
    sign = found[1].strip().lower()
    if sign in OTHER_AND or (sign in LOOSE and found[1][0] == sign):
        return False
    if found[1] == ",":
        return len(found[3]) < 3 and (many or (said.tight and not said.worded)) and said.letters != PARTNERS
    return "\n" not in found[1] or ITEM.match(text, found.end()) is None


def _ended(text: str, chain: list[Mention]) -> list[Mention]:
    """Return the numbers after a single one, without those that count what follows: `WP1 and 3 calls`."""
    while chain:
        last = chain[-1]
        if not last.sure or not text[last.start - 1].isspace():
            return chain
        if ALONE.match(text, last.end) or VERB.match(text, last.end):
            return chain
        if not COUNT.match(text, last.end):
            return [mention._replace(sure=False) for mention in chain]
        chain.pop()
    return chain
