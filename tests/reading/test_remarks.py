"""Comments and hidden words are left out of a paste, and that is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from euroapp.reading.clipboard import read_block
from euroapp.reading.remarks import has_comments, remark_on
from euroapp.reading.richtext import plain_text, rich_text

WORD = (Path(__file__).parents[1] / "files" / "clipboard" / "word-comments.html").read_text(encoding="utf-8")


def test_comments_of_word_are_no_text_of_the_author() -> None:
    assert rich_text(WORD) == plain_text(WORD) == "We train 50 SMEs in 2027."
    assert remark_on(WORD) == "1 comment beside the text was not pasted."


def test_comments_of_google_docs_are_none_either() -> None:
    html = (
        "<p>Train<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup> them.</p>"
        "<div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Who?</span></p></div>"
    )
    assert rich_text(html) == "Train them."
    assert has_comments(html)


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
        *(("<table><tr style='display:none'><td>x</table>", True), ("<p>a<del>b</del></p>", False)),
        ("<table><tr height=0 style='display:none'><td></td></tr><tr><td>1</table>", False),
    ],
)
def test_hidden_words_are_told(html: str, told: bool) -> None:
    assert bool(remark_on(html)) is told
