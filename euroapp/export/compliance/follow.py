"""Follows typed letters through a print: over ends of pages, broken words and characters printed as codes."""

from __future__ import annotations

import re
from typing import NamedTuple

from euroapp.export.compliance.letters import letters
from euroapp.export.compliance.printed import HYPHEN, PAGE

CODE = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
"""How a character stands in print that the fonts lack."""
# Beside letters that are written from right to left a reader turns brackets round.
TURNED_CODE = re.compile(r"[\[\]]U\+([0-9A-F]{4,6})[\[\]]")


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
    done = 0
    while done < len(words):
        char = words[done]
        before, at = at, past(printed, at, again)
        if printed.startswith(HYPHEN, at) and char != "-":
            at = past(printed, at + 1, again)
        here = printed[at : at + 1]
        if here == char or (here == HYPHEN and char == "-"):
            at += 1
            done += 1
            continue
        code = CODE.match(printed, at) if here == "[" else None
        shown = _letter(code) if code else ""
        if code is None or not shown or not words.startswith(letters(shown), done):
            return Followed(done, before, "".join(coded))
        coded.append(shown)
        at = code.end()
        done += len(letters(shown))
    return Followed(len(words), at, "".join(coded))


def _letter(code: re.Match[str]) -> str:
    number = int(code[1], 16)
    return chr(number) if number <= 0x10FFFF and letters(chr(number)) else ""
