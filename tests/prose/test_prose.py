"""The little language: the listed marks are read, and all else is text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.prose import Heading, Item, Paragraph, Picture, Run, Table, parse


def words(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def told(source: str) -> list[str]:
    """Return what a text shows, a block a string; marks of items stand before their text."""
    found = []
    for block in parse(source).blocks:
        if isinstance(block, Table):
            found += [" / ".join(words(cell) for cell in row) for row in block.rows]
        elif isinstance(block, Picture):
            found.append(f"<{block.key}> {block.caption}")
        elif isinstance(block, Item):
            found.append(f"{block.mark or '•'} {words(block.runs)}")
        else:
            found.append(words(block.runs))
    return found


def dressed(source: str) -> list[tuple[str, str]]:
    """Return the runs of a line with `b` for bold, `i` for italic and the address of a link."""
    (block,) = parse(source).blocks
    assert isinstance(block, Paragraph)
    return [(run.text, "b" * run.bold + "i" * run.italic + run.link) for run in block.runs]


@pytest.mark.parametrize(
    "text",
    [
        "The fee is 2*3*4 = 24 months.",
        "10*12*1000 EUR",
        "2**3 and 3**2",
        "__init__ and _drafts_",
        r"\\server\_drafts\*.xlsx",
        r"C:\data\*.* and D:\*.*",
        "*.xlsx, *.docx",
        "5* and 4* hotels",
        "a * b * c",
        "See [1].",
        "[1]: https://example.org/study.pdf",
        "[SME]: enterprise",
        "[Annex 3]: Budget",
        "Only 12 % do so[^1].",
        "[^1]: nobody mentions this",
        "[see](annex 3) and [x](y)",
        "<b>R&amp;D</b> &lt; `code` ~~old~~",
        "> quoted",
        "---",
        "#hashtag",
        "1.1 Scope",
        "a) train",
        "(1) one",
        "007. x",
        "![x](file:///etc/passwd) beside a text",
        "![y](https://example.org/a.png)",
        r"ends with a backslash \ ",
        "****",
        "**",
    ],
)
def test_what_is_no_listed_mark_is_text(text: str) -> None:
    assert " ".join(told(text)) == text.strip()


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("**a**", [("a", "b")]),
        ("*a b*", [("a b", "i")]),
        ("***a***", [("a", "bi")]),
        ("(*see* there)", [("(", ""), ("see", "i"), (" there)", "")]),
        ("**a *b* c**", [("a ", "b"), ("b", "bi"), (" c", "b")]),
        ("*one\ntwo*", [("one\ntwo", "i")]),
        ("**5 %**, *x*.", [("5 %", "b"), (", ", ""), ("x", "i"), (".", "")]),
        ("[words](https://a.eu/x_(y))", [("words", "https://a.eu/x_(y)")]),
        ("**[w](mailto:a@b.eu)**", [("w", "bmailto:a@b.eu")]),
        ("at https://a.eu/*x*.", [("at ", ""), ("https://a.eu/*x", "https://a.eu/*x"), ("*.", "")]),
        (r"\*not italic*", [("*not italic*", "")]),
        (r"\[no](https://a.eu)", [("[no](https://a.eu)", "")]),
    ],
)
def test_marks_dress_the_words_between_them(text: str, runs: list[tuple[str, str]]) -> None:
    assert dressed(text) == runs


def test_a_line_end_is_a_line_end_and_an_empty_line_a_new_paragraph() -> None:
    assert told("We will:\r\n• train\u2028• fund\n\nEnd") == ["We will:", "• train", "• fund", "End"]
    assert told("Street 1\nTown") == ["Street 1\nTown"]


@pytest.mark.parametrize("number", ["5.", "7)", "a)", "(1)", "(iv)", "ii.", "–", "▪", "✓"])
def test_an_item_keeps_the_number_its_author_gave_it(number: str) -> None:
    assert told(f"{number} Abc\n{number}\tDef") == [f"{number} Abc", f"{number} Def"]


def test_bullets_of_word_are_items() -> None:
    kinds = [type(block) for block in parse("•\ta\n\uf0b7 b\no\tc\n\uf0a7\u00a0d\n- e\n* f").blocks]
    assert kinds == [Item] * 6


def test_items_nest_by_their_indent_and_take_the_lines_below_them() -> None:
    blocks = parse("- a\n  goes on\n  - b\n    - c\n- d\n\n  further\nafter").blocks
    found = [(block.depth, words(block.runs)) for block in blocks if isinstance(block, Item | Paragraph)]
    assert found == [(1, "a\ngoes on"), (2, "b"), (3, "c"), (1, "d"), (1, "further\nafter")]


def test_a_heading_has_its_level() -> None:
    assert parse("### Needs of **SMEs**").blocks == (Heading(3, (Run("Needs of "), Run("SMEs", bold=True))),)


def test_every_cell_of_a_table_is_kept() -> None:
    source = "| A | B |\n|---|--:|\n| 1 | 2 | 300,000 EUR |\n| | x\\|y |\nz | <br>q\nend"
    assert told(source) == ["A / B / ", "1 / 2 / 300,000 EUR", " / x|y / ", "z / \nq / ", "end"]
    table = parse(source).blocks[0]
    assert isinstance(table, Table)
    assert table.aligns == ("", "right", "")


def test_footnotes_are_numbered_as_they_are_mentioned() -> None:
    prose = parse("One[^b], two[^a], one again[^b].\n\n[^a]: First\n  goes on\n[^b]: Second *x*")
    assert words(prose.blocks[0].runs) == "One1, two2, one again1."  # type: ignore[union-attr]
    assert [(note.number, words(note.runs)) for note in prose.notes] == [
        ("1", "Second x"),
        ("2", "First\ngoes on"),
    ]


def test_numbers_that_an_author_gave_to_footnotes_stay() -> None:
    prose = parse("See[^7] and[^3].\n[^7]: seven\n[^3]: three")
    assert [note.number for note in prose.notes] == ["7", "3"]


def test_a_second_note_of_a_name_stays_in_the_text() -> None:
    prose = parse("x[^a]\n[^a]: one\n[^a]: two")
    assert [words(note.runs) for note in prose.notes] == ["one"]
    assert told("x[^a]\n[^a]: one\n[^a]: two") == ["x1\n[^a]: two"]


def test_an_image_stands_alone_on_its_line() -> None:
    assert told("![Cap](image:k1)\nand ![Cap](image:k1) here") == ["<k1> Cap", "and ![Cap](image:k1) here"]


@pytest.mark.parametrize("mark", ["# a", "- a", "* a", "![a](image:k)"])
def test_a_backslash_makes_a_mark_at_the_start_of_a_line_text(mark: str) -> None:
    assert told(f"\\{mark}") == [mark]
    assert isinstance(parse(f"\\{mark}").blocks[0], Paragraph)
    assert told(f"\\\\{mark}\n \\\\\\{mark}") == [f"\\{mark}\n\\\\{mark}"], "of several one is not printed"


HOSTILE = {
    "opening stars": "*a " * 60_000,
    "brackets": "[" * 100_000,
    "links without end": "[a](https://" * 20_000,
    "bars": "|a" * 50_000 + "\n" + "|-" * 50_000,
    "blanks": " " * 50_000 + "|\n" + " " * 50_000 + "-" * 50_000,
    "mentions": "[^a]" * 40_000 + "\n[^a]: x",
    "items": "- x\n" * 60_000,
    "backslashes": "\\*" * 40_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_text_takes_long_to_read(kind: str) -> None:
    start = time.process_time()
    parse(HOSTILE[kind])
    assert time.process_time() - start < 10


@given(st.text(alphabet="*_()^:|-#!\\ \nab1.\t•é§"))
def test_only_marks_ever_vanish(text: str) -> None:
    marks = str.maketrans("", "", "*#-\\|: \n\t•")
    blocks = (block for block in parse(text).blocks if not isinstance(block, Table))
    if any(isinstance(block, Table) for block in parse(text).blocks):
        return
    shown = "".join(getattr(block, "mark", "") + words(block.runs) for block in blocks)  # type: ignore[union-attr]
    assert shown.translate(marks) == text.translate(marks)
