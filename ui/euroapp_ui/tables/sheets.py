"""The tables of the window as sheets of cells: what copying gives, and what pasting may write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from pydantic import ValidationError
from PySide6.QtCore import QAbstractItemModel, Qt

from euroapp.draft import Draft
from euroapp.draft.fields import FieldSpec, Kind, field_at, fields_of
from euroapp.draft.refusals import refusal
from euroapp.edits import Edit
from euroapp.edits.cells import write_cells
from euroapp.edits.rows import fresh_id
from euroapp.edits.unsettled import leave_all
from euroapp.language import say
from euroapp.mentions.letters import LETTERS
from euroapp.reading import Unreadable, known_words, read
from euroapp.reading.blocks import Cell, exact
from euroapp.reading.head_words import numbers_rows
from euroapp.reading.paste import Sheet
from euroapp.reading.plans import Write
from euroapp.reading.stated import read_figures
from euroapp.values import join
from euroapp.wording.nouns import noun_of
from euroapp.wording.numbers import parse_number
from euroapp.wording.values import YES_NO, choices, short, show
from euroapp_ui.language import shown, spoken, tr
from euroapp_ui.state import State
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.rows_model import RowsModel

_FIGURE = re.compile(r"[+-]?\d{1,3}(,\d{3})*(\.\d+)?|[+-]?\d+(\.\d+)?")
_NAMING = frozenset(
    {"name", "title", "short_name", "legal_name", "pic", "email", "description", "asset", "file_name"}
)
"""Fields that say what a row is."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_APART = r"\s*[,;\n]\s*"


class Writable(Sheet, Protocol):
    """A sheet whose cells can be changed through the session."""

    def edit(self, writes: list[Write], unread: Sequence[Write] = ()) -> Edit:
        """Return the change that writes all these values, and keeps these texts to be settled later."""

    def keeps(self, row: int, column: int) -> bool:
        """Tell whether a cell can keep a text that is no value of it."""

    def number(self, row: int) -> str:
        """Return what a row is known by in print, such as `T1.1`; '' for one that has only a place."""

    def nothing(self, row: int, column: int) -> Any:
        """Return the value of an emptied cell; raise ValueError where there must be one."""


def shown_cell(text: str, *, figure: bool) -> Cell:
    """Return a cell of a derived table, with its number where it shows a figure in the window's language."""
    marks = spoken().marks
    bare = text.rstrip("%").rstrip("\N{NO-BREAK SPACE} ")
    plain = bare.translate({ord(marks.group): ",", ord(marks.decimal): "."})
    return Cell(text, Decimal(plain.replace(",", ""))) if figure and _FIGURE.fullmatch(plain) else Cell(text)


def model_cell(model: QAbstractItemModel, row: int, column: int) -> Cell:
    """Return a cell of any table as it is shown; figures stand on the right."""
    index = model.index(row, column)
    side = index.data(Qt.ItemDataRole.TextAlignmentRole)
    right = bool(int(side) & int(Qt.AlignmentFlag.AlignRight)) if side is not None else False
    return shown_cell(str(index.data() or ""), figure=right)


def field_cell(spec: FieldSpec, value: Any, state: State) -> Cell:
    """Return the cell that stands for a value, with nothing left out."""
    if value is None or value == "" or value == ():
        return Cell()
    if spec.many:
        return Cell(", ".join(value) if spec.kind is Kind.TEXT else shown(show(spec, value, state)))
    if spec.kind in {Kind.TEXT, Kind.PARAGRAPH}:
        return Cell(str(value))
    if spec.kind in {Kind.FLAG, Kind.YES_NO}:
        return Cell(shown(YES_NO[value]))
    text = short(spec, value, state)
    if spec.kind in {Kind.ENUM, Kind.CHOICE, Kind.REF}:
        return Cell(shown(text))
    if spec.numeric:
        number = Decimal(value)
        return Cell(text if spec.kind is Kind.MONEY else _plain(number, text), number)
    return Cell(text, None, value if isinstance(value, date) else None)


def _plain(number: Decimal, shown: str) -> str:
    """Return a number as it is shown, or in full where that could be read in two ways."""
    try:
        same = parse_number(shown) == number
    except ValueError:
        same = False
    return shown if same else exact(number)


