"""A small spreadsheet program for tests: it changes cells of an XLSX file and works its formulas out.

It shares nothing with the program: its own reading of the file, its own formulas, exact decimals.
"""
# ruff: noqa: S314 - it reads only what tests wrote

from __future__ import annotations

import copy
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ET.register_namespace("", _MAIN)
ET.register_namespace("r", _REL)
_M, _R = f"{{{_MAIN}}}", f"{{{_REL}}}"
_CELL = re.compile(r"\$?([A-Z]+)\$?(\d+)")
_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<number>\d+(?:\.\d+)?)
    |(?P<range>(?:'(?:[^']|'')+'!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)
    |(?P<name>[A-Z]+)\(|(?P<sign><=|>=|<>|[-+*/=<>(),]))""",
    re.VERBOSE,
)
Place = tuple[str, int, int]


def place_in(text: str) -> tuple[int, int]:
    """Return row and column from 1 of an address."""
    found = _CELL.fullmatch(text)
    assert found, text
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


class Spreadsheet:
    """An XLSX file at hand."""

    def __init__(self, raw: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            self._parts = {name: file.read(name) for name in file.namelist()}
        book = ET.fromstring(self._parts["xl/workbook.xml"])
        rels = ET.fromstring(self._parts["xl/_rels/workbook.xml.rels"])
        targets = {one.get("Id"): one.get("Target") for one in rels}
        self._names = {
            one.get("name", ""): f"xl/{targets[one.get(f'{_R}id')]}" for one in book.iter(f"{_M}sheet")
        }
        shared = self._parts.get("xl/sharedStrings.xml", b"<sst/>")
        self._shared = ["".join(t.text or "" for t in one.iter(f"{_M}t")) for one in ET.fromstring(shared)]
        self._trees = {name: ET.fromstring(self._parts[part]) for name, part in self._names.items()}
        self._known: dict[Place, Any] = {}

    @property
    def sheets(self) -> list[str]:
        return list(self._names)

    def bytes(self) -> bytes:
        """Return the file as it is now."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
            parts = self._parts | {
                part: ET.tostring(self._trees[name], "utf-8", xml_declaration=True)
                for name, part in self._names.items()
            }
            for name, part in parts.items():
                file.writestr(name, part)
        return stream.getvalue()

    # Cells.

    def _cells(self, sheet: str) -> dict[tuple[int, int], ET.Element]:
        return {place_in(one.get("r", "")): one for one in self._trees[sheet].iter(f"{_M}c")}

    def filled(self) -> Iterator[tuple[Place, Any, str]]:
        """Yield place, stored value and formula of each cell."""
        for sheet in self._names:
            for (row, column), cell in self._cells(sheet).items():
                formula = cell.find(f"{_M}f")
                yield (
                    (sheet, row, column),
                    self._stored(cell),
                    (formula.text or "") if formula is not None else "",
                )

    def _stored(self, cell: ET.Element) -> Any:
        kind, value = cell.get("t", "n"), cell.find(f"{_M}v")
        if kind == "inlineStr":
            return "".join(one.text or "" for one in cell.iter(f"{_M}t"))
        if value is None or value.text is None:
            return "" if kind == "str" else None
        if kind == "s":
            return self._shared[int(value.text)]
        return value.text if kind in {"str", "e"} else Decimal(value.text)

    def find(self, sheet: str, text: str) -> tuple[int, int]:
        """Return row and column of the first cell that says just this."""
        return next(place for place, cell in sorted(self._cells(sheet).items()) if self._stored(cell) == text)

    def under(self, sheet: str, mark: str, head: str) -> tuple[int, int]:
        """Return the cell in the row of a mark under a head."""
        return self.find(sheet, mark)[0], self.find(sheet, head)[1]

    def get(self, sheet: str, row: int, column: int) -> Any:
        cell = self._cells(sheet).get((row, column))
        return self._stored(cell) if cell is not None else None

    def set(self, sheet: str, place: tuple[int, int], value: Any) -> None:
        """Write a cell as people do: numbers, texts or nothing, in the look that it has."""
        cell = self._cells(sheet).get(place) or self._new_cell(sheet, *place)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            text = ET.SubElement(ET.SubElement(cell, f"{_M}is"), f"{_M}t")
            text.text = value
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        elif value is not None:
            ET.SubElement(cell, f"{_M}v").text = str(value)
        self._known = {}

    def formula(self, sheet: str, place: tuple[int, int], formula: str, value: str, kind: str = "n") -> None:
        """Write a formula with the value that it came to."""
        self.set(sheet, place, None)
        cell = self._cells(sheet)[place]
        cell.set("t", kind)
        ET.SubElement(cell, f"{_M}f").text = formula
        ET.SubElement(cell, f"{_M}v").text = value

    def _new_cell(self, sheet: str, row: int, column: int) -> ET.Element:
        data = self._trees[sheet].find(f"{_M}sheetData")
        assert data is not None
        line = next((one for one in data if one.get("r") == str(row)), None)
        if line is None:
            line = ET.SubElement(data, f"{_M}row", {"r": str(row)})
            data[:] = sorted(data, key=lambda one: int(one.get("r", "0")))
        name = ""
        while column:
            column, rest = divmod(column - 1, 26)
            name = chr(65 + rest) + name
        cell = ET.SubElement(line, f"{_M}c", {"r": f"{name}{row}"})
        line[:] = sorted(line, key=lambda one: place_in(one.get("r", "")))
        return cell

    def copy_row(self, sheet: str, source: int, target: int) -> None:
        """Copy all cells of a row over another one, marks included."""
        cells = self._cells(sheet)
        for (row, column), cell in cells.items():
            if row == source:
                own = cells.get((target, column))
                if own is None:
                    own = self._new_cell(sheet, target, column)
                name = own.get("r", "")
                own[:] = [copy.deepcopy(child) for child in cell]
                own.attrib.clear()
                own.attrib.update(cell.attrib | {"r": name})
        self._known = {}

    def empty_row(self, sheet: str, row: int, *, last: int = 12) -> None:
        for column in range(2, last):
            if (row, column) in self._cells(sheet):
                self.set(sheet, (row, column), None)

    def swap_rows(self, sheet: str, one: int, other: int) -> None:
        """Let two rows change places, as sorting does."""
        self.copy_row(sheet, one, 9_999)
        self.copy_row(sheet, other, one)
        self.copy_row(sheet, 9_999, other)
        self.drop_row(sheet, 9_999)

    def drop_row(self, sheet: str, row: int) -> None:
        data = self._trees[sheet].find(f"{_M}sheetData")
        assert data is not None
        data[:] = [one for one in data if one.get("r") != str(row)]

    def merge(self, sheet: str, cells: str) -> None:
        tree = self._trees[sheet]
        data = tree.find(f"{_M}sheetData")
        assert data is not None
        merged = ET.Element(f"{_M}mergeCells")
        ET.SubElement(merged, f"{_M}mergeCell", {"ref": cells})
        tree.insert(list(tree).index(data) + 2, merged)

    def drop_sheet(self, name: str) -> None:
        book = ET.fromstring(self._parts["xl/workbook.xml"])
        sheets = book.find(f"{_M}sheets")
        assert sheets is not None
        sheets[:] = [one for one in sheets if one.get("name") != name]
        names = book.find(f"{_M}definedNames")
        if names is not None:
            book.remove(names)
        self._parts["xl/workbook.xml"] = ET.tostring(book, "utf-8", xml_declaration=True)

    def add_part(self, name: str, raw: bytes) -> None:
        self._parts[name] = raw

    def replace_sheet(self, name: str, xml: str) -> None:
        self._trees[name] = ET.fromstring(xml)

    # Formulas.

    def value(self, sheet: str, row: int, column: int) -> Any:
        """Return what a cell comes to: its value, or that of its formula."""
        place = (sheet, row, column)
        if place not in self._known:
            self._known[place] = None
            cell = self._cells_cached(sheet).get((row, column))
            formula = cell.find(f"{_M}f") if cell is not None else None
            if formula is not None:
                self._known[place] = _Formula(self, sheet, row, formula.text or "").value()
            else:
                self._known[place] = self._stored(cell) if cell is not None else None
        return self._known[place]

    def _cells_cached(self, sheet: str) -> dict[tuple[int, int], ET.Element]:
        key = ("", 0, sheet)
        if key not in self._known:
            self._known[key] = self._cells(sheet)  # type: ignore[index]
        return self._known[key]  # type: ignore[index,no-any-return]


