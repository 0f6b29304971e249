"""The PDF, read back with two programs that share no code with the one that wrote it."""

from __future__ import annotations

import ctypes
import getpass
import io
import json
import re
import socket
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from euroapp.calls.call import Call
from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.draft.narrative import NarrativeSection
from euroapp.draft.paths import put
from euroapp.draft.risks import Risk
from euroapp.errors import ExportFailed
from euroapp.export import ExportReport, export_pdf
from euroapp.figures import figures
from euroapp.outline import outline
from euroapp.storage.example import example_draft
from euroapp.storage.openformat import to_json

CALL = "smp-cosme-2021-cluster-01"
MM = 72 / 25.4
A4 = (595.3, 841.9)


def saved(draft: Draft, path: Path, profile: str = "working") -> ExportReport:
    call = load_call(CALL)
    return export_pdf(draft, call, figures(draft, call), path, profile)  # type: ignore[arg-type]


class Printed:
    """A PDF as pdfium sees it."""

    def __init__(self, path: Path) -> None:
        self.document = pdfium.PdfDocument(path)
        self.pages = [page.get_textpage() for page in self.document]
        self.text = [page.get_text_range() for page in self.pages]
        self.bodies = [
            page.get_text_bounded(0, 60, size[0], size[1] - 60)
            for page, size in zip(self.pages, self.sizes, strict=True)
        ]

    @property
    def sizes(self) -> list[tuple[float, float]]:
        return [page.get_size() for page in self.document]

    @property
    def letters(self) -> str:
        """All text without white space and hyphens."""
        return squeezed("".join(self.bodies))

    def smallest_font(self) -> float:
        sizes = []
        for page in self.document:
            for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
                size = ctypes.c_float()
                pdfium_c.FPDFTextObj_GetFontSize(item, size)
                sizes.append(size.value)
        return min(sizes)

    def outside(self, margin: float) -> list[tuple[int, str]]:
        """Text that lies nearer to the edge of its page than the margin."""
        found = []
        for number, page in enumerate(self.document, 1):
            wide, high = page.get_size()
            for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
                left, bottom, right, top = item.get_bounds()
                if left < margin or bottom < margin or right > wide - margin or top > high - margin:
                    found.append((number, f"{left:.0f} {bottom:.0f} {right:.0f} {top:.0f}"))
        return found


def squeezed(text: str) -> str:
    return re.sub(r"[\s\-\u00ad\u2010\u2011\ufffe\ufffd\u0002]+", "", text)


@pytest.fixture(scope="module")
def example() -> Draft:
    return example_draft()


@pytest.fixture(scope="module")
def call() -> Call:
    return load_call(CALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pdf")


@pytest.fixture(scope="module")
def report(example: Draft, folder: Path) -> ExportReport:
    return saved(example, folder / "example.pdf")


@pytest.fixture(scope="module")
def printed(report: ExportReport, folder: Path) -> Printed:
    assert report.pages
    return Printed(folder / "example.pdf")


@pytest.fixture(scope="module")
def reader(report: ExportReport, folder: Path) -> pypdf.PdfReader:
    assert report.pages
    return pypdf.PdfReader(folder / "example.pdf")


def small(text: str) -> Draft:
    """A draft that prints one text in every way there is."""
    return Draft(
        narrative=(NarrativeSection(id="background", text=text),),
        risks=(Risk(id="r1", description=text, mitigation="None."),),
    ).replace(general={"acronym": text[:60], "title": text, "abstract": text})


def test_the_report_tells_pages_size_and_nothing_to_note(
    report: ExportReport, reader: pypdf.PdfReader, folder: Path
) -> None:
    assert report.pages == len(reader.pages)
    assert 45 <= report.pages <= 65
    assert report.size == (folder / "example.pdf").stat().st_size < 2_000_000
    assert report.notes == ()


def test_every_section_title_is_printed_in_the_order_of_the_form(printed: Printed, call: Call) -> None:
    text = re.sub(r"\s+", " ", " ".join(printed.bodies[2:]))
    at = 0
    for section in call.form.sections():
        at = text.index(f"{section.number} {section.title}".strip(), at)


def test_every_page_is_a4_with_call_acronym_and_number(printed: Printed, call: Call) -> None:
    for number, (text, size) in enumerate(zip(printed.text, printed.sizes, strict=True), 1):
        assert sorted(size) == pytest.approx(A4, abs=0.1)
        assert str(call.facts.topic_id.value) in text
        assert "FOODBRACE" in text
        assert f"{number} of {len(printed.pages)}" in text


def test_all_fonts_are_embedded(reader: pypdf.PdfReader) -> None:
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    names = {str(font["/BaseFont"]) for font in fonts}
    assert {name.split("+")[1].split("-")[0] for name in names} == {"LiberationSans"}
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in fonts)


