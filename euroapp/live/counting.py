"""How long a text is, by one rule that `docs/writing.md` states: what a reader gets, not what was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from euroapp.prose import Block, Picture, Run, Table, parse
from euroapp.prose.live import filled

_NOTHING = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Signs of no width; they are no characters of a text."""
_SILENT = dict.fromkeys(map(ord, _NOTHING))

_LETTER = re.compile(r"\w")

Said = Callable[[str], str | None]
"""Returns what a live field says, by its name; nothing where there is no such field."""


class Length(NamedTuple):
    """How long a text is."""

    characters: int
    """Letters, signs and blanks; a letter with its accents is one, and so is a line end."""
    words: int
    """What blanks part and holds a letter or a figure."""


def length(source: str, said: Said, *, narrative: bool) -> Length:
    """Return how long a text is; of a narrative, its marks do not count."""
    return measured(plain(source, said, narrative=narrative))


def measured(text: str) -> Length:
    """Return how long a text without marks is."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_SILENT)
    return Length(len(text.replace("\r\n", "\n")), len(words_of(text)))


def words_of(text: str) -> list[str]:
    """Return the words of a text: what blanks part and holds a letter or a figure."""
    return [word for word in text.split() if _LETTER.search(word)]


def plain(source: str, said: Said, *, narrative: bool) -> str:
    """Return a text as it is read: live fields as their values, and a narrative without its marks."""
    if not narrative:
        return filled(source, said)
    prose = parse(source)
    lines = [line for block in prose.blocks for line in _lines(block, said)]
    return "\n".join((*lines, *(_read(note.runs, said) for note in prose.notes)))


def stretches(source: str) -> Iterator[str]:
    """Yield the words of a narrative, each block and each cell by itself, fields as they are written."""
    prose = parse(source)
    for block in prose.blocks:
        if isinstance(block, Table):
            yield from (_read(cell, _unsaid) for row in block.rows for cell in row)
        else:
            yield from _lines(block, _unsaid)
    yield from (_read(note.runs, _unsaid) for note in prose.notes)


def _unsaid(_name: str) -> None:
    return None


def _lines(block: Block, said: Said) -> Iterator[str]:
    if isinstance(block, Picture):
        yield block.caption
    elif isinstance(block, Table):
        for row in block.rows:
            yield " ".join(_read(cell, said) for cell in row)
    else:
        yield _read(block.runs, said)


def _read(runs: tuple[Run, ...], said: Said) -> str:
    return "".join(
        (said(run.field) or run.text) if run.field else "" if run.note else run.text for run in runs
    )


def first_beyond(text: str, most: int) -> int | None:
    """Return the place in a text without marks at which so many characters are full; None where it fits."""
    if measured(text).characters <= most:
        return None
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measured(text[:middle]).characters <= most else (low, middle - 1)
    return low
