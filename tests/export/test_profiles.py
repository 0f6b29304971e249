"""A working draft says that it is one; a submission copy is clean, and made against errors only on demand."""

from __future__ import annotations

import io
import os
import platform
import re
import socket
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import PIL.Image
import PIL.ImageChops
import pypdf
import pytest
from page import ValidationProfile
from pikepdf import pdfa
from PIL import ImageCms

from euroapp.draft import Draft
from euroapp.draft.images import Image
from euroapp.edits.images import prepared
from euroapp.edits.values import set_value
from euroapp.errors import ExportFailed
from euroapp.export.archive.srgb import profile
from euroapp.export.compliance import Verdict
from euroapp.export.compliance.typed import Piece, section
from euroapp.export.proposal import ExportReport, Options, count_pages, export_pdf
from euroapp.figures import figures
from tests.builders import an_example, call_of
from tests.edits.test_images import picture
from tests.export.mutations import shortened
from tests.export.reading import Printed, example_print, saved, squeezed
from tests.export.tags import failures

EXAMPLE = an_example()
SHORT = set_value(shortened(), "partners/p1/role", "BEN")
"""Every kind of element, on few pages, and findings."""
Example = Callable[..., ExportReport]
KINDS = {
    "working": ("working", {}),
    "submission": ("submission", {}),
    "without tags": ("submission", {"tags": False}),
    "archival": ("submission", {"archival": True}),
    "working archival": ("working", {"archival": True}),
}


def test_pages_are_counted_without_being_drawn(path: Path) -> None:
    report = saved(SHORT, path)
    assert pages_counted(SHORT) == report.counted < report.pages
    whole = example_print()[1]
    assert pages_counted(EXAMPLE) == whole.counted == whole.pages


def pages_counted(draft: Draft) -> int:
    call = call_of(draft)
    return count_pages(draft, call, figures(draft, call))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bid.pdf"


@pytest.fixture
def example(path: Path) -> Example:
    """Put a print of the example into the file."""

    def written(*profile: str, **wish: bool) -> ExportReport:
        raw, report = example_print(*profile, **wish)
        path.write_bytes(raw)
        return report

    return written


def test_every_page_of_a_working_draft_bears_the_mark_of_its_state(path: Path) -> None:
    report = saved(SHORT, path)
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", report.stamp)
    assert all(f"Working draft {report.stamp}" in page for page in Printed(path).text)
    assert saved(set_value(SHORT, "general/title", "Other"), path).stamp != report.stamp


def test_a_working_draft_ends_in_what_is_open_on_pages_that_do_not_count(path: Path) -> None:
    report = saved(SHORT, path)
    assert report.counted < report.pages
    last = squeezed("".join(Printed(path).bodies[report.counted :]))
    assert squeezed("Open findings") in last
    assert squeezed("No participant is the coordinator.") in last
    assert "do not count" in report.compliance["pages"].measured


def test_where_nothing_is_open_nothing_is_added(example: Example, path: Path) -> None:
    report = example()
    assert report.counted == report.pages
    assert "Open findings" not in "".join(Printed(path).text)


def test_a_submission_copy_is_clean(example: Example, path: Path) -> None:
    example("submission", tags=False)
    text = "".join(Printed(path).text)
    assert "Working draft" not in text
    assert "#@" not in text


def test_the_tags_of_the_form_open_and_close_in_order(example: Example, path: Path) -> None:
    example("submission")
    signs = re.findall(r"#([@§])([A-Z-]+)[@§]#", "".join(Printed(path).text).replace("\n", ""))
    assert len(signs) >= 20
    running: list[str] = []
    for sign, code in signs:
        if sign == "@":
            running.append(code)
        else:
            assert running.pop() == code
    assert running == []


def test_with_errors_left_a_submission_copy_is_made_only_on_demand_and_says_so(path: Path) -> None:
    call = call_of(SHORT)
    with pytest.raises(ExportFailed, match="no submission copy was made"):
        export_pdf(SHORT, call, figures(SHORT, call), path, Options("submission"))
    assert not path.exists()
    report = saved(SHORT, path, "submission")
    assert report.compliance["errors"].verdict is Verdict.FAIL


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_draft_is_the_same_file_and_other_programs_find_nothing_wrong(kind: str, path: Path) -> None:
    profile, wish = KINDS[kind]
    first = saved(SHORT, path, profile, **wish)
    raw = path.read_bytes()
    second = saved(SHORT, path, profile, **wish)
    assert path.read_bytes() == raw
    assert first.as_data()["items"] == second.as_data()["items"]
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def whole(raw: bytes) -> bytes:
    """Return a file with all its streams unpacked."""
    found = [raw]
    for match in re.finditer(rb"stream\r?\n", raw):
        try:
            found.append(zlib.decompressobj().decompress(raw[match.end() :]))
        except zlib.error:
            continue
    return b"".join(found)


