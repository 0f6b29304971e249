"""Images that narratives place; their bytes are part of the draft, so that one file holds everything."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer

from euroapp.language import say
from euroapp.values import Count, Frozen, RowId, Text

LARGEST = 10 * 1024 * 1024
"""Bytes of one image."""
PNG = b"\x89PNG\r\n\x1a\n"
_PIECE = 1_000_000
"""Characters of base64 in one piece: no text of a draft is longer."""


def _pieces(data: bytes) -> list[str]:
    text = base64.b64encode(data).decode("ascii")
    return [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]


def _bytes(value: Any) -> bytes:
    if isinstance(value, bytes):
        data = value
    elif isinstance(value, list | tuple) and all(isinstance(piece, str) for piece in value):
        try:
            data = base64.b64decode("".join(value), validate=True)
        except binascii.Error as error:
            raise ValueError(say("an image is written as base64, in a list of texts")) from error
    else:
        raise ValueError(say("an image is written as base64, in a list of texts"))
    if len(data) > LARGEST:
        raise ValueError(say("an image is larger than 10 MB"))
    return data


ImageData = Annotated[
    bytes,
    BeforeValidator(_bytes, json_schema_input_type=list[str]),
    PlainSerializer(_pieces, return_type=list[str], when_used="json"),
]


class Image(Frozen):
    """One image; a narrative places it by `![Caption](image:ID)` on a line of its own."""

    id: RowId
    alternative: Text = Field(
        "", title="Alternative text", description="What the image shows, for readers who cannot see it."
    )
    width: Count = Field(100, title="Width, %", description="Of the width of the text.")
    data: ImageData = Field(b"", title="Content")

    @property
    def file(self) -> str:
        """Return the name of the image in a draft file, from its checksum and format; '' without content."""
        if not self.data:
            return ""
        return f"media/{_digest(self.data)}.{'png' if self.data.startswith(PNG) else 'jpg'}"


@lru_cache(maxsize=512)
def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


SCHEME = "image:"
"""What the address of an image of the draft begins with."""
_REFERENCE = re.compile(r"!\[([^\]\n]*)\]\(image:([A-Za-z0-9][A-Za-z0-9_-]{0,63})\)")


def references(text: str) -> list[tuple[str, str]]:
    """Return id and caption of every image that a narrative places, in their order."""
    if SCHEME not in text:
        return []
    return [(found[2], found[1].strip()) for found in _REFERENCE.finditer(text)]
