"""Blocks of cells as HTML tables, with the machine values that spreadsheets put beside what they show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from euroapp.reading.blocks import Block, Cell
from euroapp.reading.lists import LISTS, NO_SIGN, numbered
from euroapp.reading.markup import Place, places_of, read_markup
from euroapp.reading.seen import KEPT, STRUCK
from euroapp.reading.tree import Node

_BLANKS = " \t\n\r\f"
_BREAK = "\x00"
"""The end of a line inside a cell, until blanks are settled; no text from HTML holds this sign."""

_BEGIN = "\x01"
"""Where a block begins: a new line, unless one has begun there already."""
_BEGUN = re.compile(f"(?:^|(?<={_BREAK}))[{_BLANKS}]*(?:{_BEGIN}[{_BLANKS}]*)+")
_NEW_LINE = re.compile(f"[{_BLANKS}]*(?:{_BEGIN}[{_BLANKS}]*)+")

_COLLAPSED = re.compile(f"[{_BLANKS}]+")
_AROUND_END = re.compile(f"[{_BLANKS}]*{_BREAK}[{_BLANKS}]*")
_LITERAL = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.')
_DATE_FORMAT = re.compile(r"[dtjgpv]+.*m|m.*[dtjgpv]|short date|long date|[yjar]{2,4}", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?(e[+-]?\d+)?", re.IGNORECASE)
_FIRST_DAY = date(1899, 12, 30)
"""Day 0 of spreadsheets."""

_LAST_DAY = 2_958_465
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "pre", "blockquote", "tr"}
    | {"dl", "dt", "dd", "section", "article", "header", "footer", "main", "address", "center", "form"}
    | {"details", "summary", "figure", "figcaption", "fieldset", "legend"}
)


def read_tables(html: str) -> list[Block]:
    """Return the outermost tables of a piece of HTML; none where text stands beside them."""
    root, styles = read_markup(html)
    tables = list(root.find("table"))
    inside = (cell.text() for table in tables for row in table.find("tr") for cell in row.find("td", "th"))
    beside = len(_BARE.sub("", root.text())) - sum(len(_BARE.sub("", text)) for text in inside)
    return [] if beside else [_read_table(table, styles) for table in tables]


_BARE = re.compile(r"\s+")


def _read_table(table: Node, styles: dict[str, str]) -> Block:
    """Return the cells of a table; one that spans several leaves the others blank, those below knowing it."""
    rows, read = places_of(table), dict[int, Cell]()
    for row in rows:
        for place in filter(None, row):
            if place.first:
                span = sum(1 for one in row if one is not None and one.node is place.node)
                read[id(place.node)] = replace(_read_cell(place.node, styles), span=span)
    return tuple(tuple(_placed(place, read) for place in row) for row in rows)


def _placed(place: Place | None, read: dict[int, Cell]) -> Cell:
    if place is None:
        return Cell()
    cell = read.get(id(place.node), Cell())
    return cell if place.first else Cell(above=cell if place.down and not place.across else None)


def _read_cell(node: Node, styles: dict[str, str]) -> Cell:
    text = cell_text(node)
    value, pattern = _machine_value(node, styles)
    if value is None or STRUCK in text:
        return Cell(text)
    if _is_date(pattern) and value == value.to_integral_value() and 1 <= value <= _LAST_DAY:
        return Cell(text, None, _FIRST_DAY + timedelta(days=int(value)))
    return Cell(text, value * 100 if "%" in pattern or pattern.casefold() == "percent" else value)


def _machine_value(node: Node, styles: dict[str, str]) -> tuple[Decimal | None, str]:
    """Return the number that a program states for a cell, with the format it shows it in."""
    own = node.property("mso-number-format")
    for name in node.get("class").split():
        found = re.search(r"mso-number-format:\s*([^;]+)", styles.get(name, ""))
        own = own or (found[1].strip() if found else "")
    own = re.sub(r"\\(.)", r"\1", own.strip("\"'"))
    sheet_format = ";".join(node.get("sdnum").split(";")[2:])
    pattern = sheet_format or own
    if pattern == "@" or "x:str" in node.attributes:
        return None, pattern
    stated = node.get("sdval") or node.get("x:num")
    if stated:
        return _number(stated), pattern
    return _google_number(node.get("data-sheets-value")), node.get("data-sheets-numberformat") or pattern


def _number(text: str) -> Decimal | None:
    """Read a machine value: either mark starts the decimals, for thousands are never grouped in it."""
    plain = text.strip()
    return Decimal(plain.replace(",", ".")) if _PLAIN_NUMBER.fullmatch(plain) and len(plain) < 40 else None


def _google_number(text: str) -> Decimal | None:
    try:
        held = json.loads(text, parse_float=Decimal, parse_int=Decimal) if text else None
    except (ValueError, InvalidOperation, RecursionError):
        return None
    number = held.get("3") if isinstance(held, dict) and held.get("1") == 3 else None
    return number if isinstance(number, Decimal) else None


def _is_date(pattern: str) -> bool:
    bare = _LITERAL.sub("", pattern)
    if bare.casefold() in {"", "general", "standard", "percent", "fixed", "scientific", "currency"}:
        return False
    return bool(_DATE_FORMAT.search(bare)) and not re.search(r"[0#]", bare)


def cell_text(node: Node) -> str:
    """Return the text of a cell as it is seen: blanks collapsed unless they are kept, newlines for breaks."""
    kept = node.property("white-space").startswith("pre")
    text = _NEW_LINE.sub(_BREAK, _BEGUN.sub("", "".join(_pieces(node, kept))))
    if not kept:
        text = _AROUND_END.sub(_BREAK, _COLLAPSED.sub(" ", text)).strip(_BLANKS)
    # The end of a block, and a break right before it, show nothing.
    text = text.removesuffix(_BREAK)
    return text.replace(_BREAK, "\n").translate(KEPT)


def _pieces(node: Node, kept: bool) -> Iterator[str]:
    for part in node.content:
        if isinstance(part, str):
            yield part
        elif part.tag == "br":
            yield _BREAK
        elif part.tag in LISTS:
            yield _BEGIN + "".join(_items(part, kept)).removesuffix(_BREAK) + _BREAK
        elif part.tag not in {"script", "style"}:
            inner = "".join(_pieces(part, kept))
            if part.tag in {"td", "th"}:
                yield f"{inner} "
            elif part.tag in _BLOCKS:
                bare = inner if kept else inner.strip(_BLANKS)
                yield _BEGIN + bare.removesuffix(_BREAK) + _BREAK
            else:
                yield inner


def _items(node: Node, kept: bool) -> Iterator[str]:
    """Yield the items of a list, a line each, with the numbers that are shown before them."""
    for item, sign in numbered(node, ""):
        inner = "".join(_pieces(item if sign or item.tag not in LISTS else Node("", {}, [item]), kept))
        bare = (inner if kept else inner.strip(_BLANKS)).lstrip(_BEGIN)
        number = f"{sign} " if sign and sign != NO_SIGN else ""
        yield number + bare.removesuffix(_BREAK) + _BREAK if bare.strip(_BREAK) else ""


def write_table(block: Block) -> str:
    """Write cells as a table in which numbers and days are values and all else is text, in any language."""
    rows = "".join(f"<tr>{''.join(map(_written, row))}</tr>\n" for row in block)
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>'
        f"<table>\n{rows}</table></body></html>"
    )


def _written(cell: Cell) -> str:
    text = _escaped(cell.text)
    if cell.day is not None and cell.day > _FIRST_DAY + timedelta(days=60):
        days = (cell.day - _FIRST_DAY).days
        shown = r"""style='mso-number-format:"d\ mmm\ yyyy"'"""
        return f'<td sdval="{days}" sdnum="1033;1033;YYYY-MM-DD" x:num="{days}" {shown}>{text}</td>'
    if cell.number is None or cell.day is not None:
        shown = """style='white-space:pre-wrap;mso-number-format:"\\@"'"""
        return f'<td x:str sdnum="1033;0;@" {shown}>{text}</td>'
    share = cell.text.endswith("%")
    number = cell.number / 100 if share else cell.number
    places = len(cell.text.rstrip("%\N{NO-BREAK SPACE} ").partition(".")[2])
    pattern = ("#,##0" if "," in cell.text else "0") + ("." + "0" * places if places else "") + "%" * share
    shown = "style='mso-number-format:\"" + re.sub(r"([^0])", r"\\\1", pattern) + "\"'"
    if share:
        # Calc takes over only formats it has itself: 0 is the language it runs in, and shares are English.
        pattern = "0.00%" if places else "0%"
    held = f'sdval="{number:f}" sdnum="1033;{1033 if share else 0};{pattern}" x:num="{number:f}"'
    return f'<td align="right" {held} {shown}>{text}</td>'


def _escaped(text: str) -> str:
    for sign, name in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ("\t", "&#9;"),
        ("\N{NO-BREAK SPACE}", "&nbsp;"),
    ):
        text = text.replace(sign, name)
    ended = text + "\n" if text.endswith(("\n", "\r")) else text
    return ended.replace("\n", "<br>").replace("\r", "&#13;")
