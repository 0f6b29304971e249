"""Which lines of a PDF speak of which participant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from euroapp.draft.consortium import Participant
from euroapp.folding import folded
from euroapp.importing.submitted.labels import Labels, Mark, Marks, bare
from euroapp.importing.submitted.sheet import Sheets

HEAD = ""
"""The part of a block before all parts with a heading of their own."""
_PIC = re.compile(r"(?<!\d)(\d{9})(?!\d)")
_UP = 12
"""So many lines above the number of a participant its block may begin."""
_BEHIND = 3
"""A number stands at most so many lines behind its label."""
_LOOK = 4
"""Lines without a label that end the look upwards."""
_FIRST = ("legal_name", "short_name", "role", "pic")
"""Fields that may stand before the number of a participant."""


@dataclass(frozen=True)
class Stretch:
    """Lines that speak of one participant."""

    partner: str
    first: int
    end: int
    parts: Mapping[str, tuple[int, int]]
    """First line and end of each part, by its name."""


@dataclass(frozen=True)
class Blocks:
    """What speaks of whom."""

    stretches: Mapping[str, tuple[Stretch, ...]]
    """By the id of the participant, in reading order."""
    general: int
    """The line before which the general information ends."""
    unknown: tuple[tuple[str, int], ...]
    """Nine digits behind a label PIC that no participant has, and the line."""


def blocks_of(
    sheets: Sheets,
    marks: Marks,
    partners: Sequence[Participant],
    data: Labels,
    listed: frozenset[int] = frozenset(),
) -> Blocks:
    """Return the blocks of all participants: found by PIC, or else by their legal name.

    Args:
        sheets: the lines of the file.
        marks: its labels.
        partners: the participants of the draft.
        data: what is known of labels.
        listed: lines of tables that list participants; they begin no block.

    """
    anchors, others = _anchors(sheets, partners, listed)
    every = sorted((line, partner) for partner, lines in anchors.items() for line in lines)
    # Who is named again, before anybody else is, is still spoken of.
    starts = [next(same) for _, same in groupby(every, key=itemgetter(1))]
    ends = _section_ends(sheets, data, starts[0][0] if starts else 0)
    found: defaultdict[str, list[Stretch]] = defaultdict(list)
    numbered = {partner.id: partner.pic for partner in partners}
    firsts = [
        _begin(marks, line, starts, place, named=not _said_near(sheets, line, numbered[partner]))
        for place, (line, partner) in enumerate(starts)
    ]
    for place, (line, partner) in enumerate(starts):
        following = firsts[place + 1] if place + 1 < len(starts) else len(sheets.lines)
        place_of_end = bisect_right(ends, line)
        end = min([following, *ends[place_of_end : place_of_end + 1]])
        end = max(end, line + 1)
        found[partner].append(Stretch(partner, firsts[place], end, _parts(marks, firsts[place], end, data)))
    merged = {partner: tuple(some) for partner, some in found.items()}
    general = firsts[0] if firsts else len(sheets.lines)
    by_name = [one for key, some in merged.items() for one in some if not _says(sheets, one, numbered[key])]
    return Blocks(merged, general, tuple(_unknown(marks, others, by_name)))


def _said_near(sheets: Sheets, line: int, pic: str) -> bool:
    return bool(pic) and pic in sheets.text(line, line + 1)


def _says(sheets: Sheets, stretch: Stretch, pic: str) -> bool:
    return bool(pic) and pic in sheets.text(stretch.first, stretch.end)


def _unknown(
    marks: Marks, others: list[tuple[str, int]], by_name: list[Stretch]
) -> Iterator[tuple[str, int]]:
    """Yield numbers behind a label PIC that nobody has; who was found by name has the one in its block."""
    labelled = [mark.first.line for mark in marks.of("partners/*/pic")]
    own = [min((one for one in labelled if s.first <= one < s.end), default=-9) for s in by_name]
    seen = set()
    for pic, line in others:
        at_label = any(0 <= line - one <= _BEHIND for one in labelled)
        if at_label and not any(0 <= line - one <= _BEHIND for one in own) and pic not in seen:
            seen.add(pic)
            yield pic, line


def _anchors(
    sheets: Sheets, partners: Sequence[Participant], listed: frozenset[int]
) -> tuple[dict[str, list[int]], list[tuple[str, int]]]:
    """Return the lines in which participants are named, and nine digits that are nobody's PIC."""
    by_pic = {partner.pic: partner.id for partner in partners if partner.pic}
    anchors: defaultdict[str, list[int]] = defaultdict(list)
    others: list[tuple[str, int]] = []
    for number, line in enumerate(sheets.lines):
        if number in listed:
            continue
        for pic in (found for piece in line for found in _PIC.findall(piece.text)):
            if pic in by_pic:
                anchors[by_pic[pic]].append(number)
            else:
                others.append((pic, number))
    named = {folded(partner.legal_name): partner.id for partner in partners if partner.legal_name}
    missing = {name: key for name, key in named.items() if key not in anchors}
    whole = {bare(name): name for name in missing}
    for piece in sheets.pieces:
        name = whole.get(bare(piece.text)) or whole.get(bare(piece.text.partition(":")[2]))
        name = name or _wrapped(sheets, piece.line, piece.left, missing)
        if name is not None and piece.line not in listed:
            anchors[missing[name]].append(piece.line)
    return anchors, others


