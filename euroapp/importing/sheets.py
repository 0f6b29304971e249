"""Reads a workbook in a process of its own: bytes come in, sheets of cells go out as JSON.

A file that is made to fill the memory or to break the reader ends this process and nothing else.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from euroapp.export.limits import limit_memory
from euroapp.importing.scanning import scanned
from euroapp.importing.sheet_facts import Facts, Refused
from euroapp.storage.unzipping import BROKEN_ZIP

MOST_LETTERS = 32 * 1024 * 1024
"""Of all cells; a text that many cells share is packed once and unpacked for each."""
BROKEN = (CalamineError, *BROKEN_ZIP)
"""What a damaged file makes readers raise."""


def read_sheets(raw: bytes) -> dict[str, Any]:
    """Return all sheets of a workbook, or the name of the sentence that says why there are none."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            facts = scanned(file)
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
            known = {one.name: one for one in facts}
            sheets = [_sheet(book, name, known.get(name) or Facts(name)) for name in book.sheet_names]
            letters = sum(len(text) for sheet in sheets for *_, text in sheet["cells"])
            return {"refused": "too_many_cells"} if letters > MOST_LETTERS else {"sheets": sheets}
    except Refused as error:
        return {"refused": str(error)}
    except PasswordError:
        return {"refused": "password"}
    except BROKEN:
        return {"refused": "damaged"}


def _sheet(book: CalamineWorkbook, name: str, facts: Facts) -> dict[str, Any]:
    sheet = book.get_sheet_by_name(name)
    cells = [
        (row, column, *_plain(value, percent=(row, column) in facts.percent))
        for row, line in enumerate(sheet.to_python(skip_empty_area=False))
        for column, value in enumerate(line)
        if value != ""
    ]
    cells = [(row, column, kind, facts.texts.get((row, column), text)) for row, column, kind, text in cells]
    # Of an error, and of a formula that nobody has worked out, nothing is left in the values: without its
    # cell it would look as if nothing stood there.
    there = {(row, column) for row, column, _, _ in cells}
    cells += [(*place, "text", "#ERROR!") for place in sorted(facts.errors - there)]
    cells += [(*place, "text", "=…") for place in sorted(facts.bare - facts.errors - there)]
    return {
        "name": name,
        "hidden": facts.hidden,
        "cells": cells,
        "formulas": sorted(facts.formulas),
        "errors": sorted(facts.errors | facts.bare),
        "signs": [(*place, sign) for place, sign in sorted(facts.signs.items())],
        "struck": sorted(facts.struck),
        "notes": sorted(facts.notes),
        "merged": facts.merged,
        "hidden_rows": facts.hidden_rows,
        "hidden_columns": facts.hidden_columns,
    }


def _plain(value: Any, *, percent: bool) -> tuple[str, str]:
    """Return the kind of a value and the value as text."""
    if isinstance(value, bool):
        return "yes_no", "1" if value else "0"
    if isinstance(value, int | float):
        return "percent" if percent else "number", repr(value)
    if isinstance(value, datetime) and value.time() == time():
        return "day", value.date().isoformat()
    if isinstance(value, date) and not isinstance(value, datetime):
        return "day", value.isoformat()
    if isinstance(value, datetime | time | timedelta):
        return "time", str(value)
    return "text", str(value)


def main() -> int:
    """Read a workbook from standard input, and print it."""
    print(json.dumps(read_sheets(sys.stdin.buffer.read())))
    return 0


if __name__ == "__main__":
    limit_memory()
    sys.exit(main())
