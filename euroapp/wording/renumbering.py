"""What a change does to the numbers that texts name, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from euroapp.edits.fate import Fate
from euroapp.edits.references import Texts
from euroapp.edits.renumbering import Renumbering
from euroapp.language import forms, say, say_count, together
from euroapp.mentions.mention import SHORT_NAMES
from euroapp.mentions.names import may_be_a_word

_MOST = 3
"""Numbers that are named one by one."""


def _listed(parts: Sequence[str]) -> str:
    """Return a few names as a list with `and`, and how many more there are."""
    more = len(parts) - _MOST
    said = [*parts[:_MOST], *([say("{count} more", count=more)] if more > 0 else [])]
    if len(said) == 1:
        return said[0]
    return say("{some} and {last}", some=together(said[:-1], ", "), last=said[-1])


def _quoted(names: Iterable[str]) -> list[str]:
    return [say("“{name}”", name=name) for name in dict.fromkeys(names)]


def sentences(found: Renumbering) -> list[str]:
    """Return what is renumbered, how many texts name it, and what cannot be carried along."""
    return [*gist(found), *left_as_typed(found)]


def gist(found: Renumbering) -> list[str]:
    """Return what is renumbered, how many texts name it, and what can be written into them."""
    said = [together((_rows(found), _concerned(found)), " ")]
    # Packages first: the numbers of all that lies in them follow from theirs.
    order = sorted(found.carried, key=lambda pair: ("." in pair[0], pair))
    moved = [say("{old} becomes {new}", old=old, new=new) for old, new in order]
    if moved:
        said.append(_updated(moved, found.count(Fate.FOLLOWS)))
    said.extend(_names(found))
    said.extend(_gone(found))
    said.extend(_taken(found))
    return said


def left_as_typed(found: Renumbering) -> list[str]:
    """Return what is concerned and stays in the texts as it is, whatever the answer."""
    said: list[str] = []
    if found.doubtful:
        words = tuple(dict.fromkeys(change.mention.number for change in found.doubtful))
        doubt = say_count(
            "{count} mention may mean something else ({words}) and stays as typed. Look at it.",
            "{count} mentions may mean something else ({words}) and stay as typed. Look at them.",
            len(found.doubtful),
            words=_listed(words),
        )
        said.append(doubt)
    if found.torn:
        places = {(change.path, change.span) for change in found.torn}
        spans = [say("{first} to {last}", first=one[0], last=one[1]) for _, one in sorted(places) if one]
        torn = say_count(
            "{count} span can no longer name the same rows ({spans}) and stays as typed. Look at it.",
            "{count} spans can no longer name the same rows ({spans}) and stay as typed. Look at them.",
            len(places),
            spans=_listed(list(dict.fromkeys(spans))),
        )
        said.append(torn)
    return said


def places_left(found: Renumbering) -> list[str]:
    """Return field and number of each mention that stays as it is, one a line."""
    left = sorted({(change.path, change.mention.number) for change in (*found.doubtful, *found.torn)})
    return [f"{path}: {number}" for path, number in left]


def _rows(found: Renumbering) -> str:
    if not found.rows:
        return ""
    return say_count("This renumbers {count} row.", "This renumbers {count} rows.", found.rows)


def _concerned(found: Renumbering) -> str:
    return say_count(
        "{count} mention in {texts} is concerned.",
        "{count} mentions in {texts} are concerned.",
        len(found.changes),
        texts=say_count("{count} text", "{count} texts", found.texts),
    )


def _updated(changes: Sequence[str], count: int) -> str:
    return say_count(
        "{changes}: {count} mention can be updated.",
        "{changes}: {count} mentions can be updated.",
        count,
        changes=_listed(changes),
    )


def _names(found: Renumbering) -> list[str]:
    """Return which short names texts say, and which of them may be ordinary words."""
    if not found.renamed:
        return []
    pairs = [say("“{old}” becomes “{new}”", old=old, new=new) for old, new in found.renamed]
    return [_updated(pairs, found.count(Fate.RENAMED)), *_words(old for old, _ in found.renamed)]


def _words(names: Iterable[str]) -> list[str]:
    words = _quoted(name for name in names if may_be_a_word(name))
    if not words:
        return []
    return [
        say(
            "{words} may also stand there as an ordinary word. "
            "If so, leave the texts and change them by hand.",
            words=_listed(words),
        )
    ]


def _gone(found: Renumbering) -> list[str]:
    """Return which numbers and short names will name nothing any more."""
    sure = [c.mention for c in found.changes if c.fate is Fate.GONE and c.mention.sure]
    names = tuple(dict.fromkeys(m.number for m in sure if m.collection == SHORT_NAMES))
    numbers = tuple(n for n in found.named(Fate.GONE) if n.strip("“”") not in names)
    count = sum(m.collection == SHORT_NAMES for m in sure)
    said = []
    if numbers:
        lost = say_count(
            "{count} mention of {numbers} will name nothing, or the row that gets the number.",
            "{count} mentions of {numbers} will name nothing, or the row that gets the number.",
            len(sure) - count,
            numbers=_listed(numbers),
        )
        said.append(lost)
    for passed_on in (True, False):
        whose = [
            c.mention.number
            for c in found.changes
            if c.fate is Fate.GONE and c.mention.collection == SHORT_NAMES and bool(c.new) is passed_on
        ]
        if whose:
            one, many = _ANOTHER if passed_on else _NOBODY
            said.append(say_count(one, many, len(whose), names=_listed(_quoted(whose))))
    if sure:
        said.append(
            say("Where texts are updated, “[removed]” is written behind these, and a check lists them.")
        )
    if found.heirs:
        said.append(say("The texts may name {heirs} instead, which takes over.", heirs=_listed(found.heirs)))
    return said + _words(names)


_ANOTHER = forms(
    "{count} mention of {names} will name another participant.",
    "{count} mentions of {names} will name another participant.",
)
_NOBODY = forms(
    "{count} mention of {names} will name no participant.",
    "{count} mentions of {names} will name no participant.",
)


def _taken(found: Renumbering) -> list[str]:
    """Return which numbers and short names will mean a row that they did not mean."""
    said: list[str] = []
    if adopted := found.named(Fate.ADOPTED):
        taken = say_count(
            "{count} mention of {names} named nothing until now and will name a row.",
            "{count} mentions of {names} named nothing until now and will name a row.",
            found.count(Fate.ADOPTED),
            names=_listed(adopted),
        )
        said.append(taken)
    if returned := found.named(Fate.RETURNED):
        marked = say_count(
            "{count} mention of {names} is marked “[removed]”. "
            "A participant has this name again; where texts are updated, the mark goes.",
            "{count} mentions of {names} are marked “[removed]”. "
            "A participant has this name again; where texts are updated, the mark goes.",
            found.count(Fate.RETURNED),
            names=_listed(returned),
        )
        said.append(marked)
    return said + doubled(found)


def doubled(found: Renumbering) -> list[str]:
    """Return which short names several participants will have."""
    if not found.doubled:
        return []
    return [
        say(
            "More than one participant will have the short name {names}. "
            "Then nobody can tell which of them a text means.",
            names=_listed(_quoted(found.doubled)),
        )
    ]


def offers(found: Renumbering) -> dict[Texts, str]:
    """Return what the buttons say, by what becomes of the texts; the first one is proposed."""
    if not found.carries:
        return {Texts.LEAVE: say("Go on; the texts stay as they are")}
    leave = say("Leave the texts as they are")
    alone = {change.fate for change in found.changes} == {Fate.GONE}
    carry = say("Mark them in the texts") if alone else _carry(found)
    if not found.heirs:
        return {Texts.CARRY: carry, Texts.LEAVE: leave}
    heirs = _listed(found.heirs)
    instead = (
        say("Name {heirs} instead", heirs=heirs)
        if alone
        else say("Update the texts and name {heirs} instead", heirs=heirs)
    )
    return {Texts.CARRY: carry, Texts.HEIR: instead, Texts.LEAVE: leave}


def _carry(found: Renumbering) -> str:
    names = any(change.mention.collection == SHORT_NAMES for change in found.changes)
    numbers = any(change.mention.collection != SHORT_NAMES for change in found.changes)
    if names and numbers:
        return say("Update the texts")
    return say("Update the names in the texts") if names else say("Update the numbers in the texts")
