"""Blocks of cells as spreadsheets put them on the clipboard, and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.reading.blocks import Block, Cell, exact, read_text, write_text
from euroapp.reading.clipboard import read_block
from euroapp.reading.html_tables import read_tables, write_table
from euroapp.reading.remarks import remark_on
from euroapp.reading.richtext import rich_text
from euroapp.wording.numbers import parse_number

CLIPBOARD = Path(__file__).parents[1] / "files" / "clipboard"

TEXTS = st.text(
    st.one_of(
        st.sampled_from('"\t\n\r ,;<>&=\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\u2028\u00ad'),
        st.characters(codec="utf-8", exclude_characters="\x00\x0b"),
    ),
    max_size=12,
)


def blocks(cells: st.SearchStrategy[Cell]) -> st.SearchStrategy[Block]:
    size = st.tuples(st.integers(1, 4), st.integers(1, 4))
    return size.flatmap(
        lambda s: st.lists(
            st.lists(cells, min_size=s[1], max_size=s[1]).map(tuple), min_size=s[0], max_size=s[0]
        ).map(tuple)
    )


def texts(block: Block) -> list[list[str]]:
    return [[cell.text for cell in row] for row in block]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("\r\n7\r\n8\r\n", [[""], ["7"], ["8"]]),
        ("7\r\n\r\n\r\n", [["7"], [""], [""]]),
        ("\t7\t\n", [["", "7", ""]]),
        (
            '"Partner leaves.\nWe replace it in 2 months."\r\n',
            [["Partner leaves.\nWe replace it in 2 months."]],
        ),
        ('"He said ""yes"""\t"a\tb"', [['He said "yes"', "a\tb"]]),
        ('"Hello" he said\t5" pipe', [['"Hello" he said', '5" pipe']]),
        ('"never closed\t1\n2\t3', [['"never closed', "1"], ["2", "3"]]),
        (
            'Venue\t1\r\n"Travel to\nKraków"\t2\r\nEnd\t3',
            [["Venue", "1"], ["Travel to\nKraków", "2"], ["End", "3"]],
        ),
        ("a\rb", [["a"], ["b"]]),
    ],
)
def test_text_is_read_as_the_spreadsheet_meant_it(text: str, cells: list[list[str]]) -> None:
    assert texts(read_text(text)) == cells


@given(blocks(TEXTS.map(Cell)))
def test_text_reads_back_as_written(block: Block) -> None:
    assert read_text(write_text(block)) == block


NUMBERS = st.decimals("-999999999999.999999", "999999999999.999999", places=6).map(
    lambda n: n.normalize() if n else Decimal(0)
)


@given(
    blocks(
        st.one_of(
            TEXTS.map(Cell),
            NUMBERS.map(lambda n: Cell(exact(n), n)),
            st.dates(date(1901, 1, 1)).map(lambda d: Cell(d.isoformat(), None, d)),
        )
    )
)
def test_a_table_alone_and_both_together_read_back_as_written(block: Block) -> None:
    html = write_table(block)
    assert [tuple(row) for row in read_tables(html)[0]] == list(block)
    assert read_block(write_text(block), html) == block


@given(NUMBERS)
def test_an_exact_number_cannot_be_read_in_two_ways(number: Decimal) -> None:
    assert parse_number(exact(number)) == number


@pytest.mark.parametrize("locale", ["de-DE", "pl-PL"])
def test_what_libreoffice_copies_in_another_language_keeps_its_values(locale: str) -> None:
    html = (CLIPBOARD / f"calc-{locale}.html").read_text("utf-8")
    text = (CLIPBOARD / f"calc-{locale}.txt").read_text("utf-8")
    block = read_block(text, html)
    assert texts(block)[1][0] == "Travel to\nKraków"
    assert [cell.number for cell in block[1]][1:5] == [Decimal("3.6"), None, Decimal("10.0"), Decimal(4600)]
    assert [block[2][1].numeric_text(), block[2][4].numeric_text()] == ["1.1250", "0.125"]
    assert block[3][4].number == Decimal("1234567.891")
    assert block[3][3].number == Decimal("75.5")
    assert [block[1][5].day_text(), block[3][5].day_text()] == ["2025-02-05", "2026-11-30"]
    assert texts(block)[1][2] == 'He said "yes"'
    assert (texts(block)[3][0], texts(block)[3][2]) == ("3-4", "  two  blanks ")
    assert texts(block)[4] == ['"quoted"', "", "tabhere", "", "", ""]
    assert texts(read_block("", html))[1][0] == "Travel to\nKraków"


