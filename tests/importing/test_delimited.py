"""Tables as plain text: their letters, the sign between their cells, and quotation marks that never close."""

from __future__ import annotations

import codecs

import pytest

from euroapp.errors import TableUnreadable
from euroapp.importing.delimited import cells_in, mark_of
from euroapp.importing.opening import CellKind, opened

TEXT = "Legal name;Town\nŁódź GmbH;Köln\n"


def cells(text: str, mark: str = ";") -> list[list[str]]:
    return [[words for words, _ in line] for line in cells_in(text, mark)]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_and_cells_are_those_that_spreadsheets_show(ends: str) -> None:
    text = ends.join(['a;"b;c";', "", '"two' + ends + 'lines";"say ""hi""";=1'])
    assert cells(text) == [["a", "b;c", ""], [], [f"two{ends}lines", 'say "hi"', "=1"]]


def test_an_open_quotation_mark_swallows_no_other_cell() -> None:
    text = 'Name;Town\n"unclosed;X1\nA;"Good; name"\n5" pipe;"Foo" Ltd\n'
    assert cells(text) == [
        ["Name", "Town"],
        ['"unclosed', "X1"],
        ["A", "Good; name"],
        ['5" pipe', '"Foo" Ltd'],
    ]
    sheet = opened(text.encode(), "x.csv").sheets[0]
    assert {place for place, cell in sheet.cells.items() if cell.kind is CellKind.UNCLOSED} == {(1, 0)}


def test_thousands_of_open_quotation_marks_are_read_at_once() -> None:
    assert len(cells('"x;y\n' * 50_000)) == 50_000


@pytest.mark.parametrize("mark", ["\t", ";", ",", "|"])
def test_the_sign_between_cells_is_found(mark: str) -> None:
    assert mark_of(mark.join("abc")) == mark


@pytest.mark.parametrize("mark", ["\t", ";", ",", "|"])
@pytest.mark.parametrize("other", ["\t", ";", ",", "|"])
def test_signs_inside_of_a_quoted_cell_part_nothing(mark: str, other: str) -> None:
    lines = [["Short name", "Legal name", "Town"], ["A", f'"{other.join("abcdefghijkl")}"', "Graz"]]
    assert mark_of("\n".join(map(mark.join, lines))) == mark


def test_heads_that_are_known_tell_the_sign() -> None:
    text = "Street, no, floor;Town\nA, 1, 2;Graz\nB, 2, 3;Wien\n"
    assert mark_of(text) == ","
    assert mark_of(f"Legal name;{text}") == ","
    assert (
        opened(f"Legal name;{text}".replace("\n", "\nX;", 2).encode(), "x.csv").sheets[0].text(0, 2) == "Town"
    )


def test_letters_that_cannot_be_read_are_marked_cell_by_cell() -> None:
    raw = "Name;Town\nCafé;Graz\n".encode("cp1252") + b"a\x81b;K\x8dln\n"
    cells = opened(raw, "x.csv").sheets[0].cells
    assert {place for place, cell in cells.items() if cell.kind is CellKind.LOST} == {(2, 0), (2, 1)}
    assert cells[1, 0].text == "Café"


def test_a_first_line_may_say_the_sign() -> None:
    assert mark_of("sep=^\r\na^b;c") == "^"


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
    ],
)
def test_letters_are_read_in_every_form_of_unicode(raw: bytes) -> None:
    found = opened(raw, "x.csv")
    assert (found.sheets[0].text(1, 0), found.told) == ("Łódź GmbH", [])


@pytest.mark.parametrize("raw", [b"a;b\nc\0;d\n", TEXT.encode("utf-32-le"), TEXT.encode("utf-16-le")[:-1]])
def test_letters_that_cannot_be_read_are_no_other_kind_of_file(raw: bytes) -> None:
    with pytest.raises(TableUnreadable, match="letters of the file cannot be read: in line"):
        opened(raw, "x.csv")
