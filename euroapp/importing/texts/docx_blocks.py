"""The body of a DOCX file: headings, paragraphs, items and tables, with all that stands beside them."""

from __future__ import annotations

from collections.abc import Iterable

from euroapp.importing.texts.account import Fate
from euroapp.importing.texts.docx_styles import Numbering, Style, is_on, looked, numbers_of, outline_of, whole
from euroapp.importing.texts.docx_words import Reading, WordReader, shows
from euroapp.importing.texts.inline import Words
from euroapp.importing.texts.markup import Element
from euroapp.importing.texts.pieces import Kind, Piece, Runs

_INTO = frozenset({"w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:del", "w:moveTo", "w:moveFrom"})
_WIDEST = 200


class BlockReader:
    """Reads what stands below each other: the body, a cell, a text box or a note."""

    def __init__(self, reading: Reading, numbering: Numbering) -> None:
        self._reading, self._numbering = reading, numbering
        self.pieces: list[Piece] = []
        self._open = Words()
        """Words of a paragraph whose end is gone, which go on in the next one."""

    def read(self, parts: Iterable[Element]) -> None:
        """Read elements in order, and close the last paragraph."""
        self._read(parts)
        self._close(Style(), None)

    def _read(self, parts: Iterable[Element]) -> None:
        for part in parts:
            match part.tag:
                case "w:p":
                    self._paragraph(part)
                case "w:tbl":
                    self._table(part)
                case "w:sdt":
                    self._control(part)
                case "mc:AlternateContent":
                    self._alternative(part)
                case "w:altChunk":
                    self._reading.seen.charts += 1
                case "m:oMathPara" | "m:oMath":
                    WordReader(self._reading, Style().look, self._open).read([part])
                case tag if tag in _INTO:
                    self._wrapped(part)

    def _wrapped(self, part: Element) -> None:
        kind = {"w:ins": "inserted", "w:moveTo": "inserted", "w:del": "deleted", "w:moveFrom": "deleted"}
        if part.tag not in kind or self._reading.change(part, kind[part.tag]):
            self._read(part.elements())

    def _alternative(self, part: Element) -> None:
        forms = list(part.elements())
        for form in forms[:1]:
            self._read(form.elements())
        for form in forms[1:]:
            self._reading.account.give_all(form, Fate.UNSEEN, shows)

    def _control(self, part: Element) -> None:
        """Read a control; a table of contents is made by the word processor."""
        gallery = part.value("w:sdtPr", "w:docPartObj", "w:docPartGallery")
        if gallery == "Table of Contents":
            self._reading.account.give_all(part, Fate.CONTENTS, shows)
            return
        content = part.first("w:sdtContent")
        self._read(content.elements() if content is not None else ())

    def _paragraph(self, part: Element) -> None:
        properties = part.first("w:pPr")
        key = properties.value("w:pStyle") if properties is not None else ""
        style = self._reading.styles.style(key)
        mark = properties.first("w:rPr") if properties is not None else None
        if style.contents:
            self._reading.account.give_all(part, Fate.CONTENTS, shows)
        dressed = properties is not None and properties.first("w:pPrChange") is not None
        self._reading.seen.dressed += dressed
        since = len(self._reading.changes)
        WordReader(self._reading, style.look, self._open).read(part.elements())
        if mark is not None:
            self._reading.change_of_end(mark, part, since)
        gone = "w:del" if self._reading.accepted else "w:ins"
        moved = "w:moveFrom" if self._reading.accepted else "w:moveTo"
        merges = mark is not None and (mark.first(gone) is not None or mark.first(moved) is not None)
        if not merges and not looked(style.look, mark).hidden:
            self._close(style, properties)
        boxes, self._reading.boxes = self._reading.boxes, []
        for box in boxes:
            with self._reading.fields.apart():
                self._read(box.elements())

    def _close(self, style: Style, properties: Element | None) -> None:
        """Make a piece of the words of a paragraph that has ended."""
        words, self._open = self._open, Words()
        runs = words.runs(self._reading.seen)
        said = any(run.text.strip() for run in runs)
        numbers, level = numbers_of(properties, style.numbers, style.level)
        key = properties.value("w:pStyle") if properties is not None else ""
        sign = ""
        listed = bool(numbers) and numbers != "0" and (said or properties is not None)
        if listed and (said or not style.outline):
            own = properties is not None and properties.first("w:numPr", "w:ilvl") is not None
            sign, level = self._numbering.sign(numbers, level, "" if own else key)
        if not said:
            return
        outline = outline_of(properties, style.outline)
        if outline:
            self.pieces.append(Piece(Kind.HEADING, runs, outline, "" if sign == "-" else sign))
        elif sign:
            self.pieces.append(Piece(Kind.ITEM, runs, level, sign))
        else:
            self.pieces.append(Piece(Kind.PARAGRAPH, runs))

    def _table(self, table: Element) -> None:
        rows = [row for row in _rows(table) if self._stays(row)]
        cells = [cell for row in rows for cell in _cells(row)]
        if len(cells) == 1:
            # A frame around a text, as forms have it: what is in it stays headings, lists and tables.
            self._close(Style(), None)
            with self._reading.fields.apart():
                self._read(cells[0].elements())
            return
        self._close(Style(), None)
        found = tuple(self._row(row) for row in rows)
        if any(cell for row in found for cell in row):
            wide = max(map(len, found))
            self.pieces.append(
                Piece(Kind.TABLE, rows=tuple((*row, *((),) * (wide - len(row))) for row in found))
            )

    def _stays(self, row: Element) -> bool:
        """Tell whether a row is there and seen; what is not is named."""
        holder = row.first("w:trPr")
        if holder is None:
            return True
        for tag, kind in (("w:ins", "inserted"), ("w:del", "deleted")):
            change = holder.first(tag)
            if change is not None and (kind == "inserted") != self._reading.accepted:
                row.attributes |= {name: change.get(name) for name in ("w:author", "w:date")}
                return self._reading.change(row, kind)
            if change is not None:
                self._reading.change_of_row(change, kind, row)
        if is_on(holder, "w:hidden"):
            self._reading.account.give_all(row, Fate.HIDDEN, shows)
            return False
        return True

    def _row(self, row: Element) -> tuple[Runs, ...]:
        before = min(whole(row.value("w:trPr", "w:gridBefore")), _WIDEST)
        found: list[Runs] = [()] * before
        for cell in _cells(row):
            holder = cell.first("w:tcPr")
            merge = holder.first("w:vMerge") if holder is not None else None
            if merge is not None and merge.get("w:val") != "restart":
                self._reading.account.give_all(cell, Fate.HIDDEN, shows)
            found.append(self._cell(cell))
            span = whole(cell.value("w:tcPr", "w:gridSpan"), 1)
            found += [()] * (min(span, _WIDEST) - 1)
        return tuple(found)

    def _cell(self, cell: Element) -> Runs:
        """Return the words of a cell, each of its paragraphs as a line."""
        inner = BlockReader(self._reading, self._numbering)
        with self._reading.fields.apart():
            inner.read(cell.elements())
        return in_lines(inner.pieces)


def in_lines(pieces: Iterable[Piece]) -> Runs:
    """Return pieces as lines of one cell or note: items with their numbers, rows of tables with bars."""
    from euroapp.reading.runs import BREAK, Run

    found: list[Run] = []
    for piece in pieces:
        for line in piece.rows or ((piece.runs,),):
            if found:
                found.append(Run(BREAK))
            if piece.sign:
                found.append(Run("• " if piece.sign == "-" else f"{piece.sign} "))
            for place, runs in enumerate(line):
                found += [Run(" | "), *runs] if place else runs
    return tuple(found)


def _rows(table: Element) -> list[Element]:
    found: list[Element] = []
    for part in table.elements():
        if part.tag == "w:tr":
            found.append(part)
        elif part.tag in {"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:del"}:
            found += _rows(part)
    return found


def _cells(row: Element) -> list[Element]:
    found: list[Element] = []
    for part in row.elements():
        if part.tag == "w:tc":
            found.append(part)
        elif part.tag in {"w:sdt", "w:sdtContent", "w:customXml"}:
            found += _cells(part)
    return found
