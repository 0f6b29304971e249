"""Lines of a block that are no rows: the name of a package above its tasks, a heading over all columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from euroapp.folding import folded
from euroapp.language import say, say_count
from euroapp.reading.blocks import Block, Cell, short, width
from euroapp.reading.head_rows import lone
from euroapp.reading.heads import Headed
from euroapp.reading.refusals import Ambiguous

_PACKAGES = "work_packages"
_PACKAGE = re.compile(r"(?:wp|work\s*package)\s*(?:n[or°º]\.?\s*)?\d", re.IGNORECASE)

_NUMBER = re.compile(rf"{_PACKAGE.pattern}+\W*", re.IGNORECASE)
_WITH_WORDS = re.compile(rf"{_PACKAGE.pattern}.*[^\W\d]", re.IGNORECASE | re.DOTALL)
"""A package's number with words behind it."""


@dataclass
class Body:
    """The rows of a block, without the lines between them."""

    lines: list[tuple[Cell, ...]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """The row of the block, from 0, that each of them is."""
    columns: list[int | None] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)


def in_doubt(sheet: Headed, block: Block, first: int) -> list[int]:
    """Return the lines, from 0, that hold one cell above fuller rows: headings, or rows with a name only.

    Args:
        sheet: the table, which tells whether its rows lie in packages.
        block: the cells.
        first: the first row below the heads.

    """
    counts = list(map(_filled, block))
    # Where rows lie in no package, `WP2 Grants` is what a row is called; its number alone may be a heading.
    known = _PACKAGE.match if _package_column(sheet) is not None else _WITH_WORDS.match
    return [
        place
        for place in range(first, len(block) - 1)
        if counts[place] == 1
        and width(block) > 2
        and max(counts[place + 1 :]) > 2
        and not _is_sure(block, place)
        and not known(_text(block, place))
    ]


def _text(block: Block, place: int) -> str:
    """Return what stands alone in a line, or number and name of a package that do; '' for any other line."""
    filled = [(at, cell) for at, cell in enumerate(block[place]) if cell.text.strip()]
    text = " ".join(cell.text.strip() for _, cell in filled)
    if len(filled) != 2 or width(block) < 3:
        return text if len(filled) == 1 else ""
    (first, number), (second, name) = filled
    beside = second == first + number.span and any(map(str.isalpha, name.text))
    return text if beside and _NUMBER.fullmatch(number.text.strip()) else ""


def _is_sure(block: Block, place: int) -> bool:
    """Tell whether a line is one cell over all columns, with rows below it."""
    at = lone(block[place])
    return at is not None and width(block) > 2 and block[place][at].span >= width(block)


def parted(
    sheet: Headed, block: Block, first: int, columns: list[int | None], headings: Collection[int]
) -> Body:
    """Part the rows of a block from the lines that stand above some of them.

    A line that names a package gives it to the rows below that name none; what else stands over all columns
    is left out and told. Lines that somebody called headings (`headings`) are left out.
    """
    body = Body(columns=[*columns])
    target = _package_column(sheet)
    package: Cell | None = None
    given, unused, wide = 0, "", width(block)
    for place in _below_heads(block, first, body):
        text = _text(block, place)
        heading = bool(text) and (
            place in headings or _is_heading(sheet, block, place, text, body.columns, target)
        )
        if heading and unused:
            body.problems.append(unused)
            unused = ""
        if heading and target is not None and _names_package(sheet, target, text):
            package, unused = Cell(text), _left_out(place, text)
            continue
        if heading:
            package = None
            if place not in headings:
                body.problems.append(_left_out(place, text))
            continue
        line, added = _with_package(block[place], body.columns, target, package, wide)
        if added:
            unused = ""
            given += package is not None and _reads(sheet, target, package)
        body.lines.append(line)
        body.places.append(place)
    if unused:
        body.problems.append(unused)
    if target not in body.columns and any(len(line) > len(body.columns) for line in body.lines):
        body.columns.append(target)
    if given:
        told = say_count(
            "{count} row got its work package from the line above it.",
            "{count} rows got their work package from the lines above them.",
            given,
        )
        body.noted.append(told)
    return body


