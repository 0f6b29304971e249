"""Columns of a foreign table that no head gives to a field: what stands in them is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from euroapp.folding import folded
from euroapp.importing.found import Trouble, Where
from euroapp.importing.table_mapping import TableMapping
from euroapp.language import say_count
from euroapp.reading.blocks import Cell


def untaken(mapping: TableMapping) -> Iterator[Trouble]:
    """Yield each column without a head, or with the head of another one, whose cells hold something."""
    wide = max(map(len, mapping.block), default=0)
    for place in range(wide):
        if place in mapping.columns:
            continue
        head = _head(mapping, place)
        first = _first(mapping, head) if head else None
        doubtful = first is None and place in mapping.doubtful
        if head and first is None and not doubtful:
            continue  # It is told by its name, and whoever looks knows what to do.
        cells = {
            row: cell
            for row, cell in _cells(mapping, place).items()
            if first is None or cell.text.strip() != _text(mapping, row, first)
        }
        if cells and (head or not _counts(cells)):
            yield Trouble(
                Where(mapping.sheet.name, mapping.top + min(cells), place),
                cells[min(cells)].text,
                _in_doubt(mapping, place, len(cells)) if doubtful else _reason(head, len(cells)),
            )


def _in_doubt(mapping: TableMapping, place: int, count: int) -> str:
    return say_count(
        "Two columns have the head “{head}”, and nothing says which one counts, so none was read. {count} "
        "cell of this one was not taken. Give each a head of its own, or say which field “{label}” is.",
        "Two columns have the head “{head}”, and nothing says which one counts, so none was read. {count} "
        "cells of this one were not taken. Give each a head of its own, or say which field “{label}” is.",
        count,
        head=_head(mapping, place),
        label=mapping.labels[place],
    )


def _reason(head: str, count: int) -> str:
    if head:
        return say_count(
            "Two columns have the head “{head}”, and only one of them was read. {count} cell of this one was "
            "not taken. Give it a head of its own.",
            "Two columns have the head “{head}”, and only one of them was read. {count} cells of this one "
            "were not taken. Give it a head of its own.",
            count,
            head=head,
        )
    return say_count(
        "This column has no head, so {count} cell of it was not taken. Write a head above it.",
        "This column has no head, so {count} cells of it were not taken. Write a head above it.",
        count,
    )


def _head(mapping: TableMapping, place: int) -> str:
    """Return what stands above a column, in the lowest row of heads that says something."""
    above = [_text(mapping, row, place) for row in range(mapping.first)]
    return next(filter(None, reversed(above)), "")


def _first(mapping: TableMapping, head: str) -> int | None:
    """Return the column that is read under the same head."""
    return next((one for one in mapping.columns if folded(_head(mapping, one)) == folded(head)), None)


def _cells(mapping: TableMapping, place: int) -> dict[int, Cell]:
    return {
        row: line[place]
        for row, line in enumerate(mapping.block)
        if row >= mapping.first and place < len(line) and line[place].text.strip()
    }


def _text(mapping: TableMapping, row: int, place: int) -> str:
    line = mapping.block[row]
    return line[place].text.strip() if place < len(line) else ""


def _counts(cells: Mapping[int, Cell]) -> bool:
    """Tell whether cells only number the rows, which get their numbers by their order."""
    said = [cell.text.strip().rstrip(".") for cell in cells.values()]
    return said == [str(number) for number in range(1, len(said) + 1)] and len(said) > 1
