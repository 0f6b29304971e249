"""A draft with its call and figures, and how its rows and choices are called in a print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from euroapp.calls.call import Call
from euroapp.calls.names import name_of
from euroapp.draft import Draft
from euroapp.draft.consortium import Participant
from euroapp.draft.numbering import Numbering
from euroapp.export.compliance.due.values import NONE, some
from euroapp.figures import Figures
from euroapp.language import say, together

GONE = say("(unknown)")
"""Stands for a row that is not there any more."""


@dataclass(frozen=True)
class Known:
    """All that a print is derived from."""

    draft: Draft
    call: Call
    figures: Figures

    @cached_property
    def numbers(self) -> Numbering:
        """Return the printed numbers of rows."""
        return Numbering(self.draft)

    @cached_property
    def _partners(self) -> dict[str, tuple[str, Participant]]:
        return {
            one.id: (together((str(place), one.short_name or say("(no short name)")), " "), one)
            for place, one in enumerate(self.draft.partners, 1)
        }

    def partner(self, key: str) -> str:
        """Return place and short name of a participant."""
        if not key:
            return NONE
        return self._partners[key][0] if key in self._partners else GONE

    def partner_in_role(self, key: str) -> str:
        """Return a participant with the code of its role."""
        found = self._partners.get(key)
        return together((found[0], f"({found[1].role.value})"), " ") if found else self.partner(key)

    def number(self, collection: str, key: str) -> str:
        """Return the number of a row."""
        return (self.numbers.of(collection, key) or GONE) if key else NONE

    def listed(self, collection: str, keys: Iterable[str]) -> str:
        """Return the numbers of rows."""
        return some(together((self.number(collection, key) for key in keys), ", "))

    def named(self, collection: str, key: str) -> str:
        """Return number and name of a row."""
        if not key:
            return NONE
        row = next((row for row in getattr(self.draft, collection) if row.id == key), None)
        return f"{self.numbers.of(collection, key)} {row.name}" if row is not None else GONE

    def choice(self, source: str, key: str) -> str:
        """Return what the call names an entry of its lists."""
        return name_of(self.call.pack, source, key) if key else NONE

    def choices(self, source: str, keys: Iterable[str]) -> str:
        """Return the names of entries."""
        return some(together((name_of(self.call.pack, source, key) for key in keys), ", "))
