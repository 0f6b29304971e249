"""Comments and hidden words are left out of a paste, and that is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from euroapp.reading.blocks import Cell, read_text
from euroapp.reading.clipboard import read_block
from euroapp.reading.remarks import reads_otherwise, remark_on
from euroapp.reading.richtext import plain_text, rich_text

WORD = (Path(__file__).parents[1] / "files" / "clipboard" / "word-comments.html").read_text(encoding="utf-8")


def test_comments_of_word_are_no_text_of_the_author() -> None:
    assert rich_text(WORD) == plain_text(WORD) == "We train 50 SMEs in 2027."
    assert remark_on(WORD) == "1 comment beside the text was not pasted."


def test_comments_of_google_docs_are_none_either() -> None:
    html = (
        "<p>Train<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup> them.</p>"
        "<div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Who?</span></p><p>And why?</p></div>"
        "<div><p><a href='#cmnt_ref2' id='cmnt2'>[b]</a>Both</p></div><div><p>So on.</p></div>"
    )
    assert rich_text(html) == "Train them.\n\nSo on."
    assert remark_on(html) == "2 comments beside the text were not pasted."


def test_the_note_of_a_cell_is_not_its_text() -> None:
    html = "<table><tr><td><a class='comment-indicator'></a><comment>Check!</comment>12</td></tr></table>"
    assert [[cell.text for cell in row] for row in read_block("12", html)] == [["12"]]
    assert remark_on(html) == "1 comment beside the text was not pasted."


def test_a_table_beside_comments_is_read_as_a_table() -> None:
    html = WORD.replace("in 2027.</p>", "in 2027.</p>").replace("<p class=MsoNormal>", "<table><tr><td>1<td>")
    html = html.replace("<!--EndFragment-->", "</table><!--EndFragment-->")
    block = read_block("1\tWe train 50 SMEs[PS1] in 2027.\n\n[PS1]Is this right?", html)
    assert [[cell.text for cell in row] for row in block] == [["1", "We train 50 SMEs in 2027."]]


@pytest.mark.parametrize(
    ("html", "told"),
    [
        *(("<p>a<span style='display:none'>b</span></p>", True), ("<p hidden>b</p>a", True)),
        *(("<style>.x{mso-hide:all}</style><p class=x>b</p>", True), ("<p>a</p>", False)),
        *(("<table><tr style='display:none'><td>x</table>", True), ("<p>a<del>b</del></p>", True)),
        ("<table><tr height=0 style='display:none'><td></td></tr><tr><td>1</table>", False),
    ],
)
def test_hidden_words_are_told(html: str, told: bool) -> None:
    assert bool(remark_on(html)) is told


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<p>a <del>5 000</del> 6 000</p>", "a 6 000"),
        ("<p>a <s>5 000</s> 6 000</p>", "a ~~5 000~~ 6 000"),
        ("<p>a <span style='display:none'>5 000</span> 6 000</p>", "a 6 000"),
        ("<p>10<sup>6</sup></p>", "10⁶"),
        ("<p>a</p><p><s>b</s></p>", "a\n~~b~~"),
    ],
)
def test_a_plain_text_that_says_what_is_not_seen_is_not_taken(html: str, read: str) -> None:
    bare = re.sub("<[^>]*>", "", html.replace("</p><p>", "\n"))
    assert reads_otherwise(html)
    assert read_block(bare, html) == read_text(read)


@pytest.mark.parametrize(
    "cell",
    [
        "<td class=xl65>7</td>",
        "<td class=xl65 x:num>7</td>",
        "<td class=xl65 x:num=7>7</td>",
        "<td sdval=7 sdnum='1033;'><s>7</s></td>",
        "<td><font style='text-decoration: line-through'>7</font></td>",
    ],
)
def test_a_struck_figure_of_a_spreadsheet_is_no_value(cell: str) -> None:
    style = "<style><!-- .xl65 {mso-number-format:General; text-decoration:line-through;} --></style>"
    page = f"<html><head>{style}</head><body><table><tr>{cell}<td>8</td></tr></table></body></html>"
    struck, plain = read_block("7\t8", page)[0]
    assert (struck, plain.text) == (Cell("~~7~~"), "8")


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p><span style='font-family:Wingdings'>ü</span> done</p>", "✓ done"),
        ("<p>A <span style='font-family:\"Wingdings\",serif'><span>à</span></span> B</p>", "A → B"),
        ("<p><font face='Symbol'>a</font> and <font face='Symbol'>b &#179; 2</font></p>", "α and β ≥ 2"),
        ("<p><span style='font-family:Wingdings;mso-char-type:symbol'>&#xF0FC;</span></p>", "✓"),
        ("<p><span style='font-family:Arial'>über à la</span></p>", "über à la"),
        ("<p><span style='font-family:Wingdings'>ü<b style='font-family:Arial'>ü</b></span></p>", "✓ü"),
    ],
)
def test_signs_of_a_font_of_pictures_are_what_they_show(html: str, shown: str) -> None:
    assert plain_text(html) == shown
    assert reads_otherwise(html) is ("Wingdings" in html or "Symbol" in html)
    assert remark_on(html) == ""


def test_a_picture_that_is_not_known_is_told() -> None:
    html = "<p><span style='font-family:Webdings'>N</span> the North</p>"
    assert plain_text(html) == "N the North"
    assert remark_on(html).startswith("1 sign of a font of pictures is not known here")
