"""Blocks of cells as tab-separated text, with the quoting of spreadsheets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"(?=\t|\r\n|\r|\n|\Z)')
_PLAIN = re.compile(r"[^\t\r\n]*")
_END = re.compile(r"\t|\r\n|\r|\n")
_MINUS = ("-", "−", "–")
_FIGURES = re.compile(r"(?:[-+−–]\s?)?[0-9](?:[0-9.,'’`´ \u00a0\u2009\u202f]*[0-9])?(?:[eE][+-]?[0-9]+)?")
_BETWEEN = re.compile(r"^[-+−–]|[\s'’`´]+")
_THREE_PLACES = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")


@dataclass(frozen=True)
class Cell:
    """A cell of a block: its text, and the number or day a program says it holds."""

    text: str = ""
    number: Decimal | None = None
    day: date | None = None
    span: int = field(default=1, compare=False)
    """Columns that a merged cell goes over."""
    above: Cell | None = field(default=None, compare=False)
    """For a blank cell: the cell of a row above that is merged over it."""

    def numeric_text(self) -> str:
        """Return the text for a field that holds a number: the exact number in the place of the figures.

        What stands around them stays, so that a unit or a currency is read, or asked about, as if it were
        typed; a text that does not show the number is read as it stands.
        """
        found = list(_FIGURES.finditer(self.text)) if self.number is not None else []
        if self.number is None or len(found) != 1 or not _shows(found[0][0], self.number):
            return self.text
        before, after = self.text[: found[0].start()], self.text[found[0].end() :]
        if self.number < 0 and before.endswith("(") and after.startswith(")"):
            before, after = before[:-1], after[1:]
        signed = abs(self.number) if before.strip().startswith(_MINUS) else self.number
        return f"{before}{exact(signed)}{after}"

    def whole_text(self) -> str:
        """Return the text that is kept of a number until somebody settles it: nothing that it holds is lost.

        Where the figures that are shown are another number than the one that is held, both are kept.
        """
        if self.contradicts and self.number is not None:
            return f"{self.text.strip()} / {exact(self.number)}"
        return self.numeric_text()

    @property
    def contradicts(self) -> bool:
        """Tell whether the figures that are shown are another number than the one that is stated."""
        found = [one[0] for one in _FIGURES.finditer(self.text)]
        if self.number is None or len(found) != 1:
            return False
        held = (self.number, self.number * 100) if "%" in self.text else (self.number,)
        return not any(_shows(found[0], number) for number in held)

    def day_text(self) -> str:
        """Return the text for a field that holds a date: the exact day where it is known."""
        return self.text if self.day is None else self.day.isoformat()


def _shows(figures: str, number: Decimal) -> bool:
    """Tell whether figures, in any language, are a number as it may be shown: rounded, grouped."""
    plain = _BETWEEN.sub("", figures)
    for group, mark in ((",", "."), (".", ","), (".,", "")):
        digits = plain.translate({ord(sign): None for sign in group})
        try:
            shown = abs(Decimal(digits.replace(mark or ".", ".")))
        except InvalidOperation:
            continue
        if abs(shown - abs(number)) * 2 <= Decimal(1).scaleb(int(shown.as_tuple().exponent)):
            return True
    return False


Block = tuple[tuple[Cell, ...], ...]
"""Rows of cells; a row of plain text may be shorter than others."""


def exact(number: Decimal) -> str:
    """Return a number as text that can be read in one way only, without losing a digit."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    # Three places after a point could be thousands; a fourth one settles it.
    return f"{text}0" if _THREE_PLACES.fullmatch(text) else text


def read_text(text: str) -> Block:
    """Read tab-separated text; the one line end that programs put last is no row.

    A quote opens a quoted cell only at its start, and only when its closing quote ends the cell.
    """
    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    place = 0
    while place < len(text) or row or not rows:
        quoted = _QUOTED.match(text, place) if text[place : place + 1] == '"' else None
        found = quoted or _PLAIN.match(text, place)
        if found is None:
            break
        row.append(Cell(quoted[1].replace('""', '"') if quoted else found[0]))
        end = _END.match(text, found.end())
        place = end.end() if end else len(text)
        if end is None or end[0] != "\t":
            rows.append(tuple(row))
            row = []
            if place >= len(text):
                break
    return tuple(rows)


def write_text(block: Block) -> str:
    """Write cells as tab-separated text that `read_text` reads back as they are."""
    lines = ("\t".join(_quoted(cell.text) for cell in row) for row in block)
    return "\n".join(lines) + ("\n" if block and block[-1] == (Cell(),) else "")


def _quoted(text: str) -> str:
    if text.startswith('"') or any(sign in text for sign in "\t\r\n"):
        return '"' + text.replace('"', '""') + '"'
    return text


def width(block: Block) -> int:
    """Return the number of cells in the longest row."""
    return max(map(len, block), default=0)


def short(text: str) -> str:
    """Return a text on one line, cut where it would be too long to be told."""
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else f"{plain[:58]}\N{HORIZONTAL ELLIPSIS}"


def repeats(body: Block, rows: int, columns: int) -> tuple[int, int]:
    """Return how often a block stands below and beside itself to fill the chosen cells."""
    high, wide = len(body), width(body)
    if not high or any(len(line) != wide for line in body):
        return 1, 1
    down = rows // high if rows % high == 0 and (columns % wide == 0 or columns == 1) else 1
    across = columns // wide if columns % wide == 0 and (rows % high == 0 or rows == 1) else 1
    return max(down, 1), max(across, 1)