@pytest.mark.parametrize("kind", KINDS)
def test_no_user_machine_or_folder_is_named_in_the_file(
    kind: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, "annasecret")
    monkeypatch.setenv("HOME", "/home/annasecret")
    monkeypatch.setattr(socket, "gethostname", lambda: "annasecret-pc")
    monkeypatch.setattr(platform, "node", lambda: "annasecret-pc")
    own = [word for word in (socket.getfqdn(), os.uname().nodename, str(Path.home())) if len(word) > 5]
    profile, wish = KINDS[kind]
    saved(SHORT, path, profile, **wish)
    content = whole(path.read_bytes())
    for word in ("annasecret", str(path.parent), path.name, *own):
        assert word.encode() not in content
    told = pypdf.PdfReader(path).metadata
    assert told is not None
    plain = {"/CreationDate", "/ModDate", "/Trapped"}
    assert {key for key, value in told.items() if value} - plain == {"/Title", "/Subject"}


def test_a_file_for_long_keeping_has_the_structure_it_is_prepared_for(path: Path) -> None:
    report = saved(SHORT, path, "submission", archival=True)
    assert report.compliance["archival"].verdict is Verdict.OK
    assert "not certified" in report.compliance["archival"].rule
    with pikepdf.open(path) as pdf:
        (meant,) = pdf.Root.OutputIntents
        assert bytes(meant.DestOutputProfile.read_bytes())[36:40] == b"acsp"
        assert pdf.open_metadata().pdfa_status == "2A"
        assert pdf.trailer.ID is not None
        assert "/Trans" not in pdf.pages[0].obj


@pytest.mark.parametrize("profile", ["working", "submission"])
def test_validators_of_pdf_a_2a_approve_images_links_and_odd_titles_too(profile: str, path: Path) -> None:
    images = tuple(Image(id=kind, data=prepared(picture(kind))) for kind in ("PNG", "JPEG"))
    more = "[a](https://example.org/ä) [b](mailto:a@b.eu)\n\n![One](image:PNG)\n\n![Two](image:JPEG)"
    row = SHORT.narrative[0]
    draft = SHORT.replace(images=images, narrative=(row.replace(text=more), *SHORT.narrative[1:]))
    draft = set_value(draft, "general/title", '<A> & ]]> "title" \N{SLIGHTLY SMILING FACE} Łódź')
    report = saved(draft, path, profile, archival=True)
    assert report.compliance["archival"].verdict is Verdict.OK
    assert failures(path, ValidationProfile.PDF_A_2A) == {}
    # This one knows level B only, and not how PDF/A lets properties of others be described.
    level, foreign = "ISO_19005_2:6.6.4-3", "ISO_19005_2:6.6.2.3.1-1"
    assert {one.rule for one in pdfa.validate_written(path, "2b").findings} <= {level, foreign}
    saved(draft, path, profile)
    plain = {one.rule for one in pdfa.validate_written(path, "2b").findings}
    assert plain - {level, foreign}, "the control: a plain file is none"
    assert failures(path, ValidationProfile.PDF_A_2A)


def test_the_colour_profile_means_what_that_of_another_program_means() -> None:
    ours = ImageCms.ImageCmsProfile(io.BytesIO(profile()))
    theirs = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    colours = PIL.Image.effect_mandelbrot((64, 64), (-2, -1.5, 1, 1.5), 60).convert("RGB")
    colours.paste((200, 30, 120), (0, 0, 20, 20))
    turned = ImageCms.profileToProfile(colours, ours, theirs)
    assert turned is not None
    far = PIL.ImageChops.difference(colours, turned).getextrema()
    assert max(high for _, high in far) <= 1


_LIVE = re.compile(r"\{=[^}]*\}")


def test_three_readers_find_every_letter_of_the_texts(example: Example, path: Path) -> None:
    example("submission", tags=False)
    body = ["-x", "0", "-y", "60", "-W", "842", "-H", "722"]
    poppler = subprocess.run(
        ["pdftotext", "-raw", *body, path, "-"], capture_output=True, text=True, check=True
    )
    heads = re.compile(r"^(?:SMP-COSME-\S+ .*|FOODBRACE|Technical description.*|\d+ of \d+)$", re.MULTILINE)
    pages = (heads.sub("", page.extract_text()) for page in pypdf.PdfReader(path).pages)
    readers = {
        "pdfium": Printed(path).letters,
        "poppler": squeezed(poppler.stdout),
        "pypdf": squeezed("".join(pages)),
    }
    for row in EXAMPLE.narrative:
        texts = [piece.text for piece in section(row.text) if isinstance(piece, Piece)]
        # What live fields print is held against the draft elsewhere.
        for passage in (squeezed(part) for text in texts for part in _LIVE.split(text)):
            assert [name for name, text in readers.items() if passage not in text] == [], passage
