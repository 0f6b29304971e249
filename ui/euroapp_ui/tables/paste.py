"""Copying cells to a spreadsheet and pasting a block back, as one undoable step."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTableView

from euroapp.draft import Draft
from euroapp.draft.fields import Kind
from euroapp.edits.rows import add_row, fresh_id
from euroapp.edits.values import set_value
from euroapp.errors import EuroappError
from euroapp.reading import Ambiguous, Unreadable, clean, read
from euroapp.values import join
from euroapp_ui.tables.rows_model import RowsModel

LARGEST_BLOCK = 20_000


def selection_as_text(table: QTableView) -> str:
    """Return the chosen cells as tab-separated text."""
    chosen = sorted(
        (index.row(), index.column(), str(index.data() or "")) for index in table.selectedIndexes()
    )
    lines: dict[int, list[str]] = {}
    for row, _, text in chosen:
        lines.setdefault(row, []).append(text.replace("\t", " ").replace("\n", " "))
    return "\n".join("\t".join(cells) for cells in lines.values())


def paste_block(model: RowsModel, start: QModelIndex, text: str) -> str:
    """Write tab-separated text from a cell on, adding rows as needed.

    Returns:
        A sentence about the first cell that could not be read, in which case nothing is changed;
        '' when all is written.

    """
    block = [line.split("\t") for line in clean(text).strip("\n").split("\n")]
    if not text.strip() or not start.isValid():
        return ""
    if sum(map(len, block)) > LARGEST_BLOCK:
        return f"This block has more than {LARGEST_BLOCK:,} cells; paste it in parts."
    try:
        plan = _plan(model, start, block)
    except Unreadable as error:
        return f"Nothing was pasted. {error}"

    def edit(draft: Draft) -> Draft:
        for row_id, fresh, values in plan:
            if fresh:
                draft = add_row(draft, model.path, row_id)
            for name, value in values.items():
                draft = set_value(draft, join(model.path, row_id, name), value)
        return draft

    try:
        model.session.apply("Paste", edit)
    except EuroappError as error:
        return f"Nothing was pasted. {error}"
    return ""


def clear_cells(model: RowsModel, indexes: list[QModelIndex]) -> str:
    """Empty the cells that can be edited, as one undoable step; return a sentence if one refuses."""
    paths: dict[str, Any] = {}
    for index in indexes:
        spec = model.spec(index.column())
        if spec is not None and model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            path = join(model.row_path(index.row()), spec.name)
            paths[path] = () if spec.many else None if spec.optional else ""

    def edit(draft: Draft) -> Draft:
        for path, nothing in paths.items():
            draft = set_value(draft, path, nothing)
        return draft

    try:
        model.session.apply("Clear cells", edit)
    except EuroappError as error:
        return str(error)
    return ""


def _plan(
    model: RowsModel, start: QModelIndex, block: list[list[str]]
) -> list[tuple[str, bool, dict[str, Any]]]:
    plan = []
    for offset, cells in enumerate(block):
        row = start.row() + offset
        fresh = row >= len(model.rows)
        row_id = fresh_id(model.path) if fresh else model.rows[row].id
        values: dict[str, Any] = {}
        for step, text in enumerate(cells):
            column = start.column() + step
            spec = model.spec(column) if column < len(model.columns) else None
            if spec is None or not model.columns[column].editable:
                continue
            try:
                value = read(spec, text.strip(), model.session.state)
            except Ambiguous as doubt:
                raise Unreadable(f"Line {offset + 1}, {spec.title}: {doubt.sentence}") from doubt
            except Unreadable as error:
                raise Unreadable(f"Line {offset + 1}, {spec.title}: {error}") from error
            if value is None and spec.kind is Kind.TEXT:
                value = ""
            values[spec.name] = value
        plan.append((row_id, fresh, values))
    return plan
