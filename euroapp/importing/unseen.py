"""What of a sheet its reader may not have seen, or would see beside the cells: hidden parts, and comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from euroapp.importing.opening import SheetRead, cell_name, column_name
from euroapp.language import say

_MOST = 20
"""So many cells are named; of more, the first ones."""


def told_unseen(sheet: SheetRead, first: int) -> Iterator[str]:
    """Yield what is told of hidden rows and columns that hold something, and of comments.

    Args:
        sheet: the sheet.
        first: the first row below the heads.

    """
    filled = [place for place, cell in sheet.cells.items() if place[0] >= first and cell.text.strip()]
    rows = sorted({row for row, _ in filled} & sheet.hidden_rows)
    columns = sorted({column for _, column in filled} & sheet.hidden_columns)
    if rows:
        yield say(
            "Sheet {sheet}: hidden rows are read like the others: {rows}.",
            sheet=sheet.name,
            rows=_listed([str(row + 1) for row in rows]),
        )
    if columns:
        yield say(
            "Sheet {sheet}: hidden columns are read like the others: {columns}.",
            sheet=sheet.name,
            columns=_listed([*map(column_name, columns)]),
        )
    if sheet.notes:
        yield say(
            "Sheet {sheet}: comments on cells are not taken, so look at what they say: {cells}.",
            sheet=sheet.name,
            cells=_listed([cell_name(*place) for place in sheet.notes]),
        )


def _listed(names: Sequence[str]) -> str:
    return ", ".join((*names[:_MOST], *(["…"] if len(names) > _MOST else [])))