def _below_heads(block: Block, first: int, body: Body) -> Iterator[int]:
    """Yield the places of the rows below the heads; a row that repeats these is told and left out."""
    heads = {_folded(line) for line in block[:first] if lone(line) is None}
    for place in range(first, len(block)):
        if _folded(block[place]) in heads:
            body.noted.append(
                say("Row {line} of the block repeats the heads; it is left out.", line=place + 1)
            )
        else:
            yield place


def _is_heading(
    sheet: Headed, block: Block, place: int, text: str, columns: list[int | None], target: int | None
) -> bool:
    """Tell whether a line is above others for sure: over all columns, or the name of their package."""
    if _is_sure(block, place):
        return True
    package = _is_package(block, place, text, target)
    return package and not _is_row(sheet, block[place], columns, target, text)


def _folded(line: tuple[Cell, ...]) -> tuple[str, ...]:
    """Return the words of a row as they are compared, without blanks at its end."""
    words = [folded(cell.text) for cell in line]
    while words and not words[-1]:
        words.pop()
    return tuple(words)


def _is_package(block: Block, place: int, text: str, target: int | None) -> bool:
    """Tell whether a line names a package and stands among fuller rows, at their end too."""
    if target is None or not _PACKAGE.match(text) or not (width(block) > 2 or _NUMBER.fullmatch(text)):
        return False
    return max(map(_filled, block)) > _filled(block[place])


def _is_row(
    sheet: Headed, line: tuple[Cell, ...], columns: list[int | None], target: int | None, text: str
) -> bool:
    """Tell whether a line has a package in the column for it, and beside it something else than its name."""
    places = [place for place, cell in enumerate(line) if cell.text.strip()]
    at = columns[places[0]] if places[0] < len(columns) else None
    return len(places) > 1 and target is not None and at == target and not _reads(sheet, target, Cell(text))


def _filled(line: tuple[Cell, ...]) -> int:
    return sum(1 for cell in line if cell.text.strip() or cell.above is not None)


def _left_out(place: int, text: str) -> str:
    return say(
        "Row {line} of the block holds only “{text}”, which is no row of the table; it is left out.",
        line=place + 1,
        text=short(text),
    )


def _package_column(sheet: Headed) -> int | None:
    """Return the column that names the package of a row."""
    for column in range(len(sheet.names())):
        spec = sheet.spec(column)
        if spec is not None and spec.ref is not None and spec.ref.collection == _PACKAGES and not spec.many:
            return column
    return None


def _reads(sheet: Headed, column: int | None, cell: Cell) -> bool:
    """Tell whether a cell names one package without a question."""
    try:
        return column is not None and bool(sheet.read(0, column, cell))
    except ValueError:
        return False


def _names_package(sheet: Headed, column: int, text: str) -> bool:
    if _PACKAGE.match(text):
        return True
    try:
        sheet.read(0, column, Cell(text))
    except Ambiguous:
        return True
    except ValueError:
        return False
    return True


def _with_package(
    line: tuple[Cell, ...],
    columns: list[int | None],
    target: int | None,
    package: Cell | None,
    wide: int,
) -> tuple[tuple[Cell, ...], int]:
    """Return a row with the package of the line above where it has none, and 1 if it got that."""
    if package is None or target is None or not any(cell.text.strip() for cell in line):
        return line, 0
    cells = [*line, *[Cell()] * (wide - len(line))]
    if target in columns[:wide]:
        at = columns.index(target)
        if cells[at].text.strip() or cells[at].above is not None:
            return line, 0
        cells[at] = replace(package)
    else:
        cells.append(package)
    return tuple(cells), 1
