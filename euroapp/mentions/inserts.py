"""Remarks between the numbers of a list, each on the one before: `2 (lead A), 3 [M6] – in Bari – and 4`."""

from __future__ import annotations

import re

from euroapp.mentions.spellings import BLANK, GAP

_BRACKET = rf"{GAP}(?:\((?:[^()\n]|\n(?!\s*\n)|\([^()\n]{{0,40}}\)){{1,120}}\)|\[[^\[\]\n]{{1,80}}\](?!\())"
_DASHES = rf"{BLANK}[–—-]{BLANK}(?=[^\W\d_])[^–—\n;:!?()\[\]]{{1,60}}?{BLANK}[–—-](?={BLANK}|,)"
_INSERT = re.compile(rf"(?:{_BRACKET}){{1,2}}|{_DASHES}")


def behind_insert(text: str, end: int) -> int:
    """Return where a remark in brackets or between dashes ends that begins at a place; 0 without one."""
    found = _INSERT.match(text, end)
    return found.end() if found else 0