def _numbers(values: list[Any]) -> list[Decimal]:
    flat = [one for value in values for one in (value if isinstance(value, list) else [value])]
    return [one for one in flat if isinstance(one, Decimal)]


def _number(value: Any) -> Decimal:
    if isinstance(value, bool):
        return Decimal(int(value))
    return value if isinstance(value, Decimal) else Decimal(0)


def _ratio(one: Decimal, other: Decimal) -> Decimal | str:
    return one / other if other else "#DIV/0!"


def _round(value: Any, places: Any) -> Decimal:
    return _number(value).quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)


def _sumifs(values: list[Any], *tests: Any) -> Decimal:
    keep = [True] * len(values)
    for cells, wanted in zip(tests[::2], tests[1::2], strict=True):
        for at, cell in enumerate(cells):
            blank = cell is None or cell == ""
            same = str(cell or "").casefold() == str(wanted).casefold() and not blank
            keep[at] = keep[at] and (blank if wanted == "=" else same)
    return sum((_number(one) for one, kept in zip(values, keep, strict=True) if kept), Decimal(0))


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "SUM": lambda *values: sum(_numbers(list(values)), Decimal(0)),
    "SUMIFS": _sumifs,
    "SUMPRODUCT": lambda one, other: sum(
        (_number(a) * _number(b) for a, b in zip(one, other, strict=True)), Decimal(0)
    ),
    "ROUND": _round,
    "N": _number,
    "MIN": lambda *values: min(_numbers(list(values)), default=Decimal(0)),
    "MAX": lambda *values: max(_numbers(list(values)), default=Decimal(0)),
    "NOT": lambda value: not value,
    "ISNUMBER": lambda value: isinstance(value, Decimal),
    "COUNTA": lambda *values: Decimal(
        sum(one is not None for value in values for one in (value if isinstance(value, list) else [value]))
    ),
}


