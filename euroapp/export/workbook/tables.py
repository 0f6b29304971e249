"""Lists and forms of a draft on a sheet: each cell that may be written knows the field it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.fields import FieldSpec, Kind, field_at
from euroapp.draft.paths import get
from euroapp.export.workbook.home import END, VALUE, Home, TableNote
from euroapp.export.workbook.page import LONGEST_TEXT, Choices, Look, Numbers, Page, Value, address
from euroapp.export.workbook.shown import CHOSEN, answers, look_of, shown, words_for
from euroapp.history.recording import plain
from euroapp.language import say
from euroapp.values import ZERO, FieldPath, join
from euroapp.wording.values import Names

LISTS = say("Lists")
_TOO_LONG = say("This text is too long for a cell; write it in the draft.")
_BOUNDS = {
    Kind.MONEY: ("decimal", -999_999_999_999, 999_999_999_999),
    Kind.QUANTITY: ("decimal", -999_999_999_999, 999_999_999_999),
    Kind.COUNT: ("integer", -999_999_999, 999_999_999),
    Kind.MONTH: ("integer", -999, 999),
}


@dataclass
class Scribe:
    """Writes a draft onto pages, and keeps in mind what a hidden sheet must say of them."""

    known: Names
    home: Home = field(default_factory=Home)
    lists: Page = field(default_factory=lambda: Page(str(LISTS), hidden=True))
    _sources: dict[tuple[str, ...], str] = field(default_factory=dict)

    @property
    def draft(self) -> Draft:
        """Return the draft."""
        return self.known.draft

    def source_of(self, spec: FieldSpec) -> str:
        """Return the cells that hold the words of a drop-down, as a formula; '' where there is nothing."""
        words = (
            answers()
            if spec.kind in {Kind.YES_NO, Kind.FLAG}
            else tuple(words_for(spec, self.known).values())
        )
        if not words:
            return ""
        if words not in self._sources:
            column = len(self._sources)
            self.lists.put(0, column, str(spec.title), Look.HEAD)
            for row, word in enumerate(words, 1):
                self.lists.put(row, column, word, Look.TEXT)
            self.lists.widths[column] = max(14.0, min(60.0, max(map(len, words)) + 2.0))
            self._sources[words] = "=" + self.lists.down(1, len(words), column)
        return self._sources[words]

    def bound(
        self, page: Page, rows: tuple[int, int], column: int, spec: FieldSpec, *, locked: bool = False
    ) -> None:
        """Let cells below each other take only what their field can hold."""
        if locked or spec.many:
            return
        first, last = rows
        source = self.source_of(spec) if spec.kind in CHOSEN or spec.kind in {Kind.YES_NO, Kind.FLAG} else ""
        if source:
            page.choices.append(Choices(first, last, column, source))
        elif spec.kind in _BOUNDS:
            page.numbers.append(Numbers(first, last, column, *_BOUNDS[spec.kind]))
        elif spec.kind is Kind.DATE:
            page.numbers.append(Numbers(first, last, column, "date", date(1900, 1, 1), date(2199, 12, 31)))


@dataclass(frozen=True)
class Column:
    """A column of a list on a sheet: a field, or something derived."""

    head: str
    width: float
    name: str = ""
    """The field that its cells stand for."""
    locked: bool = False
    derived: Callable[[Any], Value] | None = None
    counts: bool = False
    """It numbers the rows."""
    formula: Callable[[int], str] | None = None
    """By the row on the sheet, counted from 0."""
    look: Look | None = None
    total: str = ""
    """The formula of its last row, with `{cells}` for those above."""
    whole: Value = None
    """What that formula comes to."""


@dataclass(frozen=True)
class Placed:
    """Where a table came to stand; rows and columns from 0."""

    page: Page
    first: int
    last: int
    """Blank rows that are to be filled in included."""
    columns: Mapping[str, int]
    bottom: int

    def cells(self, name: str) -> str:
        """Return the cells of a column as formulas on any sheet name them."""
        return self.page.down(self.first, self.last, self.columns[name])


@dataclass(frozen=True)
class Listed:
    """A list of a draft as it goes onto a sheet."""

    path: FieldPath
    rows: Sequence[Any]
    columns: Sequence[Column]
    fixed: Mapping[str, str] = field(default_factory=dict)
    grows: bool = True
    spare: int = 12
    """Blank rows at the end."""


def heading(page: Page, title: str, subtitle: str, notes: Iterable[str] = ()) -> int:
    """Write the head of a sheet, and return the row below it."""
    page.put(0, 1, title, Look.TITLE)
    page.put(1, 1, subtitle, Look.SUBTITLE)
    row = 2
    for row, note in enumerate(notes, 2):
        page.put(row, 1, note, Look.NOTE)
        row += 1
    page.heights[0] = 26.0
    page.hidden_columns.add(0)
    return row + 1


def table(scribe: Scribe, page: Page, top: int, listed: Listed) -> Placed:
    """Put a list onto a sheet: a hidden row of tags, heads, its rows, blank ones, and a line of totals."""
    bound = [column for column in listed.columns if column.name]
    heads = {column.head: column.name for column in bound}
    key = scribe.home.add(TableNote(listed.path, listed.fixed, listed.grows, heads, page.name))
    head, first = top + 1, top + 2
    page.hidden_rows.add(top)
    page.heights[head] = 32.0
    page.put(head, 0, key, Look.TAG)
    last = first + len(listed.rows) + (listed.spare if listed.grows else 0) - 1
    last = max(last, first)
    places: dict[str, int] = {}
    for place, column in enumerate(listed.columns, 1):
        page.widths[place] = max(column.width, page.widths.get(place, 0.0))
        spec = field_at(join(listed.path, "*", column.name)) if column.name else None
        right = column.look is Look.MONEY or (spec is not None and spec.numeric)
        page.put(head, place, column.head, Look.HEAD_RIGHT if right else Look.HEAD)
        places[column.name or str(column.head)] = place
        if spec is not None:
            page.put(top, place, column.name, Look.TAG)
            scribe.bound(page, (first, last), place, spec, locked=column.locked)
    for row in range(first, last + 1):
        at = row - first
        _row(scribe, page, row, at, (listed, key))
    _bottom(page, last + 1, listed, first)
    page.frozen = (first, 2)
    page.repeated = (head, head)
    return Placed(page, first, last, places, last + 1)


def _row(scribe: Scribe, page: Page, row: int, at: int, kept: tuple[Listed, str]) -> None:
    """Write one row of a list, or a blank one behind them."""
    listed, key = kept
    owner = listed.rows[at] if at < len(listed.rows) else None
    base: dict[str, Any] = {}
    if owner is not None:
        page.put(row, 0, join(listed.path, owner.id), Look.TAG)
    lines = 1
    for place, column in enumerate(listed.columns, 1):
        if column.counts:
            page.put(row, place, at + 1, Look.COUNT, f"=ROW()-ROW({address(row - at - 1, place)})")
            continue
        if column.formula is not None or not column.name:
            value = column.derived(owner) if column.derived and owner is not None else None
            if value is None and column.look is Look.MONEY:
                value = ZERO
            formula = column.formula(row) if column.formula else ""
            page.put(row, place, value, column.look or Look.TEXT, formula)
            continue
        spec = field_at(join(listed.path, "*", column.name))
        value = getattr(owner, column.name) if owner is not None else None
        cell = shown(spec, value, scribe.known)
        look = column.look or look_of(spec, locked=column.locked)
        if isinstance(cell, str) and len(cell) > LONGEST_TEXT:
            page.put(row, place, str(_TOO_LONG), Look.TEXT)
            continue
        page.put(row, place, cell, look)
        if owner is not None:
            base[column.name] = plain(value)
        lines = max(lines, lines_in(cell, column.width))
    page.heights[row] = 15.0 * lines
    if owner is not None:
        scribe.home.keep(key, join(listed.path, owner.id), base)


def _bottom(page: Page, row: int, listed: Listed, first: int) -> None:
    """Write the line that ends a table, with its totals."""
    page.put(row, 0, END, Look.TAG)
    if not any(column.total for column in listed.columns):
        return
    for place, column in enumerate(listed.columns, 1):
        look = {Look.MONEY: Look.TOTAL_MONEY, Look.IN_MONEY: Look.TOTAL_MONEY}.get(
            column.look or Look.TEXT, Look.TOTAL_NUMBER
        )
        if column.total:
            cells = f"{address(first, place)}:{address(row - 1, place)}"
            page.put(row, place, column.whole, look, column.total.format(cells=cells))
        else:
            page.put(row, place, str(say("Total")) if place == 1 else None, Look.TOTAL)


def lines_in(value: Value, width: float) -> int:
    """Return how many lines a text takes in a column of so many letters; at most 12 are shown."""
    if not isinstance(value, str):
        return 1
    letters = max(1, int(width * 1.1))
    return max(1, min(12, sum(1 + len(line) // letters for line in value.split("\n"))))


@dataclass(frozen=True)
class Asked:
    """A field on a form."""

    path: FieldPath
    head: str = ""
    """'' for the title of the field."""
    locked: bool = False


def form(scribe: Scribe, page: Page, top: int, asked: Iterable[Asked | str]) -> int:
    """Put fields below each other, each with what it is; texts between them are headings.

    Returns the row below.
    """
    key = scribe.home.add(TableNote("", {}, grows=False, sheet=page.name))
    page.hidden_rows.add(top)
    page.put(top, 2, VALUE, Look.TAG)
    page.line(
        top + 1, 1, (str(say("Field")), str(say("Please fill in")), str(say("What is meant"))), Look.HEAD
    )
    page.put(top + 1, 0, key, Look.TAG)
    page.widths |= {1: 34.0, 2: 62.0, 3: 58.0}
    row = top + 2
    for one in asked:
        if isinstance(one, Asked):
            _field(scribe, page, row, one, key)
        else:
            page.line(row, 1, (one, None, None), Look.STRONG)
        row += 1
    page.put(row, 0, END, Look.TAG)
    page.frozen = (top + 2, 0)
    page.tall = False
    return row + 1


def _field(scribe: Scribe, page: Page, row: int, asked: Asked, key: str) -> None:
    spec = field_at(asked.path)
    value = get(scribe.draft, asked.path)
    cell = shown(spec, value, scribe.known)
    page.put(row, 1, str(asked.head or spec.title), Look.TEXT)
    page.put(row, 3, help_of(scribe, spec), Look.HELP)
    if isinstance(cell, str) and len(cell) > LONGEST_TEXT:
        page.put(row, 2, str(_TOO_LONG), Look.TEXT)
        return
    page.put(row, 0, asked.path, Look.TAG)
    page.put(row, 2, cell, look_of(spec, locked=asked.locked))
    scribe.bound(page, (row, row), 2, spec, locked=asked.locked)
    scribe.home.keep(key, asked.path, {VALUE: plain(value)})
    least = 4 if spec.kind is Kind.PARAGRAPH else 1
    page.heights[row] = 15.0 * max(least, lines_in(cell, 62.0), lines_in(help_of(scribe, spec), 66.0))


def help_of(scribe: Scribe, spec: FieldSpec) -> str:
    """Return what stands beside a field: its help, and for several choices what there is to choose."""
    if spec.many and spec.kind in CHOSEN:
        words = list(words_for(spec, scribe.known).values())
        some = "; ".join(words[:40]) + ("; …" if len(words) > 40 else "")
        return str(say("Several, with semicolons between: {words}", words=some))
    return str(spec.help)
