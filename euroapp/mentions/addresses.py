"""Whether what stands in a text is a word of it, or part of an address, a path or the name of a file."""

from __future__ import annotations

import re
from collections.abc import Callable

from euroapp.mentions.vocabulary import Pattern

_NOTE = Pattern(r"\[\^[^\]\s]*$")
"""The name of a footnote begins."""
_ADDRESS = Pattern(
    r"://|www\.|@|\\|image:|\]\([^)]*$|\w\.[A-Za-z]{2,}/|^\W?(?:[~.]{1,2}/|/[a-z]+/|[A-Za-z]:/)", re.ASCII
)
_MAIL_AFTER = Pattern(r"[\w.+-]{0,64}@[\w-]|[@\\]", re.ASCII)
_FILE_AFTER = Pattern(r"(?:-[\w-]{1,40})?\.[A-Za-z]", re.ASCII)
_BESIDE_AFTER = Pattern(r"/[^\w/]{0,3}([\w&.-]*)")
_LABEL = Pattern(r"\W*(?:[A-Za-z]{1,5}[-\u2013 ]?)?\d{1,3}(?:\.\d{1,3})?\W*", re.ASCII)
_ALONE, _BREAK = Pattern(r"\s"), Pattern(r"[\s,;)]|$")
"""What stands before and after a word that is no part of anything longer."""
_TOKEN = 200
"""Signs before a word that are looked at, for a path may be long."""


def _nothing(_word: str) -> bool:
    return False


def place_of(text: str, begin: int, end: int, beside: Callable[[str], bool] = _nothing) -> bool | None:
    """Tell whether what stands there is a word of the text; None where it may be part of a path or a file.

    Args:
        text: the whole text.
        begin: where what is asked about begins.
        end: where it ends.
        beside: tells of a word whether it may stand on the other side of a slash; numbers such as T1.2 may.

    """
    if _ALONE.match(text, max(0, begin - 1), end) and _BREAK.match(text, end):
        return True
    head = text[max(0, begin - _TOKEN) : begin]
    token = "" if head[-1:].isspace() else (head.split() or [""])[-1]
    if _ADDRESS.search(token) or _MAIL_AFTER.match(text, end) or _NOTE.search(token):
        return False
    *before, _ = token.split("/")
    after = _BESIDE_AFTER.match(text, end)
    words = (*before, after[1].rstrip(".-")) if after else before
    if not all(_LABEL.fullmatch(word) or beside(word.strip("([{*\u201c\u2018\"'")) for word in words):
        return None
    return None if _FILE_AFTER.match(text, end) else True
