"""The tree of tags of a PDF: what every piece of a page is, for those who have it read out to them.

It is noted while pages are drawn (`Tree`), and written into the finished file by `tagging`. The tags, and
what may stand in which, are those of ISO 32000-1, 14.8, as ISO 14289-1 (PDF/UA-1) asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

DEEPEST_HEADING = 6


class Tag(StrEnum):
    """What a part of a document is."""

    DOCUMENT = "Document"
    PARAGRAPH = "P"
    QUOTE = "BlockQuote"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    TABLE_HEAD = "THead"
    TABLE_BODY = "TBody"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    CAPTION = "Caption"
    FIGURE = "Figure"
    LINK = "Link"
    NOTE = "Note"
    REFERENCE = "Reference"
    CONTENTS = "TOC"
    ENTRY = "TOCI"


class Mark(NamedTuple):
    """A stretch of marked content on a page."""

    page: int
    """Counted from 0."""
    number: int
    """Which of the stretches of its page it is, from 0."""


class Area(NamedTuple):
    """An area of a page that leads somewhere."""

    page: int
    number: int
    """Which of the areas of its page it is, from 0."""


@dataclass(eq=False)
class Node:
    """A part of the document with what stands in it, in the order in which it is read."""

    tag: str
    alternative: str = ""
    """Words for what cannot be read out."""
    title: str = ""
    attributes: tuple[str, Mapping[str, object]] | None = None
    """Who defines them, and their values: names as text, numbers, or lists of numbers."""
    kids: list[Node | Mark | Area] = field(default_factory=list)

    def add(
        self,
        tag: str,
        *,
        alternative: str = "",
        title: str = "",
        attributes: tuple[str, Mapping[str, object]] | None = None,
    ) -> Node:
        """Return a new part at the end of this one."""
        made = Node(tag, alternative, title, attributes)
        self.kids.append(made)
        return made


@dataclass
class Ref:
    """Where a block stands in the tree; all its parts on further pages share it."""

    node: Node | None = None
    cells: list[Node] = field(default_factory=list)
    """Those of a row, the rows of a table, or the label of a note."""


class _List(NamedTuple):
    indent: float
    node: Node
    body: Node
    """The body of its last item."""


class Tree:
    """Notes the parts of a document while its pages are drawn one after the other."""

    def __init__(self) -> None:
        self.root = Node(Tag.DOCUMENT)
        self.pages: list[list[Node]] = []
        """The parts to which the marked stretches of each page belong."""
        self.areas: list[list[tuple[Node, str]]] = []
        """The links of each page with the words that say where they lead."""
        self._lists: list[_List] = []
        self._level = 0
        self._contents: Node | None = None

    def start_page(self) -> None:
        """Begin a page."""
        self.pages.append([])
        self.areas.append([])

    def mark(self, node: Node) -> int:
        """Return the number of a new marked stretch of this page, which belongs to a part."""
        page = len(self.pages) - 1
        number = len(self.pages[page])
        self.pages[page].append(node)
        node.kids.append(Mark(page, number))
        return number

    def lead(self, node: Node, words: str) -> None:
        """Note that a link was made on this page; `words` say where it leads."""
        page = len(self.areas) - 1
        node.kids.append(Area(page, len(self.areas[page])))
        self.areas[page].append((node, words))

    def block(self, tag: str, *, alternative: str = "", box: tuple[float, ...] = ()) -> Node:
        """Return a new part beside what came before it; `box` says where a figure stands, in points."""
        self._close()
        layout = ("Layout", {"BBox": box, "Placement": "Block"}) if box else None
        return self.root.add(tag, alternative=alternative, attributes=layout)

    def heading(self, level: int, title: str) -> Node:
        """Return a new heading; none is more than one level below the one before it."""
        self._close()
        self._level = min(level, self._level + 1, DEEPEST_HEADING)
        return self.root.add(f"H{self._level}", title=title)

    def paragraph(self, indent: float) -> Node:
        """Return a new paragraph: in the item of a list that it goes on, or a quotation, if it is set in."""
        if self._lists and indent > 0:
            self._leave_deeper(indent, least=1)
            return self._lists[-1].body.add(Tag.PARAGRAPH)
        self._close()
        parent = self.root.add(Tag.QUOTE) if indent > 0 else self.root
        return parent.add(Tag.PARAGRAPH)

    def item(self, mark: str, indent: float) -> tuple[Node, Node]:
        """Return label and body of a new item of a list, which begins where none of its indent is open."""
        self._contents = None
        self._leave_deeper(indent, least=0)
        if not self._lists or self._lists[-1].indent < indent - _SAME:
            parent = self._lists[-1].body if self._lists else self.root
            numbering = "Decimal" if mark[:1].isdigit() else "Disc"
            made = parent.add(Tag.LIST, attributes=("List", {"ListNumbering": numbering}))
            self._lists.append(_List(indent, made, made))
        outer = self._lists[-1]
        item = outer.node.add(Tag.ITEM)
        label, body = item.add(Tag.LABEL), item.add(Tag.BODY)
        self._lists[-1] = outer._replace(body=body)
        return label, body

    def entry(self) -> Node:
        """Return the link of a new entry of the contents."""
        if self._contents is None:
            self._contents = self.block(Tag.CONTENTS)
        return self._contents.add(Tag.ENTRY).add(Tag.REFERENCE).add(Tag.LINK)

    def _leave_deeper(self, indent: float, least: int) -> None:
        while len(self._lists) > least and self._lists[-1].indent > indent + _SAME:
            self._lists.pop()

    def _close(self) -> None:
        self._lists.clear()
        self._contents = None


_SAME = 0.1
"""Indents that differ by less, in points, are the same."""


def walk(node: Node) -> Iterator[Node]:
    """Yield a part and all that stands in it."""
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from walk(kid)
