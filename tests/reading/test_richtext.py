"""Text from word processors keeps its form in the little language of narratives."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from euroapp.reading.richtext import has_form, plain_text, rich_text

CLIPBOARD = Path(__file__).parents[1] / "files" / "clipboard"

FROM_WORD = """# Background and needs

Wood construction is **growing** and *changing*, see [the study](https://example.org/bim).

- First need: scanners
  - Nested point
- Second need: **skills**
5. Numbered five
6. Numbered six

| Country | **SMEs** |
|---|---|
| Łódź, Poland | 1\u00a0250 \\| a |

\\- no item, 2*3*4 and \\*stars* stay
second line"""

FROM_DOCS = """## Aims

Plain **bold** and *slanted*.

- One
  - Inner
- Two
3. Three
4. Four"""

FROM_WRITER = """# Need

Wood **bold** and *italic*, [link](https://example.org/a).

- First
  - Inner
- Second
3. Three
4. Four

| Country | SMEs |
|---|---|
| Poland | 1 250 |

Line one
Line two 2*3*4

\\# no head"""


@pytest.mark.parametrize(
    ("name", "text"), [("word-365", FROM_WORD), ("google-docs", FROM_DOCS), ("writer-en", FROM_WRITER)]
)
def test_what_word_processors_copy_keeps_its_form(name: str, text: str) -> None:
    html = (CLIPBOARD / f"{name}.html").read_text("utf-8")
    assert rich_text(html).replace(",\u00a0 see", ", see") == text
    assert has_form(html)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b>one</b> two", "**one** two"),
        ("<p><b>one </b>two</p>", "**one** two"),
        ("bo<b>ld</b>", "bold"),
        ("<strong><p>one<p>two</strong><p>three", "**one**\n\n**two**\n\nthree"),
        ("<b><i>x</i></b>", "***x***"),
        ("<h3><b>Head</b></h3>", "### Head"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ('<a href="https://a.eu">https://a.eu</a>', "https://a.eu"),
        ("<ol type=a><li>one<li>two</ol>", "a) one\nb) two"),
        ("<ol start=7><li>one<li value=9>two</ol>", "7. one\n9. two"),
        ("<p>a * b ** c</p>", "a * b ** c"),
        ("<p>*not slanted*</p>", "\\*not slanted*"),
        ("<p># no head</p>", "\\# no head"),
        ("<p>#1 and -5</p>", "#1 and -5"),
        ("<p>[x](https://a.eu)</p>", "\\[x](https://a.eu)"),
        ("<p>[1] and (2)</p>", "[1] and (2)"),
        ("<p>5. own number</p>", "5. own number"),
        ("<p>a&nbsp;b &amp; c &lt;d&gt;</p>", "a\u00a0b & c <d>"),
        ("<p>one<br>two</p><p>three</p>", "one\ntwo\n\nthree"),
        ("<b>first<br>second</b>", "**first**\n**second**"),
        ("<ul><li>a<ol><li>b</ol><li>c</ul>", "- a\n  1. b\n- c"),
    ],
)
def test_each_form_has_its_mark_and_plain_signs_stay_plain(html: str, text: str) -> None:
    assert rich_text(html) == text


def test_fields_without_the_language_get_lines_and_items() -> None:
    html = "<p>Some <b>bold</b> 2*3</p><ul><li>one</ul><p># two <a href='https://a.eu/x'>see</a></p>"
    assert plain_text(html) == "Some bold 2*3\n\n- one\n\n# two see (https://a.eu/x)"


def test_colours_alone_are_no_form() -> None:
    assert not has_form("<div style='white-space: pre;'><p>x<p>y</div>")
    assert not has_form("<meta charset=utf-8><span style='color:red'>word</span>")


def _work(size: int) -> float:
    """Return the processor time that reading a page of so many signs and open tags takes."""
    start = time.process_time()
    rich_text("<p>" + "*a " * 5 * size + "</p>" + "<b>" * size + "deep")
    return time.process_time() - start


def test_a_large_or_hostile_page_takes_as_much_more_time_as_it_is_longer() -> None:
    assert _work(4_000) < 16 * _work(1_000)


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Needs</h2><p>Skills</p>",
        "<p class=MsoNormal style='mso-outline-level:2'>Needs</p><p>Skills</p>",
        "<style>p.zwei, div.zwei\n\t{mso-outline-level:2;}</style><p class=zwei>Needs</p><p>Skills</p>",
    ],
)
def test_a_heading_of_word_keeps_its_level_whatever_its_style_is_called(html: str) -> None:
    assert rich_text(html) == "## Needs\n\nSkills"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p style='text-decoration:line-through'>old</p><p>new</p>", "~~old~~\n\nnew"),
        ("<b style='TEXT-DECORATION: underline Line-Through'>old</b> new", "~~old~~ new"),
        ("<div style='text-line-through:double'><p>a</p><ul><li>b</ul></div>", "~~a~~\n\n- ~~b~~"),
        ("<style>.x{text-decoration-line:line-through}</style><p>a <i class=x>b</i></p>", "a ~~b~~"),
        ("<style>s{text-decoration:none}</style><p><s>a</s></p>", "a"),
        ("<p><s>a <s>b</s> <u style='text-decoration:line-through'>c</u></s></p>", "~~a b c~~"),
        ("<p>a<s> b </s>c</p>", "a ~~b~~ c"),
        (
            "<p><s>see <a href='https://x.eu/a'>our site</a></s> now</p>",
            "~~see [our site](https://x.eu/a)~~ now",
        ),
        ("<p>a<sup><a href='https://x.eu/n'>1</a></sup></p>", "a[¹](https://x.eu/n)"),
        ("<p><a href='https://x.eu/A_(b) c'>a</a></p>", "[a](https://x.eu/A_%28b%29%20c)"),
        (
            "<p>a<sup><a href='https://x.eu/n'>[1]</a></sup>, <a href='https://x.eu/b'>b</a></p>",
            "a^[1] (https://x.eu/n), [b](https://x.eu/b)",
        ),
        *(
            ("<p>e<sup>-kt</sup>, 10<sup>-x</sup>, 2<sup>x</sup>", "e^-kt, 10^-x, 2^x"),
            (
                "<p>x<sup>a+1</sup>, 1<sup>er</sup>, Acme<sup>®</sup>, t<sub>max</sub>",
                "x^(a+1), 1er, Acme®, tmax",
            ),
            ("<p>a<b style='vertical-align:super'>2</b>", "a²"),
        ),
        *(
            ("<ol style='list-style-type:none'><li>1.1 own<li>1.2 own</ol>", "1.1 own\n1.2 own"),
            ("<style>.a{list-style:none inside}</style><ul class=a><li># a<li>b</ul>", "\\# a\nb"),
            ("<ol style='list-style: inside lower-roman'><li>a<li>b</ol>", "i) a\nii) b"),
            ("<ul style='list-style-type:decimal'><li>a<li>b</ul>", "1. a\n2. b"),
            ("<ol style='list-style:square'><li>a</ol>", "- a"),
            ("<ol style='list-style-type:lower-greek' start=24><li>a<li>b</ol>", "ω) a\nαα) b"),
            ("<ul><li style='display:block'>a</ul>", "a"),
        ),
        *(
            ("<style>@media screen and (max-width:600px){.x{display:none}}</style><p class=x>a</p>", "a"),
            ("<style>@media print, screen {.x{display:none}} p{}</style><p class=x>b</p><p>a</p>", "a"),
            ("<style>@supports (x:y){@media all{p{display:none}}}</style><p>a</p>", "a"),
            ("<style media=print>p{display:none}</style><p>a</p>", "a"),
            ("<style>.x{display:none}</style><p class=x style='display:none;display:block'>a</p>", "a"),
            ("<style>.x{display:none !important}</style><p class=x style='display:block'>b</p>a", "a"),
        ),
        (
            "<p>a <i style='visibility:hidden'>b <b><u style='visibility:visible'>c</u></b></i></p>",
            "a c",
        ),
        ("<html><head><meta charset=utf-8><body><p>All</p><p>seen</p></body></html>", "All\n\nseen"),
        ("<head><title>T</title>All of it", "All of it"),
        ("<p>Read <a href='#cmntary'>the notes</a> and <a href='#cmnt1'>this</a>", "Read the notes and this"),
        ("<p>10<sup>6</sup> EUR, CO<sub>2</sub>, 1<sup>st</sup></p>", "10⁶ EUR, CO₂, 1st"),
        *(
            ("<ol reversed><li>a<li>b<li>c</ol>", "3. a\n2. b\n1. c"),
            ("<ol reversed start=9><li>a<li value=4>b<li>c</ol>", "9. a\n4. b\n3. c"),
            ("<ol start=0><li>a<li>b</ol>", "0. a\n1. b"),
            ("<ol start=-1><li>a<li>b</ol>", "-1. a\n0. b"),
            ("<ol><li>a<li><li>c</ol>", "1. a\n3. c"),
            ("<ol type=a start=26><li>a<li>b</ol>", "z) a\naa) b"),
            ("<table><tr><td><ol start=4><li>x<li>y</ol></table>", "| 4. x<br>5. y |\n|---|"),
        ),
        *(
            ("<style>.x, p.y {display:none}</style><p class='a x'>b</p><p class=y>c<p>new", "new"),
            ("<style><!-- .x{mso-hide:all} --></style><p>a<span class=x>b</span></p>", "a"),
            ("<style>.x{display:none}</style><p class=x style='display:block'>a</p>", "a"),
            ("<style>@media print{.x{display:none}}</style><p class=x>a</p>", "a"),
            ("<style>.x:hover{display:none} .y .x{display:none}</style><p class=x>a</p>", "a"),
            ("<style>.x{font-weight:bold}</style><p>a <span class=x>b</span></p>", "a **b**"),
            ("<style>.x{vertical-align:super}</style><p>10<span class=x>6</span></p>", "10⁶"),
            ("<pre>\none\n<span>two</span>\n</pre>", "one\ntwo"),
            ("<p style='white-space:pre-wrap'>a\n<span>c</span>\nd</p>", "a\nc\nd"),
            ("<p>a\nb</p>", "a b"),
        ),
        *(
            ("<style>td p.x{display:none}</style><table><tr><td>a<p class=x>b</table>", "| a |\n|---|"),
            ("<style>.a .b{display:none}</style><div class=a><p class=b>c<p>d</div><p class=b>e", "d\n\ne"),
            ("<style>div.a > p{text-decoration:line-through}</style><div class=a><p>b</div>", "~~b~~"),
            ("<style>div.a > p{display:none}</style><div class=a><ul><li><p>b</ul></div>", "- b"),
            ("<style>ol.x li{list-style-type:lower-alpha}</style><ol class=x><li>b<li>c</ol>", "a) b\nb) c"),
            (
                "<style>.x i{display:none} .x .y i{display:inline}</style><p class=x><b class=y><i>a</i></b>",
                "***a***",
            ),
            (
                "<style>.a + .b{display:none} .a:hover .b{display:none}</style><p class=a>b<p class=b>c",
                "b\n\nc",
            ),
        ),
        *(
            ("<p>He said <q>so <q>it</q> is</q>.", "He said “so ‘it’ is”."),
            ("<p><math><mfrac><mn>1</mn><mi>n</mi></mfrac></math>", "1/n"),
            (
                "<p><math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac></math>",
                "(a+1)/2",
            ),
            ("<p><math><msqrt><mn>2</mn></msqrt></math>", "√2"),
            ("<p><math><msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup></math>", "x₁²"),
            ("<pre>if a:\n    b  = 1\n\tc</pre>", "if a:\n    b  = 1\n\tc"),
            ("<p style='white-space:pre-line'>a   b</p>", "a b"),
            (
                "<p>See <a href='https://x.eu/y#cmnt12'>[12]</a> there",
                "See [12] (https://x.eu/y#cmnt12) there",
            ),
            ("<p>See<a href='#cmnt1'>[a]</a> there", "See there"),
        ),
        ("<p>a<span style='display:none'>b</span> <del>old</del><ins>new</ins></p>", "a new"),
        (
            "<table><tr><th>Country<th>City<tr><td rowspan=2>Spain<td>Madrid<tr><td>Bilbao</table>",
            "| Country | City |\n|---|---|\n| Spain | Madrid |\n|  | Bilbao |",
        ),
        (
            "<table><tr><td colspan=2>Both<td>c<tr><td>1<td>2<td>3</table>",
            "| Both |  | c |\n|---|---|---|\n| 1 | 2 | 3 |",
        ),
        ("<table><caption>Costs</caption><tr><td>1</table>", "Costs\n\n| 1 |\n|---|"),
        ("<table><tr><td><p>One.</p><p>Two.</p></table>", "| One.<br>Two. |\n|---|"),
        ("<table><tr><td><ul><li>x<li>y</ul></table>", "| • x<br>• y |\n|---|"),
        ("<table><tr><td><table><tr><td>1<td>2</table></table>", "| 1 2 |\n|---|"),
        (
            "<p>so *this* and <b>bold</b>, [x](https://y.eu)</p>",
            "so \\*this* and **bold**, \\[x](https://y.eu)",
        ),
        ("<p>\\*q* and [x](https://y.eu)</p>", "\\\\*q* and \\[x](https://y.eu)"),
    ],
)
def test_what_is_seen_is_what_is_pasted(html: str, text: str) -> None:
    assert rich_text(html) == text


