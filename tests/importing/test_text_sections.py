"""Parts of a text go to sections by their headings, read the same there; nothing is overwritten unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from euroapp.calls.library import load_call
from euroapp.draft.paths import get, put
from euroapp.edits.creation import new_draft
from euroapp.errors import NoSuchPath, TextUnreadable
from euroapp.folding import without_blanks
from euroapp.importing.texts.bringing import Plan, Tracked, Way, bring, changes, chosen
from euroapp.importing.texts.opening import OpenedText, open_text, opened_text
from euroapp.importing.texts.source import as_source, shown
from euroapp.importing.texts.telling import added_up, left_parts, report
from tests.importing.texts import EVERYTHING, STYLES, docx, p, packed, read

CALL = load_call("smp-cosme-2024-cluster-01")
EMPTY = new_draft(CALL)
BACKGROUND = "narrative/background/text"


def opened(*paragraphs: str, **parts: str) -> OpenedText:
    text = read(docx("".join(paragraphs), **({"styles": STYLES} | parts)))
    return OpenedText("text.docx", text)


def plan(*paragraphs: str, **parts: str) -> Plan:
    return Plan(opened(*paragraphs, **parts), CALL)


def placed(made: Plan) -> dict[str, str]:
    return {one.section: one.written.text for one in changes(made, EMPTY)}


@pytest.mark.parametrize(
    "heading",
    [
        "1.1 Background and general objectives",
        "1.1. BACKGROUND AND GENERAL  OBJECTIVES",
        "Background and general objectives",
        "1.1 Background and objectives",
        "1.1",
        "Section 1.1: Background and general objectives",
    ],
)
def test_a_heading_finds_its_section_by_number_and_title(heading: str) -> None:
    assert placed(plan(p(heading, style="H2"), p("Words."))) == {"background": "Words."}


@pytest.mark.parametrize("heading", ["1.1 Our company", "Objectives", "9.9 Impact", "1.2.3"])
def test_a_heading_that_may_mean_something_else_is_listed_and_not_guessed(heading: str) -> None:
    made = plan(p(heading, style="H2"), p("Words."))
    assert placed(made) == {}
    assert [one.title for one in left_parts(made)] == [heading]


def test_headings_below_stay_inside_and_begin_with_three_signs() -> None:
    made = plan(
        p("Impact and ambition", style="H1"), p("Why", style="H2"), p("a"), p("Detail", style="H3"), p("b")
    )
    assert placed(made) == {"impact": "### Why\n\na\n\n#### Detail\n\nb"}


def test_the_user_gives_parts_to_sections_or_leaves_them_out() -> None:
    made = plan(
        p("Before."), p("Our idea", style="H1"), p("Words."), p("3.1 Impact and ambition", style="H1"), p("x")
    )
    said = chosen(made, {"our idea": "2.1", "#1": "methodology", "#3": "-"})
    assert placed(said) == {"methodology": "Before.\n\n### Our idea\n\nWords."}
    with pytest.raises(NoSuchPath, match="names no heading"):
        chosen(made, {"Nothing": "impact"})
    with pytest.raises(NoSuchPath, match="is no section"):
        chosen(made, {"#1": "nothing"})


def test_a_section_that_holds_a_text_is_left_until_somebody_says() -> None:
    made = plan(p("1.1 Background and general objectives", style="H2"), p("New."))
    full = put(EMPTY, BACKGROUND, "Old.")
    assert bring(made, full) is full
    for way, text in ((Way.APPEND, "Old.\n\nNew."), (Way.REPLACE, "New.")):
        made.ways["background"] = way
        assert get(bring(made, full), BACKGROUND) == text


NOTES = '<w:footnote w:id="2">' + p("The note.") + "</w:footnote>"


def test_notes_get_numbers_that_nothing_else_has() -> None:
    mention = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    made = plan(p("1.1 Background and general objectives", style="H2"), p("New", mention), footnotes=NOTES)
    made.ways["background"] = Way.APPEND
    full = put(EMPTY, BACKGROUND, "Old[^1]\n\n[^1]: First.")
    assert get(bring(made, full), BACKGROUND) == "Old[^1]\n\n[^1]: First.\n\nNew[^2]\n\n[^2]: The note."


MARKS = (
    "# no heading", "- no item", "* star", "**bold** and *it*", "{=grant_requested}", "\\{=grant_requested}",
    "[words](https://a.eu)", "[^1] and [^1]: note", "[^a]: no note", "![x](image:ab)", "a | b", "|---|",
    "1. own", "<br> &amp; <b>", "[^2]", "*\u00a0star", "\u00a0- item", "a|b<w:br/>|---|<w:br/>c|d",
    "x<w:br/>- y<w:br/># z", "x\u2028- y",
)  # fmt: skip


@pytest.mark.parametrize("words", MARKS)
def test_words_that_look_like_marks_stay_words(words: str) -> None:
    inner = words.replace("<br>", "&lt;br>").replace("<b>", "&lt;b>")
    inner = inner.replace("<w:br/>", "</w:t><w:br/><w:t>")
    for piece in (p(inner), f"<w:tbl><w:tr><w:tc>{p(inner)}</w:tc><w:tc>{p('x')}</w:tc></w:tr></w:tbl>"):
        pieces = read(docx(piece)).pieces
        source = as_source(pieces, {}).text
        assert without_blanks(shown(source)) == without_blanks("".join(one.words for one in pieces))


@pytest.mark.parametrize("tracked", Tracked)
@pytest.mark.parametrize("file", EVERYTHING, ids=lambda one: one.suffix)
def test_every_visible_character_is_taken_or_named(file: Path, tracked: Tracked) -> None:
    made = Plan(open_text(file), CALL, tracked)
    sums = added_up(made, EMPTY)
    assert sums.whole == sums.placed + sums.headings + sums.left - sums.added + sum(sums.beside.values())
    assert sums.added == len("~~~~•"), "struck words have signs, and the item in a cell has its bullet"
    for one in changes(made, EMPTY):
        assert len(without_blanks(shown(one.written.text))) == one.written.visible
    told = "\n".join(report(made, EMPTY))
    assert "(before the first heading) | A word" in told
    for words in ("secret words", "Header of the consortium", "Is this right?", "Map of the clusters", "Ana"):
        assert words in told


def test_a_text_with_tracked_changes_waits_for_a_word() -> None:
    made = Plan(open_text(EVERYTHING[0]), CALL)
    with pytest.raises(TextUnreadable, match="tracked changes"):
        bring(made, EMPTY)


def test_sixty_pages_are_taken_whole() -> None:
    page = p("Why", style="H2") + p("Clusters of small firms work together across borders. " * 55)
    made = plan(p("Impact and ambition", style="H1"), page * 60)
    text = get(bring(made, EMPTY), "narrative/impact/text")
    assert text.count("across borders.") == 60 * 55
    assert text.count("### Why") == 60


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"\xd0\xcf\x11\xe0 old", "old format"),
        (b"{\\rtf1", "no text"),
        (b"PK\x03\x04 cut", "damaged"),
        (packed({"content.xml": b"<a>" + b" " * 30_000_000 + b"</a>"}), "unpacks to more"),
        (packed({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "document type"),
        (packed({"content.xml": "<a>"}), "damaged"),
    ],
)
def test_a_hostile_file_gives_a_sentence(raw: bytes, why: str) -> None:
    with pytest.raises(TextUnreadable, match=why):
        opened_text(raw, "text.docx")


def test_macros_and_files_inside_are_told_and_left_alone() -> None:
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    text = f"<office:x {names}><office:body><office:text/></office:body></office:x>"
    found = opened_text(
        packed(
            {
                "content.xml": text,
                "Basic/Standard/x.xml": "Shell",
                "word/embeddings/a.bin": b"MZ",
            }
        ),
        "text.odt",
    )
    assert [line.split(".")[0] for line in found.told] == [
        "The file holds macros",
        "The file holds other files inside",
    ]
