"""Which texts say a short name that a change gives another participant, or takes away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from euroapp.draft import Draft
from euroapp.edits.fate import Fate
from euroapp.mentions.mention import Mention
from euroapp.mentions.names import countable, names_in
from euroapp.mentions.reader import mentions


def short_names(draft: Draft) -> dict[str, str]:
    """Return the short names of the participants that have one, by row id."""
    return {row.id: row.short_name.strip() for row in draft.partners if row.short_name.strip()}


def renames(before: Draft, after: Draft) -> bool:
    """Tell whether a change gives a participant another short name, or takes it away."""
    if before.partners is after.partners:
        return False
    old = {row.id: row.short_name for row in before.partners}
    return any(old.get(row.id, row.short_name) != row.short_name for row in after.partners)


def with_names_of(other: Draft, draft: Draft) -> Draft:
    """Return a draft in which participants have the short names that they have in another one."""
    names = short_names(other)
    partners = tuple(
        row.replace(short_name=names[row.id]) if names.get(row.id, row.short_name) != row.short_name else row
        for row in draft.partners
    )
    return draft if partners == draft.partners else draft.replace(partners=partners)


def names_like_numbers(*drafts: Draft) -> frozenset[str]:
    """Return the short names that are, or hold, what looks like the number of a row, such as `WP2`."""
    names = {name for draft in drafts for name in short_names(draft).values()}
    return frozenset(name for name in names if any(mentions(name)))


def numbers_apart(text: str, numbers: Sequence[Mention], names: frozenset[str]) -> list[Mention]:
    """Return the numbers of a text without those inside a name; one that is a name itself is in doubt."""
    named = list(names_in(text, names)) if names else []
    apart = []
    for number in numbers:
        over = [name for name in named if name.start <= number.begin and number.end <= name.end]
        if not over:
            apart.append(number)
        elif all((name.start, name.end) == (number.begin, number.end) for name in over):
            apart.append(number._replace(sure=False))
    return apart


class Renaming:
    """What a change does to short names, and the mentions of them.

    Args:
        before: the draft before the change.
        after: the draft after it.
        earlier: which participant had a short name last, as row ids by name, the latest last. A name that
            was emptied is followed when its participant gets another one.
        heirs: who takes over what hung on a participant that goes, as row ids.

    """

    def __init__(
        self, before: Draft, after: Draft, earlier: Mapping[str, str], heirs: Mapping[str, str]
    ) -> None:
        self._fates: dict[str, tuple[Fate, str]] = {}
        self._revived, self._doubtful, self._returned = frozenset[str](), frozenset[str](), frozenset[str]()
        self.heirs: dict[str, str] = {}
        """The short name of the heir by that of the participant that goes."""
        self.doubled = frozenset[str]()
        """Short names that one participant had, and several have now."""
        self._all = frozenset[str]()
        if before.partners is after.partners:
            return
        had, has = short_names(before), short_names(after)
        emptied = {key: name for name, key in earlier.items() if key in has and key not in had}
        held, holds = Counter(had.values()), Counter(has.values())
        self.heirs = {
            name: has[heirs[key]] for key, name in had.items() if key in heirs and heirs[key] in has
        }
        self._revived = frozenset(emptied.values())
        there = {partner.id for partner in after.partners}
        self._returned = frozenset(
            name
            for key, name in has.items()
            if holds[name] == 1 and not held[name] and earlier.get(name, key) not in there - {key}
        )
        self.doubled = frozenset(name for name, count in holds.items() if 1 <= held[name] < count)
        self._all = frozenset((*had.values(), *has.values(), *emptied.values()))
        for key, name in (*emptied.items(), *had.items()):
            new = has.get(key, "")
            if name != new:
                # Where another participant has the name now, the new one is the name itself.
                gone = name if name in holds else ""
                self._fates[name] = (Fate.RENAMED, new) if new else (Fate.GONE, gone)
        kept = {name for key, name in has.items() if had.get(key) == name}
        self._doubtful = frozenset(name for name in self._fates if held[name] > 1 or name in kept)
        for key, name in has.items():
            if name in self.doubled:
                self._fates.setdefault(name, (Fate.SHARED, name))
            elif not held[name] and (had.get(key, name) != name or earlier.get(name, key) != key):
                self._fates.setdefault(name, (Fate.ADOPTED, name))

    def __bool__(self) -> bool:
        """Tell whether the change concerns any name that texts may say."""
        return any(map(countable, (*self._fates, *self._returned)))

    def mentions(self, text: str, numbers: Sequence[Mention]) -> Iterator[tuple[Mention, Fate, str]]:
        """Yield each mention of a name that is concerned, what becomes of it, and the new name.

        A name that another participant bears too, or that is also the number of a row, is marked as doubtful;
        one that is only part of a number, as `T1` of `T1.1`, is none.
        """
        if not self:
            return
        for mention in names_in(text, self._all, loose=True):
            name = mention.number
            over = [n for n in numbers if n.begin <= mention.start and mention.end <= n.end]
            if any((n.begin, n.end) != (mention.start, mention.end) for n in over):
                continue
            sure = mention.sure and not over and name not in self._doubtful
            fate, new = self._fates.get(name, (None, ""))
            if not mention.removed and fate is not None:
                yield mention._replace(sure=sure), fate, new
            elif mention.removed and fate is Fate.RENAMED and name in self._revived:
                yield mention, fate, new
            elif mention.removed and name in self._returned:
                yield mention._replace(sure=sure), Fate.RETURNED, name
