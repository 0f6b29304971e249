"""What the look of a cell says beside its value: another currency, a line through it, a hidden place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from euroapp.importing.number_formats import in_percent, sign_in
from euroapp.importing.opening import CellKind, opened
from tests.exchange.partners import Partner
from tests.importing.test_foreign import anna, came
from tests.importing.test_opening import MAIN, with_sheet

__all__ = ["anna"]

HEADS = ("Participant", "Cost category", "Description", "Units", "Unit cost")
ODS = "urn:oasis:names:tc:opendocument:xmlns:"


def costs(path: Path, *amounts: tuple[float, str]) -> Path:
    """Write a table of costs, with an amount and its number format for each row."""
    book = Workbook(path)
    sheet = book.add_worksheet("S")
    sheet.write_row(0, 0, HEADS)
    for row, (amount, code) in enumerate(amounts, 1):
        sheet.write_row(row, 0, ("EBROVAL", "A1", f"Row {row}", 1))
        sheet.write_number(row, 4, amount, book.add_format({"num_format": code}))
    book.close()
    return path


def ods(*cells: str, styles: str = "") -> bytes:
    """Return a sheet with these cells in one row."""
    names = " ".join(f'xmlns:{one}="{ODS}{one}:1.0"' for one in ("office", "text", "table", "style"))
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        '<office:body><office:spreadsheet><table:table table:name="S"><table:table-row>'
        f"{''.join(cells)}</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", content)
        file.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{ODS}manifest:1.0"/>')
    return stream.getvalue()


def cell(inside: str, kind: str = "string", more: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}" {more}>{inside}</table:table-cell>'


def missed(told: dict[str, Any]) -> list[str]:
    return [one["cell"] for one in told["not_understood"]]


@pytest.mark.parametrize(
    "code",
    ["[$$-409]#,##0.00", "#,##0.00 [$CHF-807]", '#,##0 "USD"', "[$PLN] #,##0", '#,##0\\ "kr"', "[$₽] 0"],
)
def test_an_amount_that_is_shown_in_another_currency_is_named(anna: Partner, code: str) -> None:
    told = anna.told("import", anna.bid, costs(anna.folder / "c.xlsx", (500, code)), code=1)
    assert missed(told) == ["E2"]
    assert "amounts are in euro" in told["not_understood"][0]["reason"]
    assert came(told)[0]["unit_cost"] is None


@pytest.mark.parametrize(
    "code", ["#,##0.00 [$€-407]", '_-* #,##0\\ "€"_-', "[$EUR] 0", "[Red]0.00", '0" pcs"']
)
def test_an_amount_in_euro_or_with_any_other_format_is_taken(anna: Partner, code: str) -> None:
    told = anna.told("import", anna.bid, costs(anna.folder / "c.xlsx", (500, code)))
    assert came(told)[0]["unit_cost"] == "500.00"


@pytest.mark.parametrize("code", ['0"%"', "0\\%", '0" %"'])
def test_a_letter_in_a_format_multiplies_nothing(anna: Partner, code: str) -> None:
    told = anna.told("import", anna.bid, costs(anna.folder / "c.xlsx", (50, code)))
    assert came(told)[0]["unit_cost"] == "50.00"
    assert in_percent("0.0%;-0.0%")
    assert sign_in("[$-F800]dddd") == ""


def test_numbers_of_an_ods_say_their_currency_too() -> None:
    dollars = cell("<text:p>$5</text:p>", "currency", 'office:value="5" office:currency="USD"')
    francs = cell("<text:p>5 CHF</text:p>", "float", 'office:value="5"')
    euro = cell("<text:p>5 €</text:p>", "currency", 'office:value="5" office:currency="EUR"')
    sheet = opened(ods(dollars, francs, euro), "x.ods").sheets[0]
    assert [sheet.cells[0, column].currency for column in range(3)] == ["$", "CHF", ""]


def test_a_tab_in_a_cell_of_an_ods_parts_words() -> None:
    inside = "<text:p>one<text:tab/>two<text:line-break/>three<text:s/>four</text:p><text:p>five</text:p>"
    assert opened(ods(cell(inside)), "x.ods").sheets[0].text(0, 0) == "one\ttwo\nthree four\nfive"


def test_a_rule_that_strikes_out_marks_no_cell() -> None:
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>Plain</t></is></c></row>'
    rule = "<extLst><ext><dxf><font><strike/></font></dxf></ext></extLst>"
    raw = with_sheet(f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>{rule}</worksheet>')
    assert opened(raw, "x.xlsx").sheets[0].cells[0, 0].kind is CellKind.TEXT
    within = cells.replace("<is>", "<is><r><rPr><strike/></rPr><t>4</t></r>")
    raw = with_sheet(f'<worksheet xmlns="{MAIN}"><sheetData>{within}</sheetData></worksheet>')
    assert opened(raw, "x.xlsx").sheets[0].cells[0, 0].kind is CellKind.STRUCK


def struck_through(path: Path, rich: Sequence[Any]) -> Path:
    book = Workbook(path)
    plain, line = book.add_format({"bold": True}), book.add_format({"font_strikeout": True})
    sheet = book.add_worksheet("S")
    sheet.write_row(0, 0, HEADS)
    sheet.write_row(1, 0, ("EBROVAL", "A1", "", "", 7))
    sheet.write_rich_string(1, 2, *(line if one == "-" else plain if one == "+" else one for one in rich))
    sheet.write_number(1, 3, 2, line)
    sheet.write_row(2, 0, ("EBROVAL", "A1", "Hidden", 1, 8))
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column(3, 3, None, None, {"hidden": True})
    sheet.write_comment(1, 4, "in dollars!")
    book.close()
    return path


def test_what_is_struck_out_joins_nothing_and_what_is_hidden_is_told(anna: Partner) -> None:
    told = anna.told(
        "import",
        anna.bid,
        struck_through(anna.folder / "s.xlsx", ["+", "Senior ", "-", "Junior", "+", "s"]),
        code=1,
    )
    assert missed(told) == ["C2", "D2"]
    assert [(row["description"], row["units"]) for row in came(told)] == [("", None), ("Hidden", "1")]
    said = " ".join(told["told"])
    assert "hidden rows are read like the others: 3." in said
    assert "hidden columns are read like the others: D." in said
    assert "comments on cells are not taken, so look at what they say: E2." in said


def test_what_is_struck_out_in_an_ods_is_named() -> None:
    line = '<style:text-properties style:text-line-through-style="solid"/>'
    styles = f'<style:style style:name="x" style:family="text">{line}</style:style>'
    part = cell('<text:p><text:span text:style-name="x">4</text:span>500</text:p>')
    whole = cell("<text:p>7</text:p>", "float", 'office:value="7" table:style-name="x"')
    note = cell("<office:annotation><text:p>Why?</text:p></office:annotation><text:p>9</text:p>")
    sheet = opened(ods(part, whole, note, styles=styles), "x.ods").sheets[0]
    assert [sheet.cells[0, column].kind for column in range(2)] == [CellKind.STRUCK] * 2
    assert (sheet.text(0, 2), sheet.notes) == ("9", ((0, 2),))
