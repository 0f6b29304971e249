"""Texts of Word and LibreOffice are read as they are seen, and every visible character is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from euroapp.importing.texts.pieces import Change, Kind
from euroapp.importing.texts.telling import words_of_change
from tests.importing.texts import EVERYTHING, STYLES, docx, lines, p, packed, r, raw_reading, read


@pytest.mark.parametrize("file", EVERYTHING, ids=lambda one: one.suffix)
def test_both_formats_of_one_text_read_as_they_are_seen(file: Path) -> None:
    text = read(file.read_bytes())
    said = lines(text.pieces)
    assert said[:4] == [
        "A word before all headings.",
        "1. Relevance",
        "1.1 Background and general objectives",
        (
            "Clusters need bold and slanted words, believable ones, 10⁶, ~~old~~, 5\u00a0% and a\u202fb, "
            "soft\u00adly. Then fifty firms."
        ),
    ]
    assert said[4:12] == [
        "1. First item",
        "a) Inner a",
        "i. Deepest",
        "b) Inner b",
        "2. Second item",
        "goes on",
        "- Point",
        "- Dash",
    ]
    table = next(one for one in text.pieces if one.kind is Kind.TABLE)
    words = [["".join(run.text for run in cell).replace("\0", "/") for cell in row] for row in table.rows]
    assert words == [["Wide | head", "", "Third"], ["Tall", "One/Two", "• In a cell"], ["", "Three", "Four"]]
    assert [[run.text for run in note] for note in text.notes.values()] == [
        ["First note, with ", "weight", "."],
        ["An endnote."],
    ]


@pytest.mark.parametrize("file", EVERYTHING, ids=lambda one: one.suffix)
def test_what_is_no_text_is_told_with_its_words(file: Path) -> None:
    text = read(file.read_bytes())
    assert (text.seen.pictures, text.seen.boxes) == (["Map of the clusters"], 1)
    assert [(one.author, one.words) for one in text.seen.comments] == [("Cleo", "Is this right?")]
    assert "Words in the box." in lines(text.pieces)
    beside = {fate: count for fate, count in text.letters.items() if fate not in {"taken", "unseen"}}
    assert beside == {"hidden": 11, "comment": 12, "margin": 32, "deleted": 5}


@pytest.mark.parametrize("file", EVERYTHING, ids=lambda one: one.suffix)
def test_tracked_changes_are_listed_and_read_in_both_ways(file: Path) -> None:
    found = raw_reading(file.read_bytes())
    told = {(one["kind"], one["author"], one["day"], one["words"]) for one in found["changes"]}
    assert told == {("inserted", "Ana", "2026-05-03", "fifty"), ("deleted", "Bo", "2026-05-04", "forty")}
    assert "Then fifty firms." in read(file.read_bytes(), "accepted").pieces[3].words
    assert "Then forty firms." in read(file.read_bytes(), "rejected").pieces[3].words


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next_one() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="Ana"/></w:rPr>'
    file = docx(
        p("One ", '<w:del w:author="Ana"><w:r><w:delText>half</w:delText></w:r></w:del>', properties=gone)
        + p("two")
    )
    assert lines(read(file).pieces) == ["One two"]
    assert lines(read(file, "rejected").pieces) == ["One half", "two"]
    assert told_changes(file) == [("deleted", "half", "")], "the end belongs to the words that go with it"


def told_changes(file: bytes) -> list[tuple[str, str, str]]:
    return [(one["kind"], one["words"], one["before"]) for one in raw_reading(file)["changes"]]


def test_an_end_of_a_paragraph_that_goes_or_comes_alone_is_a_change_that_is_asked_about() -> None:
    marks = '<w:rPr><w:{} w:id="1" w:author="Ana"/></w:rPr>'
    for way, kind in (("del", "deleted"), ("ins", "inserted")):
        file = docx(p("One half", properties=marks.format(way)) + p("two"))
        assert told_changes(file) == [(kind, "", "One half")]
        joined, apart = ["One halftwo"], ["One half", "two"]
        accepted, rejected = (joined, apart) if way == "del" else (apart, joined)
        assert lines(read(file).pieces) == accepted
        assert lines(read(file, "rejected").pieces) == rejected
    change = Change(kind="deleted", author="Ana", day="", words="", before="One half")
    assert words_of_change(change) == "the end of the paragraph “One half”"


def test_tracked_changes_of_looks_are_counted() -> None:
    was = '<w:r><w:rPr><w:b/><w:rPrChange w:author="Ana"><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r>'
    text = read(docx(p("One ", was, properties='<w:pPrChange w:author="Ana"><w:pPr/></w:pPrChange>')))
    assert text.seen.dressed == 2


def test_moved_words_and_deleted_rows_are_changes_too() -> None:
    moved = '<w:moveFrom w:author="Bo"><w:r><w:t>Away</w:t></w:r></w:moveFrom>'
    came = '<w:moveTo w:author="Bo"><w:r><w:t>Away</w:t></w:r></w:moveTo>'
    row = "<w:tr>{}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = row.format("", p("a"), p("b")) + row.format(
        '<w:trPr><w:del w:author="Bo"/></w:trPr>', p("c"), p("d")
    )
    file = docx(p("Here ", moved) + p("There ", came) + f"<w:tbl>{table}</w:tbl>")
    assert lines(read(file).pieces) == ["Here", "There Away", "a b"]
    assert lines(read(file, "rejected").pieces) == ["Here Away", "There", "a b\nc d"]


def numbering(*levels: tuple[str, str]) -> str:
    inner = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{way}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for place, (way, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="7">{inner}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def item(words: str, level: int = 0, number: int = 1) -> str:
    return p(words, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_numbers_of_lists_are_those_that_are_seen() -> None:
    levels = numbering(
        ("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "(%3)"), ("decimal", "%1.%4")
    )
    body = item("x") + item("x", 1) + item("x", 1) + item("x", 2) + item("x") + item("x", 1) + item("x", 3)
    assert [one.sign for one in read(docx(body + item("x", 0, 2) + item("x"), numbering=levels)).pieces] == [
        "1.", "a)", "b)", "(i)", "2.", "a)", "2.1", "1.", "2.",
    ]  # fmt: skip


def test_letters_go_on_behind_z_as_in_word() -> None:
    signs = [
        one.sign for one in read(docx(item("x") * 28, numbering=numbering(("upperLetter", "%1.")))).pieces
    ]
    assert signs[25:] == ["Z.", "AA.", "BB."]


def test_fields_show_their_words_and_contents_are_left_out() -> None:
    def field(code: str, shown: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(shown)}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    file = docx(
        p(field("TOC \\o", "Contents 1"))
        + p("See ", field("REF _x", "Table 3"), field('HYPERLINK "https://a.eu"', "A"))
    )
    text = read(file)
    assert lines(text.pieces) == ["See Table 3A"]
    assert text.pieces[0].runs[-1].link == "https://a.eu"
    assert (text.letters["contents"], text.samples["contents"]) == (9, ["Contents 1"])
    assert text.seen.fields == 1


def test_links_are_written_down_and_never_followed() -> None:
    link = 'Type="x/hyperlink" TargetMode="External"'
    relations = f'<Relationship Id="l" {link} Target="https://example.org/a"/><Relationship Id="f" {link} Target="file:///etc/passwd"/>'
    body = p(
        f'<w:hyperlink r:id="l">{r("good")}</w:hyperlink>',
        " ",
        f'<w:hyperlink r:id="f">{r("bad")}</w:hyperlink>',
    )
    assert [(run.text, run.link) for run in read(docx(body, relations)).pieces[0].runs] == [
        ("good", "https://example.org/a"),
        (" bad", ""),
    ]


def test_signs_formulas_and_raised_words_come_as_a_paste_brings_them() -> None:
    formula = "<m:oMath><m:f><m:num><m:t>a</m:t></m:num><m:den><m:t>b</m:t></m:den></m:f></m:oMath>"
    raised = '<w:vertAlign w:val="superscript"/>'
    text = read(
        docx(p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', " 10", r("6.5", raised), formula))
    )
    assert text.pieces[0].words == "✓ 10^6.5 a/b"
    assert text.seen.equations == 1


def test_the_second_copy_of_a_text_box_is_no_second_text() -> None:
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    new, old = f"<w:drawing>{box}</w:drawing>", f"<w:pict>{box}</w:pict>"
    both = f"<mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    text = read(docx(p("Beside", f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>")))
    assert lines(text.pieces) == ["Beside", "In the box"]


def test_words_in_parts_that_nobody_knows_are_named() -> None:
    text = read(docx(p("Known") + "<w:strange><w:t>Lost and found</w:t></w:strange>"))
    assert (text.letters["unknown"], text.samples["unknown"]) == (12, ["Lost and found"])


def test_one_cell_around_a_text_is_no_table() -> None:
    text = read(
        docx(f"<w:tbl><w:tr><w:tc>{p('Title', style='H2')}{p('Words')}</w:tc></w:tr></w:tbl>", styles=STYLES)
    )
    assert [one.kind for one in text.pieces] == [Kind.HEADING, Kind.PARAGRAPH]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declared", [BOMB, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_every_encoding(declared: str, encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?>{declared}<x>&a;</x>'.encode(encoding)
    assert raw_reading(packed({"content.xml": content})) == {"refused": "document_type"}


@pytest.mark.parametrize(
    ("members", "why"),
    [
        ({"content.xml": "<a><b></a>"}, "damaged"),
        ({"content.xml": "<a>" * 400 + "</a>" * 400}, "too_large"),
        ({"content.xml": "<a/>"}, "no_text"),
        ({"other.txt": "words"}, "no_text"),
        ({"_rels/.rels": "<a/>"}, "no_text"),
        ({"content.xml": "<a/>", "META-INF/manifest.xml": "<m><encryption-data/></m>"}, "password"),
    ],
)
def test_broken_files_are_refused(members: dict[str, str | bytes], why: str) -> None:
    assert raw_reading(packed(members)) == {"refused": why}


def test_halves_of_a_file_never_break_the_reader() -> None:
    for file in EVERYTHING:
        raw = file.read_bytes()
        for end in range(200, len(raw), 997):
            assert raw_reading(raw[:end]) == {"refused": "damaged"}


ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODF_NAMES = " ".join(f'xmlns:{name}="{ODF}{name}:1.0"' for name in ("office", "text", "table", "style"))


def odt(body: str) -> bytes:
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    return packed({"content.xml": f"<office:document-content {ODF_NAMES}>{inner}</office:document-content>"})


def test_an_insertion_over_several_paragraphs_goes_whole() -> None:
    regions = "<text:changed-region text:id='c'><text:insertion/></text:changed-region>"
    file = odt(
        f"<text:tracked-changes>{regions}</text:tracked-changes>"
        "<text:p>One <text:change-start text:change-id='c'/>new</text:p><text:p>more</text:p>"
        "<text:p>last <text:change-end text:change-id='c'/>two</text:p>"
    )
    assert lines(read(file).pieces) == ["One new", "more", "last two"]
    assert lines(read(file, "rejected").pieces) == ["One two"]
    assert read(file, "rejected").letters == {"taken": 6, "inserted": 11}


def test_an_end_of_a_paragraph_of_an_odt_is_a_change_too() -> None:
    came = "<text:changed-region text:id='c'><text:insertion/></text:changed-region>"
    gone = (
        "<text:changed-region text:id='d'><text:deletion><text:p/><text:p/></text:deletion>"
        "</text:changed-region>"
        "<text:changed-region text:id='e'><text:format-change/></text:changed-region>"
    )
    head = "<text:tracked-changes>{}</text:tracked-changes>"
    inserted = odt(
        head.format(came) + "<text:p>One half<text:change-start text:change-id='c'/></text:p>"
        "<text:p><text:change-end text:change-id='c'/>two</text:p>"
    )
    assert told_changes(inserted) == [("inserted", "", "One half")]
    assert lines(read(inserted, "rejected").pieces) == ["One halftwo"]
    deleted = odt(head.format(gone) + "<text:p>One half<text:change text:change-id='d'/>two</text:p>")
    assert told_changes(deleted) == [("deleted", "", "One half")]
    assert read(deleted).seen.dressed == 1


def test_hidden_sections_rows_and_indexes_of_an_odt_are_named() -> None:
    index = "<text:table-of-content><text:p>Contents</text:p></text:table-of-content>"
    hidden = "<text:section text:display='none'><text:p>Nobody</text:p></text:section>"
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell.format('a')}{cell.format('b')}</table:table-row>"
    folded = row.replace("table-row>", "table-row table:visibility='collapse'>", 1)
    text = read(odt(f"{index}{hidden}<table:table>{row}{folded}</table:table>"))
    assert lines(text.pieces) == ["a b"]
    assert text.letters == {"contents": 8, "hidden": 8, "taken": 2}
