"""Formatted text from word processors and browsers, in the little language or as plain lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from euroapp.reading.footnotes import kept_notes, with_notes
from euroapp.reading.lists import LISTS, NO_SIGN, numbered
from euroapp.reading.markup import MARKER, cells_of, read_markup
from euroapp.reading.runs import Run, escaped_lines, looks_of, marked, plainly, runs_of
from euroapp.reading.tree import Node

_BLOCKS = frozenset(
    {
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "table",
        "pre",
        "blockquote",
        "section",
    }
    | {
        "article",
        "header",
        "footer",
        "main",
        "body",
        "html",
        "center",
        "address",
        "dl",
        "dt",
        "dd",
        "form",
        "hr",
    }
)
_NOTHING = frozenset({"head", "script", "style", "title", "template", "hr"})
_LEVEL = re.compile(r"level(\d)")
_NUMBER = re.compile(r"\(?(\d{1,4})[.)]")
_OWN_NUMBER = re.compile(r"\(?(?:[A-Za-z]|[ivxlcIVXLC]+|\d+(?:\.\d+)+)[.)]?")
_PLAIN = Run("")

Write = Callable[[Iterable[Run]], str]


@dataclass(frozen=True)
class Part:
    """A piece of the text: `item` stands close to its neighbours, all else apart."""

    text: str
    item: bool = False


def rich_text(html: str, notes: Collection[str] = ()) -> str:
    """Return formatted text in the little language: `**bold**`, `# heading`, `- item`, `| table |`, `[^1]`.

    `notes` are the names that footnotes have where the text is going; its own get other ones.
    """
    root, styles = read_markup(html)
    page = kept_notes(root, notes)
    return with_notes(_joined(_Reader(marks=True, styles=styles).parts(page)))


def plain_text(html: str) -> str:
    """Return formatted text as plain lines; items of lists keep a sign or number."""
    return _joined(_Reader(marks=False).parts(read_markup(html)[0]))


def has_form(html: str) -> bool:
    """Tell whether a piece of HTML holds more than lines of text: paragraphs, looks, lists, tables, links."""
    root, _ = read_markup(html)
    if any(node.property("white-space").startswith("pre") for node in _all(root)):
        return False
    tags = [node.tag for node in _all(root)]
    return tags.count("p") > 1 or has_lists(html) or rich_text(html) != plain_text(html)


def has_lists(html: str) -> bool:
    """Tell whether a piece of HTML holds lists."""
    return any(node.tag == "li" or node.property("mso-list") for node in _all(read_markup(html)[0]))


def _all(node: Node) -> Iterator[Node]:
    yield node
    for child in node.nodes():
        yield from _all(child)


def _joined(parts: Iterable[Part]) -> str:
    text, close = "", False
    for part in parts:
        if part.text.strip():
            text += ("" if not text else "\n" if close and part.item else "\n\n") + part.text
            close = part.item
    return text


class _Reader:
    """Walks through the blocks of a tree."""

    def __init__(self, *, marks: bool, styles: Mapping[str, str] | None = None) -> None:
        self._marks = marks
        self._styles = styles or {}
        self._look = _PLAIN

    def parts(self, node: Node) -> Iterator[Part]:
        """Yield the pieces of an element's content; words between blocks are paragraphs."""
        loose: list[Node | str] = []
        for child in node.content:
            if isinstance(child, Node) and child.tag not in _NOTHING and self._holds_blocks(child):
                yield from self._paragraph(loose)
                loose = []
                yield from self._block(child)
            elif isinstance(child, str) or child.tag not in _NOTHING:
                loose.append(child)
        yield from self._paragraph(loose)

    def _holds_blocks(self, node: Node) -> bool:
        return node.tag in _BLOCKS or any(True for _ in node.find(*_BLOCKS))

    def _block(self, node: Node) -> Iterator[Part]:
        if node.property("mso-list") and node.property("mso-list") != "none" and node.tag != "li":
            yield self._word_item(node)
        elif node.tag in {"ul", "ol"}:
            yield from self._list(node, 0)
        elif node.tag == "table":
            yield from self._table(node)
        elif level := self._level(node):
            yield from self._heading(node, level)
        else:
            outer, self._look = self._look, looks_of(node, self._look)
            yield from self.parts(node)
            self._look = outer

    def _paragraph(self, content: list[Node | str]) -> Iterator[Part]:
        text = self._words(content)
        if text.strip():
            yield Part(escaped_lines(text) if self._marks else text)

    def _words(self, content: list[Node | str], *, heading: bool = False, cell: bool = False) -> str:
        runs = list(runs_of(content, self._look))
        return marked(runs, heading=heading, cell=cell) if self._marks else plainly(runs)

    def _level(self, node: Node) -> int:
        """Return the level of a heading, 1 to 6, by its element or by Word's own style; 0 for none."""
        if re.fullmatch("h[1-6]", node.tag):
            return int(node.tag[1])
        own = node.property("mso-outline-level")
        found = re.search(r"mso-outline-level:\s*(\d)", self._styles.get(node.get("class"), ""))
        level = own or (found[1] if found else "")
        return int(level) if node.tag == "p" and re.fullmatch("[1-6]", level) else 0

    def _heading(self, node: Node, level: int) -> Iterator[Part]:
        text = " ".join(self._words(node.content, heading=True).split("\n"))
        if text.strip():
            yield Part(f"{'#' * level} {text}" if self._marks else text)

    def _word_item(self, node: Node) -> Part:
        """Return an item as Word writes it: a paragraph with its sign or number before the words."""
        found = _LEVEL.search(node.property("mso-list"))
        sign = "".join(marker.text() for marker in node.find(MARKER)).strip()
        level = int(found[1]) - 1 if found else 0
        return self._item(level, _sign(sign), self._words(node.content))

    def _item(self, level: int, sign: str, text: str) -> Part:
        lead = "  " * level
        mark = "" if sign == NO_SIGN else f"{sign} "
        return Part(f"{lead}{mark}" + text.replace("\n", f"\n{lead}  "), item=True)

    def _list(self, node: Node, level: int) -> Iterator[Part]:
        for child, sign in numbered(node, "-"):
            if not sign:
                yield from self._list(child, level + 1)
                continue
            inner = [part for part in child.nodes() if part.tag in LISTS]
            own = [part for part in child.content if part not in inner]
            lines = [part.text for part in self.parts(Node("", {}, own)) if part.text.strip()]
            if lines:
                yield self._item(level, sign, "\n".join(lines))
            for below in inner:
                yield from self._list(below, level + 1)

    def _table(self, node: Node) -> Iterator[Part]:
        for caption in node.find("caption"):
            yield from self._paragraph(caption.content)
        rows = [[self._cell(cell) if cell else "" for cell in row] for row in cells_of(node)]
        wide = max(map(len, rows), default=0)
        if not self._marks or wide == 0:
            yield Part("\n".join("\t".join(row) for row in rows))
            return
        lines = [f"| {' | '.join([*row, *[''] * (wide - len(row))])} |" for row in rows if row]
        yield Part("\n".join([lines[0], f"|{'---|' * wide}", *lines[1:]]))

    def _cell(self, cell: Node) -> str:
        return " ".join(self._words(cell.content, cell=True).split("\n"))


def _sign(sign: str) -> str:
    """Return the mark of an item for the sign Word shows before it."""
    if found := _NUMBER.fullmatch(sign):
        return f"{found[1]}."
    return sign if _OWN_NUMBER.fullmatch(sign) and sign not in {"o", "v"} else "-"
