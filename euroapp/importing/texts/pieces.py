"""What a text of a word processor holds, without layout, and what is told of the rest of its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from euroapp.reading.runs import BREAK, Run

Runs = tuple[Run, ...]
MENTION = re.compile("\x04([^\x05]*)\x05")
"""The sign of a mention of a note, with its key."""


class Kind(StrEnum):
    """What a piece of a text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True)
class Piece:
    """A heading, a paragraph, an item of a list or a table."""

    kind: Kind
    runs: Runs = ()
    level: int = 0
    """Of a heading from 1 to 6; of an item from 0; of a paragraph, how many lists it goes on in."""
    sign: str = ""
    """The number of a heading or an item as it is seen; `-` for a bullet."""
    rows: tuple[tuple[Runs, ...], ...] = ()
    """Rows of cells of a table; a cell that spans several leaves the others empty."""

    @property
    def words(self) -> str:
        """Return the words without looks, those of cells parted by blanks."""
        if self.kind is Kind.TABLE:
            return "\n".join(" ".join(map(words_of, row)) for row in self.rows)
        return words_of(self.runs)


@dataclass(frozen=True)
class Comment:
    """A remark of a reader beside the text."""

    author: str
    words: str


@dataclass(frozen=True)
class Change:
    """A tracked change."""

    kind: str
    """`inserted` or `deleted`."""
    author: str
    day: str
    """As the file says it, such as 2026-05-03; '' where it does not."""
    words: str
    """What was inserted or deleted; '' where it is only the end of a paragraph."""
    before: str = ""
    """The last words before the end of a paragraph that was inserted or deleted alone."""


_LAST = 60


def last_words(text: str) -> str:
    """Return the last words of a paragraph, by which a reader finds its end."""
    words = " ".join(text.split())
    return words if len(words) <= _LAST else "\N{HORIZONTAL ELLIPSIS}" + words[-_LAST:].partition(" ")[2]


@dataclass
class Seen:
    """What of a file is told beside its words."""

    pictures: list[str] = field(default_factory=list)
    """The alternative text of each; '' where it has none."""
    boxes: int = 0
    """Text boxes, whose words are taken."""
    fields: int = 0
    """Fields, which came as the words that they showed."""
    unended: int = 0
    """Fields that begin and never end."""
    unended_changes: int = 0
    """Tracked insertions that begin and never end."""
    cut_repeats: int = 0
    """Cells and rows that stand more often in the file than they came."""
    equations: int = 0
    charts: int = 0
    """Charts, diagrams and objects of other programs."""
    unknown_signs: int = 0
    """Signs of fonts of pictures that stay as letters."""
    dressed: int = 0
    """Tracked changes of looks only, which are read in their new look."""
    comments: list[Comment] = field(default_factory=list)


@dataclass
class ReadText:
    """A text as it reads with its tracked changes accepted, or rejected."""

    pieces: list[Piece] = field(default_factory=list)
    notes: dict[str, Runs] = field(default_factory=dict)
    """Footnotes and endnotes by their key, which stands in the text between the signs of a mention."""
    seen: Seen = field(default_factory=Seen)
    letters: dict[str, int] = field(default_factory=dict)
    """Visible characters by their fate."""
    samples: dict[str, list[str]] = field(default_factory=dict)
    """Beginnings of what was not taken, by fate."""


def texts_of(piece: Piece) -> Iterator[str]:
    """Yield all stretches of words of a piece."""
    yield from (run.text for run in piece.runs)
    yield from (run.text for row in piece.rows for cell in row for run in cell)


def keys_in(pieces: Iterable[Piece]) -> dict[str, None]:
    """Return the keys of the notes that pieces mention, in order."""
    return dict.fromkeys(key for one in pieces for words in texts_of(one) for key in MENTION.findall(words))


def words_of(runs: Runs) -> str:
    """Return the words of runs, without mentions of notes."""
    return MENTION.sub("", "".join(run.text for run in runs)).replace(BREAK, "\n")


def _plain_runs(runs: Runs) -> list[list[Any]]:
    return [[run.text, run.bold, run.italic, run.link] for run in runs]


def _runs(plain: list[list[Any]]) -> Runs:
    return tuple(Run(*one) for one in plain)


def as_plain(text: ReadText) -> dict[str, Any]:
    """Return a text as data for JSON."""
    pieces = [
        [
            one.kind.value,
            _plain_runs(one.runs),
            one.level,
            one.sign,
            [[_plain_runs(cell) for cell in row] for row in one.rows],
        ]
        for one in text.pieces
    ]
    notes = {key: _plain_runs(runs) for key, runs in text.notes.items()}
    return {
        "pieces": pieces,
        "notes": notes,
        "seen": asdict(text.seen),
        "letters": text.letters,
        "samples": text.samples,
    }


def from_plain(data: Mapping[str, Any]) -> ReadText:
    """Return a text from the data that `as_plain` made of it."""
    pieces = [
        Piece(Kind(kind), _runs(runs), level, sign, tuple(tuple(_runs(cell) for cell in row) for row in rows))
        for kind, runs, level, sign, rows in data["pieces"]
    ]
    seen = Seen(**data["seen"])
    seen.comments = [Comment(**one) for one in data["seen"]["comments"]]
    notes = {key: _runs(runs) for key, runs in data["notes"].items()}
    return ReadText(pieces, notes, seen, data["letters"], data["samples"])
