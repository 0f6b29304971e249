"""What a page shows by its form alone, in signs: quotes around `<q>`, a fraction as a/b, a root as √x."""

from __future__ import annotations

from euroapp.reading.tree import Node

_QUOTES = (
    ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"),
    ("\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"),
)
"""Around a quotation, and around one inside it."""


def in_signs(node: Node, depth: int = 0) -> int:
    """Write out what elements show by their form; return how many did."""
    count = sum(in_signs(part, depth + (node.tag == "q")) for part in node.nodes())
    parts = list(node.nodes())
    if node.tag == "q":
        opening, closing = _QUOTES[depth % 2]
        node.content = [opening, *node.content, closing]
    elif node.tag == "mfrac" and len(parts) == 2:
        # With a blank, for what stands before it may be a whole number: 2 1/2.
        node.content = [" ", *_whole(parts[0]), "/", *_whole(parts[1])]
    elif node.tag == "mroot" and len(parts) == 2:
        node.content = [*_whole(parts[0]), "^(1/", *_whole(parts[1]), ")"]
    elif node.tag == "msqrt" and parts:
        node.content = ["√", *_whole(Node("mrow", {}, node.content))]
    elif node.tag == "msubsup" and len(parts) == 3:
        parts[1].tag, parts[2].tag = "sub", "sup"
        return count
    else:
        return count
    return count + 1


def _whole(node: Node) -> list[Node | str]:
    """Return a part of a formula, in brackets where it is more than one number or name."""
    text = "".join(node.text().split())
    simple = all(sign.isalnum() or sign in ".," for sign in text)
    return [node] if simple else ["(", node, ")"]
