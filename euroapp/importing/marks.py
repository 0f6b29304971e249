"""What the hidden sheet of a workbook says of it; all of it is a claim of whoever sent the file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from euroapp.draft.fields import Kind, field_at
from euroapp.draft.paths import is_field
from euroapp.errors import TableUnreadable
from euroapp.export.workbook.home import FORMAT, VERSION, Home, TableNote
from euroapp.history.book import is_id
from euroapp.importing.opening import Opened, SheetRead
from euroapp.language import say
from euroapp.values import join

_LONGEST = 300
_KEY = re.compile(r"#t[0-9]{1,6}")
_PATH = re.compile(r"[a-z_]+(/[A-Za-z0-9_-]+){0,5}")


def home_in(opened: Opened) -> Home | None:
    """Return what a workbook says of itself; None for one that is none of ours.

    Raises:
        TableUnreadable: a later version wrote it.

    """
    sheet = next((one for one in opened.sheets if one.text(0, 0) == FORMAT), None)
    if sheet is None:
        return None
    version = sheet.text(0, 1)
    if not version.isdecimal() or int(version[:9]) > VERSION:
        raise TableUnreadable(say("A later version of EuroApp wrote this workbook. Update EuroApp first."))
    home = Home()
    for kind, key, data in _lines(sheet):
        _take(home, kind, key, data)
    return home


def _lines(sheet: SheetRead) -> Iterator[tuple[str, str, Any]]:
    """Yield what stands on the hidden sheet; lines that are none are passed over."""
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet.cells.items():
        by_row.setdefault(row, {})[column] = cell.text
    for row in sorted(by_row):
        cells = by_row[row]
        raw = "".join(cells[column] for column in sorted(cells) if column > 1)
        try:
            data = json.loads(raw) if raw else ""
        except (ValueError, RecursionError):
            continue
        yield cells.get(0, ""), cells.get(1, ""), data


def _take(home: Home, kind: str, key: str, data: Any) -> None:
    match kind:
        case "project" | "request" | "partner" | "imprint" if is_id(key):
            setattr(home, kind, key)
        case "title":
            home.title = "".join(sign for sign in key[:_LONGEST] if sign.isprintable())
        case "heads" if isinstance(data, list) and all(map(is_id, data)):
            home.heads = tuple(data)
        case "table" if _KEY.fullmatch(key):
            note = _note(data)
            if note is not None:
                home.tables[key] = note
        case "row" if _PATH.fullmatch(key):
            match data:
                case [str(table), dict(values)] if table in home.tables:
                    home.keep(table, key, values)


def _note(data: Any) -> TableNote | None:
    """Return what a table is, where it can be one of a draft."""
    match data:
        case [str(path), dict(fixed), bool(grows), dict(heads), str(sheet)] if _texts(fixed, heads):
            pass
        case _:
            return None
    if path and not (_PATH.fullmatch(path) and is_field(path) and field_at(path).kind is Kind.ROWS):
        return None
    named = [*fixed, *(tag for tag in heads.values())]
    if path and not all(is_field(join(path, "*", name)) for name in named):
        return None
    return TableNote(path, fixed, grows, heads, sheet[:_LONGEST])


def _texts(*tables: dict[Any, Any]) -> bool:
    return all(isinstance(one, str) for table in tables for pair in table.items() for one in pair)
