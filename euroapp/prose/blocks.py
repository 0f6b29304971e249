"""Reads the lines of a narrative: headings, lists, tables, images and footnotes; all else is text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from euroapp.prose.inline import LABEL, runs
from euroapp.prose.tables import BARS, BREAK, LINE_ENDS, align, begins, cells
from euroapp.prose.tree import Block, Heading, Item, Note, Paragraph, Picture, Prose, Run, Runs, Table

OWN_BULLETS = "–—·•▪▫◦‣⁃●○■□➢➤➔❖✓✔✗✘☐☑☒→⇒"
"""Bullets that are printed as they were typed."""
_TAB = 4
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)")
_PICTURE = re.compile(r"\s*!\[([^\]\n]*)\]\(image:([A-Za-z0-9][A-Za-z0-9_-]{0,63})\)\s*")
_ESCAPED = re.compile(r"\s*\\(?=\\*(?:(?:#{1,6}|[-*])[ \t]+\S|!\[[^\]\n]*\]\(image:))")
"""The first of the backslashes before what would begin a heading, an item or an image; it is not printed."""
WORD_BULLETS = (
    "\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf06f\uf071\uf076\uf0e8\uf0e0\uf02d\uf06e\uf06c\uf0fe\uf0fb\uf09f\uf0b2"
)
"""Bullets of Word, as private codes of its fonts Symbol and Wingdings."""
_ITEM = re.compile(
    r"(?P<indent>\s*)(?P<mark>"
    rf"[-*{WORD_BULLETS}]|[{OWN_BULLETS}]|o(?=\t)|§(?=\t)"
    r"|\(?\d{1,4}[.)]|\(?[A-Za-z]\)|[A-Za-z]\.(?=\t)|[ivx]{1,6}\.|[IVX]{1,6}\.(?=\t)|\(?[ivxIVX]{1,6}\)"
    r")[ \t\u00A0]+(?P<text>\S.*)"
)
_DEFINITION = re.compile(rf"\[\^({LABEL})\]:[ \t]*(\S.*)")
_MENTION = re.compile(rf"(?<!\\)\[\^({LABEL})\]")
_TRIES = 4
"""How often a text is read anew without what turned out to be no footnote."""


def parse(source: str) -> Prose:
    """Return the blocks and footnotes of a narrative; takes time in proportion to its length."""
    lines = LINE_ENDS.sub("\n", source).split("\n")
    barred: frozenset[str] = frozenset()
    for _ in range(_TRIES):
        kept, defined = _footnotes(lines, barred)
        numbers = _numbers(list(defined))
        blocks = tuple(_Reader(kept, numbers).blocks())
        mentioned = {run.note for one in blocks for run in _all_runs(one) if run.note}
        idle = frozenset(label for label in defined if numbers[label] not in mentioned)
        if not idle:
            notes = tuple(Note(numbers[label], runs(text, {})) for label, text in defined.items())
            return Prose(blocks, notes)
        # What looked like a mention stands inside an address or over two cells: its note is text.
        barred |= idle
    return Prose(tuple(_Reader(lines, {}).blocks()))


def in_table(source: str, place: int) -> bool:
    """Tell whether a place of a narrative, counted in characters, lies in a line of a table."""
    lines = LINE_ENDS.sub("\n", source).split("\n")
    wanted = LINE_ENDS.sub("\n", source[:place]).count("\n")
    reader, line = _Reader(lines, {}), 0
    while line <= wanted:
        end = reader.table_end(line)
        if end > wanted:
            return True
        line = max(end, line + 1)
    return False


def _numbers(labels: list[str]) -> dict[str, str]:
    """Return the numbers of footnotes: their authors' own where all have one."""
    own = all(label.isascii() and label.isdecimal() for label in labels)
    return {label: label if own else str(place) for place, label in enumerate(labels, 1)}


def _all_runs(block: Block) -> Iterator[Run]:
    if isinstance(block, Table):
        yield from (run for row in block.rows for cell in row for run in cell)
    elif not isinstance(block, Picture):
        yield from block.runs


