"""To which parts of the document what is painted on a page belongs, as its instructions say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf

_NONE = -1
"""The number of what is passed over when a page is read out, or has no number."""


@dataclass
class Marking:
    """The marked stretches of one page (ISO 32000-1, 14.6)."""

    numbers: list[int] = field(default_factory=list)
    """Of the stretches, in the order in which they begin."""
    passed_over: int = 0
    """Letters that belong to no part, as those of page numbers."""
    loose: int = 0
    """Things that are painted outside of any stretch."""
    open: list[int] = field(default_factory=list)

    def begin(self, given: list[Any]) -> None:
        """Note the begin of a stretch, with its tag and what is said of it."""
        said = given[1] if len(given) > 1 else None
        number = int(said.get("/MCID", _NONE)) if isinstance(said, pikepdf.Dictionary) else _NONE
        if number != _NONE:
            self.numbers.append(number)
        self.open.append(number)

    def end(self) -> None:
        """Note the end of the stretch that began last."""
        if self.open:
            self.open.pop()

    def paint(self, text: str = "") -> None:
        """Note that something is painted: letters, or a shape."""
        if not self.open:
            self.loose += 1
            return
        number = next((one for one in reversed(self.open) if one != _NONE), _NONE)
        if number == _NONE:
            self.passed_over += len(text.strip())