def cell_value(spec: FieldSpec, cell: Cell, state: State) -> Any:
    """Read the value of a field from a cell.

    Raises:
        ValueError: the text is no value of the field, or no such value can be written down.
        Ambiguous: a number that can be read in two ways.

    """
    if spec.kind is Kind.PARAGRAPH and not spec.many:
        if _LONE_SURROGATE.search(cell.text):
            raise Unreadable(tr("This text holds half a sign; copy it again."))
        return cell.text
    if spec.numeric:
        return read_figures(spec, cell, state)
    if spec.kind is Kind.DATE:
        return read(spec, cell.day_text(), state)
    if spec.many and spec.kind is not Kind.TEXT:
        return _several(spec, cell.text, state)
    return read(spec, _in_english(spec, cell.text, state), state)


def _in_english(spec: FieldSpec, text: str, state: State) -> str:
    """Return a choice that is named in the language of the window by its English name; else the text."""
    if spec.kind in {Kind.FLAG, Kind.YES_NO}:
        names: Iterable[str] = YES_NO.values()
    elif spec.kind in {Kind.ENUM, Kind.CHOICE, Kind.REF}:
        names = (name for _, name in choices(spec, state))
    else:
        return text
    wanted = _bare(text)
    return next((name for name in names if name and _bare(shown(name)) == wanted), text)


def _several(spec: FieldSpec, text: str, state: State) -> Any:
    """Read several choices; names that hold a comma are found whole."""
    keys = {_bare(one): key for key, name in choices(spec, state) for one in (name, shown(name))}
    keys |= {_bare(state.numbers.of(spec.ref.collection, key)): key for key in keys.values() if spec.ref}
    names = "|".join(re.escape(name) for name in sorted(keys, key=len, reverse=True) if name)
    plain = _bare(text)
    if names and re.fullmatch(rf"(?:{names})(?:{_APART}(?:{names}))*", plain):
        return tuple(keys[found] for found in re.findall(rf"({names})(?:{_APART}|$)", plain))
    return read(spec, text, state)


def _bare(text: str) -> str:
    return " ".join(text.split(" ")).replace("\N{NO-BREAK SPACE}", " ").casefold().strip()


