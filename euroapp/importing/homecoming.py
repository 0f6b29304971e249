"""What somebody changed in a workbook of ours, found row by row; nothing that is not clear is guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from euroapp.draft.fields import FieldSpec, field_at
from euroapp.draft.paths import is_field
from euroapp.edits.vacancies import effort_path
from euroapp.errors import NoSuchPath
from euroapp.export.workbook.home import EFFORT, VALUE, Home, TableNote
from euroapp.importing.beside import Beside
from euroapp.importing.found import Comer, Found, Goer, Where, Wish
from euroapp.importing.opening import Opened, Read
from euroapp.importing.places import Line, Spot, Tables, covered
from euroapp.importing.stopping import Stop
from euroapp.importing.strayed import Strays
from euroapp.importing.values import base_cell, holds, typed_value, value_in
from euroapp.importing.written import Written, written_anew
from euroapp.language import say
from euroapp.values import FieldPath, join
from euroapp.wording.values import Known

_PERSON_MONTHS = "tasks/*/participations/*/person_months"


def changes_in(
    opened: Opened, home: Home, known: Known, stop: Stop | None = None, *, same: bool = True
) -> Found:
    """Return what was changed in a workbook since it was written.

    Args:
        opened: the file.
        home: what it says of itself.
        known: the draft that it was written from, as far as that is known.
        stop: by which the user may end this.
        same: this draft holds what the workbook says that it held.

    Raises:
        Stopped: the user ended it.

    """
    return _Reading(opened, home, written_anew(home, known, same), known, stop or Stop()).found()


class _Reading:
    """One look at a workbook."""

    def __init__(self, opened: Opened, home: Home, written: Written, known: Known, stop: Stop) -> None:
        self._stop = stop
        self._home, self._known, self._written = home, known, written
        self._found = Found()
        self._tables = Tables(opened, home, written, known, self._found)
        self._strays = Strays(home, written, self._found)
        self._beside = Beside(home, written, self._tables.spots, self._found)
        self._opened = opened

    def found(self) -> Found:
        by_mark: defaultdict[str, list[Line]] = defaultdict(list)
        unmarked: list[Line] = []
        for line in self._tables.lines:
            if line.mark:
                by_mark[line.mark].append(line)
            elif not line.blank:
                unmarked.append(line)
        lines = self._sorted_back(by_mark)
        for mark, some in lines.items():
            self._stop.heed()
            if mark not in self._home.base or not self._at_home(mark, some[0].spot.note):
                self._strange(some)
                continue
            own = some[0] if len(some) == 1 else self._parted(mark, some, unmarked)
            if own is not None:
                self._changed(mark, own)
        self._come_and_go(lines, unmarked)
        self._beside.tell(
            self._opened,
            {(line.spot.key, line.row): mark for mark, some in lines.items() for line in some},
        )
        return self._found

    def _sorted_back(self, by_mark: Mapping[str, list[Line]]) -> dict[str, list[Line]]:
        """Return the rows by their marks, where somebody sorted cells and the hidden column stayed behind."""
        return self._strays.sorted_back(
            by_mark,
            self._tables.spots,
            lambda mark, line: not self._as_written(mark, line),
            lambda mark, tag, spot: base_cell(
                self._spec(mark, tag, spot.note), self._home.base[mark].get(tag), self._known
            ),
        )

    # Rows that are known.

    def _strange(self, lines: list[Line]) -> None:
        reason = say("This row carries a mark that was not written here.")
        for line in lines:
            self._found.miss(line.spot.where(line.row), None, reason)

    def _parted(self, mark: str, lines: list[Line], unmarked: list[Line]) -> Line | None:
        """Return the original of several copies; the others count as rows without a mark."""
        original = self._original(mark, lines)
        if original is None:
            reason = say(
                "Rows {rows} are copies of one row, and all were changed: it is not clear which one it is. "
                "Write new rows into blank ones.",
                rows=", ".join(str(one.row + 1) for one in lines),
            )
            for line in lines:
                self._found.miss(line.spot.where(line.row), None, reason)
            return None
        for copy in lines:
            if copy is not original and copy.spot.note.grows:
                unmarked.append(copy)
            elif copy is not original and self._original(mark, [copy]) is None:
                reason = say("This row is a copy of another one. Change that one.")
                self._found.miss(copy.spot.where(copy.row), None, reason)
        return original

    def _changed(self, mark: str, line: Line) -> None:
        base = self._home.base[mark]
        spot = line.spot
        emptied = line.blank and spot.note.grows and not spot.crossed
        if emptied and not self._as_written(mark, line):
            self._found.goers.append(Goer(mark, line.spot.where(line.row), base))
            return
        self._moved(mark, line)
        for tag, (column, cell) in line.cells.items():
            if tag in base:
                self._cell(mark, tag, base[tag], line.spot.where(line.row, column), cell, line.spot)

    def _as_written(self, mark: str, line: Line) -> bool:
        """Tell whether a row is as it was written, cell by cell."""
        return all(self._same(mark, tag, cell, line.spot.note) for tag, (_, cell) in line.cells.items())

    def _at_home(self, mark: str, note: TableNote) -> bool:
        """Tell whether a row may stand in a table."""
        if not note.path:
            return is_field(mark)
        return mark.rpartition("/")[0] == note.path

    def _original(self, mark: str, lines: list[Line]) -> Line | None:
        """Return the one of several copies that is as it was written; None for none."""
        return next((line for line in lines if self._as_written(mark, line)), None)

    def _same(self, mark: str, tag: str, cell: Read | None, note: TableNote) -> bool:
        base = self._home.base[mark]
        spec = self._spec(mark, tag, note)
        return tag not in base or holds(cell, base_cell(spec, base[tag], self._known))

    def _spec(self, mark: str, tag: str, note: TableNote) -> FieldSpec:
        if tag.startswith(EFFORT):
            return field_at(_PERSON_MONTHS)
        return field_at(mark if tag == VALUE and not note.path else join(note.path, "*", tag))

    def _moved(self, mark: str, line: Line) -> None:
        """Note what a row got by standing on the sheet of somebody else."""
        old = self._home.tables[self._home.table_of[mark]].fixed
        for name, value in line.spot.note.fixed.items():
            if old.get(name, value) != value:
                self._found.wishes.append(
                    Wish(join(mark, name), value, line.spot.where(line.row), value, old[name])
                )

    def _cell(self, mark: str, tag: str, base: Any, where: Where, cell: Read | None, spot: Spot) -> None:
        """Note what a cell says otherwise than when it was written."""
        if self._same(mark, tag, cell, spot.note) or covered(spot.sheet, where):
            return
        spec = self._spec(mark, tag, spot.note)
        try:
            value = value_in(spec, cell, self._known)
        except ValueError as error:
            self._found.miss(where, cell, error)
            return
        was = _typed(spec, base)
        if value == was:
            return
        self._tell_formula(where, cell)
        path = self._path(mark, tag)
        if path:
            self._found.wishes.append(Wish(path, value, where, cell.text if cell is not None else "", was))

    def _path(self, mark: str, tag: str) -> FieldPath:
        if tag == VALUE:
            return mark
        if not tag.startswith(EFFORT):
            return join(mark, tag)
        try:
            return effort_path(self._known.draft, mark.partition("/")[2], tag.removeprefix(EFFORT))
        except NoSuchPath:
            return ""

    def _tell_formula(self, where: Where, cell: Read | None) -> None:
        if cell is not None and cell.formula:
            self._found.told.append(
                say(
                    "Sheet {sheet}, cell {cell}: a formula; its last value {value} counts.",
                    sheet=where.sheet,
                    cell=where.cell,
                    value=cell.text,
                )
            )

    # Rows that came and went.

    def _come_and_go(self, by_mark: Mapping[str, list[Line]], unmarked: list[Line]) -> None:
        there = {spot.key for spot in self._tables.spots}
        missing = [
            path
            for path, key in self._home.table_of.items()
            if key in there
            and path not in by_mark
            and path not in self._strays.doubtful
            and self._home.tables[key].grows
            and self._at_home(path, self._home.tables[key])
        ]
        met = {self._home.table_of.get(path) for path in by_mark}
        self._tell_gone(
            path for path, key in self._home.table_of.items() if key in there & met and path not in by_mark
        )
        lost = {
            key
            for key in there
            if self._home.tables[key].grows
            and any(own == key for own in self._home.table_of.values())
            and not any(self._home.table_of.get(path) == key for path in by_mark)
        }
        new = []
        for line in unmarked:
            twin = next((path for path in missing if self._is(path, line)), "")
            if twin:
                missing.remove(twin)
            else:
                new.append(line)
        for line in new:
            self._new(line, lost)
        for path in missing:
            key = self._home.table_of[path]
            spot = next(one for one in self._tables.spots if one.key == key)
            if key in lost and any(line.spot is spot for line in new):
                continue
            self._found.goers.append(Goer(path, spot.where(spot.row), self._home.base[path]))

    def _tell_gone(self, paths: Iterable[FieldPath]) -> None:
        """Name rows that are gone from lists of which none can be taken out."""
        spots = {spot.key: spot for spot in self._tables.spots if not spot.note.grows}
        for path in paths:
            spot = spots.get(self._home.table_of[path])
            if spot is None or path in self._strays.doubtful or not self._at_home(path, spot.note):
                continue
            reason = say(
                "The row “{name}” is gone from this list, which takes out no rows, so nothing of it changes. "
                "Empty its cells, or take it out in the draft.",
                name=self._written.name_of(path) or path,
            )
            self._found.miss(spot.where(spot.row), None, reason)

    def _is(self, path: FieldPath, line: Line) -> bool:
        """Tell whether a row without a mark is, cell by cell, one that was written."""
        return self._home.table_of[path] == line.spot.key and self._as_written(path, line)

    def _new(self, line: Line, lost: Iterable[str]) -> None:
        spot = line.spot
        column, first = next((one for one in line.cells.values() if one[1] is not None), (spot.column, None))
        if not spot.note.grows:
            self._found.miss(spot.where(line.row, column), first, say("This list takes no new rows."))
            return
        if spot.key in lost:
            reason = say(
                "The hidden first column is empty, so it is not clear whether this row is a new one. "
                "Write into the workbook as it was sent."
            )
            self._found.miss(spot.where(line.row, column), first, reason)
            return
        values: dict[str, Any] = dict(spot.note.fixed)
        for tag, (place, cell) in line.cells.items():
            where = spot.where(line.row, place)
            if cell is None or covered(spot.sheet, where):
                continue
            try:
                values[tag] = value_in(self._spec("", tag, spot.note), cell, self._known)
            except ValueError as error:
                self._found.miss(where, cell, error)
            else:
                self._tell_formula(where, cell)
        for place, why in spot.crossed.items():
            cell = spot.sheet.cells.get((line.row, place))
            if cell is not None and cell.text.strip():
                self._found.miss(spot.where(line.row, place), cell, why)
        if values.keys() - spot.note.fixed.keys():
            self._found.comers.append(Comer(spot.note.path, values, spot.where(line.row, column), line.above))


def _typed(spec: FieldSpec, plain: Any) -> Any:
    try:
        return typed_value(spec, plain)
    except ValueError:
        return None
