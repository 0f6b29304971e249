"""HTML from the clipboard as a tree: what browsers, spreadsheets and word processors put there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from euroapp.reading.stylesheets import StyleSheet

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_SILENT = frozenset({"script", "style", "title", "template", "head"})
_ENDS: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "p": frozenset({"p"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tr": frozenset({"tr"}),
    "tbody": frozenset({"tbody", "thead", "tfoot", "colgroup"}),
    "thead": frozenset({"tbody", "thead", "tfoot", "colgroup"}),
    "tfoot": frozenset({"tbody", "thead", "tfoot", "colgroup"}),
}
"""What a beginning element ends when that was left open."""

_WALLS = frozenset({"table", "td", "th", "ul", "ol", "html", "body", "div"})
"""Elements through which no left-open one is ended."""

_DEEPEST = 120
"""Elements nested deeper than this stand beside each other; no text is lost by it."""

_LARGEST_SPAN = 1_000

_FOR_OFFICE = re.compile(
    r"<!--\[if (?!!)(?!supportLists)[^\]]*\]>.*?<!\[endif\]-->", re.IGNORECASE | re.DOTALL
)
"""What only programs of an office read, such as the codes of fields; what they show stands beside it."""
_CONDITION = re.compile(r"<!\[(?:if[^\]]*|endif)\]>|<!--\[(?:if[^\]]*)\]>|<!\[endif\]-->", re.IGNORECASE)
_MARKER = re.compile(
    r"<!(?:--)?\[if !supportLists\](?:--)?>(.*?)<!(?:--)?\[endif\](?:--)?>", re.IGNORECASE | re.DOTALL
)
"""What Word writes for programs that know no lists: the sign or number of an item."""

MARKER = "x-marker"
"""The element that the tree has for it."""

_STYLE = re.compile(r"\.(\w[\w-]*)\s*\{([^}]*)\}")


@dataclass
class Node:
    """An element with its attributes and what stands in it, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Node | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return an attribute, or ''."""
        return self.attributes.get(name, "")

    def property(self, name: str) -> str:
        """Return a property of the element's own style, or ''."""
        found = re.search(rf"(?:^|;)\s*{re.escape(name)}\s*:\s*([^;]+)", self.get("style"), re.IGNORECASE)
        return found[1].replace("!important", "").strip() if found else ""

    def nodes(self) -> Iterator[Node]:
        """Yield the elements right inside this one."""
        return (part for part in self.content if isinstance(part, Node))

    def find(self, *tags: str) -> Iterator[Node]:
        """Yield the outermost elements of these kinds below this one, in order."""
        stack = list(reversed(list(self.nodes())))
        while stack:
            node = stack.pop()
            if node.tag in tags:
                yield node
            else:
                stack.extend(reversed(list(node.nodes())))

    def text(self) -> str:
        """Return all text below, as it stands in the source."""
        parts: list[str] = []
        stack: list[Node | str] = [self]
        while stack:
            part = stack.pop()
            if isinstance(part, str):
                parts.append(part)
            elif part.tag not in _SILENT:
                stack.extend(reversed(part.content))
        return "".join(parts)


class _Builder(HTMLParser):
    """Builds the tree; ends what was left open, skips ends of what never began."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self.style = ""
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        self._end_left_open(tag)
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].content.append(node)
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element that is closed at once."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element, with all left open inside it."""
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return
            if self._open[depth].tag in {"td", "th", "table"} and tag not in {"table", "tr", "tbody"}:
                return

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._open[-1].tag == "style":
            self.style += data
        self._open[-1].content.append(data)

    def handle_comment(self, data: str) -> None:
        """Read styles that are wrapped in a comment."""
        if self._open[-1].tag == "style":
            self.style += data

    def _end_left_open(self, tag: str) -> None:
        ends = _ENDS.get(tag)
        for depth in range(len(self._open) - 1, 0, -1):
            open_tag = self._open[depth].tag
            if ends and open_tag in ends:
                del self._open[depth:]
                return
            if open_tag in _WALLS and not (
                tag in {"tr", "tbody", "thead", "tfoot"} and open_tag in {"td", "th"}
            ):
                return


_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_GONE = frozenset({"del"})
_REMARKS = frozenset({"comment", "comment-list"})
_REMARK_CLASSES = frozenset({"msocomanchor", "msocomoff", "comment-indicator"})
"""What an author has taken out, and a program shows only while changes are followed."""


@dataclass
class LeftOut:
    """What stands in a piece of HTML and is no text of the author."""

    comments: int = 0
    """Remarks of readers beside the text."""
    hidden: int = 0
    """Words that a program does not show."""


def _as_seen(node: Node, left: LeftOut) -> None:
    """Take out what is hidden, deleted or a comment; mark what its look makes another thing: ~~5~~, 10⁶."""
    left.hidden += sum(_invisible(part) and not _deleted(part) and _says(part) for part in node.nodes())
    node.content = [part for part in node.content if isinstance(part, str) or not _hidden(part)]
    for part in node.nodes():
        _as_seen(part, left)
    text = " ".join(node.text().split())
    if not text or any(part.tag in {"table", "p", "div"} for part in node.nodes()):
        return
    if _struck(node):
        node.content = [f"~~{text}~~"]
    elif place := _place(node):
        node.content = [_moved(text, place)]


def _struck(node: Node) -> bool:
    decorated = node.property("text-decoration") or node.property("text-decoration-line")
    return node.tag in {"s", "strike"} or (node.tag == "span" and "line-through" in decorated.casefold())


