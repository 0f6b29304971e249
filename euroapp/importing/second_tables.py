"""A further table below the first one of a sheet, by heads of its own; those of the first do not count."""

from __future__ import annotations

from euroapp.folding import folded
from euroapp.importing.found import Trouble, Where
from euroapp.importing.head_names import is_head
from euroapp.importing.table_mapping import TableMapping
from euroapp.language import say_count
from euroapp.reading.blocks import Block
from euroapp.reading.head_rows import lone

_FIRST = 3
"""So many cells of a row are looked at before all of them are: tables have thousands of rows."""


def end_of_table(block: Block, first: int) -> int:
    """Return the row of a block at which a further table begins, with the line above its heads.

    Args:
        block: the cells, from the heads of the first table.
        first: the first row below these heads.

    """
    heads = {tuple(folded(cell.text) for cell in line) for line in block[:first]}
    for row in range(first, len(block)):
        if _is_heads(block, row) and tuple(folded(cell.text) for cell in block[row]) not in heads:
            above = row - 1
            while above > first and not any(cell.text.strip() for cell in block[above]):
                above -= 1
            return above if above > first and lone(block[above]) is not None else row
    return len(block)


def _is_heads(block: Block, row: int) -> bool:
    """Tell whether most cells of a row are what columns of some list are called."""
    filled = [cell.text for cell in block[row] if cell.text.strip()]
    if sum(map(is_head, filled[:_FIRST])) < 2:
        return False
    met = sum(map(is_head, filled))
    return met >= min(len(filled), _FIRST) and met * 2 >= len(filled)


def second_table(mapping: TableMapping) -> list[Trouble]:
    """Return what is told of a further table on the sheet."""
    begin = mapping.top + len(mapping.block)
    below = sorted(
        place for place, cell in mapping.sheet.cells.items() if place[0] >= begin and cell.text.strip()
    )
    if not below:
        return []
    reason = say_count(
        "Another table begins here, and its row was not taken. Put it on a sheet or into a file of its own.",
        "Another table begins here, and its {count} rows were not taken. Put it on a sheet or into a file of "
        "its own.",
        len({row for row, _ in below}),
    )
    return [Trouble(Where(mapping.sheet.name, *below[0]), mapping.sheet.text(*below[0]), reason)]
