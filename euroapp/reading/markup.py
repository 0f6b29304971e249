"""HTML from the clipboard as a tree: what browsers, spreadsheets and word processors put there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from euroapp.reading.comments import take_comments
from euroapp.reading.formulas import in_signs
from euroapp.reading.seen import LeftOut, as_seen, invisible
from euroapp.reading.stylesheets import Around, Element, StyleSheet
from euroapp.reading.tree import Builder, Node

_LARGEST_SPAN = 1_000
_GROUPS = ("thead", "tbody", "tfoot")

_FOR_OFFICE = re.compile(
    r"<!--\[if (?!!)(?!supportLists)[^\]]*\]>.*?<!\[endif\]-->", re.IGNORECASE | re.DOTALL
)
"""What only programs of an office read, such as the codes of fields; what they show stands beside it."""
_CONDITION = re.compile(r"<!\[(?:if[^\]]*|endif)\]>|<!--\[(?:if[^\]]*)\]>|<!\[endif\]-->", re.IGNORECASE)
_MARKER = re.compile(
    r"<!(?:--)?\[if !supportLists\](?:--)?>(.*?)<!(?:--)?\[endif\](?:--)?>", re.IGNORECASE | re.DOTALL
)
"""What Word writes for programs that know no lists: the sign or number of an item."""

_CONTROLS = dict.fromkeys(range(4))
"""Signs that stand for something here and for nothing in a page."""

MARKER = "x-marker"
"""The element that the tree has for it."""

_STYLE = re.compile(r"\.(\w[\w-]*)\s*\{([^}]*)\}")


class Place(NamedTuple):
    """Where a cell stands: in its first row and column, or below and right of them."""

    node: Node
    down: int = 0
    across: int = 0

    @property
    def first(self) -> bool:
        """Tell whether this is where the cell begins."""
        return not (self.down or self.across)


def cells_of(table: Node) -> list[list[Node | None]]:
    """Return the cells of a table by row and column; one that spans several leaves the others empty."""
    return [
        [place.node if place is not None and place.first else None for place in row]
        for row in places_of(table)
    ]


def places_of(table: Node) -> list[list[Place | None]]:
    """Return by row and column which cell of a table goes there, merged ones wherever they go.

    As in a browser, a cell ends with the last row of its group, and columns in which no cell begins are none.
    """
    trs = [(row, end) for group, end in _groups(table) for row in group]
    rows: list[dict[int, Place]] = [{} for _ in trs]
    for number, (row, end) in enumerate(trs):
        column = 0
        for node in row.find("td", "th"):
            while column in rows[number]:
                column += 1
            for down in range(min(_span(node, "rowspan") or end, end - number)):
                for across in range(_span(node, "colspan") or 1):
                    rows[number + down][column + across] = Place(node, down, across)
            column += _span(node, "colspan") or 1
    wide = 1 + max((c for row in rows for c, place in row.items() if place.first), default=-1)
    hidden = [number for number, (row, _) in enumerate(trs) if invisible(row)]
    _go_on_below(rows, hidden)
    return [[row.get(column) for column in range(wide)] for n, row in enumerate(rows) if n not in hidden]


def _groups(table: Node) -> Iterator[tuple[list[Node], int]]:
    """Yield the groups of rows of a table, each with the number of rows down to its end."""
    end, loose = 0, list[Node]()
    for part in table.find("tr", *_GROUPS):
        if part.tag == "tr":
            loose.append(part)
            continue
        for group in (loose, list(part.find("tr"))):
            end += len(group)
            yield group, end
        loose = []
    yield loose, end + len(loose)


def _go_on_below(rows: list[dict[int, Place]], hidden: list[int]) -> None:
    """Let the cells of hidden rows that span more begin in the row below, where they are seen."""
    for number in hidden:
        below = rows[number + 1] if number + 1 < len(rows) else {}
        for column, place in rows[number].items():
            there = below.get(column)
            goes_on = place.first and _span(place.node, "rowspan") != 1
            if goes_on and (there is None or there.node is place.node):
                below[column] = Place(place.node)


def _span(node: Node, name: str) -> int:
    """Return over how many rows or columns a cell goes; 0 for all rows down to the end."""
    text = node.get(name).strip()
    plain = text.isascii() and text.isdigit() and len(text) < 6
    return min(int(text), _LARGEST_SPAN) if plain else 1


def read_markup(html: str) -> tuple[Node, dict[str, str]]:
    """Return the tree of a piece of HTML as it is seen, and its styles by class name."""
    root, styles, _ = _read(html)
    return root, styles


def left_out(html: str) -> LeftOut:
    """Return what the tree of a piece of HTML does not hold although it stands there, or marks."""
    return _read(html)[2]


@lru_cache(maxsize=1)
def _read(html: str) -> tuple[Node, dict[str, str], LeftOut]:
    begin = html.find("<") if html.startswith("Version:") else 0
    text = html[begin:] if begin >= 0 else ""
    builder, left = Builder(), LeftOut()
    marked = _MARKER.sub(rf"<{MARKER}>\1</{MARKER}>", text.translate(_CONTROLS))
    builder.feed(_CONDITION.sub("", _FOR_OFFICE.sub("", marked)))
    builder.close()
    _styled(builder.root, StyleSheet(builder.style))
    left.comments = take_comments(builder.root)
    left.marked += in_signs(builder.root)
    as_seen(builder.root, left)
    return builder.root, dict(_STYLE.findall(builder.style)), left


def _styled(node: Node, sheet: StyleSheet, around: Around = ()) -> None:
    """Give elements the looks that the style sheet has for them."""
    for part in node.nodes():
        own = part.get("style")
        line = (*around, Element(part.tag, frozenset(part.get("class").split()), part.get("id")))
        style = sheet.style_of(line, own)
        if style != own:
            part.attributes["style"] = style
        _styled(part, sheet, line)
