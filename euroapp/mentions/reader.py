"""The reader: finds every number in a text and puts together what stands before it, behind it and around it.

Each text is read once. What may be something else, such as SO2 or the name of a file, is marked as doubtful:
it may be told, but never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from heapq import merge
from itertools import chain

from euroapp.memory.texts import by_text
from euroapp.mentions.addresses import place_of
from euroapp.mentions.alone import alone
from euroapp.mentions.bare import Bare, bare_number
from euroapp.mentions.columns import in_columns
from euroapp.mentions.counted import cardinals, in_package, ordinals
from euroapp.mentions.figures import AMOUNT, FIGURES, ends, like_latin
from euroapp.mentions.heads import Said, as_usual, said_before
from euroapp.mentions.letters import ANY, BLANK, DOTTED, LETTERS, PARTNERS, SECTIONS, SOME
from euroapp.mentions.lists import group_of, printed
from euroapp.mentions.mention import DOTTED_LISTS, Mention, mark_of
from euroapp.mentions.owners import ours, owner_before, owner_behind, owner_in_brackets
from euroapp.mentions.senses import other_sense
from euroapp.mentions.vocabulary import Pattern, any_case

_EACH = any_case(r"\b(?:each|every|per|an?|one|two|three|all|both|most|least|than) \w+ $")
"""What makes a figure behind a word for a participant a number of something each of them has."""
_RISK = any_case(r"\brisks?\b")
_OBJECTIVE = any_case(r"\bobjectives?\b")
_OTHER_MEANINGS = frozenset(("WP29", "SO2", "SO3", "SO4"))
"""A working party and three chemical formulas."""
_ONWARDS = Pattern(
    rf"{BLANK}?(?:ff?\b\.?|onwards?\b|\+(?!{BLANK}?(?:\d|[A-Z]+s?{BLANK}?\d))|et{SOME}seq|and{SOME}(?:later|following|after|onwards?)\b)"
)
"""`WP2 onwards`, `T2.1 ff.`: the number stands for all that come behind it."""
_NEAR = 6
"""Signs between two numbers of which the first says what the second is."""
_ANY_TASK = Pattern(r"\.(?:[xXnN]\b|\*)")
"""`T2.x` stands for all tasks of a package."""
_SPLIT = Pattern(rf"(?:\.{BLANK}|[-‐‑‒–_/])([0-9]{{1,2}})(?![\w%]|[.,][0-9])", re.ASCII)
"""`T2-1` and `T2. 1` may stand for T2.1."""
_TASK_BEHIND = Pattern(r"\.[0-9]")
_DECIMAL = Pattern(r",(\d{1,2})(?!\d)")


def mentions(text: str) -> Iterator[Mention]:
    """Yield every printed number a text names, in order; the time it takes grows linearly with the length."""
    yield from _found(text)


def all_mentions(text: str) -> Iterator[Mention]:
    """Yield what `mentions` does, and dotted numbers that may be those of rows though nothing says so."""
    named = _found(text)
    # What stands in WP2.1 is told as that of the task too: of both, only one may change.
    taken = {mention.start for mention in named if not _TASK_BEHIND.match(text, mention.end)}
    lone = (
        _told(text, Bare(ANY, text[start:end], start, end))
        for start, end in alone(text)
        if start not in taken
    )
    yield from merge(named, (mention._replace(lists=DOTTED_LISTS) for mention in lone), key=_start)


@by_text
def _found(text: str) -> tuple[Mention, ...]:
    plain = like_latin(text)
    usual = as_usual(plain)
    inside = {bare.start: bare for bare in in_package(usual)}
    told = map(
        partial(_told, usual),
        chain(ordinals(usual), cardinals(usual), in_columns(usual), inside.values()),
    )
    # A place in a package is nothing else: task 1 of WP2 is not WP1.
    figures = (mention for mention in _in_figures(usual) if mention.sure or mention.start not in inside)
    found = merge(figures, sorted(told, key=_start), key=_start)
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


def _with_comma(text: str, figures: re.Match[str], said: Said | None) -> Bare | None:
    """Return `T2,1` as the number T2.1, as where decimals have a comma; None for all else."""
    decimal = _DECIMAL.match(text, figures.end()) if said and said.letters in DOTTED else None
    if said is None or decimal is None or "." in figures[0]:
        return None
    return Bare(said.letters, f"{figures[0]}.{decimal[1]}", figures.start(), decimal.end())


_CUT = Pattern(
    rf"(?:,{SOME}(?:and{SOME}|or{SOME})?|{SOME}(?:and|or|to){SOME}|{BLANK}?[,;/&+–-]{BLANK}?)\.", re.ASCII
)
_WHOLE = Pattern(r"([0-9]{1,2})\.[0-9]{1,2}(?![0-9])")
_CUT_REACH = 60


def _cut_number(text: str, figures: re.Match[str], last: tuple[str, int] | None) -> Bare | None:
    """Return `.2` of `T2.1, .2 and .3` as the number T2.2; None for all else."""
    if last is None or last[0] not in DOTTED or "." in figures[0] or text[figures.start() - 1] != ".":
        return None
    if not _CUT.fullmatch(text, last[1], figures.start()):
        return None
    *_, whole = [None, *_WHOLE.finditer(text, max(0, last[1] - _CUT_REACH), last[1])]
    return Bare(last[0], f"{whole[1]}.{figures[0]}", *figures.span()) if whole else None


def _lone(text: str, figures: re.Match[str], said: Said | None, last: tuple[str, int] | None) -> Bare | None:
    """Return what figures may name that no letters make the number of a row."""
    return (
        _with_comma(text, figures, said)
        or _cut_number(text, figures, last)
        or bare_number(text, figures, last)
    )


def _told(text: str, bare: Bare) -> Mention:
    """Return a number without letters, which may be told and never changed."""
    letters = "T" if bare.letters == ANY else bare.letters
    lists = (*DOTTED_LISTS, SECTIONS) if bare.letters == ANY else ()
    collection, number = LETTERS.get(letters, letters), printed(letters, bare.number)
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
            lone = _lone(text, figures, said, last) if bare else None
            if lone is not None:
                yield _told(text, lone)
                last = lone.letters, lone.end
            continue
        group = group_of(text, first, said)
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
    number = printed(letters, text[start:end])
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
