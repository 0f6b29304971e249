"""Files from outside: limits before anything is read, and nothing in them is run, fetched or guessed."""

from __future__ import annotations

import io
import os
import random
import struct
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from euroapp.errors import Stopped, TableUnreadable, TextUnreadable
from euroapp.export.workbook.page import Look, Page
from euroapp.export.workbook.writing import workbook_bytes
from euroapp.importing import archives, opening
from euroapp.importing.opening import CellKind, open_table, opened
from euroapp.importing.sheets import read_sheets
from euroapp.importing.stopping import Stop
from euroapp.importing.texts.opening import open_text
from tests.spreadsheet import Spreadsheet

FILES = Path(__file__).parent.parent / "files" / "workbooks"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def small() -> Spreadsheet:
    """Return a workbook with a head and a row."""
    page = Page("Costs")
    page.line(0, 0, ("Description", "Amount"), Look.HEAD)
    page.line(1, 0, ("Travel", 12), Look.TEXT)
    return Spreadsheet(workbook_bytes([page]))


def refused(raw: bytes, name: str = "x.xlsx") -> str:
    with pytest.raises(TableUnreadable) as told:
        opened(raw, name)
    return str(told.value)


def with_sheet(xml: str) -> bytes:
    """Return a workbook whose one sheet is this XML."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(small().bytes())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, xml if name.endswith("sheet1.xml") else old.read(name))
    return stream.getvalue()


def rows(inside: str) -> bytes:
    return with_sheet(f'<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData></worksheet>')


def test_cells_are_read_with_their_addresses() -> None:
    sheet = opened(small().bytes(), "x.xlsx").sheets[0]
    assert (sheet.name, sheet.text(1, 0), sheet.text(1, 1)) == ("Costs", "Travel", "12")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_what_is_no_file_is_told_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    for place, told in (
        (pipe, "a pipe"),
        (tmp_path, "is a folder"),
        (tmp_path / "x.csv", "There is no file"),
    ):
        with pytest.raises(TableUnreadable, match=told):
            open_table(place)
        with pytest.raises(TextUnreadable, match=told):
            open_text(place)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    book = small()
    book.add_part("xl/media/bomb.bin", b"\0" * (80 * 1024 * 1024))
    assert "unpacks" in refused(book.bytes())


def test_many_members_encryption_and_twins_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for place in range(2_001):
            file.writestr(f"{place}.xml", "")
    assert "unpacks" in refused(stream.getvalue())
    raw = bytearray(small().bytes())
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    assert "damaged" in refused(bytes(raw))


@pytest.mark.parametrize(
    "inside",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="90000"><c r="BZ90000"><v>1</v></c></row>',
    ],
)
def test_huge_dimensions_are_refused_before_room_is_made(inside: str) -> None:
    assert "more cells" in refused(rows(inside))


def test_a_sheet_that_only_claims_to_be_huge_is_read() -> None:
    claim = f'<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>'
    xml = f'{claim}<row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>'
    assert opened(with_sheet(xml), "x.xlsx").sheets[0].text(0, 0) == "7"


def test_one_text_in_many_cells_and_many_merged_cells_are_refused() -> None:
    book = small()
    text = "x" * 200_000
    book.add_part("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'.encode())
    many = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 400))
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{many}</sheetData></worksheet>'
    book.replace_sheet("Costs", sheet)
    assert "more cells" in refused(book.bytes())
    merged = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 1_100))
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData/><mergeCells>{merged}</mergeCells></worksheet>'
    assert "more cells" in refused(with_sheet(sheet))


def test_numbers_beyond_all_measure_are_read() -> None:
    book = small()
    for row, number in enumerate(("1e300", "-1e-300", "123456789012345678901234567890"), 3):
        book.set("Costs", (row, 1), Decimal(number))
    assert len(opened(book.bytes(), "x.xlsx").sheets[0].cells) == 7


def test_a_document_type_is_refused() -> None:
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    assert "document type" in refused(with_sheet(f"{entity}{sheet}"))
    book = small()
    book.add_part("docProps/other.xml", b"<!doctype a><a/>")
    assert "document type" in refused(book.bytes())


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/externalLinks/externalLink1.xml", "links"),
        ("xl/embeddings/oleObject1.bin", "inside"),
        ("xl/connections.xml", "connections"),
    ],
)
def test_what_is_left_alone_is_told(part: str, word: str) -> None:
    book = small()
    book.add_part(part, b"<a/>")
    found = opened(book.bytes(), "x.xlsm")
    assert any(word in one for one in found.told)
    assert found.sheets[0].text(1, 0) == "Travel"


def test_formulas_errors_and_percent_are_known_as_such() -> None:
    book = small()
    book.formula("Costs", (2, 2), "1+1", "2")
    book.formula("Costs", (3, 2), "1/0", "#DIV/0!", "e")
    cells = opened(book.bytes(), "x.xlsx").sheets[0].cells
    assert (cells[1, 1].text, cells[1, 1].formula) == ("2", True)
    assert cells[2, 1].kind is CellKind.ERROR
    page = Page("Rates")
    page.put(0, 0, Decimal("0.9"), Look.RATE)
    rate = opened(workbook_bytes([page]), "x.xlsx").sheets[0].cells[0, 0]
    assert (rate.kind, rate.text) == (CellKind.PERCENT, "90%")


def test_text_that_looks_like_a_formula_is_text() -> None:
    book = small()
    book.set("Costs", (2, 1), "=cmd|'/C calc'!A0")
    cell = opened(book.bytes(), "x.xlsx").sheets[0].cells[1, 0]
    assert (cell.kind, cell.text, cell.formula) == (CellKind.TEXT, "=cmd|'/C calc'!A0", False)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"", "x.xlsx"),
        (b"PK\x03\x04" + b"x" * 100, "x.xlsx"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "x.xls"),
        (b"%PDF-1.7", "x.pdf"),
        (struct.pack("<4sI", b"PK\x05\x06", 0) + b"\0" * 20, "x.ods"),
        (b"a;b\0c", "x.csv"),
    ],
)
def test_what_is_no_workbook_is_refused_in_a_sentence(raw: bytes, name: str) -> None:
    assert refused(raw, name).endswith(".")


def test_a_large_file_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "large.xlsx"
    with file.open("wb") as stream:
        stream.truncate(opening.LARGEST + 1)
    with pytest.raises(TableUnreadable, match="32 MB"):
        open_table(file)


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "SECONDS", 0.01)
    assert "too long" in refused(small().bytes())


def test_broken_bytes_give_a_sentence_and_never_a_crash() -> None:
    dice, raw = random.Random(7), small().bytes()
    for _ in range(150):
        broken = bytearray(raw)
        for _ in range(dice.choice((1, 4, 40))):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        found = read_sheets(bytes(broken[: dice.choice((len(broken), dice.randrange(len(broken)))) or None]))
        assert "sheets" in found or found["refused"]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_text_tables_are_read_with_their_own_mark(mark: str) -> None:
    text = f'Name{mark}Amount\n"A{mark}B"{mark}3\n'
    sheet = opened(text.encode(), "x.csv").sheets[0]
    assert (sheet.text(1, 0), sheet.text(1, 1)) == (f"A{mark}B", "3")


def test_windows_text_is_read_and_told() -> None:
    found = opened("Größe;1".encode("cp1252"), "x.csv")
    assert found.sheets[0].text(0, 0) == "Größe"
    assert found.told


@pytest.mark.parametrize(("raw", "name"), [(small().bytes(), "x.xlsx"), (b"Name;Amount\nA;3\n", "x.csv")])
def test_reading_ends_when_the_user_wants_it(raw: bytes, name: str) -> None:
    stop = Stop()
    stop.ask()
    with pytest.raises(Stopped):
        opened(raw, name, stop)


@pytest.mark.parametrize("value", ["", "<v/>", "<v></v>"])
def test_a_formula_without_a_value_is_an_error_and_no_empty_cell(value: str) -> None:
    raw = rows(f'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>2*3</f>{value}</c></row>')
    cell = opened(raw, "x.xlsx").sheets[0].cells[0, 1]
    assert (cell.kind, cell.text) == (CellKind.ERROR, "=…")


def test_a_formula_that_came_to_an_empty_text_is_an_empty_cell() -> None:
    raw = rows('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>')
    assert (0, 1) not in opened(raw, "x.xlsx").sheets[0].cells
