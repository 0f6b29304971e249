"""The rows of heads above a table: titles over them, and heads that stand in two rows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from euroapp.language import say
from euroapp.reading.blocks import Block, Cell, short, width
from euroapp.reading.heads import Headed, Heads, columns_by_heads, known


@dataclass(frozen=True)
class Top:
    """What stands above the rows of a block."""

    heads: Heads
    rows: int
    """How many rows of the block that is."""


def top_of(sheet: Headed, block: Block, *, left: int, alike: bool) -> Top | None:
    """Return the heads of a block, in its first row or below a title; nothing where there are none."""
    skipped = 0
    most = 3 if width(block) > 2 else 1
    while skipped < min(len(block), most) and (not skipped or lone(block[skipped - 1]) is not None):
        rest = block[skipped:]
        both = _two_rows(sheet, rest)
        found = None
        # Where rows have no names, only a head that is known can tell: thousands of rows need no look.
        if alike or sheet.named or any(known(sheet, cell.text) for cell in (both or rest)[0]):
            found = columns_by_heads(sheet, _without_lines(both or rest), left=left, alike=alike)
        if found is not None:
            found.columns.extend([None] * (width(block) - len(found.columns)))
            titles = [
                say("The title “{text}” is left out.", text=short(line[place].text))
                for line in block[:skipped]
                if (place := lone(line)) is not None
            ]
            return Top(replace(found, told=[*titles, *found.told]), skipped + 1 + (both is not None))
        skipped += 1
    return None


def _without_lines(block: Block) -> Block:
    """Return a block without lines of one cell, which tell nothing about its columns."""
    fuller = tuple(line for line in block[1:] if lone(line) is None)
    return (block[0], *fuller) if fuller and width(block) > 2 else block


def lone(line: tuple[Cell, ...]) -> int | None:
    """Return the place of the only filled cell of a row; nothing for any other row."""
    filled = [place for place, cell in enumerate(line) if cell.text.strip()]
    return filled[0] if len(filled) == 1 else None


def _two_rows(sheet: Headed, block: Block) -> Block | None:
    """Return a block with its two rows of heads as one; nothing where the second row holds values."""
    if len(block) < 3 or width(block) < 2:
        return None
    wide = width(block)
    upper, lower = ([*line, *[Cell()] * (wide - len(line))] for line in block[:2])
    if not any(cell.text.strip() for cell in lower) or all(cell.text.strip() for cell in lower):
        return None
    heads: list[Cell] = []
    over = ""
    for above, below in zip(upper, lower, strict=True):
        over = above.text.strip() or over
        own = below.text.strip()
        both = f"{over} {own}"
        if own and not (known(sheet, both) or known(sheet, own)):
            return None
        heads.append(Cell((both if known(sheet, both) else own) if own else above.text))
    return (tuple(heads), *block[2:])


def joined(block: Block, top: Top) -> Block:
    """Return a block in which two columns that name the same rows, by number and by name, are one."""
    lines = [[*line] for line in block]
    for line in lines[top.rows :]:
        for second, first in top.heads.joined.items():
            if second < len(line) and line[second].text.strip():
                both = " ".join(cell.text.strip() for cell in (line[first], line[second]))
                line[first] = replace(line[first], text=both.strip())
    return tuple(map(tuple, lines))
