"""What a page shows by its form alone, in signs: quotes around `<q>`, a fraction as a/b, a root as √x."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from euroapp.reading.seen import invisible
from euroapp.reading.tree import Node

_QUOTES = (
    ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"),
    ("\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"),
)
"""Around a quotation, and around one inside it."""
_UNSEEN = frozenset({"annotation", "annotation-xml", "mphantom", "datalist"})
"""Elements that a browser never shows: the source of a formula, gaps of its width, what a box may take."""
_WRITERS = ("katex", "mathjax", "mjx")
"""Programs that put a formula into a page twice: for readers aloud, and for the eye."""


def in_signs(node: Node, depth: int = 0) -> int:
    """Write out what elements show by their form; return how many did."""
    count = _settled(node)
    count += sum(in_signs(part, depth + (node.tag == "q")) for part in node.nodes())
    parts = list(node.nodes())
    if node.tag == "q":
        opening, closing = _QUOTES[depth % 2]
        node.content = [opening, *node.content, closing]
        return count + 1
    loose = node.tag != "msqrt" and any(isinstance(part, str) and part.strip() for part in node.content)
    written = _WRITTEN[node.tag](node, parts) if node.tag in _WRITTEN and not loose else None
    if written is not None:
        node.content = written
    return count + (written is not None)


def _settled(node: Node) -> int:
    """Take out what no browser shows, and the second of two forms of one formula; return whether any was."""
    whole = len(node.content)
    node.content = [part for part in node.content if _is_shown(part)]
    changed = len(node.content) != whole
    if node.tag == "select":
        node.content, changed = list(_chosen(node)), True
    if any(_alternative(part) or part.get("aria-hidden") == "true" for part in node.nodes()):
        changed |= _one_form(node)
    return int(changed)


def _one_form(node: Node) -> bool:
    """Keep one of the forms that a formula has in an element, and tell whether there were several."""
    formulas = [part for part in node.nodes() if part.tag == "math" or any(True for _ in part.find("math"))]
    known = set(map(id, formulas))
    if not formulas:
        return False
    content: list[Node | str] = []
    if not all(map(invisible, formulas)):
        names = (node.tag, *node.get("class").casefold().split())
        program = any(name.startswith(_WRITERS) for name in names)
        said = None if program else sorted("".join(map(_said, formulas)))
        twice = {id(part) for part in node.nodes() if _is_copy(part, known, said)}
        content += [part for part in node.content if id(part) not in twice]
    elif any(map(_alternative, node.nodes())):
        content += [_alternative(part) or part for part in node.content if id(part) not in known]
    else:
        return False
    changed = len(content) != len(node.content)
    node.content = content
    return changed


def _chosen(node: Node) -> Iterator[Node | str]:
    """Yield the options of a box that are chosen: the first one where none is and one must be."""
    options = list(node.find("option"))
    chosen = [option for option in options if "selected" in option.attributes]
    if "multiple" not in node.attributes:
        chosen = chosen[-1:] or options[:1]
    for place, option in enumerate(chosen):
        yield from (", ", option) if place else (option,)


def _alternative(part: Node | str) -> str:
    """Return the words that stand for a picture; '' for anything else."""
    return part.get("alt").strip() if isinstance(part, Node) and part.tag == "img" else ""


def _is_copy(part: Node, known: set[int], said: list[str] | None) -> bool:
    """Tell whether an element draws what formulas beside it say, where it is known (`said`)."""
    if part.get("aria-hidden") != "true" or id(part) in known:
        return False
    return said is None or sorted(_said(part)) == said


def _said(node: Node) -> str:
    """Return the letters and figures of an element that are shown."""
    words = (part if isinstance(part, str) else _said(part) for part in node.content if _is_shown(part))
    return "".join(filter(str.isalnum, "".join(words)))


def _is_shown(part: Node | str) -> bool:
    return isinstance(part, str) or part.tag not in _UNSEEN


def _fraction(_: Node, parts: list[Node]) -> list[Node | str] | None:
    if len(parts) != 2:
        return None
    # With a blank, for what stands before it may be a whole number: 2 1/2.
    return [" ", *_whole(parts[0]), "/", *_whole(parts[1])]


def _root(_: Node, parts: list[Node]) -> list[Node | str] | None:
    return [*_whole(parts[0]), "^(1/", *_whole(parts[1]), ")"] if len(parts) == 2 else None


def _square_root(node: Node, parts: list[Node]) -> list[Node | str] | None:
    return ["√", *_whole(Node("mrow", {}, node.content))] if parts else None


def _below_and_above(node: Node, parts: list[Node]) -> list[Node | str] | None:
    """Write the limits of a sum, and two indices, as lowered and raised signs."""
    if len(parts) != 3:
        return None
    parts[1].tag, parts[2].tag = "sub", "sup"
    return node.content


def _below(node: Node, parts: list[Node]) -> list[Node | str] | None:
    if len(parts) != 2 or not _said(parts[1]):
        return None
    parts[1].tag = "sup" if node.tag == "mover" else "sub"
    return node.content


def _scripts(_: Node, parts: list[Node]) -> list[Node | str] | None:
    """Write indices on both sides of a sign in their order: ¹⁴C."""
    before = next((n for n, part in enumerate(parts) if part.tag == "mprescripts"), len(parts))
    sides = parts[1:before], parts[before + 1 :]
    for side in sides:
        for place, part in enumerate(side):
            part.tag = "sup" if place % 2 else "sub"
    return [*sides[1], *parts[:1], *sides[0]] if before else None


def _fenced(node: Node, parts: list[Node]) -> list[Node | str] | None:
    signs = "".join(node.attributes.get("separators", ",").split())
    content: list[Node | str] = [node.attributes.get("open", "(")]
    for place, part in enumerate(parts):
        sign = signs[min(place, len(signs)) - 1] if place and signs else ""
        content += [f"{sign} ", part] if place else [part]
    return [*content, node.attributes.get("close", ")")]


def _rows(_: Node, parts: list[Node]) -> list[Node | str] | None:
    """Write the rows of a table of figures one behind the other: 1 2; 3 4."""
    content: list[Node | str] = []
    for row in parts:
        content += ["; ", row] if content else [row]
        row.content = [one for cell in row.content for one in (" ", cell)][1:]
    return content


_WRITTEN: dict[str, Callable[[Node, list[Node]], list[Node | str] | None]] = {
    "mfrac": _fraction,
    "mroot": _root,
    "msqrt": _square_root,
    "msubsup": _below_and_above,
    "munderover": _below_and_above,
    "munder": _below,
    "mover": _below,
    "mmultiscripts": _scripts,
    "mfenced": _fenced,
    "mtable": _rows,
}


def _whole(node: Node) -> list[Node | str]:
    """Return a part of a formula, in brackets where it is more than one number or name."""
    text = "".join(node.text().split())
    simple = all(sign.isalnum() or sign in ".," for sign in text)
    return [node] if simple else ["(", node, ")"]
