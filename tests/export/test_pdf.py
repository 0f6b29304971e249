"""The PDF, read back with two programs that share no code with the one that wrote it."""

from __future__ import annotations

import getpass
import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from euroapp.calls.call import Call
from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.draft.paths import put
from euroapp.errors import ExportFailed
from euroapp.export.proposal import ExportReport, export_pdf
from euroapp.figures import figures
from euroapp.storage.openformat import to_json
from tests.builders import an_example
from tests.export.reading import CALL, MM, Printed, drawn, example_print, saved, squeezed

A4 = (595.3, 841.9)


@pytest.fixture(scope="module")
def example() -> Draft:
    return an_example()


@pytest.fixture(scope="module")
def call() -> Call:
    return load_call(CALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pdf")


@pytest.fixture(scope="module")
def report(folder: Path) -> ExportReport:
    raw, made = example_print()
    (folder / "example.pdf").write_bytes(raw)
    return made


@pytest.fixture(scope="module")
def printed(report: ExportReport, folder: Path) -> Printed:
    assert report.pages
    return Printed(folder / "example.pdf")


@pytest.fixture(scope="module")
def reader(report: ExportReport, folder: Path) -> pypdf.PdfReader:
    assert report.pages
    return pypdf.PdfReader(folder / "example.pdf")


def test_the_report_tells_pages_size_and_nothing_to_note(
    report: ExportReport, reader: pypdf.PdfReader, folder: Path
) -> None:
    assert report.pages == len(reader.pages)
    assert 45 <= report.pages <= 70
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
        assert str(call.facts.text("topic_id").value) in text
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


def test_every_line_of_every_narrative_is_printed(printed: Printed, example: Draft) -> None:
    letters = printed.letters
    for section in example.narrative:
        for line in section.text.splitlines():
            words = re.sub(r"^(#+|[-*]) |\*\*?|^\|[-|:]+\|$", "", line)
            # What live fields show is looked at in `test_live_print`.
            for stretch in re.split(r"\||\{=[^}]*\}", words):
                assert squeezed(stretch) in letters


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


def test_a_working_draft_says_so_on_every_page_and_a_submission_nowhere(printed: Printed) -> None:
    assert all("Working draft" in text for text in printed.text)
    assert not any("Working draft" in text for text in Printed(example_print("submission")[0]).text)


def test_it_never_calls_itself_the_official_form(printed: Printed, call: Call) -> None:
    first = " ".join(printed.text[0].split())
    assert call.form.prevailing in first
    assert "Not the official form" in first


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


def test_an_overfull_draft_is_printed_within_its_pages(example: Draft) -> None:
    long = "Supercalifragilistic-" * 8
    draft = example.replace(
        partners=(*example.partners, *(example.partners[1].replace(id=f"q{i}") for i in range(40))),
        work_packages=tuple(
            example.work_packages[i % 6].replace(id=f"wp{i + 1}", name=long) for i in range(40)
        ),
    )
    draft = put(draft, "cost_lines/" + draft.cost_lines[0].id + "/unit_cost", "999999999999.99")
    overfull = drawn(draft)
    assert overfull.outside(15 * MM) == []
    assert overfull.smallest_font() >= 9


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


def test_a_process_of_its_own_builds_the_same_bytes_of_the_same_draft(example: Draft, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "euroapp.export", str(tmp_path / "out.pdf"), "--profile", "submission"]
    done = subprocess.run(command, input=to_json(example), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert set(answer) == {"pages", "counted", "seconds", "size", "stamp", "notes", "items"}
    assert answer["size"] == (tmp_path / "out.pdf").stat().st_size
    raw, report = example_print("submission")
    assert (tmp_path / "out.pdf").read_bytes() == raw
    assert answer["items"] == report.as_data()["items"]


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
    code = "import sys, euroapp.export.proposal; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
