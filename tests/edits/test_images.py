"""Images are made safe before they enter a draft, and are placed and removed in one step."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image as Pictures

from euroapp.draft.images import LARGEST, PNG, references
from euroapp.draft.paths import get
from euroapp.edits import images
from euroapp.edits.images import LONGEST, image_of, place_image, places_of, prepared, remove_image
from euroapp.errors import ValueRefused
from tests.builders import a_draft

EMPTY = a_draft(narrative=({"id": "need"},))


def picture(
    kind: str = "PNG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: object
) -> bytes:
    stream = BytesIO()
    Pictures.new(mode, size).save(stream, kind, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def opened(raw: bytes) -> Pictures.Image:
    return Pictures.open(BytesIO(raw))


def bomb() -> bytes:
    """Return a PNG that says it has 400 million pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))
        )

    head = struct.pack(">2L5B", 20_000, 20_000, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(20_001 * 200), 9)
    return PNG + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_place_and_camera_of_a_photograph_are_left_out_and_it_stands_upright() -> None:
    exif = Pictures.Exif()
    exif[0x010F], exif[0x0112] = "SECRETCAM", 6
    exif.get_ifd(0x8825)[2] = (52.0, 5.0, 1.0)
    raw = picture("JPEG", exif=exif)
    assert b"SECRETCAM" in raw
    clean = prepared(raw)
    assert b"SECRETCAM" not in clean
    assert not opened(clean).getexif()
    assert opened(clean).size == (40, 60)


def test_hidden_words_of_a_drawing_are_left_out() -> None:
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Author", "SECRETNAME")
    raw = picture(pnginfo=words)
    assert b"SECRETNAME" in raw
    assert b"SECRETNAME" not in prepared(raw)
    assert opened(prepared(raw)).format == "PNG"


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16"])
def test_every_kind_of_png_becomes_grey_or_colour(mode: str) -> None:
    assert opened(prepared(picture(mode=mode))).mode in {"L", "RGB"}


def test_what_was_transparent_is_white() -> None:
    assert opened(prepared(picture(mode="RGBA"))).getpixel((1, 1)) == (255, 255, 255)


def test_a_print_colour_photograph_is_turned_into_screen_colours() -> None:
    assert opened(prepared(picture("JPEG", mode="CMYK"))).mode == "RGB"


def test_a_large_image_is_made_as_small_as_a_page_needs() -> None:
    assert max(opened(prepared(picture(size=(4000, 1000)))).size) == LONGEST


def test_preparing_twice_changes_nothing_of_a_drawing() -> None:
    clean = prepared(picture())
    assert prepared(clean) == clean


REFUSED = {
    "a text": (b"GIF89a", "Only PNG and JPEG"),
    "a drawing program's file": (b"<svg/>", "Only PNG and JPEG"),
    "half an image": (picture()[:60], "damaged"),
    "nothing but a beginning": (PNG, "damaged"),
    "a broken photograph": (b"\xff\xd8\xff" + b"x" * 50, "damaged"),
    "a bomb": (bomb(), "20 million pixels"),
    "a giant": (PNG + b"x" * LARGEST, "10 MB"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_safe_image_is_refused_in_a_sentence(what: str) -> None:
    raw, sentence = REFUSED[what]
    with pytest.raises(ValueRefused, match=sentence):
        prepared(raw)


def test_an_image_follows_the_paragraph_it_is_placed_in() -> None:
    draft, key = place_image(EMPTY, "need", "First.\nSecond.", 2, prepared(picture()), "A [chart]\n")
    text = get(draft, "narrative/need/text")
    assert text == f"First.\n\n![A  chart](image:{key})\n\nSecond."
    assert references(text) == [(key, "A  chart")]
    assert places_of(draft, key) == ["narrative/need/text"]


def test_removing_an_image_removes_its_lines_and_nothing_else() -> None:
    draft, key = place_image(EMPTY, "need", "First.\n\nSecond.", 6, prepared(picture()), "A")
    draft, other = place_image(draft, "need", get(draft, "narrative/need/text"), 0, prepared(picture()), "B")
    left = remove_image(draft, key)
    assert image_of(left, key) is None
    assert image_of(left, other) is not None
    assert get(left, "narrative/need/text") == f"First.\n\n![B](image:{other})\n\nSecond."


def test_images_never_make_a_draft_too_large_to_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = prepared(picture()), prepared(picture(size=(61, 40)))
    monkeypatch.setattr(images, "ALL", len(one) + len(other))
    draft, _ = place_image(EMPTY, "need", "", 0, one, "")
    draft, _ = place_image(draft, "need", "", 0, other, "")
    with pytest.raises(ValueRefused, match="48 MB"):
        place_image(draft, "need", "", 0, one, "")
