"""What a change does to the numbers that texts name, in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from euroapp.draft.mentions import SHORT_NAMES
from euroapp.draft.names import may_be_a_word
from euroapp.edits.fate import Fate
from euroapp.edits.references import Texts
from euroapp.edits.renumbering import Renumbering

_MOST = 3
"""Numbers that are named one by one."""


def _many(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def _listed(parts: tuple[str, ...]) -> str:
    more = len(parts) - _MOST
    said = [*parts[:_MOST], *([f"{more} more"] if more > 0 else [])]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def sentences(found: Renumbering) -> list[str]:
    """Return what is renumbered, how many texts name it, and what cannot be carried along."""
    every = len(found.changes)
    rows = f"This renumbers {_many(found.rows, 'row')}. " if found.rows else ""
    texts = _many(found.texts, "text")
    said = [f"{rows}{_many(every, 'mention')} in {texts} {'is' if every == 1 else 'are'} concerned."]
    # Packages first: the numbers of all that lies in them follow from theirs.
    order = sorted(found.carried, key=lambda pair: ("." in pair[0], pair))
    moved = tuple(f"{old} becomes {new}" for old, new in order)
    if moved:
        said.append(f"{_listed(moved)}: {_many(found.count(Fate.FOLLOWS), 'mention')} can be updated.")
    said.extend(_names(found))
    said.extend(_gone(found))
    said.extend(_taken(found))
    if found.doubtful:
        count = _many(len(found.doubtful), "mention")
        words = tuple(dict.fromkeys(change.mention.number for change in found.doubtful))
        said.append(f"{count} may mean something else ({_listed(words)}) and stay as typed. Look at them.")
    return said


def _names(found: Renumbering) -> list[str]:
    """Return which short names texts say, and which of them may be ordinary words."""
    if not found.renamed:
        return []
    pairs = tuple(f"“{old}” becomes “{new}”" for old, new in found.renamed)
    said = [f"{_listed(pairs)}: {_many(found.count(Fate.RENAMED), 'mention')} can be updated."]
    return said + _words(old for old, _ in found.renamed)


def _words(names: Iterable[str]) -> list[str]:
    words = tuple(f"“{name}”" for name in names if may_be_a_word(name))
    if not words:
        return []
    listed = _listed(words)
    return [
        f"{listed} may also stand there as an ordinary word. If so, leave the texts and change them by hand."
    ]


def _gone(found: Renumbering) -> list[str]:
    """Return which numbers and short names will name nothing any more."""
    sure = [c.mention for c in found.changes if c.fate is Fate.GONE and c.mention.sure]
    names = tuple(dict.fromkeys(m.number for m in sure if m.collection == SHORT_NAMES))
    numbers = tuple(n for n in found.named(Fate.GONE) if n.strip("“”") not in names)
    count = sum(m.collection == SHORT_NAMES for m in sure)
    said = []
    if numbers:
        rows = f"{_many(len(sure) - count, 'mention')} of {_listed(numbers)}"
        said.append(f"{rows} will name nothing, or the row that gets the number.")
    for passed_on in (True, False):
        whose = [
            c.mention.number
            for c in found.changes
            if c.fate is Fate.GONE and c.mention.collection == SHORT_NAMES and bool(c.new) is passed_on
        ]
        if whose:
            listed = _listed(tuple(f"“{name}”" for name in dict.fromkeys(whose)))
            what = "another participant" if passed_on else "no participant"
            said.append(f"{_many(len(whose), 'mention')} of {listed} will name {what}.")
    if sure:
        said.append("Where texts are updated, “[removed]” is written behind these, and a check lists them.")
    if found.heirs:
        said.append(f"The texts may name {_listed(found.heirs)} instead, which takes over.")
    return said + _words(names)


def _taken(found: Renumbering) -> list[str]:
    """Return which numbers and short names will mean a row that they did not mean."""
    said = []
    adopted = found.named(Fate.ADOPTED)
    if adopted:
        count = _many(found.count(Fate.ADOPTED), "mention")
        said.append(f"{count} of {_listed(adopted)} named nothing until now and will name a row.")
    returned = found.named(Fate.RETURNED)
    if returned:
        count = _many(found.count(Fate.RETURNED), "mention")
        said.append(
            f"{count} of {_listed(returned)} {'is' if count.startswith('1 ') else 'are'} marked “[removed]”. "
            "A participant has this name again; where texts are updated, the mark goes."
        )
    if found.doubled:
        listed = _listed(tuple(f"“{name}”" for name in found.doubled))
        said.append(
            f"More than one participant will have the short name {listed}. "
            "Then nobody can tell which of them a text means."
        )
    return said


def offers(found: Renumbering) -> dict[Texts, str]:
    """Return what the buttons say, by what becomes of the texts; the first one is proposed."""
    if not found.carries:
        return {Texts.LEAVE: "Go on; the texts stay as they are"}
    kinds = {change.fate for change in found.changes}
    names = any(change.mention.collection == SHORT_NAMES for change in found.changes)
    numbers = any(change.mention.collection != SHORT_NAMES for change in found.changes)
    if kinds == {Fate.GONE}:
        carry = "Mark them in the texts"
    else:
        what = "texts" if names and numbers else "names" if names else "numbers"
        carry = "Update the texts" if what == "texts" else f"Update the {what} in the texts"
    if not found.heirs:
        return {Texts.CARRY: carry, Texts.LEAVE: "Leave the texts as they are"}
    alone = kinds == {Fate.GONE}
    instead = f"{'Name' if alone else 'Update the texts and name'} {_listed(found.heirs)} instead"
    return {Texts.CARRY: carry, Texts.HEIR: instead, Texts.LEAVE: "Leave the texts as they are"}
