"""Tells whether a text fills its lines: no other letters stand beside it in the same line of a cell.

Where lines begin and end is read from the instructions of the page: each line of a cell is set at a place of
its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from euroapp.export.compliance.letters import letters
from euroapp.export.compliance.sheets import Run, Sheet

_NEAR = 1.0
"""Letters of one line follow each other more closely than this, in points."""
_LEVEL = 2.0


def _bare(text: str) -> str:
    """Return letters without hyphens, which lines may add."""
    return letters(text).replace("-", "")


@dataclass(frozen=True)
class _Lines:
    """The letters of a page in the order of the file, and where its lines begin."""

    text: str
    starts: tuple[int, ...]


def _read(runs: Sequence[Run]) -> _Lines:
    parts: list[str] = []
    starts: list[int] = []
    length, last = 0, None
    for run in runs:
        if last is None or abs(run.box[0] - last[2]) > _NEAR or abs(run.box[1] - last[1]) > _LEVEL:
            starts.append(length)
        parts.append(_bare(run.text))
        length += len(parts[-1])
        last = run.box
    return _Lines("".join(parts), (*starts, length))


@dataclass
class Edges:
    """The lines of all pages, each page read once."""

    sheets: Sequence[Sheet]
    _read: dict[int, _Lines] = field(default_factory=dict)

    def around(self, text: str, first: int) -> str:
        """Return the letters that share the first and last line of a text, on pages from the first on.

        Empty where it fills its lines somewhere, and where it does not stand in one place alone: a text that
        repeats itself may seem to stand across two cells.
        """
        words = _bare(text)
        found: list[str] = []
        for lines in self._pages(first):
            at = lines.text.find(words)
            while at >= 0:
                found.append(_beside(lines, at, at + len(words)))
                if not found[-1]:
                    return ""
                at = lines.text.find(words, at + 1)
        return found[0] if len(found) == 1 else ""

    def _pages(self, first: int) -> Iterator[_Lines]:
        for number in range(first, len(self.sheets)):
            if number not in self._read:
                self._read[number] = _read(self.sheets[number].runs)
            yield self._read[number]


def _beside(lines: _Lines, start: int, end: int) -> str:
    begin = lines.starts[bisect_right(lines.starts, start) - 1]
    stop = lines.starts[bisect_left(lines.starts, end)]
    return lines.text[begin:start] + lines.text[end:stop]
