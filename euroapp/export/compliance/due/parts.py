"""The parts of what must stand in a print: headings, sentences, typed texts, tables and figures."""

from __future__ import annotations

from dataclasses import dataclass

from euroapp.export.compliance.due.drawn.labels import Drawing
from euroapp.values import FieldPath


@dataclass(frozen=True)
class Head:
    """A heading, with the depth at which it stands in the contents."""

    depth: int
    number: str
    text: str
    tag: str = ""
    """Machine tag of the form that may be printed beside it."""

    @property
    def words(self) -> str:
        """Return number and title."""
        return f"{self.number} {self.text}"


@dataclass(frozen=True)
class Words:
    """A sentence of the program, with names and values of the draft."""

    text: str
    path: FieldPath = ""


@dataclass(frozen=True)
class Typed:
    """A text that was typed, which stands between two named places of its own."""

    path: FieldPath


@dataclass(frozen=True)
class Row:
    """A row of a table; its path, or for rows of the program its first words, name it."""

    path: FieldPath
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table with its heads; a list of labelled values has none."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    parted: bool = False
    """Its columns may come in parts, each with the first column."""
    sums: bool = False
    """It adds up costs or efforts."""
    rows_marked: bool = True
    """Whether what is not settled stands below the rows that it belongs to."""


@dataclass(frozen=True)
class Figure:
    """A figure by its caption, and all letters in it."""

    caption: str
    sure: bool = True
    """Whether it must be there."""
    drawings: tuple[Drawing, ...] = ()
    """Its settings, of which one must be printed."""


@dataclass(frozen=True)
class Closing:
    """The sign at which a machine tag of the form ends, where it is printed."""

    tag: str


Part = Head | Words | Typed | Grid | Figure | Closing


def row(path: FieldPath, *cells: str) -> Row:
    """Return a row of cells."""
    return Row(path, cells)
