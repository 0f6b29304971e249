"""Elements of HTML in their order: a tree that mends what was left open or never began."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from euroapp.reading.stylesheets import always

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
SILENT = frozenset({"script", "style", "title", "template", "head"})
"""Elements that show nothing."""
_OF_HEADS = frozenset(
    {"base", "link", "meta", "noscript", "script", "style", "template", "title", "head", "xml"}
)
"""What can stand in the head of a page; anything else ends a head that was left open."""
_ENDS: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "p": frozenset({"p"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tr": frozenset({"tr"}),
    "tbody": frozenset({"tbody", "thead", "tfoot", "colgroup"}),
    "thead": frozenset({"tbody", "thead", "tfoot", "colgroup"}),
    "tfoot": frozenset({"tbody", "thead", "tfoot", "colgroup"}),
}
"""What a beginning element ends when that was left open."""

_WALLS = frozenset({"table", "td", "th", "ul", "ol", "dl", "select", "html", "body", "div"})
"""Elements through which no left-open one is ended."""

_DEEPEST = 120
"""Elements nested deeper than this stand beside each other; no text is lost by it."""


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
        """Return a property of the element's own style, the last where it is said twice, or ''."""
        return self.last_of(re.escape(name))

    def last_of(self, names: str) -> str:
        """Return the property that was said last of those whose names match a pattern, or ''."""
        if "style" not in self.attributes:
            return ""
        said = re.findall(rf"(?:^|;)\s*(?:{names})\s*:\s*([^;]+)", self.get("style"), re.IGNORECASE)
        return re.sub(r"\s*!\s*important", "", said[-1]).strip() if said else ""

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
            elif part.tag not in SILENT:
                stack.extend(reversed(part.content))
        return "".join(parts)


class Builder(HTMLParser):
    """Builds the tree; ends what was left open, skips ends of what never began."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self.style = ""
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag not in _OF_HEADS and ":" not in tag:
            self._end_head()
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
        if data.strip():
            self._end_head()
        self._take_style(data)
        self._open[-1].content.append(data)

    def handle_comment(self, data: str) -> None:
        """Read styles that are wrapped in a comment."""
        self._take_style(data)

    def _take_style(self, data: str) -> None:
        here = self._open[-1]
        if here.tag == "style" and always(f"@media {here.get('media')}"):
            self.style += data

    def _end_head(self) -> None:
        """End the head of a page, as a browser does where its end was left out."""
        if self._open[-1].tag == "head":
            self._open.pop()

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
