"""HTML from the clipboard as a tree: what browsers, spreadsheets and word processors put there."""

from __future__ import annotations

import re
from functools import lru_cache

from euroapp.reading.comments import take_comments
from euroapp.reading.seen import LeftOut, as_seen, invisible
from euroapp.reading.stylesheets import StyleSheet
from euroapp.reading.tree import Builder, Node

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
    hidden = [place for place, row in enumerate(table.find("tr")) if invisible(row)]
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
    """Return what the tree of a piece of HTML does not hold although it stands there, or marks."""
    return _read(html)[2]


@lru_cache(maxsize=1)
def _read(html: str) -> tuple[Node, dict[str, str], LeftOut]:
    begin = html.find("<") if html.startswith("Version:") else 0
    text = html[begin:] if begin >= 0 else ""
    builder, left = Builder(), LeftOut()
    marked = _MARKER.sub(rf"<{MARKER}>\1</{MARKER}>", text.replace("\x00", ""))
    builder.feed(_CONDITION.sub("", _FOR_OFFICE.sub("", marked)))
    builder.close()
    _styled(builder.root, StyleSheet(builder.style))
    left.comments = take_comments(builder.root)
    as_seen(builder.root, left)
    return builder.root, dict(_STYLE.findall(builder.style)), left


def _styled(node: Node, sheet: StyleSheet) -> None:
    """Give elements the looks that the style sheet has for them."""
    for part in node.nodes():
        own = part.get("style")
        style = sheet.style_of(part.tag, part.get("class"), part.get("id"), own)
        if style != own:
            part.attributes["style"] = style
        _styled(part, sheet)