def test_nothing_is_smaller_than_nine_points_or_outside_the_margins(printed: Printed) -> None:
    assert printed.smallest_font() >= 9
    assert printed.outside(15 * MM) == []


def test_every_paragraph_of_every_narrative_is_printed(printed: Printed, example: Draft) -> None:
    letters = printed.letters
    for section in example.narrative:
        for token in MarkdownIt("commonmark").parse(section.text):
            if token.type == "inline":
                words = "".join(
                    child.content or " " for child in token.children or [] if child.type != "link_open"
                )
                assert squeezed(words) in letters


def test_tables_show_the_figures(printed: Printed, example: Draft, call: Call) -> None:
    text = " ".join(" ".join(printed.bodies).split())
    derived = figures(example, call)
    for line in derived.budget.partners:
        assert f"{line.costs.total:,.2f}" in text
        assert f"{line.requested:,.2f}" in text
    for costs in derived.budget.work_packages.values():
        assert f"{costs.total:,.2f}" in text
    assert f"Total {derived.effort.total:.1f}" in text


def test_bookmarks_lead_to_chapters_sections_and_packages(reader: pypdf.PdfReader, call: Call) -> None:
    def flat(entries: list[object]) -> Iterator[pypdf.generic.Destination]:
        for entry in entries:
            if isinstance(entry, list):
                yield from flat(entry)
            else:
                assert isinstance(entry, pypdf.generic.Destination)
                yield entry

    found = {str(entry.title): reader.get_destination_page_number(entry) for entry in flat(reader.outline)}
    assert {f"{s.number} {s.title}".strip() for s in call.form.sections()} <= set(found)
    assert any(title.startswith("Work package 6") for title in found)
    pages = [found[f"{chapter.number} {chapter.title}"] for chapter in call.form.chapters if chapter.title]
    assert pages == sorted(pages)


def test_contents_lead_to_the_pages_they_name(reader: pypdf.PdfReader) -> None:
    text = reader.pages[1].extract_text()
    links = [link.get_object() for link in reader.pages[1]["/Annots"]]
    assert len(links) > 30
    named = re.search(r"Impact and ambition\s+(\d+)", text)
    assert named
    assert "Impact and ambition" in reader.pages[int(named.group(1)) - 1].extract_text()


def test_fields_are_named_places(reader: pypdf.PdfReader) -> None:
    assert {"risks/r1", "narrative/background/text", "schemes/s1"} <= set(reader.named_destinations)


def test_the_file_tells_nothing_about_who_made_it_where(reader: pypdf.PdfReader, folder: Path) -> None:
    metadata = {key: str(value) for key, value in (reader.metadata or {}).items()}
    assert metadata["/Title"].startswith("FOODBRACE")
    assert not any(metadata.get(key) for key in ("/Author", "/Creator", "/Producer", "/Keywords"))
    raw = (folder / "example.pdf").read_bytes().decode("latin-1")
    for page in reader.pages:
        raw += page.get_contents().get_data().decode("latin-1")
    for private in (str(folder), str(Path.home()), socket.gethostname(), getpass.getuser()):
        assert len(private) < 6 or private not in raw
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_a_working_draft_says_so_on_every_page_and_a_submission_nowhere(
    printed: Printed, example: Draft, folder: Path
) -> None:
    assert all("Working draft" in text for text in printed.text)
    saved(example, folder / "clean.pdf", "submission")
    assert not any("Working draft" in text for text in Printed(folder / "clean.pdf").text)


def test_it_never_calls_itself_the_official_form(printed: Printed, call: Call) -> None:
    first = " ".join(printed.text[0].split())
    assert call.form.prevailing in first
    assert "Not the official form" in first


def test_the_same_draft_gives_the_same_bytes(example: Draft, folder: Path, report: ExportReport) -> None:
    saved(example, folder / "again.pdf")
    assert (folder / "again.pdf").read_bytes() == (folder / "example.pdf").read_bytes()


def test_no_page_ends_with_a_heading(printed: Printed, call: Call) -> None:
    titles = {section.title for section in call.form.sections()}
    for body in printed.bodies[2:]:
        last = body.strip().splitlines()[-1]
        assert not any(last.endswith(title) for title in titles)


def test_an_empty_draft_is_printed(folder: Path, call: Call) -> None:
    report = saved(Draft(), folder / "empty.pdf")
    text = " ".join(Printed(folder / "empty.pdf").text)
    assert report.pages < 12
    assert "Not written yet." in text


