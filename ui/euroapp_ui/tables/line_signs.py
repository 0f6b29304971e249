"""A text of several lines in the one line of a cell: a sign stands for each line end, and none is lost."""

from __future__ import annotations

import re

_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_SIGNS = "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}\N{RETURN SYMBOL}\N{PILCROW SIGN}"


def sign_for(text: str) -> str:
    """Return a sign for line ends that the text does not hold itself."""
    return next((sign for sign in _SIGNS if sign not in text), _SIGNS[0])


def in_one_line(text: str) -> str:
    """Return a text with a sign in the place of each line end."""
    return _ENDS.sub(sign_for(text), text)


def in_lines(typed: str, before: str) -> str:
    """Return what was typed over `in_one_line(before)` with line ends again: those of before if all stay."""
    ends, sign = _ENDS.findall(before), sign_for(before)
    parts = typed.split(sign)
    if len(parts) - 1 != len(ends):
        ends = ["\n"] * (len(parts) - 1)
    return "".join(part + end for part, end in zip(parts, [*ends, ""], strict=True))