class _Formula:
    """One formula, read from left to right."""

    def __init__(self, book: Spreadsheet, sheet: str, row: int, text: str) -> None:
        self._book, self._sheet, self._row = book, sheet, row
        self._tokens = [
            (found.lastgroup or "", found[found.lastgroup or 0]) for found in _TOKEN.finditer(text)
        ]
        assert "".join(_TOKEN.sub("", text).split()) == "", text
        self._at = 0

    def value(self) -> Any:
        found = self._compared()
        assert self._at == len(self._tokens)
        return found

    def _sign(self, *signs: str) -> str:
        if self._at < len(self._tokens):
            kind, text = self._tokens[self._at]
            if kind == "sign" and text in signs:
                self._at += 1
                return text
        return ""

    def _compared(self) -> Any:
        left = self._summed()
        sign = self._sign("=", "<", ">", "<=", ">=", "<>")
        if not sign:
            return left
        right = self._summed()
        if isinstance(left, str) or isinstance(right, str):
            same = ("" if left is None else left) == ("" if right is None else right)
            return same if sign == "=" else not same
        one, other = _number(left), _number(right)
        return {
            "=": one == other,
            "<>": one != other,
            "<": one < other,
            ">": one > other,
            "<=": one <= other,
            ">=": one >= other,
        }[sign]

    def _summed(self) -> Any:
        found = self._multiplied()
        while sign := self._sign("+", "-"):
            other = _number(self._multiplied())
            found = _number(found) + (other if sign == "+" else -other)
        return found

    def _multiplied(self) -> Any:
        found = self._single()
        while sign := self._sign("*", "/"):
            other = _number(self._single())
            found = _number(found) * other if sign == "*" else _ratio(_number(found), other)
        return found

    def _single(self) -> Any:
        if self._sign("-"):
            return -_number(self._single())
        if self._sign("("):
            found = self._compared()
            assert self._sign(")")
            return found
        kind, text = self._tokens[self._at]
        self._at += 1
        match kind:
            case "number":
                return Decimal(text)
            case "text":
                return text[1:-1].replace('""', '"')
            case "range":
                return self._range(text)
        return self._called(text)

    def _called(self, name: str) -> Any:
        if name == "ROW":
            return self._row_of()
        if name == "IF":
            return self._chosen()
        values = []
        while not self._sign(")"):
            values.append(self._compared())
            self._sign(",")
        return _FUNCTIONS[name](*values)

    def _chosen(self) -> Any:
        when = self._compared()
        assert self._sign(",")
        then = self._compared()
        assert self._sign(",")
        other = self._compared()
        assert self._sign(")")
        return then if when else other

    def _row_of(self) -> Decimal:
        if self._sign(")"):
            return Decimal(self._row)
        _, text = self._tokens[self._at]
        self._at += 1
        assert self._sign(")")
        return Decimal(place_in(text.rpartition("!")[2])[0])

    def _range(self, text: str) -> Any:
        name, _, cells = text.rpartition("!")
        sheet = name[1:-1].replace("''", "'") if name else self._sheet
        first, _, last = cells.partition(":")
        top, left = place_in(first)
        if not last:
            return self._book.value(sheet, top, left)
        bottom, right = place_in(last)
        return [
            self._book.value(sheet, row, column)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]
