"""No text, whatever it holds, stops an export, leaves its page or does what it says."""

from __future__ import annotations

import io
import time
import unicodedata
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.draft.risks import Risk
from euroapp.figures import figures
from euroapp.outline.proposal import outline
from tests.export.reading import CALL, MM, Printed, saved, small, squeezed
from tests.faults.workshop import rounds

HOSTILE = {
    "markup": "<b>bold <project> name</b> & <i>unclosed R&D 5 < 6 <para> </font>",
    "image": '<img src="/etc/passwd"> ![x](file:///etc/passwd) <img src="http://127.0.0.1/x.png"/>',
    "script link": "[here](javascript:alert(1)) [there](file:///etc/passwd) <a href='javascript:x'>x</a>",
    "control": "a\x00b\x01c\x0b\x0cd\x1be\x7f\x85\ufffe z",
    "emoji": "Good 🙂 very 👩‍👩‍👧 flag 🇪🇺 tick ✓ star \u2b50\ufe0f",
    "directions": "abc \u202e evil \u2066 x \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "scripts": "Ελληνικά Български Čeština Łódź Malti ħ Gaeilge ġ 中文 日本語",
    "one long word": "w" * rounds(30_000, 100_000),
    "one long paragraph": "word and " * rounds(4_000, 11_111),
    "brackets": "[" * 20_000 + "*" * 20_000,
    "many columns": "|a" * 300 + "|\n" + "|-" * 300 + "|\n" + "|verylongword" * 300 + "|",
    "wide words in columns": "|a|b|c|\n|-|-|-|\n|" + "x" * 400 + "|" + "y" * 400 + "|z|",
    "deep lists": "".join("  " * i + "- x\n" for i in range(60)) + "> " * 60 + "deep",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_any_text_is_printed_inside_its_page(kind: str, tmp_path: Path) -> None:
    start = time.process_time()
    report = saved(small(HOSTILE[kind]), tmp_path / "hostile.pdf")
    assert time.process_time() - start < 20
    assert report.pages == len(pypdf.PdfReader(tmp_path / "hostile.pdf").pages)
    if report.pages < 40:
        assert Printed(tmp_path / "hostile.pdf").outside(15 * MM) == []


def test_markup_is_printed_as_letters(tmp_path: Path) -> None:
    saved(small(HOSTILE["markup"]), tmp_path / "x.pdf")
    assert squeezed(HOSTILE["markup"]) in Printed(tmp_path / "x.pdf").letters


def test_only_web_and_mail_addresses_become_links(tmp_path: Path) -> None:
    text = (
        "[a](https://example.org) [b](mailto:x@example.org) [c](ftp://example.org) " + HOSTILE["script link"]
    )
    saved(small(text), tmp_path / "x.pdf")
    reader = pypdf.PdfReader(tmp_path / "x.pdf")
    links = [a.get_object().get("/A", {}) for page in reader.pages for a in page.get("/Annots", [])]
    assert {str(link["/URI"]) for link in links if "/URI" in link} == {
        "https://example.org",
        "mailto:x@example.org",
    }
    assert not any(str(page.get("/Resources", {}).get("/XObject", "")) for page in reader.pages)
    assert "ftp://example.org" in Printed(tmp_path / "x.pdf").letters


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("control", "control characters were left out"),
        ("emoji", "characters that the font lacks are printed by their code, such as [U+"),
        ("directions", "marks that turn the direction of writing were left out"),
        ("scripts", "characters that the font lacks"),
    ],
)
def test_what_cannot_be_printed_is_reported_with_its_place(kind: str, said: str, tmp_path: Path) -> None:
    notes = saved(small(HOSTILE[kind]), tmp_path / "x.pdf").notes
    note = next(note for note in notes if said in note)
    assert "Abstract" in note


def test_the_alphabets_of_the_union_are_printed(tmp_path: Path) -> None:
    text = "Ελληνικά Български Čeština Łódź Malti ħ Gaeilge ḋ Românește ș ț Latviešu ņ €"
    assert saved(small(text.replace("ḋ", "ġ")), tmp_path / "x.pdf").notes == ()
    assert "Български" in Printed(tmp_path / "x.pdf").letters


def test_a_table_of_many_hundred_rows_repeats_its_head(tmp_path: Path) -> None:
    rows = tuple(
        Risk(id=f"r{i}", description=f"Risk number {i}", mitigation="Act.") for i in range(rounds(300, 600))
    )
    saved(Draft(risks=rows), tmp_path / "x.pdf")
    pages = [body for body in Printed(tmp_path / "x.pdf").bodies if "Risk number" in body]
    assert len(pages) > 7
    assert all("Risk, likelihood and impact" in body for body in pages)
    assert all(f"R{i} " in " ".join(" ".join(pages).split()) for i in (1, 149, 300))


@settings(max_examples=rounds(15, 500), deadline=None)
@given(st.text(max_size=400))
def test_whatever_is_typed_makes_a_file_that_opens(text: str) -> None:
    from euroapp.export.pdf.document import build

    draft, call = small(text), load_call(CALL)
    document = build(outline(draft, call, figures(draft, call)))
    assert len(pypdf.PdfReader(io.BytesIO(document.data)).pages) == document.pages


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_every_letter_is_kept_or_noted(text: str) -> None:
    from euroapp.export.pdf.text import Notes, printable

    notes = Notes()
    shown = printable(text, "general/abstract", notes)
    lost = [char for char in text if char.isalnum() and char not in shown and not unicodedata.combining(char)]
    assert not lost or notes.counts or unicodedata.normalize("NFC", text) != text
