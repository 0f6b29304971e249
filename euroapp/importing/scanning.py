"""What the XML of a workbook says beside its values: formulas, errors, percent, what is hidden or merged.

Nothing is worked out and nothing is fetched. A document type is refused, so that no entity is ever expanded;
cells are counted before anybody makes room for them.
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
_PERCENT_IDS = frozenset({9, 10})
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


def scanned(file: zipfile.ZipFile) -> list[Facts]:
    """Return the facts of all sheets, in the order of the workbook.

    Raises:
        Refused: no workbook, a document type, or more cells than a table has.

    """
    names = {name.lower(): name for name in file.namelist()}
    if "content.xml" in names:
        found = _Ods().read(_member(file, names["content.xml"]))
    elif "xl/workbook.xml" in names:
        found = _xlsx(file, names)
    else:
        raise Refused("no_workbook")
    merged = sum(len(one.merged) for one in found)
    if merged > MOST_MERGED or sum(one.cells for one in found) > MOST_CELLS:
        raise Refused("too_many_cells")
    for name in names:
        if name.endswith((".xml", ".rels")):
            _member(file, names[name])
    return found


def _member(file: zipfile.ZipFile, name: str) -> bytes:
    raw = file.read(name)
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in raw[:200] or _DOCTYPE.search(raw):
        raise Refused("document_type")
    return raw


def _parse(raw: bytes, start: Any, end: Any = None, text: Any = None) -> None:
    """Walk over XML; the names of elements and attributes come without their prefixes."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: start(
        tag.rpartition(":")[2], {name.rpartition(":")[2]: value for name, value in attributes.items()}
    )
    if end is not None:
        parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        raise Refused("damaged") from error


def _number(text: str | None, least: int = 1) -> int:
    """Return a count of an attribute, never more than a sheet can have rows."""
    plain = text or ""
    return min(max(int(plain), least), 2_000_000) if plain.isdecimal() and len(plain) < 9 else least


