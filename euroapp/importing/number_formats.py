"""What the number format of a cell says beside the figures: parts of a hundred, and signs such as `$`."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PIECES = re.compile(r'"([^"]*)"?|\\(.)|[_*].|\[([^\]]*)\]?|(.)', re.DOTALL)
"""A quoted text, an escaped letter, a blank as wide as a letter or a filling, brackets, and anything else."""
_BETWEEN = "\x00"
_FIGURES = frozenset("0123456789#?.,;/@+-() ")
"""Signs that make figures, or stand around them in any format."""


def in_percent(code: str) -> bool:
    """Tell whether a format shows a number as so many of a hundred; a quoted % is a mere letter."""
    return any(piece[4] == "%" for piece in _PIECES.finditer(code))


def sign_in(code: str) -> str:
    """Return the words or signs that a format sets beside the figures: `$`, `USD`; '' for none."""
    found = "".join(_signs(code)).split(_BETWEEN)
    return next((" ".join(one.split()) for one in found if any(_says(sign) for sign in one)), "")


def _signs(code: str) -> Iterator[str]:
    """Yield the letters of a format that are shown as they stand, with a mark where figures lie between."""
    for piece in _PIECES.finditer(code):
        quoted, escaped, bracketed, plain = piece.groups()
        if bracketed is not None:
            # `[$CHF-807]` is a sign and a place; other brackets are colours and conditions.
            yield (
                bracketed[1 : bracketed.rfind("-") if "-" in bracketed else None]
                if bracketed[:1] == "$"
                else ""
            )
        elif quoted is not None or escaped is not None:
            yield quoted or escaped or ""
        elif plain is not None:
            yield _BETWEEN if plain in _FIGURES - {" "} or plain.isalpha() else plain


def _says(sign: str) -> bool:
    return sign.isalpha() or sign not in _FIGURES | {"%", ":", "'"}


def sign_beside(shown: str) -> str:
    """Return the words or signs that stand beside the figures of a number as it is shown."""
    return " ".join("".join(sign if _says(sign) else " " for sign in shown).split())
