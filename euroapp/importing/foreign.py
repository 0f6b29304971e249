"""Tables of others: which list they are, and which column is which field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from euroapp.draft.fields import FieldSpec
from euroapp.errors import NoSuchPath, TableUnreadable
from euroapp.folding import folded
from euroapp.importing.list_table import ListTable
from euroapp.importing.lists import LISTS, list_called, short
from euroapp.importing.mappings import remembered
from euroapp.importing.opening import Opened, SheetRead
from euroapp.importing.second_tables import end_of_table
from euroapp.importing.table_mapping import TableMapping
from euroapp.language import say
from euroapp.reading.blocks import Block, Cell
from euroapp.reading.head_rows import Top, joined, top_of
from euroapp.wording.values import Known

_DEEPEST = 25
"""So many rows may stand above the heads."""


def mappings(opened: Opened, known: Known, *, path: str = "", sheet: str = "") -> list[TableMapping]:
    """Return the lists that tables of a file may be, the likeliest first.

    Args:
        opened: the file.
        known: the draft.
        path: the list it goes to; '' for any.
        sheet: the name of the sheet; '' for any.

    Raises:
        NoSuchPath: there is no such list, or no such sheet.

    """
    wanted = list_called(path)
    if path and not wanted:
        names = ", ".join(map(short, LISTS))
        raise NoSuchPath(say("A table cannot go to “{path}”; there are {known}.", path=path, known=names))
    sheets = [one for one in opened.sheets if sheet in ("", one.name)]
    if not sheets:
        names = ", ".join(one.name for one in opened.sheets)
        raise NoSuchPath(say("There is no sheet “{sheet}”; there are {names}.", sheet=sheet, names=names))
    blocks = {one.name: _block(one) for one in sheets}
    found = [
        one
        for each in sheets
        for name in ((wanted,) if wanted else LISTS)
        for one in _in_sheet(each, blocks[each.name], ListTable(name, known))
    ]
    return sorted(found, key=lambda one: one.weight, reverse=True)


def refuse_heads_alone(opened: Opened, known: Known) -> None:
    """Say of a file without any table what is missing, where there are heads.

    Raises:
        TableUnreadable: heads stand in it, and nothing below them.

    """
    for sheet in opened.sheets:
        block = _block(sheet)
        longer = (*block, (Cell(),) * sheet.width)
        if any(True for name in LISTS for _ in _in_sheet(sheet, longer, ListTable(name, known))):
            raise TableUnreadable(
                say(
                    "Sheet {sheet} has heads, but no rows below them. Write the rows into the file, and try "
                    "again.",
                    sheet=sheet.name,
                )
            )


def _in_sheet(sheet: SheetRead, block: Block, table: ListTable) -> Iterator[TableMapping]:
    """Yield the first table of a sheet whose heads name fields of a list."""
    for top in range(min(_DEEPEST, max(0, len(block) - 1))):
        if sum(1 for cell in block[top] if cell.text.strip()) < 2:
            continue
        rest = block[top:]
        found = top_of(table, rest, left=0, alike=False)
        if found is None:
            continue
        below = top_of(table, rest[found.rows :], left=0, alike=False)
        if below is not None and below.rows == 1 and _fit(below) >= _fit(found):
            continue  # Names of fields for a program stand above the heads for people.
        first = found.rows
        heads = {column: cell.text.strip() for column, cell in enumerate(rest[first - 1])}
        columns = {
            place: table.specs[column].name
            for place, column in enumerate(found.heads.columns)
            if column is not None
        }
        whole = joined(rest[: end_of_table(rest, first)], found)
        mapping = TableMapping(sheet, table.path, heads, columns, first, whole, top, found.heads.doubtful)
        known = remembered(heads.values())
        if known is not None and known[0] == table.path:
            mapping.columns = {
                place: known[1][label] for place, label in mapping.labels.items() if label in known[1]
            }
        if len(mapping.columns) + len(mapping.doubtful) > 1:
            yield mapping
        return


def _fit(top: Top) -> int:
    return sum(1 for column in top.heads.columns if column is not None)


def _block(sheet: SheetRead) -> Block:
    """Return the cells of a sheet as a block; those that are merged over others stand once."""
    wide, high = sheet.width, sheet.height
    rows: list[list[Cell]] = [[Cell()] * wide for _ in range(high)]
    for (row, column), cell in sheet.cells.items():
        rows[row][column] = cell.block()
    for top, left, _, right in sheet.merged:
        if top < high and left < wide:
            over = rows[top][left]
            rows[top][left] = Cell(over.text, over.number, over.day, span=right - left + 1)
    return tuple(map(tuple, rows))


def with_columns(mapping: TableMapping, wanted: Mapping[str, str], known: Known) -> None:
    """Say which field a column holds, by its head; '' for none.

    Raises:
        NoSuchPath: there is no such head, or no such field.

    """
    names = [spec.name for spec in ListTable(mapping.path, known).specs]
    labels = mapping.labels
    for head, name in wanted.items():
        places = [
            place for place in labels if folded(head) in (folded(labels[place]), folded(mapping.heads[place]))
        ]
        if len(places) > 1:
            called = ", ".join(f"“{labels[place]}”" for place in places)
            raise NoSuchPath(
                say(
                    "{count} columns have the head “{head}”. Name one of them: {labels}.",
                    count=len(places),
                    head=head,
                    labels=called,
                )
            )
        if not places:
            heads = ", ".join(filter(None, labels.values()))
            raise NoSuchPath(say("There is no column “{head}”; there are {heads}.", head=head, heads=heads))
        if name and name not in names:
            raise NoSuchPath(
                say("There is no field “{name}”; there are {names}.", name=name, names=", ".join(names))
            )
        mapping.columns = {
            place: field for place, field in mapping.columns.items() if field != name and place != places[0]
        }
        if name:
            mapping.columns[places[0]] = name


def spec_titles(mapping: TableMapping, known: Known) -> dict[str, str]:
    """Return what each column is taken for, by what it is called."""
    specs: dict[str, FieldSpec] = {spec.name: spec for spec in ListTable(mapping.path, known).specs}
    labels = mapping.labels
    return {labels[place]: str(specs[name].title) for place, name in sorted(mapping.columns.items())}
