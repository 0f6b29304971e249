"""The body of an ODT file: headings, paragraphs, lists and tables, with all that stands beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from euroapp.importing.texts.account import Fate
from euroapp.importing.texts.docx_blocks import in_lines
from euroapp.importing.texts.docx_styles import whole
from euroapp.importing.texts.inline import Words
from euroapp.importing.texts.markup import Element
from euroapp.importing.texts.odt_styles import ListState, heading_level
from euroapp.importing.texts.odt_words import OdtReading, OdtWordReader, shows
from euroapp.importing.texts.pieces import Kind, Piece, Runs

_INDEXES = frozenset(
    {"text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index",
     "text:user-index", "text:alphabetical-index"}
)  # fmt: skip
_WIDEST, _MOST_ROWS = 200, 1_000
_MOST_REPEATED = 200_000
"""Letters that come more than once, because a cell or a row says that it is repeated."""
_COLUMNS, _ROWS = "table:number-columns-repeated", "table:number-rows-repeated"
_INTO = frozenset(
    {"text:list-item", "text:index-body", "text:bibliography", "office:text", "draw:text-box",
     "text:index-title",
     "table:table-header-rows", "table:table-rows", "table:table-row-group", "text:list-header"}
)  # fmt: skip


class Lists:
    """The lists of a file that may go on later."""

    def __init__(self) -> None:
        self.by_id: dict[str, ListState] = {}
        self.by_style: dict[str, ListState] = {}


class OdtBlockReader:
    """Reads what stands below each other: the body, a cell, a text box or a note."""

    def __init__(self, reading: OdtReading, lists: Lists) -> None:
        self._reading, self._lists = reading, lists
        self.pieces: list[Piece] = []
        self._open = Words()
        self._list: ListState | None = None
        self._level = -1
        self._sign = ""
        """The number of the item whose first paragraph comes next."""
        self._acts: dict[str, Callable[[Element], None]] = {
            "text:p": self._paragraph,
            "text:h": self._paragraph,
            "text:list": self._a_list,
            "text:numbered-paragraph": self._a_list,
            "table:table": self._table,
            "text:section": self._section,
            "text:change-start": self._loose,
            "text:change-end": self._loose,
            "text:change": self._deletion,
            "draw:frame": self._loose,
        }

    def read(self, element: Element) -> None:
        """Read what stands in an element, and close the last paragraph."""
        self._read(element)
        self._close(None)

    def _read(self, element: Element) -> None:
        for part in element.elements():
            if part.tag in self._acts:
                self._acts[part.tag](part)
            elif part.tag in _INDEXES:
                self._reading.account.give_all(part, Fate.CONTENTS, shows)
            elif part.tag in _INTO:
                self._read(part)
            elif part.tag.startswith("draw:"):
                self._loose(part)

    def _loose(self, part: Element) -> None:
        """Read what stands between paragraphs as if it stood in one."""
        outer, self._open = self._open, Words()
        OdtWordReader(self._reading, self._reading.styles.style("paragraph", "").look, self._open).read(
            _holding(part)
        )
        self._close(None)
        self._open = outer
        self._take_boxes()

    def _deletion(self, part: Element) -> None:
        """Put back whole paragraphs that were deleted here, where that is wished."""
        region = self._reading.regions.get(part.get("text:change-id"))
        gone = region.first("text:deletion") if region is not None else None
        if gone is not None and not self._reading.accepted:
            self._read(gone)

    def _section(self, part: Element) -> None:
        if part.get("text:display") == "none" or part.get("text:is-hidden") == "true":
            self._reading.account.give_all(part, Fate.HIDDEN, shows)
        else:
            self._read(part)

    def _paragraph(self, part: Element) -> None:
        style = self._reading.styles.style("paragraph", part.get("text:style-name"))
        hidden = any(one.get("text:is-hidden") == "true" for one in part.find("text:hidden-paragraph"))
        look = replace(style.look, hidden=True) if hidden else style.look
        reader = OdtWordReader(self._reading, look, self._open)
        reader.read(part)
        reader.end()
        if self._reading.fate() is Fate.TAKEN:
            self._close(part)
        self._take_boxes()

    def _take_boxes(self) -> None:
        boxes, self._reading.boxes = self._reading.boxes, []
        for box in boxes:
            inner = OdtBlockReader(self._reading, self._lists)
            inner.read(box)
            self.pieces += inner.pieces

    def _close(self, part: Element | None) -> None:
        """Make a piece of the words of a paragraph that has ended."""
        words, self._open = self._open, Words()
        runs = words.runs(self._reading.seen)
        said = any(run.text.strip() for run in runs)
        if part is None:
            if said:
                self.pieces.append(Piece(Kind.PARAGRAPH, runs))
            return
        sign, self._sign = self._sign, ""
        if part.tag == "text:h":
            self._heading(part, runs, sign, said=said)
        elif said and sign:
            self.pieces.append(Piece(Kind.ITEM, runs, max(self._level, 0), sign))
        elif said:
            self.pieces.append(Piece(Kind.PARAGRAPH, runs, self._level + 1))

    def _heading(self, part: Element, runs: Runs, sign: str, *, said: bool) -> None:
        level = heading_level(part)
        numbered = said and part.get("text:is-list-header") != "true"
        if not sign and self._level < 0 and numbered:
            start = part.get("text:start-value") if part.get("text:restart-numbering") == "true" else ""
            sign = self._reading.styles.outline.sign(level - 1, whole(start, 1) if start else None)
        if said:
            self.pieces.append(Piece(Kind.HEADING, runs, level, "" if sign == "-" else sign))

    def _a_list(self, part: Element) -> None:
        outer, level = self._list, self._level
        self._level += 1
        name = part.get("text:style-name")
        if outer is None or (name and name not in {"", self._name_of(outer)}):
            self._list = self._state(part, name)
        for item in part.elements():
            if item.tag in {"text:list-item", "text:list-header", "text:p", "text:h"}:
                self._item(item)
        self._list, self._level = outer, level

    def _name_of(self, state: ListState) -> str:
        return next((name for name, one in self._lists.by_style.items() if one is state), "")

    def _state(self, part: Element, name: str) -> ListState:
        """Return the list that begins here, or the one that goes on."""
        known = self._lists.by_id.get(part.get("text:continue-list"))
        if known is None and part.get("text:continue-numbering") == "true":
            known = self._lists.by_style.get(name)
        state = known or self._reading.styles.list_state(name)
        self._lists.by_style[name] = state
        if part.get("xml:id"):
            self._lists.by_id[part.get("xml:id")] = state
        return state

    def _item(self, item: Element) -> None:
        parts = list(item.elements())
        counts = item.tag != "text:list-header" and any(one.tag in {"text:p", "text:h"} for one in parts[:1])
        outlined = bool(parts) and parts[0].tag == "text:h"
        said = bool(parts) and (parts[0].text().strip() or not outlined)
        # A tracked insertion that counts as rejected has no item.
        if counts and said and self._list is not None and self._reading.fate() is Fate.TAKEN:
            start = item.get("text:start-value")
            self._sign = self._list.sign(self._level, whole(start, 1) if start else None)
        self._read(item)
        self._sign = ""

    def _table(self, table: Element) -> None:
        rows = [row for row in _rows(table) if row.get("table:visibility") not in {"collapse", "filter"}]
        for row in _rows(table):
            if row not in rows:
                self._reading.account.give_all(row, Fate.HIDDEN, shows)
        if self._reading.fate() is not Fate.TAKEN:
            self._reading.account.give_all(table, self._reading.fate(), shows)
            return
        outer, level, self._list, self._level = self._list, self._level, None, -1
        cells = [cell for row in rows for cell in row.elements() if cell.tag == "table:table-cell"]
        if len(cells) == 1 and _times(cells[0], _COLUMNS) * _times(rows[0], _ROWS) == 1:
            # A frame around a text, as forms have it: what is in it stays headings, lists and tables.
            self._read(cells[0])
        else:
            found = [made for row in rows for made in self._row(row)]
            wide = max(map(len, found), default=0)
            if any(cell for row in found for cell in row):
                full = tuple((*row, *((),) * (wide - len(row))) for row in found)
                self.pieces.append(Piece(Kind.TABLE, rows=full))
        self._list, self._level = outer, level

    def _row(self, row: Element) -> list[tuple[Runs, ...]]:
        """Return a row, as often as it says that it is repeated."""
        since = self._reading.account.letters[Fate.TAKEN]
        cells = self._cells(row)
        return [cells] * (self._repeats(row, _ROWS, _MOST_ROWS, since) if any(cells) else 1)

    def _repeats(self, element: Element, name: str, most: int, since: int) -> int:
        """Return how often a filled cell or row comes, and count its words so often."""
        account = self._reading.account
        wanted, own = _times(element, name), account.letters[Fate.TAKEN] - since
        room = _MOST_REPEATED - self._reading.repeated
        times = max(1, min(wanted, most, 1 + room // max(own, 1)))
        self._reading.repeated += own * (times - 1)
        self._reading.seen.cut_repeats += times < wanted
        account.taken_again(since, times - 1)
        return times

    def _cells(self, row: Element) -> tuple[Runs, ...]:
        found: list[Runs] = []
        for cell in row.elements():
            if cell.tag == "table:covered-table-cell":
                self._reading.account.give_all(cell, Fate.HIDDEN, shows)
            if cell.tag in {"table:table-cell", "table:covered-table-cell"}:
                since = self._reading.account.letters[Fate.TAKEN]
                inner = OdtBlockReader(self._reading, self._lists)
                inner.read(cell)
                runs = in_lines(inner.pieces)
                filled = any(run.text.strip() for run in runs)
                most = max(1, _WIDEST - len(found))
                wanted = min(_times(cell, _COLUMNS), most)
                found += [runs] * (self._repeats(cell, _COLUMNS, most, since) if filled else wanted)
        return tuple(found)


def _times(element: Element, name: str) -> int:
    said = element.get(name).strip()
    # Longer numbers are no numbers of rows, and slow to read.
    return max(1, int(said[:9])) if said.isascii() and said.isdecimal() else 1


def _holding(part: Element) -> Element:
    holder = Element("text:p", {})
    holder.content.append(part)
    return holder


def _rows(table: Element) -> list[Element]:
    found: list[Element] = []
    for part in table.elements():
        if part.tag == "table:table-row":
            found.append(part)
        elif part.tag.startswith("table:table-") and part.tag.endswith(("rows", "row-group")):
            found += _rows(part)
    return found
