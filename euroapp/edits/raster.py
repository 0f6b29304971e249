"""Which images can be printed: those that a PDF takes as they are packed, whole to the last byte."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from euroapp.draft.images import PNG, Image
from euroapp.edits.images import PIXELS
from euroapp.language import say

MOST_PIXELS = 600_000_000
"""Pixels of all images together: what a page cannot show must not hold up the export for minutes."""
_CHANNELS = {0: 1, 2: 3}


@dataclass(frozen=True)
class Raster:
    """An image as the file of a PDF takes it."""

    width: int
    height: int
    colours: int
    """1 for grey, 3 for colour."""
    photograph: bytes = b""
    """A whole JPEG."""
    rows: bytes = b""
    """The packed rows of a PNG, each with its filter."""


def raster_of(data: bytes) -> Raster:
    """Return an image after looking at every byte of it.

    Raises:
        ValueError: it is damaged, too large, or of a kind that is not printed.

    """
    try:
        return _png(data) if data.startswith(PNG) else _jpeg(data)
    except (OSError, SyntaxError, struct.error, zlib.error) as error:
        raise ValueError(say("the image is damaged")) from error


def unprintable(images: Iterable[Image], placed: Iterable[str]) -> set[str]:
    """Return the ids of the images that would leave a hole, of those placed in this order."""
    there, pixels, holes = {image.id: image for image in images}, 0, set()
    for key in dict.fromkeys(placed):
        if key in there:
            found = _pixels(there[key].data)
            pixels += found or 0
            if found is None or pixels > MOST_PIXELS:
                holes.add(key)
    return holes


@lru_cache(maxsize=512)
def _pixels(data: bytes) -> int | None:
    """Return how many pixels an image has, None where it cannot be printed; remembered, for it takes time."""
    try:
        found = raster_of(data)
    except ValueError:
        return None
    return found.width * found.height


def _jpeg(data: bytes) -> Raster:
    from PIL import Image as Opener

    picture: Any = Opener.open(BytesIO(data), formats=("JPEG",))
    width, height = picture.size
    if width * height > PIXELS or picture.mode not in {"L", "RGB"}:
        raise ValueError(say("an image of this kind is not printed"))
    picture.draft(picture.mode, (width // 8, height // 8))
    picture.load()
    return Raster(width, height, len(picture.getbands()), photograph=data)


def _png(data: bytes) -> Raster:
    width, height, depth, colour, _, _, woven = struct.unpack_from(">2L5B", data, 16)
    if depth != 8 or colour not in _CHANNELS or woven or width * height > PIXELS or not width * height:
        raise ValueError(say("a PNG of this kind is not printed"))
    place, rows = len(PNG), bytearray()
    while place + 12 <= len(data):
        (size,) = struct.unpack_from(">L", data, place)
        if data[place + 4 : place + 8] == b"IDAT":
            rows += data[place + 8 : place + 8 + size]
        place += size + 12
    wanted = height * (width * _CHANNELS[colour] + 1)
    unpacker = zlib.decompressobj()
    if len(unpacker.decompress(bytes(rows), wanted + 1)) != wanted or not unpacker.eof:
        raise ValueError(say("the rows of a PNG are not complete"))
    return Raster(width, height, _CHANNELS[colour], rows=bytes(rows))
