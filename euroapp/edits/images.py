"""Putting images into narratives: made safe and small first, then placed as one change."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from euroapp.draft import Draft
from euroapp.draft.images import LARGEST, PNG, Image, references
from euroapp.draft.paths import put
from euroapp.edits.rows import add_row, fresh_id
from euroapp.errors import ValueRefused
from euroapp.language import say
from euroapp.values import FieldPath, join

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

PIXELS = 20_000_000
"""Largest image that is decoded."""
LONGEST = 2_000
"""Pixels that the longer side keeps: 300 dots an inch over the width of a page."""
ALL = 48 * 1024 * 1024
"""Bytes of all images of a draft: its file must stay one that can be opened, and mailed."""
_QUALITY = 88
_JPEG = b"\xff\xd8\xff"


def prepared(raw: bytes) -> bytes:
    """Return a PNG or JPEG made anew from the pixels alone: no place, camera, author or hidden data stays.

    Raises:
        ValueRefused: no PNG or JPEG, too large, or damaged.

    """
    from PIL import Image as Pictures
    from PIL import ImageOps

    if not raw.startswith((PNG, _JPEG)):
        raise ValueRefused(
            say("Only PNG and JPEG images can be placed. Save the image in one of these formats.")
        )
    if len(raw) > LARGEST:
        raise ValueRefused(say("The image is larger than 10 MB. Make it smaller first."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Pictures.DecompressionBombWarning)
            picture: Picture = Pictures.open(BytesIO(raw), formats=("PNG", "JPEG"))
        if picture.width * picture.height > PIXELS:
            raise Pictures.DecompressionBombError
        turned = ImageOps.exif_transpose(picture) or picture
        return _written(_flat(turned), raw.startswith(_JPEG))
    except Pictures.DecompressionBombError as error:
        raise ValueRefused(
            say("The image has more than 20 million pixels. Make it smaller first.")
        ) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise ValueRefused(say("The image is damaged and cannot be read.")) from error


def _flat(picture: Picture) -> Picture:
    """Return the picture in grey or colour, on white where it was transparent, no larger than needed."""
    from PIL import Image as Pictures

    picture.thumbnail((LONGEST, LONGEST), Pictures.Resampling.LANCZOS)
    if picture.mode in {"1", "L", "I;16", "I"}:
        return picture.convert("L")
    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        paper = Pictures.new("RGBA", clear.size, "white")
        picture = Pictures.alpha_composite(paper, clear)
    return picture.convert("RGB")


def _written(picture: Picture, photograph: bool) -> bytes:
    """Return the file: JPEG for what was one, PNG for drawings; whichever is smaller where PNG is huge."""
    from PIL import Image as Pictures

    bare = Pictures.frombytes(picture.mode, picture.size, picture.tobytes())
    stream = BytesIO()
    if not photograph:
        bare.save(stream, "PNG", optimize=True)
        if len(stream.getvalue()) <= LARGEST // 10:
            return stream.getvalue()
    lossy = BytesIO()
    bare.save(lossy, "JPEG", quality=_QUALITY, optimize=True)
    found = [stream.getvalue(), lossy.getvalue()]
    return min(filter(None, found), key=len)


def place_image(
    draft: Draft, section: str, text: str, place: int, data: bytes, caption: str
) -> tuple[Draft, str]:
    """Add an image and a line that places it in a narrative; return the draft and the image's id.

    Args:
        draft: the draft.
        section: id of the narrative section.
        text: its text as it stands in the editor.
        place: where in the text, in characters; the image follows the paragraph there, on a line of its own.
        data: what `prepared` returned.
        caption: printed under a number of its own; may be empty.

    Raises:
        ValueRefused: the text would become too long, or all images too large together.

    """
    if sum({image.file: len(image.data) for image in draft.images}.values()) + len(data) > ALL:
        raise ValueRefused(
            say("The images of this draft would take more than 48 MB. Remove one, or make some smaller.")
        )
    key = fresh_id("images")
    draft = add_row(draft, "images", key, {"data": data})
    clean = re.sub(r"[\[\]\\\n\r]", " ", caption).strip()
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    before, after = text[:end].rstrip("\n"), text[end:].lstrip("\n")
    line = f"![{clean}](image:{key})"
    joined = "\n\n".join(filter(None, (before, line, after)))
    return put(draft, f"narrative/{section}/text", joined), key


def remove_image(draft: Draft, key: str) -> Draft:
    """Remove an image and every line that places it."""
    draft = draft.replace(images=tuple(image for image in draft.images if image.id != key))
    pattern = re.compile(rf"\n*!\[[^\]\n]*\]\(image:{re.escape(key)}\)\n*")
    for row in draft.narrative:
        text = pattern.sub("\n\n", row.text).strip("\n") if key in row.text else row.text
        if text != row.text:
            draft = put(draft, join("narrative", row.id, "text"), text)
    return draft


def places_of(draft: Draft, key: str) -> list[FieldPath]:
    """Return the paths of the texts that place an image."""
    return [
        join("narrative", row.id, "text")
        for row in draft.narrative
        if any(found == key for found, _ in references(row.text))
    ]


def image_of(draft: Draft, key: str) -> Image | None:
    """Return an image by its id."""
    return next((image for image in draft.images if image.id == key), None)
