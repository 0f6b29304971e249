"""The Word document says all that the proposal says, in its order, and nothing of who made it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from euroapp.calls.library import load_call
from euroapp.checks import check
from euroapp.draft import Draft
from euroapp.edits.commenting import add_comment
from euroapp.edits.values import set_value
from euroapp.export.docx.marks import bookmark_of
from euroapp.export.docx.writing import document
from euroapp.export.proposal import Options
from euroapp.figures import figures
from euroapp.outline.elements import Gantt, Table, plain
from euroapp.outline.proposal import outline
from tests.builders import an_example
from tests.export.test_any_text import HOSTILE


def written(draft: Draft, options: Options = Options()) -> bytes:  # noqa: B008 - frozen
    call = load_call(draft.call.id)
    return document(draft, call, figures(draft, call), options)[0]


def tree(data: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return etree.fromstring(file.read(part))


def words(data: bytes) -> str:
    root = tree(data)
    lines = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in root.iter(qn("w:p")))
    return "\n".join(lines)


@pytest.fixture(scope="module")
def example() -> bytes:
    return written(an_example())


def test_every_text_and_every_row_stands_in_the_document(example: bytes) -> None:
    draft, said = an_example(), " ".join(words(example).split())
    for row in draft.narrative:
        bare = re.sub(r"[*#_`\[\]|{}]|\(http\S+\)", " ", row.text).split()
        missing = {word for word in bare if word.isalpha() and word not in said}
        assert not missing, row.id
    for name in ("partners", "tasks", "deliverables", "milestones", "indicators", "risks", "events"):
        for one in getattr(draft, name):
            title = getattr(one, "legal_name", "") or getattr(one, "name", "") or getattr(one, "text", "")
            assert " ".join(str(title).split()) in said, (name, one.id)


def test_tables_and_captions_are_those_of_the_outline_in_their_order(example: bytes) -> None:
    draft = an_example()
    call = load_call(draft.call.id)
    printed = outline(draft, call, figures(draft, call))
    elements = [printed.participants, *(e for c in printed.chapters for e in c.elements)]
    wanted = [one.caption for one in elements if isinstance(one, Table) and one.caption]
    made = Document(BytesIO(example))
    captions = [p.text for p in made.paragraphs if p.style.name == "Caption"]
    tables = [text for text in captions if text.startswith("Table")]
    assert [text.partition(". ")[2] for text in tables][: len(wanted)] == wanted
    assert [int(re.findall(r"\d+", text)[0]) for text in tables] == list(range(1, len(tables) + 1))
    whole = next(one for one in elements if isinstance(one, Table) and one.key == "work_packages")
    found = next(
        t for t in made.tables if [c.text for c in t.rows[0].cells] == [c.head for c in whole.columns]
    )
    assert [[c.text for c in row.cells] for row in found.rows[1:]] == [
        [plain(cell) for cell in row.cells] for row in whole.rows
    ]


def test_figures_are_pictures_with_their_words(example: bytes) -> None:
    draft = an_example()
    call = load_call(draft.call.id)
    drawn = [
        e
        for c in outline(draft, call, figures(draft, call)).chapters
        for e in c.elements
        if isinstance(e, Gantt) or type(e).__module__.endswith("drawings")
    ]
    pictures = tree(example).findall(".//" + qn("wp:docPr"))
    assert len(pictures) >= len(drawn) > 5
    assert all(one.get("descr") for one in pictures)


def test_headings_are_those_that_word_knows(example: bytes) -> None:
    made = Document(BytesIO(example))
    heads = [p for p in made.paragraphs if p.style.name.startswith("Heading")]
    chapters = [p.text for p in heads if p.style.name == "Heading 1"]
    assert chapters[:2] == ["Project summary", "1\xa0 Relevance"]
    instructions = {t.text.strip() for t in tree(example).iter(qn("w:instrText"))}
    assert any(text.startswith("TOC") for text in instructions)
    for grid in made.tables:
        head = grid.rows[0]._tr.find(f".//{qn('w:tblHeader')}")
        assert head is not None or len(grid.columns) in (2, 4)


def test_bookmarks_name_the_fields_each_once(example: bytes) -> None:
    names = [one.get(qn("w:name")) for one in tree(example).iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in names)
    for row in an_example().narrative:
        if row.text.strip():
            assert bookmark_of(f"narrative/{row.id}/text") in names


@pytest.mark.parametrize("path", ["narrative/x_y/text", "narrative/" + "long" * 20, "a/b-c", "a_/0b"])
def test_paths_that_differ_have_names_that_differ(path: str) -> None:
    names = {bookmark_of(one) for one in (path, path + "x", path.replace("/", "_"), path.replace("_", "/"))}
    assert len(names) == len({path, path + "x", path.replace("/", "_"), path.replace("_", "/")})


def test_what_is_open_stands_beside_it_as_a_comment_and_in_no_copy_to_submit() -> None:
    draft = set_value(an_example(), "general/acronym", "")
    draft = add_comment(
        draft, "narrative/needs/text", "Shorter, please.", by="Ana", day=an_example().history[0].day or None
    )
    call = load_call(draft.call.id)
    findings = check(draft, call)
    assert findings
    made = Document(BytesIO(written(draft, Options(comments=True))))
    said = [(one.author, one.text) for one in made.comments]
    assert ("Ana", "Shorter, please.") in said
    assert sum(author == "EuroApp" for author, _ in said) == len(findings)
    sent = Document(BytesIO(written(draft, Options(profile="submission"))))
    assert not list(sent.comments)


def test_the_file_says_nothing_of_who_made_it_and_when(example: bytes) -> None:
    assert example == written(an_example())
    told = Document(BytesIO(example)).core_properties
    assert (told.author, told.last_modified_by) == ("", "")
    with zipfile.ZipFile(BytesIO(example)) as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_any_text_can_be_written_and_what_word_cannot_hold_is_told() -> None:
    draft = an_example()
    for place, text in enumerate(HOSTILE):
        row = draft.narrative[place % len(draft.narrative)]
        draft = set_value(draft, f"narrative/{row.id}/text", f"{row.text}\n\n{text}"[:90_000])
    draft = set_value(draft, "general/title", "A\x07 bell \x0b and \U0001f600")
    call = load_call(draft.call.id)
    data, report = document(draft, call, figures(draft, call), Options())
    assert any("control character" in str(note) for note in report.notes)
    assert "bell" in words(data)
    assert "\U0001f600" in words(data), "Word has letters that the print has not"
