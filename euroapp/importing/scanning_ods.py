"""What the XML of an ODS workbook says beside the values of its sheets."""

from __future__ import annotations

from dataclasses import dataclass, field

from euroapp.importing.number_formats import sign_beside
from euroapp.importing.sheet_facts import MOST_COLUMNS, MOST_ROWS, Facts, Place, number_of, parse

_NUMBERS = frozenset({"float", "currency"})
_ASIDE = frozenset({"annotation", "ruby-text", "shapes", "frame"})
_MOST_BLANKS = 1_000


class OdsScan:
    """Reads all sheets of an ODS file."""

    def __init__(self) -> None:
        self._found: list[Facts] = []
        self._row = self._column = 0
        self._rows = 1
        self._hidden_styles: set[str] = set()
        self._struck_styles: set[str] = set()
        self._style = ""
        self._cell = _Cell()

    def read(self, raw: bytes) -> list[Facts]:
        """Return what is known of each sheet."""
        parse(raw, self._start, self._end, self._cell_says)
        return self._found

    def _cell_says(self, letters: str) -> None:
        self._cell.say(letters)

    def _start(self, tag: str, values: dict[str, str]) -> None:
        match tag:
            case "style":
                self._style = values.get("name", "")
            case "table-properties" if values.get("display") == "false":
                self._hidden_styles.add(self._style)
            case "text-properties" if values.get("text-line-through-style", "none") != "none":
                self._struck_styles.add(self._style)
            case "table":
                hidden = values.get("style-name", "") in self._hidden_styles
                self._found.append(Facts(values.get("name", ""), hidden))
                self._row = self._column = 0
            case "table-column" if self._found:
                count = number_of(values.get("number-columns-repeated"))
                if values.get("visibility", "visible") != "visible":
                    last = min(self._column + count, MOST_COLUMNS)
                    self._found[-1].hidden_columns += range(self._column, last)
                self._column += count
            case "table-row" if self._found:
                self._rows, self._column = number_of(values.get("number-rows-repeated")), 0
                if values.get("visibility", "visible") != "visible":
                    last = min(self._row + self._rows, MOST_ROWS)
                    self._found[-1].hidden_rows += range(self._row, last)
            case "table-cell" | "covered-table-cell" if self._found:
                self._begin(values)
            case _:
                self._cell.start(tag, values, self._struck_styles)

    def _begin(self, values: dict[str, str]) -> None:
        facts, place = self._found[-1], (self._row, self._column)
        count = number_of(values.get("number-columns-repeated"))
        kind = values.get("value-type", "")
        self._cell = _Cell(kind, count, struck=values.get("style-name", "") in self._struck_styles)
        if kind:
            facts.fill(*place, self._rows, count)
            if kind == "error":
                facts.errors.add(place)
            if "formula" in values:
                facts.formulas.add(place)
            if kind == "percentage":
                facts.percent.update(self._places())
            if kind == "currency":
                self._cell.sign = values.get("currency", "")
        elif "formula" in values:
            facts.fill(*place)
            facts.bare.add(place)
        down, across = (number_of(values.get(f"number-{way}-spanned")) for way in ("rows", "columns"))
        if down > 1 or across > 1:
            facts.merged.append((*place, self._row + down - 1, self._column + across - 1))

    def _places(self) -> list[Place]:
        """Return the cells for which the one at hand stands: it may be repeated in both directions."""
        rows = range(self._row, min(self._row + self._rows, MOST_ROWS))
        columns = range(self._column, min(self._column + self._cell.count, MOST_COLUMNS))
        return [(row, column) for row in rows for column in columns]

    def _end(self, tag: str) -> None:
        if not self._found:
            return
        if tag == "table-row":
            self._row += self._rows
        elif tag in {"table-cell", "covered-table-cell"}:
            self._close(self._found[-1], self._cell)
            self._column += self._cell.count
            self._cell = _Cell()
        else:
            self._cell.end(tag)

    def _close(self, facts: Facts, cell: _Cell) -> None:
        """Note what a cell said once all of it was met."""
        if cell.noted:
            facts.notes.add((self._row, self._column))
        if not cell.kind:
            return
        if cell.struck:
            facts.struck.update(self._places())
        if cell.kind in _NUMBERS and (sign := sign_beside(cell.text) or cell.sign):
            facts.signs.update(dict.fromkeys(self._places(), sign))
        if cell.kind == "string" and cell.parted:
            facts.texts.update(dict.fromkeys(self._places(), cell.text))


@dataclass
class _Cell:
    """A cell while its elements are met."""

    kind: str = ""
    count: int = 1
    sign: str = ""
    struck: bool = False
    noted: bool = False
    parted: bool = False
    """It holds a tab or a line end, of which the reader of values knows nothing."""
    pieces: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    """Open elements of a comment, or of anything else that is no text of the cell."""
    deep: int = 0
    """Open paragraphs."""

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def say(self, letters: str) -> None:
        if self.deep and not self.aside:
            self.pieces.append(letters)

    def start(self, tag: str, values: dict[str, str], struck: set[str]) -> None:
        if self.aside or tag in _ASIDE:
            self.noted = self.noted or tag == "annotation"
            self.aside.append(tag)
            return
        match tag:
            case "p" | "h":
                if self.pieces:
                    self.pieces.append("\n")
                self.deep += 1
            case "tab" | "line-break":
                self.parted = True
                self.pieces.append("\t" if tag == "tab" else "\n")
            case "s":
                self.pieces.append(" " * min(number_of(values.get("c")), _MOST_BLANKS))
            case "span" if values.get("style-name", "") in struck:
                self.struck = True

    def end(self, tag: str) -> None:
        if self.aside:
            self.aside.pop()
        elif tag in {"p", "h"} and self.deep:
            self.deep -= 1