def _place(node: Node) -> str:
    """Return whether the words of an element are raised or lowered: `super`, `sub` or nothing."""
    own = node.property("vertical-align").casefold() if node.tag in {"span", "font"} else ""
    return {"sup": "super", "sub": "sub"}.get(node.tag, own if own in {"super", "sub"} else "")


def _moved(text: str, place: str) -> str:
    signs, mark = (_RAISED, "^") if place == "super" else (_LOWERED, "_")
    if all(ord(sign) in signs for sign in text):
        return text.translate(signs)
    # 10 raised to 6.5 must not read as 106.5; letters, as in 1st, can be mistaken for nothing.
    return f"{mark}{text}" if any(sign.isdigit() for sign in text) else text


def _hidden(node: Node) -> bool:
    # The cells of a hidden row may go on in the next one; `cells_of` leaves the row out.
    return node.tag != "tr" and _invisible(node)


def _deleted(node: Node) -> bool:
    return node.tag in _GONE


def _says(node: Node) -> bool:
    return bool(node.text().strip())


def _without_comments(node: Node, left: LeftOut) -> None:
    """Take out comments with the marks that lead to them: Word's, LibreOffice Calc's and Google's."""
    kept: list[Node | str] = []
    for part in node.content:
        if isinstance(part, str) or not _is_comment(part):
            kept.append(part)
        else:
            left.comments += _comments_in(part)
    node.content = kept
    for part in node.nodes():
        _without_comments(part, left)


def _is_comment(node: Node) -> bool:
    return (
        node.tag == "comment"
        or node.property("mso-element") in _REMARKS
        or node.property("mso-special-character") == "comment"
        or not _REMARK_CLASSES.isdisjoint(node.get("class").casefold().split())
        or (node.tag == "a" and node.get("href").startswith("#cmnt"))
        or (node.tag == "p" and any(one.get("href").startswith("#cmnt_ref") for one in node.find("a")))
    )


def _comments_in(node: Node) -> int:
    """Return how many comments an element holds; the marks that lead to them are none."""
    if node.property("mso-element") == "comment-list":
        return sum(one.property("mso-element") == "comment" for one in node.find("div")) or 1
    return int(node.tag in {"comment", "p"} or node.property("mso-element") == "comment")


def _invisible(node: Node) -> bool:
    return (
        node.tag in _GONE
        or "hidden" in node.attributes
        or node.property("display").casefold() == "none"
        or node.property("visibility").casefold() == "hidden"
        or node.property("mso-hide").casefold() == "all"
    )


def cells_of(table: Node) -> list[list[Node | None]]:
    """Return the cells of a table by row and column; one that spans several leaves the others empty."""
    rows: list[dict[int, Node | None]] = []
    for place, row in enumerate(table.find("tr")):
        while len(rows) <= place:
            rows.append({})
        column = 0
        for node in row.find("td", "th"):
            while column in rows[place]:
                column += 1
            for down in range(_span(node, "rowspan")):
                while len(rows) <= place + down:
                    rows.append({})
                for across in range(_span(node, "colspan")):
                    rows[place + down][column + across] = None if down or across else node
            column += _span(node, "colspan")
    hidden = [place for place, row in enumerate(table.find("tr")) if _invisible(row)]
    _go_on_below(rows, hidden)
    wide = max((max(row, default=-1) + 1 for row in rows), default=0)
    return [[row.get(column) for column in range(wide)] for n, row in enumerate(rows) if n not in hidden]


def _go_on_below(rows: list[dict[int, Node | None]], hidden: list[int]) -> None:
    """Give the cells of hidden rows that span more to the row below, where they are seen."""
    for place in hidden:
        below = rows[place + 1] if place + 1 < len(rows) else {}
        for column, cell in rows[place].items():
            if cell is not None and _span(cell, "rowspan") > 1 and below.get(column, cell) is None:
                below[column] = cell


def _span(node: Node, name: str) -> int:
    text = node.get(name)
    return min(max(int(text), 1), _LARGEST_SPAN) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def read_markup(html: str) -> tuple[Node, dict[str, str]]:
    """Return the tree of a piece of HTML as it is seen, and its styles by class name."""
    root, styles, _ = _read(html)
    return root, styles


def left_out(html: str) -> LeftOut:
    """Return what the tree of a piece of HTML does not hold although it stands there."""
    return _read(html)[2]


@lru_cache(maxsize=1)
def _read(html: str) -> tuple[Node, dict[str, str], LeftOut]:
    begin = html.find("<") if html.startswith("Version:") else 0
    text = html[begin:] if begin >= 0 else ""
    builder, left = _Builder(), LeftOut()
    marked = _MARKER.sub(rf"<{MARKER}>\1</{MARKER}>", text.replace("\x00", ""))
    builder.feed(_CONDITION.sub("", _FOR_OFFICE.sub("", marked)))
    builder.close()
    _styled(builder.root, StyleSheet(builder.style))
    _without_comments(builder.root, left)
    _as_seen(builder.root, left)
    return builder.root, dict(_STYLE.findall(builder.style)), left


def _styled(node: Node, sheet: StyleSheet) -> None:
    """Give elements the looks that the style sheet has for them."""
    for part in node.nodes():
        own = part.get("style")
        style = sheet.style_of(part.tag, part.get("class"), part.get("id"), own)
        if style != own:
            part.attributes["style"] = style
        _styled(part, sheet)
