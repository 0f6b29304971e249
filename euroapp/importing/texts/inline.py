"""Words of a paragraph with their looks, by the rules of a paste: struck, raised, drawn signs, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from euroapp.importing.texts.pieces import Runs, Seen
from euroapp.reading.footnotes import mention
from euroapp.reading.formulas import in_signs
from euroapp.reading.runs import Run, runs_of, settled
from euroapp.reading.seen import LeftOut, as_seen
from euroapp.reading.symbol_fonts import symbol_font
from euroapp.reading.tree import Node

_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
"""Signs inside words that end a line in a narrative."""


@dataclass(frozen=True)
class Look:
    """How words look, as far as a narrative can say it."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    place: str = ""
    """`sup` for raised words, `sub` for lowered ones."""
    font: str = ""
    hidden: bool = False
    link: str = ""


PLAIN = Look()


@dataclass
class Words:
    """What stands in a paragraph, in order."""

    parts: list[tuple[Node | str, Look]] = field(default_factory=list)

    def add(self, part: Node | str, look: Look = PLAIN) -> None:
        """Add words, or a formula."""
        if isinstance(part, Node):
            self.parts.append((part, look))
            return
        for place, line in enumerate(_LINE_ENDS.split(part)):
            if place:
                self.line()
            if line:
                self.parts.append((line, look))

    def line(self) -> None:
        """Begin a new line."""
        self.parts.append((Node("br"), PLAIN))

    def note(self, key: str) -> None:
        """Add the mention of a note; its raised look is its own."""
        self.parts.append((mention(key), PLAIN))

    def join(self, other: Words) -> None:
        """Add the words of another paragraph, as a line of their own."""
        if self.parts and other.parts:
            self.line()
        self.parts += other.parts

    def runs(self, seen: Seen) -> Runs:
        """Return the words with the looks that a narrative has."""
        node = Node("p", {}, list(_linked(self.parts)))
        in_signs(node)
        left = LeftOut()
        as_seen(node, left)
        seen.unknown_signs += left.unknown
        return tuple(settled(runs_of(node.content, Run(""))))


def _linked(parts: Iterable[tuple[Node | str, Look]]) -> Iterator[Node | str]:
    for link, group in groupby(parts, key=lambda one: one[1].link):
        inner = list(_struck(group))
        yield from [Node("a", {"href": link}, inner)] if link else inner


def _struck(parts: Iterable[tuple[Node | str, Look]]) -> Iterator[Node | str]:
    for struck, group in groupby(parts, key=lambda one: one[1].struck):
        inner = list(_placed(group))
        yield from [Node("s", {}, inner)] if struck else inner


def _placed(parts: Iterable[tuple[Node | str, Look]]) -> Iterator[Node | str]:
    for place, group in groupby(parts, key=lambda one: one[1].place):
        inner = list(_dressed(group))
        yield from [Node(place, {}, inner)] if place else inner


def _dressed(parts: Iterable[tuple[Node | str, Look]]) -> Iterator[Node | str]:
    for style, group in groupby(parts, key=lambda one: _style(one[1])):
        inner = [part for part, _ in group]
        yield from [Node("span", {"style": style}, inner)] if style else inner


def _style(look: Look) -> str:
    said = (
        "font-weight:bold" if look.bold else "",
        "font-style:italic" if look.italic else "",
        f"font-family:{font}" if (font := symbol_font(look.font)) else "",
    )
    return ";".join(filter(None, said))