def _xlsx(file: zipfile.ZipFile, names: dict[str, str]) -> list[Facts]:
    sheets: list[tuple[str, bool, str]] = []
    targets: dict[str, str] = {}

    def sheet(tag: str, values: dict[str, str]) -> None:
        if tag == "sheet":
            hidden = values.get("state", "visible") != "visible"
            sheets.append((values.get("name", ""), hidden, values.get("id", "")))

    def relation(tag: str, values: dict[str, str]) -> None:
        if tag == "Relationship" and values.get("TargetMode") != "External":
            targets[values.get("Id", "")] = values.get("Target", "")

    _parse(_member(file, names["xl/workbook.xml"]), sheet)
    rels = names.get("xl/_rels/workbook.xml.rels")
    if rels is not None:
        _parse(_member(file, rels), relation)
    percent = _percent_styles(file, names)
    found = []
    for name, hidden, key in sheets:
        target = targets.get(key, "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        member = names.get(path.lower())
        facts = Facts(name, hidden)
        if member is not None:
            _Xlsx(facts, percent).read(_member(file, member))
        found.append(facts)
    return found


def _percent_styles(file: zipfile.ZipFile, names: dict[str, str]) -> set[int]:
    """Return the styles of cells that show a number as so many of a hundred."""
    member = names.get("xl/styles.xml")
    percent, found = set(_PERCENT_IDS), set[int]()
    inside: list[str] = []
    count = 0

    def start(tag: str, values: dict[str, str]) -> None:
        nonlocal count
        inside.append(tag)
        if tag == "numFmt" and "%" in values.get("formatCode", ""):
            percent.add(_number(values.get("numFmtId"), 0))
        elif tag == "xf" and "cellXfs" in inside:
            if _number(values.get("numFmtId"), 0) in percent:
                found.add(count)
            count += 1

    if member is not None:
        _parse(_member(file, member), start, lambda _: inside.pop())
    return found


class _Xlsx:
    """Reads one sheet of an XLSX file."""

    def __init__(self, facts: Facts, percent: set[int]) -> None:
        self._facts, self._percent = facts, percent
        self._row = self._column = -1
        self._cell: Place | None = None
        self._says = self._inside = self._is_text = False
        """The cell has a value; what is read now is one."""

    def read(self, raw: bytes) -> None:
        _parse(raw, self._start, self._end, self._text)

    def _start(self, tag: str, values: dict[str, str]) -> None:
        match tag:
            case "row":
                self._row = _number(values.get("r"), self._row + 2) - 1
                self._column = -1
                if values.get("hidden") in {"1", "true"}:
                    self._facts.hidden_rows.append(self._row)
            case "c":
                self._begin(values)
            case "v" | "is" | "f" if self._cell is not None:
                if tag == "f":
                    self._facts.formulas.add(self._cell)
                else:
                    self._inside = True
                    # An empty text is a value; of a number that is empty nothing is known.
                    self._says = self._says or self._is_text
                    self._facts.fill(*self._cell)
            case "col" if values.get("hidden") in {"1", "true"}:
                first, last = _number(values.get("min")), _number(values.get("max"))
                self._facts.hidden_columns += range(first - 1, min(last, MOST_COLUMNS))
            case "mergeCell":
                first_cell, _, last_cell = values.get("ref", "").partition(":")
                self._facts.merged.append((*place_of(first_cell), *place_of(last_cell or first_cell)))

    def _begin(self, values: dict[str, str]) -> None:
        """Note a cell; one without an address follows the one before."""
        place = place_of(values["r"]) if "r" in values else (max(self._row, 0), self._column + 1)
        self._row, self._column = place
        self._cell = place
        self._says, self._is_text = False, values.get("t") in {"str", "inlineStr", "s"}
        if values.get("t") == "e":
            self._facts.errors.add(place)
        if values.get("t", "n") == "n" and _number(values.get("s"), 0) in self._percent:
            self._facts.percent.add(place)

    def _text(self, text: str) -> None:
        if self._inside and not text.isspace():
            self._says = True

    def _end(self, tag: str) -> None:
        if tag in {"v", "is"}:
            self._inside = False
        elif tag == "c" and self._cell in self._facts.formulas and not self._says:
            self._facts.bare.add(self._cell)
            self._facts.fill(*self._cell)


class _Ods:
    """Reads all sheets of an ODS file."""

    def __init__(self) -> None:
        self._found: list[Facts] = []
        self._row = self._column = 0
        self._rows = 1
        self._hidden_styles: set[str] = set()
        self._style = ""

    def read(self, raw: bytes) -> list[Facts]:
        _parse(raw, self._start, self._end)
        return self._found

    def _start(self, tag: str, values: dict[str, str]) -> None:
        match tag:
            case "style":
                self._style = values.get("name", "")
            case "table-properties" if values.get("display") == "false":
                self._hidden_styles.add(self._style)
            case "table":
                hidden = values.get("style-name", "") in self._hidden_styles
                self._found.append(Facts(values.get("name", ""), hidden))
                self._row = self._column = 0
            case "table-column" if self._found:
                count = _number(values.get("number-columns-repeated"))
                if values.get("visibility", "visible") != "visible":
                    last = min(self._column + count, MOST_COLUMNS)
                    self._found[-1].hidden_columns += range(self._column, last)
                self._column += count
            case "table-row" if self._found:
                self._rows, self._column = _number(values.get("number-rows-repeated")), 0
                if values.get("visibility", "visible") != "visible":
                    last = min(self._row + self._rows, MOST_ROWS)
                    self._found[-1].hidden_rows += range(self._row, last)
            case "table-cell" | "covered-table-cell" if self._found:
                self._cell(values)

    def _cell(self, values: dict[str, str]) -> None:
        facts, place = self._found[-1], (self._row, self._column)
        count = _number(values.get("number-columns-repeated"))
        kind = values.get("value-type", "")
        if kind:
            facts.fill(*place, self._rows, count)
            if kind == "error":
                facts.errors.add(place)
            if "formula" in values:
                facts.formulas.add(place)
            if kind == "percentage":
                facts.percent.update((self._row, self._column + step) for step in range(count))
        elif "formula" in values:
            facts.fill(*place)
            facts.bare.add(place)
        down, across = (_number(values.get(f"number-{way}-spanned")) for way in ("rows", "columns"))
        if down > 1 or across > 1:
            facts.merged.append((*place, self._row + down - 1, self._column + across - 1))
        self._column += count

    def _end(self, tag: str) -> None:
        if tag == "table-row" and self._found:
            self._row += self._rows
