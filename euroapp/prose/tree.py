"""What a narrative is made of once its marks are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one dress; a line feed in it ends a line."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    """Where it leads; only web and mail addresses are followed."""
    note: str = ""
    """The number of the footnote that it mentions; the text is that number."""
    field: str = ""
    """The name of the live field that stands there; the text is the field as it is written."""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; level 1 to 6."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text; one with a depth goes on in an item of a list."""

    runs: Runs
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; `mark` is what its author put before it, '' for the program's own bullet."""

    mark: str
    depth: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the longest, the first row is the head."""

    rows: tuple[tuple[Runs, ...], ...]
    aligns: tuple[str, ...]
    """By column: `left`, `right`, `centre`, or '' where the author did not say."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the draft on a line of its own; `typed` is that line."""

    key: str
    caption: str
    typed: str


Block = Heading | Paragraph | Item | Table | Picture


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    number: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Prose:
    """A whole narrative; its footnotes stand at the end, in the order of their first mention."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
