"""What a program put on the clipboard as one block of cells: its table where that is true, else its text."""

from __future__ import annotations

import re
from dataclasses import replace

from euroapp.reading.blocks import Block, Cell, read_text, width
from euroapp.reading.html_tables import read_tables
from euroapp.reading.remarks import reads_otherwise
from euroapp.reading.richtext import plain_text

_APART = re.compile(r"\n{2,}")


def read_block(text: str, html: str = "") -> Block:
    """Return the cells that a program put on the clipboard as plain text, as HTML, or as both.

    Numbers and days come from the table. Texts come from the plain text, which keeps blanks and tabs, unless
    the table shows more: LibreOffice writes the lines of a cell as one line of plain text.
    """
    otherwise = bool(html) and reads_otherwise(html)
    tables = read_tables(html) if "<t" in html.casefold() else []
    if len(tables) != 1 or not tables[0]:
        if otherwise or (html and not text):
            # Below each other in cells, paragraphs have no blank line between them.
            text = _APART.sub("\n", plain_text(html))
        return read_text(text) if text else ()
    table = tables[0]
    if not text:
        return table
    plain = read_text(text)
    if len(plain) != len(table) or _filled_width(plain) > width(table):
        return table if otherwise or _same_words(plain, table) else plain
    return tuple(
        tuple(
            _joined(said, line[place].text if place < len(line) else None) for place, said in enumerate(row)
        )
        for row, line in zip(table, plain, strict=True)
    )


def _joined(said: Cell, plain: str | None) -> Cell:
    """Return a cell of the table with the text of the plain text where both say the same."""
    if plain is None or _bare(plain) != _bare(said.text) or ("\n" in said.text and "\n" not in plain):
        return said
    return replace(said, text=plain)


def _filled_width(block: Block) -> int:
    """Return the number of columns down to the last one with a filled cell: merged cells end in blanks."""
    return max((place + 1 for line in block for place, cell in enumerate(line) if cell.text), default=0)


def _same_words(plain: Block, table: Block) -> bool:
    words = ["".join(_bare(cell.text) for row in block for cell in row) for block in (plain, table)]
    return words[0].replace('"', "") == words[1].replace('"', "")


def _bare(text: str) -> str:
    return "".join(text.split()).replace("\x00", "")
