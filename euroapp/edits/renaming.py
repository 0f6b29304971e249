"""Which texts name a participant by a short name that a change gives another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from euroapp.draft import Draft
from euroapp.draft.mentions import Mention
from euroapp.draft.names import countable, names_in
from euroapp.values import FieldPath, split

_OWN_NAMES = frozenset(
    (
        "short_name",
        "legal_name",
        "first_name",
        "family_name",
        "street",
        "town",
        "region",
        "address",
        "reference",
    )
)
"""Fields of one line that hold names of their own, which no short name changes."""


def renames(before: Draft, after: Draft) -> bool:
    """Tell whether a change gives a participant another short name, or takes it away."""
    if before.partners is after.partners:
        return False
    old = {row.id: row.short_name for row in before.partners}
    return any(old.get(row.id, row.short_name) != row.short_name for row in after.partners)


class Renaming:
    """The short names that a change gives another, and the mentions of them."""

    def __init__(self, before: Draft, after: Draft) -> None:
        self.new: dict[str, str] = {}
        if before.partners is after.partners:
            return
        old = {row.id: row.short_name.strip() for row in before.partners}
        now = {row.id: row.short_name.strip() for row in after.partners}
        self.new = {
            name: now[key]
            for key, name in old.items()
            if countable(name) and now.get(key, name) not in {name, ""}
        }
        self._all = frozenset((*old.values(), *now.values()))
        held = Counter(old.values())
        kept = {name for key, name in now.items() if old.get(key) == name}
        self._shared = frozenset(name for name in self.new if held[name] > 1 or name in kept)

    def mentions(self, path: FieldPath, text: str) -> Iterator[tuple[Mention, str]]:
        """Yield each mention of a name that changes, and the new name.

        A name that another participant bears too is marked as doubtful.
        """
        segments = split(path)
        if not self.new or segments[-1] in _OWN_NAMES:
            return
        for mention in names_in(text, self._all):
            if mention.number in self.new:
                sure = mention.sure and mention.number not in self._shared
                yield mention._replace(sure=sure), self.new[mention.number]
