"""What live fields of narratives say in a print, and where they lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from euroapp.export.pdf.pen import PLACE
from euroapp.export.pdf.text import ABSENT, Notes
from euroapp.language import Words, say
from euroapp.live import Shown, Sort
from euroapp.prose.live import names

_ANCHORS = {Sort.TABLE: "table", Sort.DRAWING: "figures"}
"""What the anchors of tables and figures begin with."""
_LEADING = frozenset({Sort.ROW, Sort.SECTION})
"""What is printed elsewhere under a number, so that a reader wants to go there."""


def table_named(number: int) -> Words:
    """Return how a text refers to a table."""
    return say("Table\N{NO-BREAK SPACE}{number}", number=str(number))


def figure_named(number: int) -> Words:
    """Return how a text refers to a figure."""
    return say("Figure\N{NO-BREAK SPACE}{number}", number=str(number))


@dataclass(frozen=True)
class LiveText:
    """The live fields of a proposal, said in its language."""

    shown: Mapping[str, Shown] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    """How texts refer to the tables and figures that are printed."""

    def words(self, name: str, typed: str, notes: Notes) -> tuple[str, str]:
        """Return what stands in the place of a field, and its link; what is no field stays as typed.

        A table or figure that is not printed is called by its caption, and noted.
        """
        found = self.shown.get(name)
        if found is None:
            return typed, ""
        if found.sort in _ANCHORS:
            if name not in self.named:
                notes.add(ABSENT, found.path, 1, notes.language.put(found.text))
                return found.words, ""
            return self.named[name], f"{PLACE}{_ANCHORS[found.sort]}/{name.partition('/')[2]}"
        link = f"{PLACE}{found.path.removesuffix('/text')}" if found.sort in _LEADING and found.text else ""
        return notes.language.put(found.words), link


NO_FIELDS = LiveText()


def refers(source: str) -> bool:
    """Tell whether a text refers to a table or figure, whose number is known once all are set."""
    return any(name.startswith(("table/", "figure/")) for name in names(source))
