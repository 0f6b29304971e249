"""Whole numbers in the columns of a table whose head says what they are: `| Risk | WP |`, `| Delay | 2 |`.

They are told when they change, and never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from euroapp.mentions.bare import Bare
from euroapp.mentions.letters import LETTERS
from euroapp.mentions.vocabulary import Pattern, any_case, table

_TABLE = Pattern(
    r"^[ \t]*\|(?P<head>[^\n]*)\n[ \t]*\|[ \t:|-]+\n(?P<body>(?:[ \t]*\|[^\n]*(?:\n|\Z))+)", re.M
)
_CELL = Pattern(r"\|(?P<cell>(?:[^|\\\n]|\\.)*)")
_NUMBERS = Pattern(r"[ *]*\d{1,2}(?:[ *]*(?:,|;|/|&|and|[-–])[ *]*\d{1,2})*[ *]*")
_FIGURES = Pattern(r"\d{1,2}", re.ASCII)
_HEAD = any_case(r"[ *]*(?:@rows@)(?:[ ]*(?:no|nr|number)\.?)?[ *:]*")


@lru_cache(maxsize=256)
def _letters(head: str) -> str:
    """Return the letters of the list that the head of a column names; '' for any other head."""
    plain = head.strip(" *:.").upper()
    short = next((letters for letters in (plain, plain.removesuffix("S")) if letters in LETTERS), "")
    if short:
        return short
    found = _HEAD.fullmatch(head)
    return next((name for name in table("rows") if found[name]), "") if found is not None else ""


def in_columns(text: str) -> Iterator[Bare]:
    """Yield the numbers in cells below such heads."""
    if "|" not in text:
        return
    for one in _TABLE.finditer(text):
        heads = [_letters(cell["cell"]) for cell in _CELL.finditer(f"|{one['head']}")]
        for line in re.finditer(r"[^\n]+", one["body"]):
            begin = one.start("body") + line.start()
            for letters, cell in zip(heads, _CELL.finditer(line[0]), strict=False):
                if letters and _NUMBERS.fullmatch(cell["cell"]):
                    for figures in _FIGURES.finditer(cell["cell"]):
                        start = begin + cell.start("cell") + figures.start()
                        yield Bare(letters, figures[0], start, start + len(figures[0]))
