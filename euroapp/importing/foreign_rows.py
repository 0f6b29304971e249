"""The rows that a table of others would bring to a list, once its columns are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from euroapp.draft.fields import FieldSpec
from euroapp.export.workbook.home import END
from euroapp.export.workbook.shown import CHOSEN
from euroapp.importing.found import Comer, Found, Where, Wish
from euroapp.importing.list_table import OWNER, ListTable
from euroapp.importing.opening import CellKind, Read
from euroapp.importing.places import covered
from euroapp.importing.room import refuse_many
from euroapp.importing.same_rows import SameRows
from euroapp.importing.second_tables import second_table
from euroapp.importing.sums import Guess, guesses
from euroapp.importing.table_mapping import TableMapping
from euroapp.importing.unseen import told_unseen
from euroapp.importing.untaken import untaken
from euroapp.importing.values import value_in
from euroapp.language import say, say_count
from euroapp.reading.blocks import Cell
from euroapp.reading.choices import said_otherwise
from euroapp.reading.sections import parted
from euroapp.values import FieldPath, join
from euroapp.wording.values import Known, shortened


def rows_in(mapping: TableMapping, known: Known) -> Found:
    """Return the rows that a foreign table brings; rows that the draft has already are compared.

    Raises:
        TableUnreadable: there are more than one import takes.

    """
    return _Rows(mapping, known).found()


class _Rows:
    """One look at a foreign table."""

    def __init__(self, mapping: TableMapping, known: Known) -> None:
        self._mapping, self._known = mapping, known
        self._table = ListTable(mapping.path, known)
        self._specs = {spec.name: spec for spec in self._table.specs}
        self._found = Found(ours=False)
        self._chosen: dict[tuple[str, str], Any] = {}
        """Choices by field and cell: a word that stands in every row is looked up once."""
        self._said: dict[FieldPath, list[Wish]] = {}
        """What rows of the file say of the fields of rows that the draft has."""
        collection, _, name = mapping.path.partition("/*/")
        rows = getattr(known.draft, collection)
        held: dict[str, Sequence[Any]] = (
            {row.id: getattr(row, name) for row in rows} if self._table.owned else {"": rows}
        )
        self._same = SameRows(mapping.path, held)
        self._rows_held = sum(map(len, held.values()))
        """Of so many rows the draft may have each already."""

    def found(self) -> Found:
        mapping, found = self._mapping, self._found
        filled = sum(1 for line in mapping.block[mapping.first :] if any(cell.text.strip() for cell in line))
        refuse_many(filled - self._rows_held)
        order = [spec.name for spec in self._table.specs]
        wide = max(map(len, mapping.block), default=0)
        columns = [
            order.index(mapping.columns[place]) if place in mapping.columns else None for place in range(wide)
        ]
        body = parted(self._table, mapping.block, mapping.first, columns, ())
        found.told += [*body.noted, *body.problems]
        if any(cell.text == END for cell in mapping.sheet.cells.values()):
            found.told.append(
                say(
                    "This looks like a workbook of EuroApp that lost its hidden sheet, and is read like any "
                    "table. Ask for the file as it was sent."
                )
            )
        there = 0
        fields = [order[column] if column is not None else "" for column in body.columns]
        for place, line, guess in zip(
            body.places, body.lines, guesses(body.lines, fields, self._known), strict=True
        ):
            if not self._is_sum(mapping.top + place, line, guess) and any(cell.text.strip() for cell in line):
                there += self._row(mapping.top + place, line, body.columns)
        if there:
            found.told.append(
                say_count(
                    "One row is in the draft already, just so.",
                    "{count} rows are in the draft already, just so.",
                    there,
                )
            )
        self._settle()
        self._tell_merged()
        found.told += told_unseen(mapping.sheet, mapping.top + mapping.first)
        self._tell_twins()
        found.troubles += [*untaken(mapping), *second_table(mapping)]
        return found

    def _tell_twins(self) -> None:
        twins = self._same.twins()
        again = {row for one in twins for row in one.rows[1:]}
        self._found.comers = [replace(one, double=one.where.row in again) for one in self._found.comers]
        for one in twins:
            self._found.told.append(
                say(
                    "Rows {rows} of {sheet} are probably the same one: “{text}” stands in them. If so, keep "
                    "one of them in the file before you take it in.",
                    rows=", ".join(str(row + 1) for row in one.rows),
                    sheet=self._mapping.sheet.name,
                    text=one.text,
                )
            )

    def _tell_merged(self) -> None:
        sheet = self._mapping.sheet
        for top, left, bottom, _ in sheet.merged:
            if bottom > top >= self._mapping.top + self._mapping.first:
                reason = say("Merged cells: they count for the first row only.")
                self._found.miss(Where(sheet.name, top, left), sheet.cells.get((top, left)), reason)

    def _is_sum(self, row: int, line: Sequence[Cell], guess: Guess) -> bool:
        """Tell of a row that adds up others, or may do so, and is left out."""
        sheet = self._mapping.sheet
        if guess is Guess.ROW or (guess is Guess.DOUBT and self._mapping.with_sums):
            return False
        if guess is Guess.SUM:
            self._found.told.append(
                say("Row {row} of {sheet} adds up others; it is left out.", row=row + 1, sheet=sheet.name)
            )
            return True
        column, cell = next((at, cell) for at, cell in enumerate(line) if cell.text.strip())
        reason = say(
            "This row begins like a sum, and its figures do not show whether it is one, so it was not taken. "
            "If it is a sum, delete it. If it is a row of the list, import again and take rows that may be "
            "sums (--with-sums)."
        )
        self._found.miss(Where(sheet.name, row, column), Read(CellKind.TEXT, cell.text), reason)
        return True

    def _row(self, row: int, line: Sequence[Cell], columns: Sequence[int | None]) -> bool:
        """Note what a row brings; tell whether the draft has it just so."""
        first = next(cell.text for cell in line if cell.text.strip())
        sheet = self._mapping.sheet
        values: dict[str, Any] = {}
        places: dict[str, tuple[Where, str]] = {}
        missed = len(self._found.troubles)
        for column, cell in enumerate(line):
            at = columns[column] if column < len(columns) else None
            where = Where(sheet.name, row, column)
            if at is None or not cell.text.strip() or covered(sheet, where):
                continue
            spec, read = self._table.specs[at], self._read(row, column, cell)
            try:
                values[spec.name] = self._value(spec, read)
                places[spec.name] = (where, read.text)
            except ValueError as error:
                self._found.miss(where, read, error)
        where = Where(sheet.name, row, 0)
        owner = values.pop(OWNER, "") if self._table.owned else ""
        if not values:
            return False
        if owner or not self._table.owned:
            return self._place(where, owner, values, places)
        if len(self._found.troubles) == missed:
            reason = say(
                "It is not said to which participant this row belongs. Name it in a column of its own."
            )
            self._found.miss(where, Read(CellKind.TEXT, first), reason)
        return False

    def _value(self, spec: FieldSpec, read: Read) -> Any:
        """Return the value of a cell.

        Raises:
            ValueError: it stands for none.

        """
        if spec.kind not in CHOSEN or read.kind is not CellKind.TEXT:
            return value_in(spec, read, self._known)
        asked = spec.name, read.text
        if asked not in self._chosen:
            found = self._chosen[asked] = value_in(spec, read, self._known)
            meant = said_otherwise(spec, read.text, found, self._known) if isinstance(found, str) else ""
            if meant:
                self._found.told.append(
                    say(
                        "{field}: “{text}” was taken as “{meant}”. Look whether that is right.",
                        field=spec.title,
                        text=shortened(read.text),
                        meant=meant,
                    )
                )
        return self._chosen[asked]

    def _read(self, row: int, column: int, cell: Cell) -> Read:
        """Return a cell as the file holds it, where nothing was joined to it."""
        own = self._mapping.sheet.cells.get((row, column))
        if own is not None and own.text == cell.text:
            if own.formula and own.kind is not CellKind.ERROR:
                where = Where(self._mapping.sheet.name, row, column)
                self._found.told.append(
                    say(
                        "Sheet {sheet}, cell {cell}: a formula; its last value {value} counts.",
                        sheet=where.sheet,
                        cell=where.cell,
                        value=own.text,
                    )
                )
            # What stands around a text is no part of it, as if it were typed.
            return replace(own, text=own.text.strip()) if own.kind is CellKind.TEXT else own
        return Read(CellKind.TEXT, cell.text.strip())

    def _place(
        self, where: Where, owner: str, values: dict[str, Any], places: Mapping[str, tuple[Where, str]]
    ) -> bool:
        """Note a row as a new one, or what differs from the one that the draft has."""
        path = self._mapping.path.replace("*", owner)
        self._same.meet(where.row, values)
        row = self._same.named(values)
        for name, value in values.items() if row is not None else ():
            at, text = places[name]
            wish = Wish(join(path, row.id, name), value, at, text, getattr(row, name))
            self._said.setdefault(wish.path, []).append(wish)
        if self._same.just_so(owner, values):
            return True
        if row is None:
            self._found.comers.append(Comer(path, values, where))
        return False

    def _settle(self) -> None:
        """Wish what the rows of the file say of rows of the draft; where two differ, neither is taken."""
        for said in self._said.values():
            if all(one.value == said[0].value for one in said):
                self._found.wishes += [said[0]] if said[0].value != said[0].base else []
                continue
            rows = ", ".join(str(one.where.row + 1) for one in said)
            for one in said:
                reason = say(
                    "Rows {rows} are the same one in the draft and differ here, so none of these cells was "
                    "taken. Keep the one that is right.",
                    rows=rows,
                )
                self._found.miss(one.where, Read(CellKind.TEXT, one.text), reason)
