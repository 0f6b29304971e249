"""What the XML of an XLSX workbook says beside the values of its sheets."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field

from euroapp.importing.number_formats import in_percent, sign_in
from euroapp.importing.sheet_facts import MOST_COLUMNS, Facts, Place, member, number_of, parse, place_of

_PERCENT_IDS = frozenset({9, 10})


def scanned_xlsx(file: zipfile.ZipFile, names: dict[str, str]) -> list[Facts]:
    """Return the facts of all sheets of an XLSX file, in its order."""
    sheets: list[tuple[str, bool, str]] = []
    targets: dict[str, str] = {}

    def sheet(tag: str, values: dict[str, str]) -> None:
        if tag == "sheet":
            hidden = values.get("state", "visible") != "visible"
            sheets.append((values.get("name", ""), hidden, values.get("id", "")))

    def relation(tag: str, values: dict[str, str]) -> None:
        if tag == "Relationship" and values.get("TargetMode") != "External":
            targets[values.get("Id", "")] = values.get("Target", "")

    parse(member(file, names["xl/workbook.xml"]), sheet)
    rels = names.get("xl/_rels/workbook.xml.rels")
    if rels is not None:
        parse(member(file, rels), relation)
    looks = _looks(file, names)
    found = []
    for name, hidden, key in sheets:
        target = targets.get(key, "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        sheet_name = names.get(path.lower())
        facts = Facts(name, hidden)
        if sheet_name is not None:
            _Sheet(facts, looks).read(member(file, sheet_name))
            facts.notes = _notes(file, names, path)
        found.append(facts)
    return found


@dataclass
class _Looks:
    """What cells look like, by the numbers of their styles, and texts that are struck out by theirs."""

    percent: set[int] = field(default_factory=set)
    signs: dict[int, str] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)
    struck_texts: set[int] = field(default_factory=set)


def _on(values: dict[str, str]) -> bool:
    return values.get("val", "1") not in {"0", "false"}


def _looks(file: zipfile.ZipFile, names: dict[str, str]) -> _Looks:
    """Return what the numbers of styles, and of texts that cells share, say about cells."""
    styles, part = _Styles(), names.get("xl/styles.xml")
    if part is not None:
        parse(member(file, part), styles.start, styles.end)
    styles.looks.struck_texts = _struck_texts(file, names)
    return styles.looks


class _Styles:
    """Reads the styles of cells."""

    def __init__(self) -> None:
        self.looks = _Looks()
        self._percent, self._signs = set(_PERCENT_IDS), dict[int, str]()
        self._struck, self._fonts, self._count = set[int](), 0, 0
        self._inside: list[str] = []

    def start(self, tag: str, values: dict[str, str]) -> None:
        self._inside.append(tag)
        match tag:
            case "numFmt" if "numFmts" in self._inside:
                number, code = number_of(values.get("numFmtId"), 0), values.get("formatCode", "")
                self._signs[number] = sign_in(code)
                if in_percent(code):
                    self._percent.add(number)
            case "font" if "fonts" in self._inside:
                self._fonts += 1
            case "strike" if "fonts" in self._inside and _on(values):
                self._struck.add(self._fonts - 1)
            case "xf" if "cellXfs" in self._inside:
                self._style(number_of(values.get("numFmtId"), 0), number_of(values.get("fontId"), 0))

    def end(self, _: str) -> None:
        self._inside.pop()

    def _style(self, number: int, font: int) -> None:
        if number in self._percent:
            self.looks.percent.add(self._count)
        if self._signs.get(number):
            self.looks.signs[self._count] = self._signs[number]
        if font in self._struck:
            self.looks.struck.add(self._count)
        self._count += 1


def _struck_texts(file: zipfile.ZipFile, names: dict[str, str]) -> set[int]:
    """Return the numbers of the texts that cells share in which something is struck out."""
    part = names.get("xl/sharedstrings.xml")
    raw = member(file, part) if part is not None else b""
    found, count = set[int](), 0

    def start(tag: str, values: dict[str, str]) -> None:
        nonlocal count
        if tag == "si":
            count += 1
        elif tag == "strike" and _on(values):
            found.add(count - 1)

    if b"strike" in raw:
        parse(raw, start)
    return found


def _notes(file: zipfile.ZipFile, names: dict[str, str], path: str) -> set[Place]:
    """Return the cells of a sheet that carry a comment."""
    folder, name = posixpath.split(path)
    rels = names.get(f"{folder}/_rels/{name}.rels".lower())
    found, parts = set[Place](), list[str]()

    def relation(tag: str, values: dict[str, str]) -> None:
        if tag == "Relationship" and values.get("Type", "").endswith("/comments"):
            target = values.get("Target", "")
            parts.append(posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))

    def comment(tag: str, values: dict[str, str]) -> None:
        if tag == "comment":
            found.add(place_of(values.get("ref", "")))

    if rels is not None:
        parse(member(file, rels), relation)
    for part in parts:
        if part.lower() in names:
            parse(member(file, names[part.lower()]), comment)
    return found


class _Sheet:
    """Reads one sheet of an XLSX file."""

    def __init__(self, facts: Facts, looks: _Looks) -> None:
        self._facts, self._looks = facts, looks
        self._row = self._column = -1
        self._cell: Place | None = None
        self._shared: list[str] | None = None
        """The number of a shared text, piece by piece."""
        self._says = self._inside = self._is_text = False
        """The cell has a value; what is read now is one."""

    def read(self, raw: bytes) -> None:
        parse(raw, self._start, self._end, self._said)

    def _start(self, tag: str, values: dict[str, str]) -> None:
        match tag:
            case "row":
                self._row = number_of(values.get("r"), self._row + 2) - 1
                self._column = -1
                if values.get("hidden") in {"1", "true"}:
                    self._facts.hidden_rows.append(self._row)
            case "c":
                self._begin(values)
            case "dxf":
                # The look of a rule behind the cells is that of no cell.
                self._cell = None
            case "strike" if self._cell is not None and _on(values):
                self._facts.struck.add(self._cell)
            case "v" | "is" | "f" if self._cell is not None:
                if tag == "f":
                    self._facts.formulas.add(self._cell)
                else:
                    self._inside = True
                    # An empty text is a value; of a number that is empty nothing is known.
                    self._says = self._says or self._is_text
                    self._facts.fill(*self._cell)
            case "col" if values.get("hidden") in {"1", "true"}:
                first, last = number_of(values.get("min")), number_of(values.get("max"))
                self._facts.hidden_columns += range(first - 1, min(last, MOST_COLUMNS))
            case "mergeCell":
                first_cell, _, last_cell = values.get("ref", "").partition(":")
                self._facts.merged.append((*place_of(first_cell), *place_of(last_cell or first_cell)))

    def _begin(self, values: dict[str, str]) -> None:
        """Note a cell; one without an address follows the one before."""
        place = place_of(values["r"]) if "r" in values else (max(self._row, 0), self._column + 1)
        self._row, self._column = place
        self._cell = place
        kind, style = values.get("t", "n"), number_of(values.get("s"), 0)
        self._shared = [] if kind == "s" and self._looks.struck_texts else None
        self._says, self._is_text = False, kind in {"str", "inlineStr", "s"}
        if kind == "e":
            self._facts.errors.add(place)
        if kind == "n" and style in self._looks.percent:
            self._facts.percent.add(place)
        if kind == "n" and style in self._looks.signs:
            self._facts.signs[place] = self._looks.signs[style]
        if style in self._looks.struck:
            self._facts.struck.add(place)

    def _said(self, letters: str) -> None:
        if self._inside and not letters.isspace():
            self._says = True
        if self._shared is not None:
            self._shared.append(letters)

    def _end(self, tag: str) -> None:
        if tag in {"v", "is"}:
            self._inside = False
        elif tag == "c" and self._cell is not None:
            self._end_cell(self._cell)

    def _end_cell(self, place: Place) -> None:
        """Note what is known of a cell once all of it was met."""
        if place in self._facts.formulas and not self._says:
            self._facts.bare.add(place)
            self._facts.fill(*place)
        if self._shared is not None:
            if number_of("".join(self._shared).strip(), -1) in self._looks.struck_texts:
                self._facts.struck.add(place)
            self._shared = None
