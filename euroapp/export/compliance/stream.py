"""All letters of the counted pages in one go, in the order of the file, and where each line begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from euroapp.export.compliance.frames import ENGLISH_FRAMES, Frames
from euroapp.export.compliance.printed import HYPHEN, PAGE, Printed, Spot

_UNSURE = re.compile(r"…$|\[U\+|[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""From here on a name is cut, printed by codes, or runs from right to left."""
_SURE = 4
"""Letters by which such a name is known."""
_LONGEST = 4
"""Most lines that the name of what goes on from the page before takes."""


@dataclass(frozen=True)
class _Line:
    page: int
    middle: float
    start: int


@dataclass(frozen=True)
class Stream:
    """Letters with signs for hyphens at line ends and for ends of pages."""

    text: str
    lines: tuple[_Line, ...]

    @classmethod
    def of(
        cls, printed: Printed, pages: int, goes_on: Callable[[str], bool], frames: Frames = ENGLISH_FRAMES
    ) -> Stream:
        """Read the first pages of a file.

        `goes_on` tells by its letters whether a name can be that of a table which continues at the head of a
        page; the line that says so is left out.
        """
        lines: list[_Line] = []
        parts: list[str] = []
        length = 0
        for number in range(pages):
            read = printed.lines(number)
            for middle, text in read[_above(read, goes_on, frames) :]:
                lines.append(_Line(number, middle, length))
                parts.append(text)
                length += len(text)
            parts.append(PAGE)
            length += 1
        return cls("".join(parts), tuple(lines))

    def place(self, spot: Spot) -> int:
        """Return where the first line below a named place begins."""
        first = bisect_left(self.lines, spot.page, key=lambda line: line.page)
        for line in self.lines[first:]:
            if line.page > spot.page:
                return line.start
            if line.middle < spot.height:
                return line.start
        return len(self.text)


def _above(read: Sequence[tuple[float, str]], goes_on: Callable[[str], bool], frames: Frames) -> int:
    """Return how many lines at the head of a page only say what goes on there."""
    said = ""
    for count, (_, text) in enumerate(read[:_LONGEST], 1):
        said += text.replace(HYPHEN, "")
        found = frames.continued.fullmatch(said)
        if found and goes_on(found["name"]):
            return count
    return 0


def continues(names: Iterator[str], frames: Frames = ENGLISH_FRAMES) -> Callable[[str], bool]:
    """Return what tells whether a name, which may be cut, is one of these; all are letters without blanks."""
    known = frozenset(names)

    def goes_on(name: str) -> bool:
        part = frames.any_part.fullmatch(name)
        return any(map(is_known, (name, part["name"] if part else "")))

    def is_known(name: str) -> bool:
        if name in known:
            return True
        unsure = _UNSURE.search(name)
        sure = name[: unsure.start()] if unsure else ""
        return len(sure) >= _SURE and any(one.startswith(sure) for one in known)

    return goes_on
