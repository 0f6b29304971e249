"""Writes pages as an XLSX file: the same pages are the same bytes, and text is never a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.export.files import write_whole
from euroapp.export.workbook.composing import Wanted, pages_of
from euroapp.export.workbook.home import Home
from euroapp.export.workbook.page import Cell, Look, Page
from euroapp.language import say

SUFFIX = ".xlsx"
_CREATED = datetime(2000, 1, 1)
"""Says nothing, so that the same draft gives the same file."""
_FIRST_DAY = date(1900, 3, 1)
"""Before it spreadsheets count days otherwise, or not at all; such a day is written as text."""
_DARK, _YELLOW, _LINE, _PALE = "#1F3864", "#FFF8DC", "#BFBFBF", "#F2F4F8"
_MONEY = "#,##0.00;-#,##0.00;\N{EN DASH}"
_NUMBER = "#,##0.######;-#,##0.######;\N{EN DASH}"
_INPUT = {"locked": False, "bg_color": _YELLOW, "border": 1, "border_color": _LINE}
_CELL = {"bottom": 1, "bottom_color": "#E3E6EC"}
_LEFT = {"align": "left", "indent": 1}
_TOTAL = {"bold": True, "top": 1, "top_color": _DARK, "bg_color": _PALE}
_HEAD = {"bold": True, "font_color": "#FFFFFF", "bg_color": _DARK, "valign": "vcenter"}
_LOOKS: dict[Look, dict[str, Any]] = {
    Look.TITLE: {"bold": True, "font_size": 18, "font_color": _DARK, "text_wrap": False},
    Look.SUBTITLE: {"font_size": 11, "font_color": "#44546A", "text_wrap": False},
    Look.HEAD: {**_HEAD, **_LEFT},
    Look.HEAD_RIGHT: {**_HEAD, "align": "right"},
    Look.NOTE: {"italic": True, "font_color": "#5B6575", "text_wrap": False},
    Look.HELP: {**_LEFT, "italic": True, "font_size": 9, "font_color": "#5B6575"},
    Look.COUNT: {**_CELL, "align": "center", "font_color": "#5B6575"},
    Look.TEXT: {**_CELL, **_LEFT},
    Look.STRONG: {**_CELL, **_LEFT, "bold": True},
    Look.MONEY: {**_CELL, "num_format": _MONEY, "bg_color": _PALE},
    Look.NUMBER: {**_CELL, "num_format": _NUMBER, "bg_color": _PALE},
    Look.RATE: {**_CELL, "num_format": "0.##%", "bg_color": _PALE},
    Look.DAY: {**_CELL, "num_format": "yyyy-mm-dd"},
    Look.TOTAL: {**_TOTAL, **_LEFT},
    Look.TOTAL_MONEY: {**_TOTAL, "num_format": _MONEY},
    Look.TOTAL_NUMBER: {**_TOTAL, "num_format": _NUMBER},
    Look.CHECK: {"font_color": "#C00000", "bold": True},
    Look.TAG: {"font_color": "#9A9A9A", "text_wrap": False},
    Look.IN_TEXT: {**_INPUT, **_LEFT, "num_format": "@"},
    Look.IN_LONG: {**_INPUT, **_LEFT, "num_format": "@"},
    Look.IN_MONEY: {**_INPUT, "num_format": "#,##0.00"},
    Look.IN_NUMBER: {**_INPUT, "num_format": "#,##0.######"},
    Look.IN_WHOLE: {**_INPUT, "num_format": "0"},
    Look.IN_DAY: {**_INPUT, **_LEFT, "num_format": "yyyy-mm-dd"},
    Look.IN_CHOICE: {**_INPUT, **_LEFT},
    Look.LEGEND: {"bg_color": _YELLOW, "border": 1, "border_color": _LINE},
}
_OPEN_LISTS = {
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
}


def export_workbook(
    draft: Draft, call: Call, target: Path, home: Home | None = None, wanted: Wanted | None = None
) -> int:
    """Write a workbook, whole or not at all, and return its size in bytes.

    Args:
        draft: what is written.
        call: its call, with own values in force.
        target: the file.
        home: what the workbook says of itself; nothing where it need not come home.
        wanted: whose part; None for the budget of all.

    Raises:
        ExportFailed: it cannot be written; an old file of that name is as it was.

    """
    raw = workbook_bytes(pages_of(draft, call, home or Home(), wanted), draft.general.title)
    write_whole(target, raw)
    return len(raw)


def workbook_bytes(pages: Sequence[Page], title: str = "") -> bytes:
    """Return pages as an XLSX file."""
    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with Workbook(stream, options) as book:
        book.set_properties({"title": title[:250], "created": _CREATED, "author": "", "comments": ""})
        book.set_calc_mode("auto")
        looks = {
            look: book.add_format(
                {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True} | wanted
            )
            for look, wanted in _LOOKS.items()
        }
        for page in pages:
            _write(book.add_worksheet(page.name), page, looks)
    return stream.getvalue()


def _write(sheet: Worksheet, page: Page, looks: dict[Look, Format]) -> None:
    for column in range(page.width):
        hidden = {"hidden": True} if column in page.hidden_columns else {}
        sheet.set_column(column, column, page.widths.get(column, 12.0), None, hidden)
    for row in sorted({*page.heights, *page.hidden_rows}):
        hidden = {"hidden": True} if row in page.hidden_rows else {}
        sheet.set_row(row, page.heights.get(row), None, hidden)
    for (row, column), cell in sorted(page.cells.items()):
        _cell(sheet, row, column, cell, looks[cell.look])
    _bounds(sheet, page)
    _printed(sheet, page)
    if page.frozen != (0, 0):
        sheet.freeze_panes(*page.frozen)
    sheet.hide_gridlines(2)
    if page.colour:
        sheet.set_tab_color(page.colour)
    if page.hidden:
        sheet.hide()
    if not page.free:
        sheet.protect("", _OPEN_LISTS)


def _cell(sheet: Worksheet, row: int, column: int, cell: Cell, look: Format) -> None:
    value = cell.value
    if cell.formula:
        cached = float(value) if isinstance(value, Decimal) else value
        sheet.write_formula(row, column, cell.formula, look, "" if cached is None else cached)
    elif value is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), look)
    elif isinstance(value, Decimal | int):
        sheet.write_number(row, column, float(value) if isinstance(value, Decimal) else value, look)
    else:
        sheet.write_string(row, column, str(value), look)


def _bounds(sheet: Worksheet, page: Page) -> None:
    """Let cells take only what their fields can hold, with words that say what to write."""
    for one in page.choices:
        sheet.data_validation(
            one.first,
            one.column,
            one.last,
            one.column,
            {
                "validate": "list",
                "source": one.source,
                "error_title": str(say("Please choose")),
                "error_message": str(say("Choose one of the list.")),
            },
        )
    for two in page.numbers:
        sheet.data_validation(
            two.first,
            two.column,
            two.last,
            two.column,
            {
                "validate": two.kind,
                "criteria": "between",
                "minimum": _bound(two.least),
                "maximum": _bound(two.most),
                "error_title": str(say("Please check")),
                "error_message": _ERRORS[two.kind],
            },
        )


_ERRORS = {
    "decimal": str(say("Write a number.")),
    "integer": str(say("Write a whole number.")),
    "date": str(say("Write a date, such as 2025-02-05.")),
}


def _bound(value: Decimal | int | date) -> Any:
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else value


def _printed(sheet: Worksheet, page: Page) -> None:
    """Let a sheet fill pages of A4 in its width; what is hidden is not printed."""
    if page.hidden:
        return  # LibreOffice prints each sheet that has an area of its own, hidden or not.
    if page.tall:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer("&L&8&A&R&8&P / &N")
    sheet.print_area(0, 0, max(0, page.height - 1), max(0, page.width - 1))
    if page.repeated is not None:
        sheet.repeat_rows(*page.repeated)
