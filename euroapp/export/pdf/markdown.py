"""Narrative text: Markdown source to blocks; what it cannot set it prints as readable text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from euroapp.draft.images import SCHEME
from euroapp.export.pdf.blocks import MARK, Block, Text, leads_in, paragraph
from euroapp.export.pdf.fonts import Face
from euroapp.export.pdf.inline import Span
from euroapp.export.pdf.style import BODY, H4, H5, LIST_AFTER, Style
from euroapp.export.pdf.text import LONG, Notes, printable
from euroapp.export.pdf.words import tied

_LONGEST = 200_000
"""Longer texts are printed as typed: reading their marks could take minutes."""
_SCHEMES = ("https://", "http://", "mailto:")
_QUOTE_INDENT = 14.0
_MOST_COLUMNS = 10
_DEEPEST = 6
"""Lists nested deeper than this are not moved further in."""

Picture = Callable[[str, str, str], Block | None]
"""Takes id, caption and path of an image; returns nothing where it cannot be printed."""
Grid = Callable[[tuple[tuple[Span, ...], ...], list[tuple[tuple[Span, ...], ...]], list[str], str], Block]
"""Takes heads, rows, how each column was asked to be set (`left`, `right`, `center` or nothing), and path."""


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def narrative(source: str, path: str, notes: Notes, grid: Grid, picture: Picture) -> Iterator[Block]:
    """Yield the blocks of a narrative; `grid` makes a table of one written in it, `picture` an image."""
    tokens: list[Token] | None = None
    if len(source) <= _LONGEST:
        try:
            tokens = _parser().parse(source.replace("\x00", ""))
        except (RecursionError, ValueError, IndexError):
            tokens = None
    if tokens is None:
        notes.add(LONG, path, len(source))
        yield from _as_typed(printable(source, path, notes), path)
        return
    first = path
    for block in _Reader(tokens, path, notes, grid, picture).blocks():
        if first and isinstance(block, Text):
            block.path, first = first, ""
        yield block


def _as_typed(text: str, path: str) -> Iterator[Block]:
    for part in filter(None, text.split("\n\n")):
        yield paragraph((Span(part),), path=path)
        path = ""


@dataclass
class _List:
    """A list while its items are read."""

    ordered: bool
    number: int
    mark: str = ""


def _hang(row: _List) -> float:
    """Return how far the text of an item stands in; long numbers need more."""
    return MARK + (5.0 * (len(str(row.number)) - 1) if row.ordered else 0.0)


@dataclass
class _Reader:
    """Walks through the tokens of one text."""

    tokens: list[Token]
    path: str
    notes: Notes
    grid: Grid
    picture: Picture
    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    after_list: bool = False

    def blocks(self) -> Iterator[Block]:
        """Yield all blocks."""
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if token.type == "heading_open":
                yield self._heading(token, self.tokens[index + 1])
                index += 2
            elif token.type == "table_open":
                stop = next(i for i in range(index, len(self.tokens)) if self.tokens[i].type == "table_close")
                yield from self._table(self.tokens[index:stop])
                index = stop
            elif token.type == "inline":
                yield self._picture(token) or self._paragraph(self.spans(token), token)
            elif token.type in {"fence", "code_block", "html_block"}:
                yield self._paragraph((self._span(token.content.rstrip("\n")),), token)
            else:
                self._structure(token)
            index += 1

    def _picture(self, token: Token) -> Block | None:
        """Return the image of the draft that stands alone in a paragraph."""
        alone = token.children or []
        if len(alone) != 1 or alone[0].type != "image":
            return None
        address = str(alone[0].attrs.get("src", ""))
        if not address.startswith(SCHEME):
            return None
        return self.picture(address.removeprefix(SCHEME), alone[0].content, self.path)

    def _structure(self, token: Token) -> None:
        """Follow lists and quotations in and out."""
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            start = int(token.attrs.get("start", 1))
            self.lists.append(_List(token.type == "ordered_list_open", start))
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self.lists.pop()
        elif token.type == "list_item_open" and self.lists:
            inner = self.lists[-1]
            inner.mark = f"{inner.number}." if inner.ordered else "•" if len(self.lists) % 2 else "–"
            inner.number += 1
        elif token.type == "blockquote_open":
            self.quotes += 1
        elif token.type == "blockquote_close":
            self.quotes -= 1

    def _span(self, text: str, face: Face = Face.REGULAR, link: str = "") -> Span:
        return Span(tied(printable(text, self.path, self.notes)), face, link)

    def _heading(self, opening: Token, inline: Token) -> Block:
        style = H4 if opening.tag in {"h1", "h2", "h3"} else H5
        spans = tuple(replace(span, face=span.face.strong) for span in self.spans(inline))
        block = paragraph(spans, style)
        block.keep = True
        self.after_list = False
        return block

    def _paragraph(self, spans: tuple[Span, ...], token: Token) -> Block:
        depth = min(len(self.lists), _DEEPEST)
        indent = sum(map(_hang, self.lists[:_DEEPEST])) + min(self.quotes, _DEEPEST) * _QUOTE_INDENT
        style = self._style(tight=bool(token.hidden) or depth > 0)
        mark = ""
        if self.lists:
            mark, self.lists[-1].mark = self.lists[-1].mark, ""
        block = paragraph(
            spans, style, indent=indent, mark=mark, hang=_hang(self.lists[-1]) if self.lists else MARK
        )
        block.keep = leads_in(block)
        return block

    def _style(self, tight: bool) -> Style:
        """Return the style of a paragraph; one after a list stands a little off it."""
        space = BODY.after if self.after_list and not tight else BODY.before
        self.after_list = tight
        return replace(BODY, before=space, after=LIST_AFTER if tight else BODY.after)

    def _table(self, tokens: list[Token]) -> Iterator[Block]:
        """Yield a table; one with more columns than a page holds comes as lines of text."""
        rows: list[list[tuple[Span, ...]]] = []
        asked: list[str] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "th_open":
                asked.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
            elif token.type == "inline":
                rows[-1].append(self.spans(token))
        if len(rows[0]) <= _MOST_COLUMNS:
            heads = tuple(tuple(replace(span, face=span.face.strong) for span in cell) for cell in rows[0])
            yield self.grid(heads, [tuple(row) for row in rows[1:]], asked, self.path)
            return
        for row in rows:
            line = [span for cell in row for span in (*cell, Span(" | "))]
            yield paragraph(line[:-1])

    def spans(self, inline: Token) -> tuple[Span, ...]:
        """Return the runs of a paragraph in their faces."""
        found: list[Span] = []
        bold = italic = 0
        link = ""
        for token in inline.children or []:
            face = Face.BOLD if bold else Face.REGULAR
            face = face.slanted if italic else face
            if token.type in {"text", "code_inline", "text_special", "html_inline"}:
                found.append(self._span(token.content, face, link))
            elif token.type == "softbreak":
                found.append(Span(" ", face, link))
            elif token.type == "hardbreak":
                found.append(Span("\n", face))
            elif token.type in {"strong_open", "strong_close"}:
                bold += token.nesting
            elif token.type in {"em_open", "em_close"}:
                italic += token.nesting
            elif token.type == "link_open":
                found, link = self._opened(found, str(token.attrs.get("href", "")))
            elif token.type == "link_close":
                link = ""
            elif token.type == "image":
                found.append(self._span(f"[{token.content or 'Image'}: {token.attrs.get('src', '')}]", face))
        return tuple(span for span in found if span.text)

    def _opened(self, found: list[Span], href: str) -> tuple[list[Span], str]:
        """Return the link if it may be followed; otherwise its address goes into the text."""
        if href.lower().startswith(_SCHEMES):
            return found, href
        return [*found, self._span(f"({href}) ")] if href else found, ""
