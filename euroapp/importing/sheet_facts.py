"""What is known of a sheet beside its values, and how the XML of a workbook is walked over.

A document type is refused, so that no entity is ever expanded; cells are counted before anybody makes room.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

MOST_MERGED = 1_000
MOST_ROWS, MOST_COLUMNS, MOST_CELLS, MOST_ROOM = 100_000, 2_000, 500_000, 4_000_000
"""Rows and columns in use, filled cells of all sheets, and cells of the rectangle that holds those of one."""
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
Place = tuple[int, int]


class Refused(ValueError):
    """The file is no such workbook, or breaks a limit; the message is the name of a sentence."""


@dataclass
class Facts:
    """What is known of a sheet beside its values; rows and columns from 0."""

    name: str = ""
    hidden: bool = False
    formulas: set[Place] = field(default_factory=set)
    errors: set[Place] = field(default_factory=set)
    bare: set[Place] = field(default_factory=set)
    """Formulas with which no value was saved: no program has worked them out yet."""
    percent: set[Place] = field(default_factory=set)
    signs: dict[Place, str] = field(default_factory=dict)
    """What stands beside the figures of a number as it is shown: `$`, `pcs`."""
    struck: set[Place] = field(default_factory=set)
    """Cells in which something is struck out."""
    notes: set[Place] = field(default_factory=set)
    """Cells that carry a comment."""
    texts: dict[Place, str] = field(default_factory=dict)
    """Texts of which the reader of values would lose a tab or a line end."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    cells: int = 0
    bottom: int = -1
    right: int = -1

    def fill(self, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        """Count cells that hold something."""
        self.cells += rows * columns
        self.bottom, self.right = max(self.bottom, row + rows - 1), max(self.right, column + columns - 1)
        room = (self.bottom + 1) * (self.right + 1)
        if (
            self.bottom >= MOST_ROWS
            or self.right >= MOST_COLUMNS
            or self.cells > MOST_CELLS
            or room > MOST_ROOM
        ):
            raise Refused("too_many_cells")


def place_of(text: str) -> Place:
    """Return row and column of an address such as `B7`."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        raise Refused("damaged")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def member(file: zipfile.ZipFile, name: str) -> bytes:
    """Return a part of a file.

    Raises:
        Refused: it holds a document type, or letters in which one cannot be looked for.

    """
    raw = file.read(name)
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in raw[:200] or _DOCTYPE.search(raw):
        raise Refused("document_type")
    return raw


def parse(raw: bytes, start: Any, end: Any = None, said: Any = None) -> None:
    """Walk over XML; the names of elements and attributes come without their prefixes.

    Args:
        raw: the XML.
        start: is called with each element that begins, and its attributes.
        end: is called with each element that ends.
        said: is called with the letters between.

    Raises:
        Refused: this is no XML.

    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    if said is not None:
        parser.CharacterDataHandler = said
    parser.StartElementHandler = lambda tag, attributes: start(
        tag.rpartition(":")[2], {name.rpartition(":")[2]: value for name, value in attributes.items()}
    )
    if end is not None:
        parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        raise Refused("damaged") from error


def number_of(text: str | None, least: int = 1) -> int:
    """Return a count of an attribute, never more than a sheet can have rows."""
    plain = text or ""
    return min(max(int(plain), least), 2_000_000) if plain.isdecimal() and len(plain) < 9 else least