WORD_NOTE = (
    "<p>High<a href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]</span></a>. More.</p>"
    "<div id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'>[1]</a>"
    " Eurostat, <b>2022</b>.</p></div>"
)
WRITER_NOTE = (
    "<p>High<a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a>. More.</p>"
    "<div><p><a name='sdfootnote1sym' href='#sdfootnote1anc'>1</a>Eurostat, <b>2022</b>.</p></div>"
)
DOCS_NOTE = (
    "<p>High<sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></sup>. More.</p><hr>"
    "<div><p><a href='#ftnt_ref1' id='ftnt1'>[1]</a><span> Eurostat, <b>2022</b>.</span></p></div>"
)


@pytest.mark.parametrize("html", [WORD_NOTE, WRITER_NOTE, DOCS_NOTE], ids=["Word", "Writer", "Google Docs"])
def test_footnotes_of_word_processors_are_footnotes(html: str) -> None:
    assert rich_text(html) == "High[^1]. More.\n\n[^1]: Eurostat, **2022**."
    assert rich_text(html, {"1", "2"}) == "High[^3]. More.\n\n[^3]: Eurostat, **2022**.", (
        "a name of their own"
    )
    assert "[^" not in plain_text(html)


def test_a_link_inside_a_page_is_no_footnote() -> None:
    html = "<p><a href='#end' id='top'>Down to the end</a></p><p><a href='#top' id='end'>Up again</a></p>"
    assert rich_text(html) == "Down to the end\n\nUp again"
    assert rich_text("<p>See<a href='#_ftn1' name='_ftnref1'>[1]</a></p>") == "See[1]"
