"""Opens workbooks and tables from outside: limits first, then a process of its own that reads them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from euroapp.errors import TableUnreadable
from euroapp.export.workbook.page import address
from euroapp.folding import folded
from euroapp.importing.archives import LARGEST, OLD, ZIP, Unsafe, left_alone, names_in, read_apart
from euroapp.importing.delimited import LOST, cells_in, letters_of, mark_of
from euroapp.importing.head_names import is_head
from euroapp.importing.plain_files import NoPlainFile, TooLarge, bytes_of
from euroapp.importing.stopping import Stop
from euroapp.language import say, say_count
from euroapp.reading import known_words
from euroapp.reading.blocks import Cell as Block
from euroapp.reading.blocks import exact

_MOST_CELLS = 500_000
_LARGE = Decimal(10**20)
_DAMAGED = say("The file is damaged, or no workbook. Open it, save it as XLSX or ODS, and try again.")
_TOO_LARGE = say("The file unpacks to more than a table needs. Copy what you need into a new file.")
_WHY = {
    "damaged": _DAMAGED,
    "too_large": _TOO_LARGE,
    "slow": say("Reading the file took too long and was stopped."),
    "password": say("The file has a password. Save it without one."),
    "no_workbook": say(
        "EuroApp cannot read this kind of file. Save a table as XLSX, ODS or CSV, and a text as DOCX or ODT."
    ),
    "document_type": say("The file holds a document type, which no workbook needs. It was not read."),
    "too_many_cells": say("The file has more cells than a table needs. Copy what you need into a new file."),
}


class CellKind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DAY = "day"
    TIME = "time"
    YES_NO = "yes_no"
    ERROR = "error"
    UNCLOSED = "unclosed"
    """A quotation mark opens in it and never closes: where the cell ends is not known."""
    LOST = "lost"
    """Letters of it could not be read."""
    STRUCK = "struck"
    """Something in it is struck out: what of it still holds is not known."""


@dataclass(frozen=True)
class Read:
    """A cell as the file holds it."""

    kind: CellKind
    text: str
    """What it says; numbers and days so that they are read in one way only."""
    number: Decimal | None = None
    day: date | None = None
    formula: bool = False
    """The text is the value that a formula came to when the file was saved."""
    currency: str = ""
    """The sign of another currency than the euro in which a number is shown."""

    def block(self) -> Block:
        """Return the cell as those that are pasted."""
        return Block(self.text, self.number, self.day)


@dataclass
class SheetRead:
    """A sheet as the file holds it; rows and columns from 0."""

    name: str
    cells: dict[tuple[int, int], Read] = field(default_factory=dict)
    hidden: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    notes: tuple[tuple[int, int], ...] = ()
    """Cells that carry a comment, which is not read."""

    def text(self, row: int, column: int) -> str:
        """Return what a cell says; '' for an empty one."""
        found = self.cells.get((row, column))
        return found.text if found is not None else ""

    @property
    def height(self) -> int:
        """Return the number of rows in use."""
        return 1 + max((row for row, _ in self.cells), default=-1)

    @property
    def width(self) -> int:
        """Return the number of columns in use."""
        return 1 + max((column for _, column in self.cells), default=-1)


@dataclass
class Opened:
    """What a file holds, and what of it is told."""

    sheets: list[SheetRead]
    told: list[str] = field(default_factory=list)


def cell_name(row: int, column: int) -> str:
    """Return what people call a cell: `F12`."""
    return address(row, column, fixed=False)


def column_name(column: int) -> str:
    """Return what people call a column: `F`."""
    return cell_name(0, column).removesuffix("1")


def open_table(path: Path, stop: Stop | None = None) -> Opened:
    """Return the sheets of a file: XLSX, ODS or CSV.

    Nothing in it is run, worked out or fetched.

    Args:
        path: the file.
        stop: by which the user may end the reading.

    Raises:
        TableUnreadable: it cannot be read, is too large, or is made to do harm.
        Stopped: the user ended it.
        OSError: the file cannot be read.

    """
    try:
        raw = bytes_of(path)
    except TooLarge as error:
        raise TableUnreadable(_TOO_LONG) from error
    except NoPlainFile as error:
        raise TableUnreadable(str(error)) from error
    return opened(raw, path.name, stop)


_TOO_LONG = say("The file is larger than 32 MB, which no table needs.")


def opened(raw: bytes, name: str, stop: Stop | None = None) -> Opened:
    """Return the sheets of the bytes of a file.

    Args:
        raw: the bytes.
        name: what the file is called.
        stop: by which the user may end the reading.

    Raises:
        TableUnreadable: they cannot be read, are too many, or are made to do harm.
        Stopped: the user ended it.

    """
    stop = stop or Stop()
    if len(raw) > LARGEST:
        raise TableUnreadable(_TOO_LONG)
    if raw.startswith(OLD):
        raise TableUnreadable(
            say("The file has a password, or an old format. Save it as XLSX without a password.")
        )
    if raw.startswith(ZIP):
        told = _checked(raw)
        found = _sheets(_in_a_process_of_its_own(raw, stop))
        return Opened(found, [*told, *_told_of(found)])
    if name.lower().endswith((".csv", ".tsv", ".txt")):
        return _csv(raw, Path(name).stem, stop)
    raise TableUnreadable(_WHY["no_workbook"])


def _checked(raw: bytes) -> list[str]:
    """Return what is told of parts that are not read; refuse what would unpack to too much.

    Raises:
        TableUnreadable: too many or too large members, one name twice, encryption, odd packing.

    """
    try:
        return left_alone(names_in(raw))
    except Unsafe as error:
        raise TableUnreadable(_WHY[str(error)]) from error


def _in_a_process_of_its_own(raw: bytes, stop: Stop) -> dict[str, Any]:
    """Return what the reader found.

    Raises:
        TableUnreadable: it found none, took too long or too much memory, or broke down.
        Stopped: the user ended it.

    """
    try:
        found = read_apart("euroapp.importing.sheets", raw, stop)
    except Unsafe as error:
        raise TableUnreadable(_WHY[str(error)]) from error
    if "sheets" not in found:
        raise TableUnreadable(_WHY.get(found.get("refused", ""), _DAMAGED))
    return found


def _sheets(found: Mapping[str, Any]) -> list[SheetRead]:
    sheets = []
    for one in found["sheets"]:
        formulas, errors = ({(row, column) for row, column in one[name]} for name in ("formulas", "errors"))
        cells = {
            (row, column): _read(kind, text, (row, column) in formulas, (row, column) in errors)
            for row, column, kind, text in one["cells"]
        }
        _mark(cells, one["struck"], one["signs"])
        sheets.append(
            SheetRead(
                one["name"],
                cells,
                one["hidden"],
                [(top, left, bottom, right) for top, left, bottom, right in one["merged"]],
                frozenset(one["hidden_rows"]),
                frozenset(one["hidden_columns"]),
                tuple((row, column) for row, column in one["notes"]),
            )
        )
    return sheets


def _mark(cells: dict[tuple[int, int], Read], struck: Iterable[Any], signs: Iterable[Any]) -> None:
    """Mark cells whose look says something else than their value."""
    for row, column in struck:
        if (row, column) in cells:
            cells[row, column] = Read(CellKind.STRUCK, cells[row, column].text)
    for row, column, sign in signs:
        if (row, column) in cells and (currency := _foreign(sign)):
            cells[row, column] = replace(cells[row, column], currency=currency)


@cache
def _foreign(sign: str) -> str:
    """Return the currency that stands beside the figures of a number, other than the euro; '' for none."""
    words = (sign, *sign.split())
    named = (one for one in words if known_words.currency(folded(one)) not in ("", "EUR"))
    signs = (one for one in sign if unicodedata.category(one) == "Sc" and one != "€")
    return next(iter((*named, *signs)), "")


def _read(kind: str, text: str, formula: bool, error: bool) -> Read:
    if error or (formula and text.startswith("#")):
        return Read(CellKind.ERROR, text, formula=formula)
    if kind in {"number", "percent"}:
        number = Decimal(text)
        if not number.is_finite():
            return Read(CellKind.ERROR, text, formula=formula)
        whole = abs(number) < _LARGE and number == number.to_integral_value()
        number = number.quantize(Decimal(1)) if whole else number
        shown = f"{exact(number * 100)}%" if kind == "percent" else exact(number)
        return Read(CellKind(kind), shown, number, formula=formula)
    if kind == "day":
        return Read(CellKind.DAY, text, None, date.fromisoformat(text), formula)
    return Read(CellKind(kind), text, formula=formula)


def _told_of(sheets: Iterable[SheetRead]) -> list[str]:
    """Return what is told of whole sheets: those that are hidden hold cells that nobody sees."""
    names = [sheet.name for sheet in sheets if sheet.hidden and sheet.cells and sheet.name not in _OWN]
    if not names:
        return []
    return [
        say_count(
            "A sheet is hidden and is read like the others: {names}.",
            "{count} sheets are hidden and are read like the others: {names}.",
            len(names),
            names=", ".join(names),
        )
    ]


_OWN = frozenset({"EuroApp", "Lists"})


def _csv(raw: bytes, name: str, stop: Stop) -> Opened:
    """Return a table of text; every cell of it is text.

    Raises:
        TableUnreadable: it has too many cells, or is no text.
        Stopped: the user ended it.

    """
    text, old = letters_of(raw)
    told: list[str] = []
    if old:
        told.append(say("The file is not in UTF-8 and was read as Windows text. Look at its accents."))
    sheet = SheetRead(name)
    for row, line in enumerate(cells_in(text, mark_of(text, is_head))):
        stop.heed()
        for column, (cell, unclosed) in enumerate(line):
            if cell.strip():
                kind = CellKind.UNCLOSED if unclosed else CellKind.LOST if LOST in cell else CellKind.TEXT
                sheet.cells[row, column] = Read(kind, cell)
        if len(sheet.cells) > _MOST_CELLS:
            raise TableUnreadable(_WHY["too_many_cells"])
    return Opened([sheet], told)
