"""Images of narratives in the PDF: in their place, numbered, described, and never a danger."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdf
import pytest
from PIL import Image as Pictures

from euroapp.draft import Draft
from euroapp.draft.images import PNG, Image
from euroapp.edits.images import place_image, prepared
from euroapp.export.pdf import pictures
from euroapp.export.proposal import export_pdf
from euroapp.export.report import ExportReport
from euroapp.figures import figures
from tests.builders import a_draft, call_of
from tests.export.tags import parts_of

EMPTY = a_draft(narrative=({"id": "background"},))


def drawn(kind: str = "PNG", size: tuple[int, int] = (300, 200), colour: str = "navy") -> bytes:
    stream = io.BytesIO()
    Pictures.new("RGB", size, colour).save(stream, kind)
    return prepared(stream.getvalue())


Printed = Callable[[Draft], tuple[pypdf.PdfReader, ExportReport]]


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    def export(draft: Draft) -> tuple[pypdf.PdfReader, ExportReport]:
        call = call_of(draft)
        report = export_pdf(draft, call, figures(draft, call), tmp_path / "out.pdf")
        return pypdf.PdfReader(tmp_path / "out.pdf"), report

    return export


def images_in(reader: pypdf.PdfReader) -> list[Pictures.Image]:
    return [found.image for page in reader.pages for found in page.images if found.image is not None]


def text_of(reader: pypdf.PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_an_image_is_printed_as_it_is_under_its_caption(kind: str, printed: Printed) -> None:
    draft, _ = place_image(EMPTY, "background", "Before.\n\nAfter.", 1, drawn(kind), "How it works")
    reader, report = printed(draft)
    (found,) = images_in(reader)
    assert found.size == (300, 200)
    assert all(
        abs(a - b) < 6 for a, b in zip(found.convert("RGB").getpixel((5, 5)), (0, 0, 128), strict=True)
    )  # type: ignore[arg-type]
    assert re.search(r"Before\.\s+Figure.\d+\. How it works\s+After\.", text_of(reader))
    assert report.notes == ()


def test_what_an_image_shows_is_told_to_who_cannot_see_it(printed: Printed) -> None:
    draft, key = place_image(EMPTY, "background", "", 0, drawn(), "")
    draft = draft.replace(images=(Image(id=key, data=draft.images[0].data, alternative="Δύο κύκλοι (2)"),))
    reader, _ = printed(draft)
    assert "Δύο κύκλοι (2)" in [part.get("/Alt") for part in parts_of(reader) if part.get("/S") == "/Figure"]


def test_one_image_in_two_places_lies_in_the_file_once(printed: Printed) -> None:
    draft, key = place_image(EMPTY, "background", "", 0, drawn(), "First")
    text = f"![First](image:{key})\n\n![Second](image:{key})"
    draft = draft.replace(narrative=(draft.narrative[0].replace(text=text),))
    reader, _ = printed(draft)
    assert len(images_in(reader)) == 2
    with pikepdf.open(reader.stream) as pdf:  # type: ignore[arg-type]
        assert (
            sum(isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image" for one in pdf.objects)
            == 1
        )


def test_a_tall_image_fits_the_page_and_a_narrow_one_is_as_wide_as_asked(printed: Printed) -> None:
    draft, _ = place_image(EMPTY, "background", "", 0, drawn(size=(100, 2000)), "Tall")
    printed(draft)
    block = pictures.PictureBlock(
        (), (), "k", image=Image(id="i1", width=40), raster=pictures.Raster(300, 200, 3)
    )
    assert block._size()[0] == pytest.approx(block.width * 0.4)
    tall = pictures.PictureBlock((), (), "k", image=Image(id="i1"), raster=pictures.Raster(10, 4000, 3))
    assert tall.height < 800


def test_the_same_draft_with_images_gives_the_same_bytes(tmp_path: Path) -> None:
    draft, _ = place_image(EMPTY, "background", "", 0, drawn("JPEG"), "A")
    call = call_of(draft)
    files = [tmp_path / name for name in ("a.pdf", "b.pdf")]
    for path in files:
        export_pdf(draft, call, figures(draft, call), path)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_an_image_that_is_not_there_is_named_where_it_should_be(printed: Printed) -> None:
    draft = a_draft(narrative=({"id": "background", "text": "![A chart](image:gone)"},))
    reader, report = printed(draft)
    assert "![A chart](image:gone)" in text_of(reader)
    assert "is not in the draft" in report.notes[0]


def test_an_image_of_another_address_is_never_fetched(printed: Printed, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(drawn())
    text = (
        f"![x]({tmp_path}/secret.png) ![y](https://example.org/a.png)\n\n![z](file://{tmp_path}/secret.png)"
    )
    reader, _ = printed(a_draft(narrative=({"id": "background", "text": text},)))
    assert images_in(reader) == []
    assert "![y](https://example.org/a.png)" in "".join(text_of(reader).split())


def header(width: int, height: int, depth: int = 8, colour: int = 2, woven: int = 0) -> bytes:
    return (
        PNG
        + b"\x00\x00\x00\rIHDR"
        + struct.pack(">2L5B", width, height, depth, colour, 0, 0, woven)
        + b"crc!"
    )


HOSTILE = {
    "no content": b"",
    "no image": b"hello",
    "a header only": header(10, 10),
    "a giant": header(100_000, 100_000),
    "nothing wide": header(0, 10),
    "sixteen bits": header(10, 10, depth=16),
    "transparent": header(10, 10, colour=6),
    "woven": header(10, 10, woven=1),
    "too few rows": drawn()[:20] + struct.pack(">L", 900) + drawn()[24:],
    "more rows than it says": drawn()[:20] + struct.pack(">L", 9) + drawn()[24:],
    "half a photograph": drawn("JPEG")[:300],
    "broken photograph": b"\xff\xd8\xff\xe0" + b"x" * 100,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_images_are_left_out_and_told(what: str, printed: Printed) -> None:
    images = (Image(id="bad", data=HOSTILE[what]), Image(id="good", data=drawn()))
    text = "![Bad](image:bad)\n\n![Good](image:good)"
    reader, report = printed(a_draft(images=images, narrative=({"id": "background", "text": text},)))
    assert len(images_in(reader)) == 1
    assert "The image bad is not in the draft" in report.notes[0]


def test_more_pixels_than_a_proposal_can_need_are_left_out(
    printed: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100_000)
    images = tuple(Image(id=f"i{n}", data=drawn(colour=c)) for n, c in enumerate(("navy", "teal", "gold")))
    text = "\n\n".join(f"![](image:{image.id})" for image in images)
    reader, report = printed(a_draft(images=images, narrative=({"id": "background", "text": text},)))
    assert len(images_in(reader)) == 1
    assert report.notes[0].startswith("2 images")