def _wrapped(sheets: Sheets, line: int, left: float, names: Mapping[str, str]) -> str | None:
    """Return the name that begins in a line and goes on below in the same column."""
    text = ""
    for here in sheets.lines[line : line + 4]:
        piece = next((one for one in here if abs(one.left - left) < 3), None)
        if piece is None:
            return None
        words = piece.text.partition(":")[2] if not text and ": " in piece.text else piece.text
        text = folded(f"{text} {words}")
        if text in names:
            return text
        if not any(name.startswith(text) for name in names):
            return None
    return None


def _begin(marks: Marks, line: int, starts: list[tuple[int, str]], place: int, *, named: bool) -> int:
    """Return the line with which a block begins: labels of a participant may stand above its number."""
    before = starts[place - 1][0] if place else -1
    # Of who was found by name, the number is another one, and may stand above.
    some = marks.of("partners/*/pic", before + 1, line) if named else []
    own = [mark.first.line for mark in some if not mark.weak]
    first, gap = min([line, *own]), 0
    lowest = max(before + 1, first - _UP)
    labelled = {mark.first.line for name in _FIRST for mark in marks.of(f"partners/*/{name}", lowest, first)}
    for number in range(first - 1, max(before, first - _UP - 1), -1):
        if number in labelled:
            first, gap = number, 0
        else:
            gap += 1
            if gap > _LOOK:
                break
    return first


def _section_ends(sheets: Sheets, data: Labels, after: int) -> list[int]:
    heads = {folded(name) for name in data.sections}
    return [
        number
        for number, line in enumerate(sheets.lines)
        if number > after and len(line) == 1 and folded(line[0].text) in heads
    ]


def _parts(marks: Marks, first: int, end: int, data: Labels) -> dict[str, tuple[int, int]]:
    """Return the parts of a block by their headings."""
    heads: list[tuple[int, str]] = []
    for name in data.subsections:
        heads.extend((mark.first.line, name) for mark in marks.of(f"part:{name}", first, end))
    heads.sort()
    parts = {HEAD: (first, heads[0][0] if heads else end)}
    for place, (line, name) in enumerate(heads):
        last = heads[place + 1][0] if place + 1 < len(heads) else end
        old = parts.get(name)
        if old is None:
            parts[name] = (line, last)
        elif old[1] == line:
            parts[name] = (old[0], last)
    return parts


def marks_in(marks: Marks, stretch: Stretch, key: str, within: str) -> list[tuple[Mark, int]]:
    """Return the labels of a field in a part of a block, each with the line before which its value ends."""
    part = stretch.parts.get(within)
    if part is None:
        part = (stretch.first, stretch.end) if within else stretch.parts[HEAD]
    return [(mark, part[1]) for mark in marks.of(key, *part)]
