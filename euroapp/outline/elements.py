"""What an outline is made of: headings, texts, tables and figures, without any layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from euroapp.draft.images import Image
from euroapp.figures.timetable import Timetable
from euroapp.live import Shown
from euroapp.outline.drawings import Drawing
from euroapp.values import FieldPath


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a chapter, 2 a section, 3 a block such as a work package, 4 a label."""

    level: int
    number: str
    text: str
    path: FieldPath = ""
    tag: str = ""
    """Machine tag of the official form that opens here."""


@dataclass(frozen=True)
class Paragraph:
    """Plain text; line ends are kept as typed."""

    text: str
    path: FieldPath = ""
    soft: bool = False
    """Set apart from the content: a remark, an assumption, a statement of what is missing."""


@dataclass(frozen=True)
class Narrative:
    """Narrative text in the little language of `euroapp.prose`."""

    source: str
    path: FieldPath = ""


class Align(StrEnum):
    """How a column is set."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    head: str
    align: Align = Align.LEFT
    code: bool = False
    """Holds short codes or figures that must never break."""


@dataclass(frozen=True)
class Strong:
    """A part of a cell that is set bold."""

    text: str


Cell = str | tuple[str | Strong, ...]
"""The text of a cell; line ends are kept."""


def plain(cell: Cell) -> str:
    """Return the text of a cell without its emphasis."""
    if isinstance(cell, str):
        return cell
    return "".join(part.text if isinstance(part, Strong) else part for part in cell)


@dataclass(frozen=True)
class Row:
    """A row of a table, one cell a column."""

    cells: tuple[Cell, ...]
    path: FieldPath = ""
    total: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a head that repeats on each page; one without a caption carries no number."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    path: FieldPath = ""
    wide: bool = False
    """May be set on a landscape page when its columns do not fit a portrait one."""
    note: str = ""
    key: str = ""
    """By which texts refer to it (`wording/captions.py`); '' where they cannot."""


@dataclass(frozen=True)
class Fact:
    """One labelled value."""

    label: str
    value: str
    path: FieldPath = ""


@dataclass(frozen=True)
class Facts:
    """A list of labelled values, such as the cover table or the conditions of a scheme."""

    rows: tuple[Fact, ...]
    caption: str = ""
    path: FieldPath = ""


@dataclass(frozen=True)
class Gantt:
    """The timetable, drawn."""

    caption: str
    timetable: Timetable
    sheet: bool = False
    """On a page of A3 on its side."""


@dataclass(frozen=True)
class Closing:
    """The end of what a machine tag of the form opened."""

    tag: str


Element = Heading | Paragraph | Narrative | Table | Facts | Gantt | Closing | Drawing


@dataclass(frozen=True)
class Chapter:
    """A chapter with everything below its heading."""

    heading: Heading
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class Outline:
    """A whole proposal, ready to be printed in any format."""

    call: str
    """Identifier and title of the topic, for the header."""
    form: str
    """Title of the form."""
    acronym: str
    title: str
    footer: str
    language: str
    cover: Facts
    participants: Table
    chapters: tuple[Chapter, ...]
    key_figures: tuple[Fact, ...] = field(default=(), kw_only=True)
    """What stands in a box on the cover."""
    compact: bool = field(default=False, kw_only=True)
    """The rows of tables stand closer."""
    short: bool = field(default=False, kw_only=True)
    """A small paper: neither cover page nor contents, and chapters follow each other on a page."""
    images: tuple[Image, ...] = field(default=(), kw_only=True)
    """What the narratives place by `image:ID`."""
    live: Mapping[str, Shown] = field(default_factory=dict, kw_only=True)
    """What the live fields of the narratives show, by their names."""
    prevailing: str
    """The sentence that says which text binds."""