def _footnotes(lines: list[str], barred: frozenset[str]) -> tuple[list[str], dict[str, str]]:
    """Take the footnotes out of the lines; return them by label, in the order of their first mention.

    Only what a text mentions is a footnote, and only its first definition; all others, and what is barred,
    stay text.
    """
    mentioned: dict[str, None] = {}
    defining = [_DEFINITION.fullmatch(line) for line in lines]
    if not any(defining):
        return lines, {}
    for line, found in zip(lines, defining, strict=True):
        if not found or found[1] in barred:
            found_here = (label for label in _MENTION.findall(line) if label not in barred)
            mentioned.update(dict.fromkeys(found_here))
    kept: list[str] = []
    notes: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line, found in zip(lines, defining, strict=True):
        if found and found[1] in mentioned and found[1] not in notes:
            current = notes[found[1]] = [found[2]]
        elif current is not None and line[:1] in {" ", "\t"} and line.strip():
            current.append(line.strip())
        else:
            current = None
            kept.append(line)
    return kept, {label: "\n".join(notes[label]) for label in mentioned if label in notes}


def _indent(blank: str) -> int:
    """Return how far in a line begins, in columns."""
    return len(blank.expandtabs(_TAB))


@dataclass
class _Reader:
    """Walks through the lines of one text."""

    lines: list[str]
    notes: Mapping[str, str]
    indents: list[int] = field(default_factory=list)
    """Where the lists begin that are open, outermost first."""
    _open: list[str] = field(default_factory=list)
    _item: re.Match[str] | None = None
    """The item whose lines are being read."""

    def blocks(self) -> Iterator[Block]:
        """Yield all blocks."""
        index = 0
        while index < len(self.lines):
            last = self.table_end(index)
            if last > index:
                yield from self._close()
                self.indents = []
                yield self._table(self.lines[index:last])
                index = last
                continue
            yield from self._line(self.lines[index])
            index += 1
        yield from self._close()

    def _line(self, line: str) -> Iterator[Block]:
        """Take one line that is no part of a table."""
        if not line.strip():
            yield from self._close()
        elif found := _HEADING.fullmatch(line):
            yield from self._close()
            self.indents = []
            yield Heading(len(found[1]), self._runs(found[2].strip()))
        elif found := _PICTURE.fullmatch(line):
            yield from self._close()
            self.indents = []
            yield Picture(found[2], found[1].strip(), line.strip())
        elif found := _ITEM.fullmatch(line):
            yield from self._close()
            self._nest(_indent(found["indent"]))
            self._item = found
            self._open = [found["text"].strip()]
        else:
            yield from self._text(line)

    def _text(self, line: str) -> Iterator[Block]:
        """Take a line of text: it goes on in what is open, unless an item ended before it."""
        if self._item is not None and not line[:1].isspace():
            yield from self._close()
        if not self._open and not line[:1].isspace():
            self.indents = []
        escaped = _ESCAPED.match(line)
        self._open.append((line[escaped.end() :] if escaped else line).strip())

    def _nest(self, indent: int) -> None:
        while self.indents and indent < self.indents[-1]:
            self.indents.pop()
        if not self.indents or indent > self.indents[-1] + 1:
            self.indents.append(indent)

    def _close(self) -> Iterator[Block]:
        """Yield what is open."""
        if self._open:
            text, depth = self._runs("\n".join(self._open)), len(self.indents)
            if self._item is None:
                yield Paragraph(text, depth)
            else:
                mark = self._item["mark"]
                yield Item("" if mark in "-*" else mark, depth, text)
        self._open, self._item = [], None

    def _runs(self, text: str) -> Runs:
        return runs(text, self.notes)

    def table_end(self, start: int) -> int:
        """Return the line after a table that begins here, or the line itself where none does."""
        lines = self.lines
        if not begins(lines, start):
            return start
        end = start + 2
        while end < len(lines) and BARS.search(lines[end]):
            end += 1
        return end

    def _table(self, lines: list[str]) -> Table:
        rows = [cells(line) for line in (lines[0], *lines[2:])]
        wide = max(map(len, rows))
        aligns = [align(cell) for cell in cells(lines[1])]
        return Table(
            tuple(
                tuple(self._runs(BREAK.sub("\n", cell)) for cell in (*row, *[""] * (wide - len(row))))
                for row in rows
            ),
            tuple([*aligns, *[""] * wide][:wide]),
        )
