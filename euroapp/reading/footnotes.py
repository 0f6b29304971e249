"""Footnotes of word processors: two links that lead to each other are a mention and its note."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from copy import deepcopy
from itertools import chain, count
from typing import NamedTuple

from euroapp.reading.tree import Node

_MENTION, _NOTE, _END = "\x04", "\x06", "\x05"
"""Around the name of a note until marks are settled; no text from HTML holds these signs."""
_SIGN = re.compile(r"\W*\w{1,5}\W*|\W{1,3}")
"""What a link of a footnote shows: a number, a letter, an asterisk."""
_KEPT = re.compile(f"([{_MENTION}{_NOTE}])([^{_END}]*){_END}[ \\t\u00a0]*")
_KEPT_NAME = re.compile(f"{_MENTION}([^{_END}]*){_END}")
_NAMES = re.compile(r"\[\^([^\]\[\s]+)\]")


class _Link(NamedTuple):
    """A link inside a page, and the element it stands in."""

    around: Node
    link: Node


def names_of_notes(text: str) -> frozenset[str]:
    """Return the names that notes have in a narrative."""
    return frozenset(_NAMES.findall(text))


def mention(name: str) -> str:
    """Return the sign of a mention, until marks are settled."""
    return f"{_MENTION}{name}{_END}"


def mentioned(text: str, named: Callable[[str], str]) -> str:
    """Return a text with other names in its signs of mentions."""
    return _KEPT_NAME.sub(lambda found: mention(named(found[1])), text)


def kept_notes(root: Node, taken: Collection[str] = ()) -> Node:
    """Return a page with signs in the places of footnotes and their mentions, each with a name not taken.

    The page itself stays as it is.
    """
    if not any(True for _ in _pairs(root)):
        return root
    root, used = deepcopy(root), {*taken}
    for mention, note in [*_pairs(root)]:
        name = _name(mention.link.text(), used)
        used.add(name)
        for one, sign in ((mention, _MENTION), (note, _NOTE)):
            one.link.attributes, one.link.content = {}, [f"{sign}{name}{_END}"]
            if one.around.tag == "sup":
                one.around.content = [one.link]  # Without the sign for what is raised.
    return root


def _pairs(root: Node) -> Iterator[tuple[_Link, _Link]]:
    """Yield each mention with the beginning of its note: two short links that lead to each other."""
    links = list(_links(root))
    places = {name: place for place, one in enumerate(links) for name in _names(one.link)}
    for place, one in enumerate(links):
        other = places.get(one.link.get("href")[1:], -1)
        back = other > place and links[other].link.get("href")[1:] in _names(one.link)
        if back and all(_SIGN.fullmatch(link.link.text().strip()) for link in (one, links[other])):
            yield one, links[other]


def with_notes(text: str) -> str:
    """Return a text in the little language in which the kept signs are mentions and notes."""
    return _KEPT.sub(_written, text)


def _written(found: re.Match[str]) -> str:
    blank = found[0][found[0].index(_END) + 1 :]
    return f"[^{found[2]}]: " if found[1] == _NOTE else f"[^{found[2]}]{blank}"


def _links(node: Node) -> Iterator[_Link]:
    for part in node.nodes():
        if part.tag == "a" and part.get("href").startswith("#"):
            yield _Link(node, part)
        else:
            yield from _links(part)


def _names(link: Node) -> set[str]:
    return {link.get("name"), link.get("id")} - {""}


def _name(shown: str, used: Collection[str]) -> str:
    own = "".join(char for char in shown if char.isascii() and char.isalnum())
    return next(name for name in chain((own,), map(str, count(1))) if name and name not in used)