EXCEL_2003 = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--
.xl24 {mso-number-format:"d\\.mm\\.yyyy";} .xl25 {mso-number-format:0%;}
--></style></head><body><table border=0>
 <!--StartFragment--><col width=64 style='width:48pt'>
 <tr height=17><td height=17>Kosten&nbsp;<br>
    zweite&nbsp;Zeile</td><td align=right x:num="4600.5">4.600,50</td>
  <td class=xl24 x:num="45693">5.02.2025</td>
  <td class=xl25 x:num="0.1">10%</td><td rowspan=2>both &amp; &lt;all&gt;</td></tr>
 <tr><td colspan=2>wide</td><td>c<td>d</tr>
<!--EndFragment--></table></body></html>"""


def test_what_excel_copies_is_read_with_spans_entities_and_values() -> None:
    block = read_block("", EXCEL_2003)
    assert texts(block) == [
        [
            "Kosten\N{NO-BREAK SPACE}\nzweite\N{NO-BREAK SPACE}Zeile",
            "4.600,50",
            "5.02.2025",
            "10%",
            "both & <all>",
        ],
        ["wide", "", "c", "d", ""],
    ]
    assert [c.number for c in block[0][:4]] == [None, Decimal("4600.5"), None, Decimal(10)]
    assert block[0][2].day == date(2025, 2, 5)


def test_google_sheets_states_its_numbers_too() -> None:
    html = (
        '<google-sheets-html-origin><table><tr><td data-sheets-value=\'{"1":3,"3":3.6}\'>3,6</td>'
        '<td data-sheets-value=\'{"1":2,"2":"3-4"}\'>3-4</td></tr></table>'
    )
    assert [c.number for c in read_block("3,6\t3-4", html)[0]] == [Decimal("3.6"), None]


def test_text_beside_a_table_is_not_dropped() -> None:
    html = "<p>Before</p><table><tr><td>1</td></tr></table>"
    assert texts(read_block("Before\n1", html)) == [["Before"], ["1"]]


def test_a_table_the_text_disagrees_with_is_not_believed() -> None:
    assert texts(read_block("a\tb", "<table><tr><td>x</td></tr></table>")) == [["a", "b"]]


def test_a_broken_or_deep_table_is_read_without_end_or_fault() -> None:
    assert read_tables("<table><tr><td><b><table><tr><td>in</td></tr></table></b>out")
    deep = "<table><tr><td>" + "<b>" * 3000 + "x"
    assert texts(read_tables(deep)[0]) == [["x"]]


def one_cell(content: str, attributes: str = "") -> Cell:
    (block,) = read_tables(f"<table><tr><td {attributes}>{content}</td></tr></table>")
    return block[0][0]


@pytest.mark.parametrize(
    ("shown", "value", "text"),
    [
        *(("3,6", "3,6", "3.6"), ("1.250,50", "1250,5", "1250.5"), ("1'250", "1250", "1250")),
        *(("1,251", "1250.5", "1250.5"), ("(1,250.00)", "-1250", "-1250"), ("-€5", "-5", "-€5")),
        *(("$1,250.00", "1250", "$1250"), ("1 250,00 zł", "1250", "1250 zł"), ("36 days", "36", "36 days")),
        *(("TRUE", "1", "TRUE"), ("36:00", "1.5", "36:00"), ("Q1", "45693", "Q1"), ("7", "45693", "7")),
    ],
)
def test_a_stated_number_takes_the_place_of_the_figures_and_of_nothing_else(
    shown: str, value: str, text: str
) -> None:
    assert one_cell(shown, f"sdval='{value}'").numeric_text() == text
    assert one_cell(shown, f"x:num='{value}'").numeric_text() == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        *(("12<sup>1</sup>", "12¹"), ("10<sup>-3</sup>", "10⁻³"), ("CO<sub>2</sub>", "CO₂")),
        *(("1<sup>st</sup>", "1st"), ("<del>5</del><ins>6</ins>", "6"), ("<s>100</s> 120", "~~100~~ 120")),
        *(("10<sup>6.5</sup>", "10^6.5"), ("3<sup>1/2</sup>", "3^1/2"), ("x<sub>1,2</sub>", "x_1,2")),
        *(("10<span style='vertical-align:super'>6</span>", "10⁶"), ("a<sup><b>2</b></sup>", "a²")),
        *(
            ("10<span style='mso-text-raise:4pt'>6</span>", "10⁶"),
            ("H<b style='vertical-align:-2pt'>2</b>O", "H₂O"),
        ),
        *(
            ("10<span style='vertical-align:33%'>6</span>", "10⁶"),
            ("<msup><mn>10</mn><mn>6</mn></msup>", "10⁶"),
        ),
        *(("5<span style='display: none'>9</span>", "5"), ("5<i style='mso-hide:all'>9</i>", "5")),
        *(
            ("<table><tr><td>1<td>2</table>", "1 2"),
            ("<p>a</p><p>b</p>", "a\nb"),
            ("<ul><li>a<li>b</ul>", "a\nb"),
            ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b"),
            ("x<ol type=a><li>a<ul><li>b</ul></ol>", "x\na) a\nb"),
            ("<mfrac><mn>3</mn><mn>4</mn></mfrac>", "3/4"),
            ("<pre>a\n  b</pre>", "a\n  b"),
            ("<q>a</q>", "“a”"),
            ("<dl><dt>a<dd>b<dt>c</dl>", "a\nb\nc"),
            ("<select><option>a<option selected>b<option>c</select>", "b"),
            ("<select><option>a<option>b</select>", "a"),
            ("<select multiple><option selected>a<option>b<option selected>c</select>", "a, c"),
        ),
        *(
            ("10<span style='position:relative;top:-5px'>6</span>", "10⁶"),
            ("10<span style='position:relative;bottom:0.4em'>6</span>", "10⁶"),
            ("10<sup style='position:relative;vertical-align:baseline;top:-.5em'>6</sup>", "10⁶"),
            ("H<i style='position:relative;top:3pt'>2</i>O", "H₂O"),
            ("10<span style='position:relative;top:-1px'>6</span>", "106"),
            ("<span style='position:relative;top:-5px'>all of this</span>", "all of this"),
        ),
        *(
            ("<math><mroot><mn>8</mn><mn>3</mn></mroot></math>", "8^(1/3)"),
            ("<math><munderover><mo>∑</mo><mn>1</mn><mn>5</mn></munderover></math>", "∑₁⁵"),
            ("<math><mfenced><mn>1</mn><mn>2</mn></mfenced></math>", "(1, 2)"),
            ("<math><mphantom><mn>9</mn></mphantom><mn>1</mn></math>", "1"),
            ("<math><semantics><mn>5</mn><annotation>5 TEX</annotation></semantics></math>", "5"),
            (
                "<math><mmultiscripts><mi>C</mi><mprescripts/><none/><mn>14</mn></mmultiscripts></math>",
                "¹⁴C",
            ),
            (
                "<math><mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr><mtr><mtd>3</mtd><mtd>4</mtd></mtr></mtable></math>",
                "1 2; 3 4",
            ),
        ),
    ],
)
def test_a_cell_says_what_is_seen(content: str, text: str) -> None:
    assert one_cell(content).text == text


POWER = "<math><semantics><msup><mn>10</mn><mn>6</mn></msup><annotation>10^6</annotation></semantics></math>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            f"<span class=katex><span>{POWER}</span><span aria-hidden=true>10<b>6</b></span></span> EUR",
            "10⁶ EUR",
        ),
        (f"<p>{POWER}<span aria-hidden=true>1<i>06</i></span></p>", "10⁶"),
        (f"{POWER} <span aria-hidden=true>7</span>", "10⁶ 7"),
        (f"<span><span style='display:none'>{POWER}</span><img alt='10^6'></span>", "10^6"),
        (f"<span><span>{POWER}</span><img alt='10^6'></span>", "10⁶"),
    ],
)
def test_a_formula_that_stands_in_two_forms_is_read_once(content: str, text: str) -> None:
    assert one_cell(content).text == text
    assert rich_text(f"<p>{content}</p>") == text
    assert "Hidden" not in remark_on(f"<p>{content}</p>")


def test_the_caption_of_a_table_is_text_beside_it() -> None:
    html = "<table><caption>Costs</caption><tr><td>1</td></tr></table>"
    assert texts(read_block("Costs\n1", html)) == [["Costs"], ["1"]]


def test_a_hidden_row_is_left_out_and_its_cells_go_on_below() -> None:
    html = (
        "<table><tr><td>a</td><td>b</td></tr><tr style='display:none'><td rowspan=2>H</td><td>x</td></tr>"
        "<tr><td>y</td></tr></table>"
    )
    assert [[cell.text for cell in row] for row in read_tables(html)[0]] == [["a", "b"], ["H", "y"]]


def test_codes_that_only_an_office_reads_are_no_text() -> None:
    shown = (
        "<!--[if supportFields]><span>REF _Ref1 \\h</span><![endif]-->Table 1<!--[if gte mso 9]>x<![endif]-->"
    )
    assert one_cell(shown).text == "Table 1"


def test_a_veiled_cell_keeps_its_place() -> None:
    html = "<table><tr><td>A</td><td style='visibility:hidden'>h</td><td>C</td></tr></table>"
    assert [[cell.text for cell in line] for line in read_block("", html)] == [["A", "", "C"]]


def test_a_hidden_row_by_a_rule_for_its_cells_is_left_out() -> None:
    html = (
        "<style>tr.hidden td {display:none}</style>"
        "<table><tr><td>a</td><td>b</td></tr><tr class=hidden><td>c</td><td>d</td></tr></table>"
    )
    words = [cell.text for line in read_block("", html) for cell in line]
    assert [word for word in words if word] == ["a", "b"]


MERGED = [
    ("<tr><td rowspan=5>A<td>1</tr><tr><td>2</tr>", [["A", "1"], ["^A", "2"]]),
    ("<tr><td rowspan=0>A<td>1</tr><tr><td>2</tr><tr><td>3</tr>", [["A", "1"], ["^A", "2"], ["^A", "3"]]),
    ("<thead><tr><td rowspan=3>A<td>1</tr></thead><tr><td>2<td>3</tr>", [["A", "1"], ["2", "3"]]),
    ("<tr><td>A<td colspan=9>1</tr><tr><td>2<td>3</tr>", [["A", "1"], ["2", "3"]]),
    ("<tr><td colspan=9>A</tr><tr><td>2<td>3</tr>", [["A", ""], ["2", "3"]]),
    ("<tr><td rowspan=9 colspan=9>A</tr>", [["A"]]),
]


@pytest.mark.parametrize(("rows", "cells"), MERGED)
def test_a_merged_cell_ends_with_its_table(rows: str, cells: list[list[str]]) -> None:
    block = read_block("", f"<table>{rows}</table>")
    assert [[f"^{c.above.text}" if c.above else c.text for c in line] for line in block] == cells


def test_blanks_behind_a_merged_cell_do_not_hide_what_the_table_says() -> None:
    html = "<table><tr><td rowspan=2>A<td colspan=2 x:num=1.5>1,5</tr><tr><td colspan=2>2</tr></table>"
    block = read_block("A\t1,5\t\r\n\t2\t\r\n", html)
    assert (texts(block), block[0][1].number) == ([["A", "1,5"], ["", "2"]], Decimal("1.5"))
