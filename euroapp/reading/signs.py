"""Signs in texts that come from elsewhere: halves of characters, line ends, odd blanks and minus signs."""

from __future__ import annotations

import re

_SURROGATES = re.compile("[\ud800-\udfff]")
_MINUS = str.maketrans(dict.fromkeys("\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d", "-"))


def clean(text: str) -> str:
    """Replace halves of characters that cannot be saved; line ends become newlines."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", plain)


def with_plain_minus(text: str) -> str:
    """Return a text in which every dash and minus sign is a hyphen."""
    return text.translate(_MINUS)