class RowsSheet:
    """The rows of a list."""

    def __init__(self, model: RowsModel) -> None:
        self.grows = model.grows
        self.named = False
        self._model = model
        self.shown = len(model.columns)
        self._columns = (*model.columns, *_out_of_sight(model))
        self._specs = [
            model.spec(place) if place < self.shown else field_at(join(model.path, "*", column.name))
            for place, column in enumerate(self._columns)
        ]
        self._names = [self._called(place) for place in range(len(self._columns))]

    def _called(self, place: int) -> tuple[str, ...]:
        """Return the heads that a column is known by."""
        described, spec = self._columns[place], self._specs[place]
        own = spec.title if spec else ""
        head = self._model.heads.title(place) if place < self.shown else own
        if spec is None:
            # A derived column that takes what it shows is known by what people call both its ends.
            written = known_words.heads(self._model.row_model.__name__, "months") if described.write else ()
            return (shown(head), head, *written)
        other = known_words.heads(self._model.row_model.__name__, described.name)
        return (shown(head), head, shown(spec.title), spec.title, spec.name, *self._usual(spec.name), *other)

    def _usual(self, name: str) -> tuple[str, ...]:
        """Return what people write above a column of names: `Task name`, or `Task`."""
        noun = self._noun() if name == "name" else ""
        if not noun:
            return ()
        called = say("{noun} name", noun=noun)
        return (called, shown(called), noun, shown(noun))

    def _noun(self) -> str:
        listed = fields_of(Draft).get(self._model.path)
        return noun_of(listed.title) if listed is not None else ""

    def spec(self, column: int) -> FieldSpec | None:
        """Return the field of a column; nothing for one that shows something derived."""
        return self._specs[column]

    def rows_called(self) -> tuple[str, ...]:
        """Return what a row is called in both languages, and the letters of its number."""
        noun = self._noun()
        letters = next((text for text, path in LETTERS.items() if path == self._model.path), "")
        return tuple(filter(None, (noun, shown(noun), letters)))

    def numbers_rows(self, head: str) -> bool:
        """Tell whether a head stands above printed numbers: `No`, or what rows here are called."""
        return numbers_rows(head, self.rows_called())

    def naming(self, column: int) -> bool:
        """Tell whether a column says what a row is."""
        return self._columns[column].name in _NAMING

    def number(self, row: int) -> str:
        """Return the printed number of a row; '' where rows of the list carry none."""
        rows, numbers = self._model.rows, self._model.session.state.numbers
        found = numbers.of(self._model.path, rows[row].id) if row < len(rows) else ""
        return "" if found.isdigit() else found

    def sums(self, row: int) -> str:
        """No row of a list adds up others."""
        return ""

    def names(self) -> list[tuple[str, ...]]:
        """Return the heads of the columns, and the titles and names of their fields."""
        return self._names

    def height(self) -> int:
        """Return the number of rows."""
        return len(self._model.rows)

    def writable(self, row: int, column: int) -> bool:
        """Tell whether the column is a field, or can write what it shows."""
        described = self._columns[column]
        return described.write is not None or (bool(described.name) and described.editable)

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell holds."""
        described, spec = self._columns[column], self._specs[column]
        owner = self._model.rows[row]
        typed = self._typed(row, column)
        if typed is not None:
            return Cell(typed)
        if described.derived is not None or spec is None:
            text = described.derived(self._state, owner) if described.derived else ""
            # What is written back is read in English.
            return shown_cell(text if described.write else shown(text), figure=described.right)
        return field_cell(spec, getattr(owner, spec.name), self._state)

    def read(self, row: int, column: int, cell: Cell) -> dict[str, Any]:
        """Return the fields that a cell sets, by name."""
        described, spec = self._columns[column], self._specs[column]
        if described.write is not None:
            values = described.write(cell.text)
        elif spec is not None:
            values = {spec.name: cell_value(spec, cell, self._state)}
        else:
            raise ValueError(say("This cell takes no value."))
        return self._proven(values)

    def nothing(self, row: int, column: int) -> dict[str, Any]:
        """Return the values of the fields of an emptied cell."""
        described, spec = self._columns[column], self._specs[column]
        if described.write is not None:
            return described.write("")
        if spec is None:
            return {}
        empty: Any = () if spec.many else False if spec.kind is Kind.FLAG else None if spec.optional else ""
        return self._proven({spec.name: empty})

    def given(self, row: int, column: int) -> bool:
        """Tell whether a new row got by itself all that the cell shows."""
        own, behind = self._model.given(self._model.rows[row]), self._columns[column].behind
        return bool(behind) and set(behind) <= set(own) and self._typed(row, column) is None

    def row_called(self, text: str, *, headed: bool = False) -> int | None:
        """Rows of lists are met in their order."""
        return None

    def keeps(self, row: int, column: int) -> bool:
        """Tell whether a text that is no value can stay in a cell.

        What several fields show together keeps one only where it is empty: nothing in them would say which
        of their values goes with it.
        """
        described = self._columns[column]
        empty = row >= self.height() or not self.cell(row, column).text
        return bool(described.behind) and (bool(described.name) or empty)

    def edit(self, writes: list[Write], unread: Sequence[Write] = ()) -> Edit:
        """Return the change that writes all these values, and keeps these texts to be settled later."""
        rows: dict[int, dict[str, Any]] = {write.row: {} for write in unread}
        for write in writes:
            rows.setdefault(write.row, {}).update(write.value)
        path, height = self._model.path, self.height()
        cells = {
            self._model.rows[place].id if place < height else fresh_id(path): values
            for place, values in sorted(rows.items())
        }
        ids = dict(zip(sorted(rows), cells, strict=True))
        left = [
            (f"{path}/{ids[cell.row]}/{self._columns[cell.column].behind[0]}", cell.value) for cell in unread
        ]
        return lambda draft: leave_all(write_cells(draft, path, cells), left)

    def _typed(self, row: int, column: int) -> str | None:
        """Return what was typed into a cell, or into its field of the form, and is no value."""
        return self._model.typed_under(row, self._columns[column])

    @property
    def _state(self) -> State:
        return self._model.session.state

    def _proven(self, values: dict[str, Any]) -> dict[str, Any]:
        """Try the values in a row of their own, so that what cannot be written down is told by cell."""
        model = self._model.row_model
        try:
            model.model_validate({**values, "id": "x"})
        except ValidationError as error:
            if all(value in (None, "") for value in values.values()):
                raise ValueError(say("It cannot be empty.")) from error
            raise ValueError(refusal(error)) from error
        return values


def _out_of_sight(model: RowsModel) -> Iterator[Column]:
    """Yield the fields of a row that its table does not show, as the form below does."""
    seen = {column.name for column in model.columns}
    for spec in fields_of(model.row_model).values():
        plain = spec.kind not in {Kind.ROWS, Kind.RECORD} and spec.name not in seen
        if plain and model.session.state.shows(join(model.path, "*", spec.name)):
            yield Column(spec.name)
