"""What must be printed of a text: its letters without the marks that `docs/writing.md` lists.

This is the reader's own reading of that page. The writer has another one (`euroapp.prose`); neither knows the
other, so that a mistake in one is seen by the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_TITLE = re.compile(r"^ {0,3}#{1,6}[ \t]+(?=\S)")
_IMAGE = re.compile(r"^\s*!\[([^\]\n]*)\]\(image:([A-Za-z0-9][A-Za-z0-9_-]{0,63})\)\s*$")
_WORD_SIGNS = {
    **dict.fromkeys("\uf0b7\uf06c\uf09f\uf0b2", "•"),
    **dict.fromkeys("\uf0a7\uf06e", "▪"),
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    **dict.fromkeys("\uf0a8\uf06f\uf071", "☐"),
    "\uf0fe": "☑",
    "\uf0fb": "✗",
    **dict.fromkeys("\uf0e0\uf0e8", "→"),
    "\uf076": "❖",
    "\uf02d": "–",
}
"""Bullets of Word, each with the sign that Word shows for it."""
_WORDS = "".join(_WORD_SIGNS)
_BULLET = re.compile(f"^\\s*([-*{_WORDS}])[ \\t\u00a0]+(?=\\S)")
_NUMBERED = re.compile(
    "^\\s*(?:[–—·•▪▫◦‣⁃●○■□➢➤➔❖✓✔✗✘☐☑☒→⇒]|o(?=\t)|§(?=\t)|\\(?[0-9]{1,4}[.)]|\\(?[A-Za-z]\\)"
    "|[A-Za-z]\\.(?=\t)|[ivx]{1,6}\\.|[IVX]{1,6}\\.(?=\t)|\\(?[ivxIVX]{1,6}\\))[ \\t\u00a0]+(?=\\S)"
)
_PLAIN_BULLET = re.compile(f"^(?:[-•*][ \\t]|[{_WORDS}][ \\t\u00a0])")
_WORD_BULLET = re.compile(f"(?m)^([ \\t]*)([{_WORDS}])(?=[ \\t\u00a0])")
_BULLETS = "[•–]"
"""What may stand before an item instead of its hyphen or asterisk, by how far in it begins."""
_ESCAPE = re.compile(r"^\s*\\(?=\\*(?:#{1,6}[ \t]+\S|[-*][ \t]+\S|!\[[^\]\n]*\]\(image:))")
_NOTE = re.compile(r"^\[\^([^\]\[\s]+)\]:[ \t]*(?=\S)")
_BAR = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"^:?-+:?$")
_NEW_LINE = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PARTS = re.compile(
    r"(?<!!)(\\?)\[([^\[\]\n]+)\]\((?:https?://|mailto:)[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*\)"
    r"|(\\?)\[\^([^\]\[\s]+)\]"
    r"|\bhttps?://(?:(?!\{[\U000F0000-\U000FFFFF]\})[^\s<>\"|\\\[\]])*(?!\{[\U000F0000-\U000FFFFF]\})[^\s<>\"|\\\[\].,;:!?)}'’”»*]",
    re.IGNORECASE,
)
_RUNS = re.compile(r"(?P<escape>\\?)(?<!\*)(?P<stars>\*{1,3})(?!\*)")
_QUOTING = frozenset("\"'“”„«»‘’‚‹›")
_BEFORE_WORD = _QUOTING | frozenset("([{<¿¡–—…")
_WORD_STARTS = _QUOTING | frozenset("([{<¿¡€$£+-−–#@&§≥≤~\\")
_AFTER_WORD = _QUOTING | frozenset(")]}>.,;:!?…–—/([")
_WORD_ENDS = _QUOTING | frozenset(")]}.,;:!?…%‰€$£°²³\\")


RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Numbers of footnotes are printed raised."""
_WIDEST = 10
"""A table with more columns is printed as lines of text, with bars between its cells."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stands in print in one go."""

    text: str
    """Without marks; what the program puts in its place is left out."""
    lead: str = ""
    """A pattern of what the program puts before it: a bullet, the number of a figure or of a footnote."""
    mentions: tuple[tuple[int, str], ...] = ()
    """Where in the text which footnote is mentioned: its number is printed there."""
    instead: str = ""
    """What stands there when an image cannot be printed: its line as it was typed."""


@dataclass(frozen=True)
class Grid:
    """A table: rows of cells, of which the first row may come again on each page."""

    rows: tuple[tuple[Piece, ...], ...]


Expected = Piece | Grid


def one_line(source: str) -> tuple[Expected, ...]:
    """Return what must be printed of a field of one line."""
    return (Piece(with_signs(source)),)


def plain(source: str) -> tuple[Expected, ...]:
    """Return what must be printed of a long text outside the sections: lines, and items of lists."""
    lines = _ENDS.sub("\n", source).split("\n")
    return tuple(_plain_line(line) for line in lines if line.strip())


