"""A Word document comes back from a partner: comments find their places, changed texts are named."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.edits.commenting import add_comment
from euroapp.edits.returned import news, place_in, take_comments
from euroapp.errors import DraftUnreadable
from euroapp.export.docx.writing import export_docx
from euroapp.export.proposal import Options, stamp
from euroapp.figures import figures
from euroapp.importing.texts.returned import read_returned
from tests.builders import an_example

NEEDS = "narrative/needs/text"
DAY = date(2026, 11, 27)
Partner = Callable[[Any], object]


def sent(draft: Draft, folder: Path) -> Path:
    path = folder / "sent.docx"
    call = load_call(draft.call.id)
    export_docx(draft, call, figures(draft, call), path, Options(comments=True))
    return path


def back(folder: Path, partner: Partner, draft: Draft | None = None) -> Path:
    """Let a partner work on the document, and return what comes back."""
    made = Document(str(sent(draft or an_example(), folder)))
    partner(made)
    path = folder / "back.docx"
    made.save(str(path))
    return path


def paragraph(made: Any, words: str) -> Any:
    return next(one for one in made.paragraphs if words in one.text)


def altered(path: Path, change: Callable[[str], str], part: str = "word/document.xml") -> Path:
    """Write the document anew with one part changed."""
    raw = BytesIO(path.read_bytes())
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()).encode() if name == part else data)
    return path


def test_a_document_that_nobody_touched_brings_nothing(tmp_path: Path) -> None:
    found = read_returned(sent(an_example(), tmp_path), an_example())
    assert (found.comments, found.texts) == ((), ())
    assert found.state == stamp(an_example())


def test_comments_come_to_the_field_or_the_row_beside_which_they_stand(tmp_path: Path) -> None:
    draft = an_example()
    task = draft.tasks[3]

    def partner(made: Any) -> None:
        text = paragraph(made, "From needs to specific objectives")
        made.add_comment(text.runs[:1], text="Is that true?\nAsk Marco.", author="Eva", initials="E")
        cell = next(
            c for t in made.tables for r in t.rows if task.name in r.cells[1].text for c in r.cells[-1:]
        )
        made.add_comment(cell.paragraphs[0].runs[:1], text="Too much.", author="Luca", initials="L")

    found = read_returned(back(tmp_path, partner), draft)
    first, second = sorted(found.comments, key=lambda one: one.author)
    assert (first.path, first.words) == (NEEDS, "Is that true?\nAsk Marco.")
    assert "From needs" in first.passage
    assert second.path.startswith(f"tasks/{task.id}")
    after = take_comments(draft, found.comments, DAY)
    assert [one.by for one in after.comments[-2:]] == [one.author for one in found.comments]
    assert news(after, found.comments) == [], "the same document a second time brings nothing"


def test_what_went_out_as_comments_does_not_come_back_twice(tmp_path: Path) -> None:
    draft = add_comment(an_example(), NEEDS, "Shorter, please.", by="Ana", day=DAY)
    found = read_returned(sent(draft, tmp_path), draft)
    assert [one.words for one in found.comments] == ["Shorter, please."]
    assert news(draft, found.comments) == []


def test_a_changed_text_is_named_with_tracked_changes_accepted(tmp_path: Path) -> None:
    def partner(made: Any) -> None:
        text = paragraph(made, "From needs to specific objectives")
        for tag, words in (("w:ins", " and more"), ("w:del", " never said")):
            change, run = OxmlElement(tag), OxmlElement("w:r")
            inside = OxmlElement("w:t" if tag == "w:ins" else "w:delText")
            inside.text = words
            run.append(inside)
            change.append(run)
            text._p.append(change)

    found = read_returned(back(tmp_path, partner), an_example())
    assert [one.path for one in found.texts] == [NEEDS]
    assert "objectives and more" in found.texts[0].words
    assert "never said" not in found.texts[0].words


def test_an_end_of_a_place_that_was_lost_on_the_way_takes_nothing_else_along(tmp_path: Path) -> None:
    path = sent(an_example(), tmp_path)
    altered(path, lambda text: re.sub(r"<w:bookmarkEnd [^>]*/>", "", text))
    assert read_returned(path, an_example()).texts == ()


def test_a_place_that_is_gone_leads_to_what_is_left_around_it() -> None:
    draft = an_example()
    gone = draft.replace(tasks=draft.tasks[1:])
    assert place_in(gone, f"tasks/{draft.tasks[0].id}/name") == "tasks"
    assert place_in(draft, "") == "page/proposal"
    assert place_in(draft, "page/quality") == "page/quality"


def test_a_document_of_somebody_else_is_refused_with_what_to_do(tmp_path: Path) -> None:
    other = tmp_path / "other.docx"
    made = Document()
    made.add_paragraph("A letter.")
    made.save(str(other))
    with pytest.raises(DraftUnreadable, match="not exported by EuroApp"):
        read_returned(other, an_example())
    no_zip = tmp_path / "old.docx"
    no_zip.write_bytes(b"\xd0\xcf\x11\xe0" + b"x" * 99)
    with pytest.raises(DraftUnreadable, match="save it in Word"):
        read_returned(no_zip, an_example())


@pytest.mark.parametrize("harm", ["<!DOCTYPE x [<!ENTITY a 'b'>]>", "<w:p>", "\x00"])
def test_a_damaged_document_is_refused(tmp_path: Path, harm: str) -> None:
    path = sent(an_example(), tmp_path)
    altered(path, lambda text: harm + text)
    with pytest.raises(DraftUnreadable, match="damaged"):
        read_returned(path, an_example())


def test_a_document_without_what_was_sent_says_that_changes_are_not_known(tmp_path: Path) -> None:
    path = sent(an_example(), tmp_path)
    raw = BytesIO(path.read_bytes())
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            if "itemSent" not in name:
                new.writestr(name, old.read(name))
    found = read_returned(path, an_example())
    assert (found.state, found.texts) == ("", ())
