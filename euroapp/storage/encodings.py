"""Texts that came through a shell or an editor: byte order marks, UTF-16 and UTF-32."""

from __future__ import annotations

import codecs

from euroapp.errors import DraftUnreadable
from euroapp.language import say

_MARKS = (
    # The mark of UTF-32 begins like that of UTF-16, so it is looked for first.
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)


def as_utf8(raw: bytes) -> bytes:
    """Return a text in UTF-8 without a byte order mark, whatever encoding its mark names.

    Raises:
        DraftUnreadable: the text is not what its mark says, or is in another encoding.

    """
    for mark, encoding, name in _MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding).encode("utf-8")
            except UnicodeError as error:
                raise DraftUnreadable(
                    say(
                        "The file says that it is {name} text, but it is not; save it anew as UTF-8.",
                        name=name,
                    )
                ) from error
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DraftUnreadable(say("The file is no text in UTF-8; save it as UTF-8 and try again.")) from error
    return raw
