"""Tables as plain text, CSV and its kin: their letters, the sign between their cells, and their cells."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from euroapp.errors import TableUnreadable
from euroapp.language import say

_MARKS = ("\t", ";", ",", "|")
_SAID = re.compile(r"sep=([^\r\n\"])\r?(?:\n|$)", re.IGNORECASE)
"""The first line by which a program says which sign parts the cells."""
_BOMS = (
    # The longer ones first: that of UTF-16 is the beginning of one of UTF-32.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LOST = "\N{REPLACEMENT CHARACTER}"
"""Stands for a letter that cannot be read."""
_SAMPLE = 4_000
_LONGEST, _LINES = 200_000, 100
"""So much of a text is parted by each sign."""
_MOSTLY = 0.4
"""So much of every second byte is zero where Western letters are in UTF-16."""


def letters_of(raw: bytes) -> tuple[str, bool]:
    """Return the text of a file, and whether its letters had to be taken for those of old Windows.

    Raises:
        TableUnreadable: its letters are no text.

    """
    encoding = next((name for mark, name in _BOMS if raw.startswith(mark)), "") or _without_mark(raw)
    old = False
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        old = True
        text = raw.decode("cp1252", "replace")
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise TableUnreadable(
            say(
                "The letters of the file cannot be read: in line {line} there is a sign that no text has. "
                "Open the file in the program it comes from, and save it as CSV in UTF-8.",
                line=line,
            )
        )
    return text, old


def _without_mark(raw: bytes) -> str:
    """Return the encoding of bytes that do not say it: UTF-16 where every second one of a sample is zero."""
    sample = raw[:_SAMPLE]
    even, odd = sample[::2], sample[1::2]
    if len(raw) % 2 == 0 and odd and even.count(0) == 0 and odd.count(0) > _MOSTLY * len(odd):
        return "utf-16-le"
    if len(raw) % 2 == 0 and odd and odd.count(0) == 0 and even.count(0) > _MOSTLY * len(even):
        return "utf-16-be"
    return "utf-8-sig"


def mark_of(text: str, is_head: Callable[[str], bool] = lambda _: False) -> str:
    """Return the sign that parts the cells of a line.

    The text is parted by each of them: that one is meant by which most cells of a line are known heads, then
    by which most lines have cells and have equally many. Signs inside of words and quoted cells mean nothing.

    Args:
        text: the text of the file.
        is_head: tells whether a cell is what some column of a draft is called.

    """
    said = _SAID.match(text)
    if said is not None:
        return said[1]
    return max(_MARKS, key=lambda mark: _fit(text, mark, is_head))


def _fit(text: str, mark: str, is_head: Callable[[str], bool]) -> tuple[int, ...]:
    """Return how well a text is parted by a sign, the most telling figure first."""
    lines = [
        [cell for cell, _ in line]
        for line in islice(cells_in(text[:_LONGEST], mark), _LINES)
        if any(cell.strip() for cell, _ in line)
    ]
    if len(text) > _LONGEST and 1 < len(lines) < _LINES:
        del lines[-1]  # It is cut.
    heads = max((sum(map(is_head, line)) for line in lines), default=0)
    widths = Counter(len(line) for line in lines if len(line) > 1)
    width, even = max(widths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    return heads if heads > 1 else 0, sum(widths.values()), even, width


def cells_in(text: str, mark: str) -> Iterator[list[tuple[str, bool]]]:
    """Yield the cells of each line, each with whether a quotation mark opens in it and never closes.

    A cell between quotation marks may hold line ends and the sign that parts cells. Where no mark closes it
    right before the next cell, the first one is a letter: else it would swallow the lines behind it.
    """
    part = re.escape(mark)
    quoted = re.compile(rf'"([^"]*+(?:""[^"]*+)*+)"(?={part}|[\r\n]|\Z)')
    bare = re.compile(rf"[^{part}\r\n]*+")
    at, line = 0, list[tuple[str, bool]]()
    while at < len(text):
        found = quoted.match(text, at)
        if found is not None:
            line.append((found[1].replace('""', '"'), False))
        else:
            found = bare.match(text, at)
            said = found[0] if found is not None else ""
            line.append((said, said.lstrip().startswith('"') and said.count('"') % 2 == 1))
        at = found.end() if found is not None else at
        if text.startswith(mark, at):
            at += len(mark)
            if at < len(text):
                continue
        elif at < len(text):
            at += 2 if text.startswith("\r\n", at) else 1
        yield line if line != [("", False)] else []
        line = []
