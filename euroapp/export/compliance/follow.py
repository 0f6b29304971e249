"""Follows typed letters through a print: over ends of pages, broken words and characters printed as codes."""

from __future__ import annotations

import re
from typing import NamedTuple

from euroapp.export.compliance.printed import HYPHEN, PAGE

CODE = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
"""How a character stands in print that the fonts lack."""


class Followed(NamedTuple):
    """How far typed letters stand in a print."""

    done: int
    """How many of them were found, one after the other."""
    at: int
    """Where the print goes on behind them."""
    coded: str
    """Those of them that are printed by their code."""


def past(printed: str, at: int, again: str = "") -> int:
    """Step over the end of a page, and over the head of a table that is repeated there."""
    while printed.startswith(PAGE, at):
        at += 1
        if again:
            head = follow(again, printed, at)
            at = head.at if head.done == len(again) else at
    return at


def follow(words: str, printed: str, at: int, again: str = "") -> Followed:
    """Follow letters from a place on; `again` may stand once more after the end of a page."""
    if printed.startswith(words, at):
        return Followed(len(words), at + len(words), "")
    coded: list[str] = []
    for done, char in enumerate(words):
        before, at = at, past(printed, at, again)
        if printed.startswith(HYPHEN, at) and char != "-":
            at = past(printed, at + 1, again)
        here = printed[at : at + 1]
        if here == char or (here == HYPHEN and char == "-"):
            at += 1
            continue
        code = CODE.match(printed, at) if here == "[" else None
        if code is None or int(code[1], 16) != ord(char):
            return Followed(done, before, "".join(coded))
        coded.append(char)
        at = code.end()
    return Followed(len(words), at, "".join(coded))