def with_signs(source: str) -> str:
    """Return a text of a table as it is printed: with a sign for each bullet of Word, which no face has."""
    lines = _ENDS.sub("\n", source)
    return _WORD_BULLET.sub(lambda found: found[1] + _WORD_SIGNS[found[2]], lines)


def _plain_line(line: str) -> Piece:
    found = _PLAIN_BULLET.match(line)
    return Piece(line[found.end() :], _WORD_SIGNS.get(line[0], "•")) if found else Piece(with_signs(line))


def section(source: str, figure: str = r"Figure\d+\.") -> tuple[Expected, ...]:
    """Return what must be printed of a section, in order; footnotes come last.

    `figure` is the pattern of what stands before the caption of a picture.
    """
    lines = _ENDS.sub("\n", source).split("\n")
    none: set[str] = set()
    for _ in range(4):
        body, notes = _taken_apart(lines, none)
        own = all(name.isascii() and name.isdecimal() for name in notes)
        numbers = {name: name if own else str(count) for count, name in enumerate(notes, 1)}
        pieces = tuple(_Lines(body, numbers, figure).pieces())
        told = {number for piece in _flat(pieces) for _, number in piece.mentions}
        silent = {name for name in notes if numbers[name] not in told}
        if not silent:
            below = [
                _stripped(with_signs(text), {}, numbers[name].translate(RAISED))
                for name, text in notes.items()
            ]
            return (*pieces, *below)
        none |= silent
    return tuple(_Lines(lines, {}, figure).pieces())


def stretches(source: str) -> list[str]:
    """Return the words of a section as they stand in print, each piece and cell by itself, notes last."""
    return [piece.text for piece in _flat(section(source))]


def unveiled(expected: Iterable[Expected], values: Mapping[str, str]) -> tuple[Expected, ...]:
    """Return what must be printed with values in the places of the signs that stand for live fields."""
    if not values:
        return tuple(expected)
    return tuple(
        _valued(one, values)
        if isinstance(one, Piece)
        else Grid(tuple(tuple(_valued(cell, values) for cell in row) for row in one.rows))
        for one in expected
    )


def _valued(piece: Piece, values: Mapping[str, str]) -> Piece:
    text, mentions = piece.text, piece.mentions
    for key, value in values.items():
        at = text.find(key)
        if at >= 0:
            text = text[:at] + value + text[at + len(key) :]
            mentions = tuple((m + len(value) - len(key) if m > at else m, number) for m, number in mentions)
    return replace(piece, text=text, mentions=mentions)


def _flat(pieces: Iterable[Expected]) -> Iterator[Piece]:
    for one in pieces:
        if isinstance(one, Piece):
            yield one
        else:
            yield from (cell for row in one.rows for cell in row)


def _taken_apart(lines: list[str], none: set[str]) -> tuple[list[str], dict[str, str]]:
    """Return the lines without footnotes, and the footnotes by name in the order of their first mention.

    What is in `none` has turned out to be no footnote.
    """
    named = [(_NOTE.match(line), line) for line in lines]
    named = [(found if found and found[1] not in none else None, line) for found, line in named]
    order: list[str] = []
    if any(found for found, _ in named):
        text = "\n".join(line for found, line in named if not found)
        order = list(dict.fromkeys(re.findall(r"(?<!\\)\[\^([^\]\[\s]+)\]", text)))
    wanted, notes, body = set(order) - none, {}, []
    inside = ""
    for found, line in named:
        if found and found[1] in wanted and found[1] not in notes:
            inside = found[1]
            notes[inside] = line[found.end() :]
        elif inside and line.strip() and line[0] in " \t":
            notes[inside] += "\n" + line.strip()
        else:
            inside = ""
            body.append(line)
    return body, {name: notes[name] for name in order if name in notes}


@dataclass
class _Lines:
    """Gathers lines into paragraphs, items and tables."""

    lines: list[str]
    numbers: dict[str, str]
    figure: str
    gathered: list[str] = field(default_factory=list)
    lead: str = ""
    in_item: bool = False

    def pieces(self) -> Iterator[Expected]:
        """Yield all pieces in order."""
        waiting = list(reversed(self.lines))
        while waiting:
            line = waiting.pop()
            if waiting and _BAR.search(line) and _rules(waiting[-1]):
                yield from self._gathered()
                waiting.pop()
                table = [line]
                while waiting and _BAR.search(waiting[-1]):
                    table.append(waiting.pop())
                rows = [_cells(row) for row in table]
                wide = max(map(len, rows))
                yield Grid(tuple(self._row(cells, wide) for cells in rows))
            else:
                yield from self._line(line)
        yield from self._gathered()

    def _line(self, line: str) -> Iterator[Expected]:
        if not line.strip():
            yield from self._gathered()
        elif found := _TITLE.match(line):
            yield from self._gathered()
            yield self._piece(line[found.end() :].strip())
        elif found := _IMAGE.match(line):
            yield from self._gathered()
            yield Piece(found[1], self.figure, instead=line)
        elif found := _BULLET.match(line):
            yield from self._gathered()
            self.lead, self.in_item = _WORD_SIGNS.get(found[1], _BULLETS), True
            self.gathered = [line[found.end() :]]
        elif found := _NUMBERED.match(line):
            yield from self._gathered()
            yield Piece(found[0])
            self.in_item = True
            self.gathered = [line[found.end() :]]
        else:
            if self.in_item and not line[0].isspace():
                yield from self._gathered()
            found = _ESCAPE.match(line)
            self.gathered.append(line[found.end() :] if found else line)

    def _gathered(self) -> Iterator[Piece]:
        if self.gathered:
            yield self._piece("\n".join(line.strip() for line in self.gathered), self.lead)
        self.gathered, self.lead, self.in_item = [], "", False

    def _row(self, cells: list[str], wide: int) -> tuple[Piece, ...]:
        bar = r"\|" if wide > _WIDEST else ""
        return tuple(
            self._piece(_NEW_LINE.sub("\n", cell), bar if place else "")
            for place, cell in enumerate((*cells, *[""] * (wide - len(cells))))
        )

    def _piece(self, text: str, lead: str = "") -> Piece:
        return _stripped(with_signs(text), self.numbers, lead)