def test_an_overfull_draft_is_printed_within_its_pages(example: Draft, folder: Path) -> None:
    long = "Supercalifragilistic-" * 8
    draft = example.replace(
        partners=(*example.partners, *(example.partners[1].replace(id=f"q{i}") for i in range(40))),
        work_packages=tuple(
            example.work_packages[i % 6].replace(id=f"wp{i + 1}", name=long) for i in range(40)
        ),
    )
    draft = put(draft, "cost_lines/" + draft.cost_lines[0].id + "/unit_cost", "999999999999.99")
    saved(draft, folder / "overfull.pdf")
    overfull = Printed(folder / "overfull.pdf")
    assert overfull.outside(15 * MM) == []
    assert overfull.smallest_font() >= 9


HOSTILE = {
    "markup": "<b>bold <project> name</b> & <i>unclosed R&D 5 < 6 <para> </font>",
    "image": '<img src="/etc/passwd"> ![x](file:///etc/passwd) <img src="http://127.0.0.1/x.png"/>',
    "script link": "[here](javascript:alert(1)) [there](file:///etc/passwd) <a href='javascript:x'>x</a>",
    "control": "a\x00b\x01c\x0b\x0cd\x1be\x7f\x85\ufffe z",
    "emoji": "Good 🙂 very 👩‍👩‍👧 flag 🇪🇺 tick ✓ star \u2b50\ufe0f",
    "directions": "abc \u202e evil \u2066 x \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "scripts": "Ελληνικά Български Čeština Łódź Malti ħ Gaeilge ġ 中文 日本語",
    "one long word": "w" * 100_000,
    "one long paragraph": "word and " * 11_111,
    "brackets": "[" * 20_000 + "*" * 20_000,
    "many columns": "|a" * 300 + "|\n" + "|-" * 300 + "|\n" + "|verylongword" * 300 + "|",
    "wide words in columns": "|a|b|c|\n|-|-|-|\n|" + "x" * 400 + "|" + "y" * 400 + "|z|",
    "deep lists": "".join("  " * i + "- x\n" for i in range(60)) + "> " * 60 + "deep",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_any_text_is_printed_inside_its_page(kind: str, tmp_path: Path) -> None:
    start = time.perf_counter()
    report = saved(small(HOSTILE[kind]), tmp_path / "hostile.pdf")
    assert time.perf_counter() - start < 20
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


def test_a_table_of_two_thousand_rows_repeats_its_head(tmp_path: Path) -> None:
    rows = tuple(Risk(id=f"r{i}", description=f"Risk number {i}", mitigation="Act.") for i in range(2000))
    report = saved(Draft(risks=rows), tmp_path / "x.pdf")
    pages = [body for body in Printed(tmp_path / "x.pdf").bodies if "Risk number" in body]
    assert report.seconds < 15
    assert len(pages) > 30
    assert all("Risk, likelihood and impact" in body for body in pages)
    assert all(f"R{i} " in " ".join(" ".join(pages).split()) for i in (1, 1000, 2000))


@settings(max_examples=25, deadline=None)
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


def test_a_target_that_cannot_be_written_leaves_the_old_file(example: Draft, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="no folder"):
        saved(Draft(), tmp_path / "nowhere" / "x.pdf")
    with pytest.raises(ExportFailed, match="is a folder"):
        saved(Draft(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "old.pdf"
    target.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ExportFailed, match="No space left on device"):
        saved(Draft(), target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.pdf"]


def test_progress_is_told_page_by_page(call: Call, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    draft = Draft()
    report = export_pdf(
        draft, call, figures(draft, call), tmp_path / "x.pdf", progress=lambda *step: told.append(step)
    )
    assert told == [(number, report.pages) for number in range(1, report.pages + 1)]


def test_a_process_of_its_own_builds_what_the_window_asks_for(example: Draft, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "euroapp.export", str(tmp_path / "out.pdf"), "--profile", "submission"]
    done = subprocess.run(command, input=to_json(example), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert set(answer) == {"pages", "seconds", "size", "notes"}
    assert answer["size"] == (tmp_path / "out.pdf").stat().st_size


@pytest.mark.parametrize(
    "given", [b"", b"[]", b'{"draft": 3}', b"\xff", b'{"draft": {"call": {"id": "none"}}}']
)
def test_that_process_refuses_in_one_sentence(given: bytes, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "euroapp.export", str(tmp_path / "out.pdf")]
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    assert done.returncode == 4
    assert b"Traceback" not in done.stderr
    assert done.stderr.strip()
    assert not (tmp_path / "out.pdf").exists()


def test_importing_the_export_does_not_load_reportlab() -> None:
    code = "import sys, euroapp.export; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
