"""What begins in a text and never ends, or says that it is repeated, hides no words and loses none."""

from __future__ import annotations

import pytest

from tests.importing.test_texts import odt, told_changes
from tests.importing.texts import docx, lines, p, r, read


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(words: str) -> str:
    return f"<w:r><w:instrText> {words} </w:instrText></w:r>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(*parts: str) -> str:
    return f"<w:tc>{''.join(parts)}</w:tc>"


BEGUN = mark("begin") + code("PAGE")
SHOWN = BEGUN + mark("separate")


@pytest.mark.parametrize(
    "broken",
    [BEGUN, SHOWN, mark("begin"), mark("begin") + code("TOC") + mark("separate"), SHOWN + BEGUN],
)
def test_a_field_that_never_ends_hides_nothing(broken: str) -> None:
    text = read(docx(p("Before") + p(broken, "In it") + p("Behind") + table(cell(p("a")), cell(p("b")))))
    assert lines(text.pieces) == ["Before", "In it", "Behind", "a\nb"]
    assert text.letters == {"taken": 18}
    assert text.seen.unended == broken.count("begin")


@pytest.mark.parametrize("stray", [mark("end"), mark("separate"), mark("separate") + mark("end") * 2])
def test_an_end_without_a_beginning_ends_nothing(stray: str) -> None:
    link = mark("begin") + code('HYPERLINK "https://a.eu"') + mark("separate")
    text = read(docx(p(stray, "One ", link, r("two"), mark("end"), stray, " three")))
    assert [(run.text, run.link) for run in text.pieces[0].runs] == [
        ("One ", ""),
        ("two", "https://a.eu"),
        (" three", ""),
    ]
    assert text.seen.unended == 0


def test_a_field_may_go_over_paragraphs_and_tables() -> None:
    contents = mark("begin") + code("TOC") + mark("separate")
    body = p(contents, "Contents") + table(cell(p("1")), cell(p("2"))) + p("Last", mark("end")) + p("Text")
    text = read(docx(body))
    assert (lines(text.pieces), text.letters) == (["Text"], {"contents": 14, "taken": 4})


def test_a_field_ends_in_the_cell_the_box_and_the_note_where_it_begins() -> None:
    body = table(cell(p(BEGUN, "a")) + cell(p("b", mark("end")))) + p("After")
    assert lines(read(docx(body)).pieces) == ["a b", "After"]
    mention = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{key}">{p(words)}</w:footnote>' for key, words in ((1, BEGUN + r("n")), (2, "m"))
    )
    text = read(docx(p("x", mention.format(1), mention.format(2)), footnotes=notes))
    assert ["".join(run.text for run in one) for one in text.notes.values()] == ["n", "m"]


def test_an_end_that_a_tracked_change_takes_away_is_missing_in_that_way_only() -> None:
    gone = f'<w:del w:author="Ana">{mark("end")}</w:del>'
    file = docx(p(BEGUN, gone, '<w:del w:author="Ana"><w:r><w:delText>x</w:delText></w:r></w:del>') + p("On"))
    assert lines(read(file).pieces) == ["On"]
    assert (read(file).seen.unended, read(file, "rejected").seen.unended) == (1, 0)


def test_words_in_the_instruction_of_a_field_are_counted_and_named() -> None:
    text = read(docx(p("One", mark("begin"), r("odd"), mark("end"), " two")))
    assert lines(text.pieces) == ["One two"]
    assert (text.letters["code"], text.samples["code"]) == (3, ["odd"])


def test_an_insertion_that_never_ends_takes_nothing_along() -> None:
    came = "".join(
        f"<text:changed-region text:id='{key}'><text:insertion/></text:changed-region>" for key in "cd"
    )
    file = odt(
        f"<text:tracked-changes>{came}</text:tracked-changes>"
        "<text:p>One <text:change-start text:change-id='c'/>new<text:change-end text:change-id='c'/></text:p>"
        "<text:p>two<text:change-start text:change-id='d'/></text:p><text:p>three</text:p>"
    )
    assert lines(read(file, "rejected").pieces) == ["One", "two", "three"]
    assert read(file, "rejected").seen.unended_changes == 1
    assert told_changes(file) == [("inserted", "new", "")]


def test_a_row_that_came_by_a_tracked_change_is_listed_in_both_ways() -> None:
    came = '<w:trPr><w:ins w:author="Ana"/></w:trPr>'
    file = docx(table(cell(p("stays")) + cell(p("here")), came + cell(p("new")) + cell(p("row"))))
    assert told_changes(file) == [("inserted", "newrow", "")]
    assert lines(read(file, "rejected").pieces) == ["stays here"]
    marked = came + cell(p('<w:ins w:author="Ana">' + r("new") + "</w:ins>"))
    assert told_changes(docx(table(cell(p("a")), marked))) == [("inserted", "new", "")]


def test_repeated_cells_and_rows_stand_as_often_as_they_say() -> None:
    body = (
        "<table:table><table:table-row table:number-rows-repeated='2'>"
        "<table:table-cell table:number-columns-repeated='3'><text:p>ab</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='2'/></table:table-row></table:table>"
    )
    text = read(odt(body))
    assert lines(text.pieces) == ["ab ab ab  \nab ab ab"]
    assert (text.letters, text.seen.cut_repeats) == ({"taken": 12}, 0)
    without_end = body.replace("'3'", "'1000000000000'")
    assert read(odt(without_end)).seen.cut_repeats == 1
