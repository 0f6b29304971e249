"""Tables of the little language as grids of cells, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass

ALIGNS = ("", "left", "centre", "right")
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
BARS = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r":?-+:?")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_WIDEST = 40
"""Cells are filled up with blanks to the width of their column, up to so many signs."""


@dataclass(frozen=True)
class TableText:
    """A table as it is written; each cell is a text of the little language, with line ends in it."""

    rows: tuple[tuple[str, ...], ...]
    """All of one length; the first is the head."""
    aligns: tuple[str, ...]
    """By column: `left`, `centre`, `right`, or '' where nothing is said."""


@dataclass(frozen=True)
class Placed:
    """A table in a text, and the lines of the text that it takes."""

    table: TableText
    first: int
    last: int
    """The line behind it."""


def table_at(lines: list[str], line: int) -> Placed | None:
    """Return the table that has a line of a text; nothing where there is none."""
    first = line
    while first > 0 and BARS.search(lines[first - 1]):
        first -= 1
    # The first head of the block counts, as in print: a row of dashes below it is a row.
    while first <= line and not begins(lines, first):
        first += 1
    if first > line:
        return None
    last = first + 2
    while last < len(lines) and BARS.search(lines[last]):
        last += 1
    return Placed(_read(lines[first:last]), first, last) if line < last else None


def begins(lines: list[str], line: int) -> bool:
    """Tell whether a table begins at a line: its head, and below it a ruler such as `|---|---:|`."""
    return (
        line + 1 < len(lines)
        and BARS.search(lines[line]) is not None
        and "|" in lines[line + 1]
        and "-" in lines[line + 1]
        and all(_RULE.fullmatch(cell) for cell in cells(lines[line + 1]))
    )


def _read(lines: list[str]) -> TableText:
    rows = [[BREAK.sub("\n", cell) for cell in cells(line)] for line in (lines[0], *lines[2:])]
    wide = max(map(len, rows))
    aligns = [align(cell) for cell in cells(lines[1])]
    filled_up = tuple((*row, *[""] * (wide - len(row))) for row in rows)
    return TableText(filled_up, (*aligns, *[""] * wide)[:wide])


def cells(line: str) -> list[str]:
    """Return the cells of a row; a bar at either end only frames it."""
    cells = [cell.strip().replace("\\|", "|") for cell in BARS.split(line.strip())]
    if len(cells) > 1 and not cells[0]:
        del cells[0]
    if len(cells) > 1 and not cells[-1]:
        del cells[-1]
    return cells


def align(ruler: str) -> str:
    """Return how a column is set, by its part of the ruler."""
    left, right = ruler.startswith(":"), ruler.endswith(":")
    return "centre" if left and right else "right" if right else "left" if left else ""


def written(table: TableText) -> str:
    """Return a table as lines of the little language, its columns below each other."""
    rows = [[_cell(text) for text in row] for row in table.rows]
    widths = [
        min(_WIDEST, max(3, *(len(row[column]) for row in rows))) for column in range(len(table.aligns))
    ]
    ruler = [_ruler(how, wide) for how, wide in zip(table.aligns, widths, strict=True)]
    head, *body = (
        " | ".join(text.ljust(wide) for text, wide in zip(row, widths, strict=True)) for row in rows
    )
    return "\n".join((f"| {head} |", f"| {' | '.join(ruler)} |", *(f"| {row} |" for row in body)))


def _cell(text: str) -> str:
    flat = LINE_ENDS.sub("\n", text).strip().replace("\n", "<br>")
    return flat.replace("|", r"\|")


def _ruler(how: str, wide: int) -> str:
    return (
        (":" if how in ("left", "centre") else "-")
        + "-" * (wide - 2)
        + (":" if how in ("right", "centre") else "-")
    )