def _cells(row: str) -> list[str]:
    cells = [cell.strip().replace("\\|", "|") for cell in _BAR.split(row.strip())]
    first = 1 if len(cells) > 1 and cells[0] == "" else 0
    last = len(cells) - (1 if len(cells) - first > 1 and cells[-1] == "" else 0)
    return cells[first:last]


def _rules(line: str) -> bool:
    return "|" in line and all(_DASHES.match(cell) for cell in _cells(line))


def _stripped(text: str, numbers: dict[str, str], lead: str = "") -> Piece:
    """Return a text without the marks inside its lines."""
    words: list[str] = []
    mentions: list[tuple[int, str]] = []
    for part, number in _inline(text, numbers):
        if number:
            mentions.append((sum(map(len, words)), number))
        words.append(part)
    return Piece("".join(words), lead, tuple(mentions))


def _inline(text: str, numbers: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text that are printed, and the numbers of footnotes where they are mentioned."""
    gone, guarded = bytearray(len(text)), bytearray(len(text))
    inner: dict[int, re.Match[str]] = {}
    for found in _PARTS.finditer(text):
        start, end = found.span()
        again = found[4] is not None and text[end : end + 1] == ":" and text[start - 1 : start] in {"", "\n"}
        if again and not found[3]:
            # A second note of a name is text.
            guarded[start:end] = b"\1" * (end - start)
        elif found[2] is not None or found[4] is not None:
            guarded[start:end] = b"\1" * (end - start)
            inner[start] = found
        else:
            guarded[start:end] = b"\1" * (end - start)
    _strike(text, guarded, gone)
    at = 0
    for start, found in inner.items():
        yield _left(text, gone, at, start), ""
        at = found.end()
        if found[4] is not None:
            number = "" if found[3] else numbers.get(found[4], "")
            known = found[4] in numbers
            yield ("", number) if number else (found[0][1:] if found[3] and known else found[0], "")
        elif found[1]:
            yield found[0][1:], ""
        else:
            yield from _inline(found[2], numbers)
    yield _left(text, gone, at, len(text)), ""


def _left(text: str, gone: bytearray, start: int, end: int) -> str:
    return "".join(text[place] for place in range(start, end) if not gone[place])


def _strike(text: str, guarded: bytearray, gone: bytearray) -> None:
    """Mark the asterisks that make bold and italic, and the backslashes that keep them from it."""
    opening, closing = [], {1: [], 2: [], 3: []}  # type: list[re.Match[str]], dict[int, list[re.Match[str]]]
    for found in _RUNS.finditer(text):
        if guarded[found.start("stars")]:
            continue
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if (not before or before.isspace() or before in _BEFORE_WORD) and (
            after and (after.isalnum() or after in _WORD_STARTS)
        ):
            opening.append(found)
        if (before and (before.isalnum() or before in _WORD_ENDS)) and (
            not after or after.isspace() or after in _AFTER_WORD
        ):
            closing[len(found["stars"])].append(found)
    _pair(opening, closing, gone)


def _pair(opening: list[re.Match[str]], closing: dict[int, list[re.Match[str]]], gone: bytearray) -> None:
    inside: list[int] = []
    used: set[int] = set()
    for found in opening:
        start = found.start()
        while inside and start >= inside[-1]:
            inside.pop()
        if start in used:
            continue
        size, escaped = len(found["stars"]), bool(found["escape"])
        partners = closing[size]
        place = bisect_left(partners, start + 1, key=lambda one: one.start())
        while place < len(partners) and partners[place]["escape"] and not escaped:
            place += 1
        if place == len(partners) or (inside and partners[place].start() >= inside[-1]):
            continue
        partner = partners[place]
        used.add(partner.start())
        if escaped:
            for one in (found, partner):
                if one["escape"]:
                    gone[one.start()] = 1
        else:
            inside.append(partner.start())
            for one in (found, partner):
                gone[one.start("stars") : one.end("stars")] = b"\1" * size
