"""Rows that changed places without their hidden marks: known by what they say, or not taken at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from euroapp.export.workbook.home import Home
from euroapp.importing.found import Found
from euroapp.importing.places import Line, Spot
from euroapp.importing.values import told_apart
from euroapp.importing.written import Written
from euroapp.language import say

Lines = dict[str, list[Line]]
_COMMON = 50
"""A cell that more rows have tells none of them apart."""
_UNCLEAR = say("The rows were sorted without their marks, and this one was changed: which is it?")
_ELSEWHERE = say(
    "The hidden first column names another row than this one says, so nothing of it was taken. Undo the "
    "sorting, or write into the workbook as it was sent."
)


class Strays:
    """Puts rows back to their marks, where somebody sorted cells and the hidden column stayed behind."""

    def __init__(self, home: Home, written: Written, found: Found) -> None:
        self._home, self._written, self._found = home, written, found
        self.doubtful: set[str] = set()
        """Rows that are there, but not known which."""

    def sorted_back(
        self,
        by_mark: Mapping[str, list[Line]],
        spots: Iterable[Spot],
        changed: Callable[[str, Line], bool],
        base_cell: Callable[[str, str, Spot], Any],
    ) -> Lines:
        """Return the rows by their marks.

        Args:
            by_mark: those that stand beside each mark.
            spots: the tables.
            changed: tells whether a row is not as it was written.
            base_cell: gives by mark and tag what was written into a cell.

        """
        lines = dict(by_mark)
        for spot in spots:
            own = {
                mark: some[0]
                for mark, some in by_mark.items()
                if len(some) == 1
                and some[0].spot is spot
                and self._home.table_of.get(mark) == spot.key
                and not (spot.note.grows and some[0].blank)
            }
            if not spot.note.grows:
                self._by_names(lines, own, spot)
                continue
            own = {mark: line for mark, line in own.items() if changed(mark, line)}
            said = {mark: _cells(mark, spot, base_cell) for mark in own}
            self._by_contents(lines, own, said)
        return lines

    # Lists that grow: a row is what it says.

    def _by_contents(
        self, lines: Lines, changed: Mapping[str, Line], said: Mapping[str, dict[str, Any]]
    ) -> None:
        """Put back rows that say just what another row said; of others that may be so, none is taken."""
        pairs = _twins(changed, said)
        if not pairs:
            self._leave(lines, _crossed(changed, said))
            return
        spot = next(iter(changed.values())).spot
        self._tell(spot)
        rest = [line for mark, line in changed.items() if mark not in pairs.values()]
        left = [mark for mark in changed if mark not in pairs]
        for mark in left:
            del lines[mark]
        lines |= {mark: [changed[source]] for mark, source in pairs.items()}
        if len(rest) == 1:
            lines[left[0]] = rest
            return
        for line in rest:
            self._found.miss(line.spot.where(line.row), None, _UNCLEAR)
            self.doubtful.update(left)

    # Lists whose rows have their places: a row is the one that it names.

    def _by_names(self, lines: Lines, own: Mapping[str, Line], spot: Spot) -> None:
        names, says = self._named(own, spot)
        away = [mark for mark in names if says[mark] != names[mark]]
        index = _index(names)
        meant: dict[str, str] = {}
        doubt = []
        for mark in away:
            mine, others = _own(says[mark], index, mark), _others(says[mark], index, mark)
            most = max(others.values(), default=0)
            # Where the draft has changed since, a name that is nobody's may be the old one.
            if mine > most or not (most or self._written.sure):
                continue
            full = [one for one in others if others[one] == most and names[one] == says[mark]]
            if len(full) == 1 and most:
                meant[mark] = full[0]
            else:
                doubt.append(mark)
        taken = Counter(meant.values())
        still = {mark for mark in own if mark not in meant and mark not in doubt}
        doubt += [mark for mark, other in meant.items() if taken[other] > 1 or other in still]
        moved = {other: mark for mark, other in meant.items() if mark not in doubt}
        if moved:
            self._tell(spot)
        for mark in {*meant, *doubt} - moved.keys():
            lines.pop(mark, None)
            self.doubtful.add(mark)
        lines |= {mark: [own[source]] for mark, source in moved.items()}
        self._name(own[mark] for mark in doubt)

    def _named(self, own: Mapping[str, Line], spot: Spot) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return for each row of a table what names it, as it was written and as it says now."""
        columns = next((found for mark in own if (found := self._columns(spot, mark))), {})
        cells = {mark: self._written.names(mark) for mark in own if mark in self._written.rows}
        naming = sorted({at for some in cells.values() for at in some if at in columns})
        names, says = {}, {}
        for mark, held in cells.items():
            line = own[mark]
            read = spot.sheet.cells
            names[mark] = {str(at): told_apart(held[at].value) if at in held else None for at in naming}
            says[mark] = {str(at): told_apart(read.get((line.row, columns[at]))) for at in naming}
        return names, says

    def _columns(self, spot: Spot, mark: str) -> dict[int, int]:
        """Return the columns of a table in a file by those in which they were written, as their heads say."""
        there: dict[str, int] = {}
        for column in range(spot.column + 1, spot.sheet.width):
            there.setdefault(spot.sheet.text(spot.row, column), column)
        heads = self._written.heads_over(mark)
        return {column: there[text] for column, text in heads.items() if text in there}

    def _leave(self, lines: Lines, marks: Iterable[str]) -> None:
        for mark in marks:
            self._name(lines.pop(mark))
            self.doubtful.add(mark)

    def _name(self, lines: Iterable[Line]) -> None:
        for line in lines:
            where = line.spot.where(line.row, line.spot.column + 1)
            self._found.miss(where, line.spot.sheet.cells.get((line.row, where.column)), _ELSEWHERE)

    def _tell(self, spot: Spot) -> None:
        self._found.told.append(
            say(
                "Sheet {sheet}: rows changed places without their hidden marks. They are known by what they "
                "say.",
                sheet=spot.sheet.name,
            )
        )


def _cells(mark: str, spot: Spot, base_cell: Callable[[str, str, Spot], Any]) -> dict[str, Any]:
    return {tag: told_apart(base_cell(mark, tag, spot)) for tag in sorted(spot.tags.values())}


def _twins(changed: Mapping[str, Line], said: Mapping[str, dict[str, Any]]) -> dict[str, str]:
    """Return by its mark where a row stands that says just what another row said, as the mark there."""
    free: defaultdict[tuple[Any, ...], list[str]] = defaultdict(list)
    for mark, cells in said.items():
        free[tuple(cells.values())].append(mark)
    pairs = {}
    for mark, line in changed.items():
        twins = free.get(tuple(told_apart(line.cells[tag][1]) for tag in said[mark]), [])
        if twins:
            pairs[twins.pop()] = mark
    return pairs


def _crossed(changed: Mapping[str, Line], said: Mapping[str, dict[str, Any]]) -> set[str]:
    """Return the rows that say more of each other than of what stands beside their own marks."""
    index = _index(said)
    near: dict[str, set[str]] = {}
    for mark, line in changed.items():
        says = {tag: told_apart(line.cells[tag][1]) for tag in said[mark]}
        others = _others(says, index, mark)
        most = max(others.values(), default=0)
        if most > _own(says, index, mark):
            near[mark] = {one for one, count in others.items() if count == most}
    return {mark for mark, others in near.items() if others & near.keys()}


def _index(rows: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, Any], list[str]]:
    """Return by cell and content the rows that have it, where they are few."""
    found: defaultdict[tuple[str, Any], list[str]] = defaultdict(list)
    for mark, cells in rows.items():
        for tag, value in cells.items():
            if value is not None:
                found[tag, value].append(mark)
    return {cell: marks for cell, marks in found.items() if len(marks) <= _COMMON}


def _others(says: Mapping[str, Any], index: Mapping[tuple[str, Any], list[str]], mark: str) -> Counter[str]:
    """Return how many cells of a row say what each other row said."""
    return Counter(one for cell in says.items() for one in index.get(cell, ()) if one != mark)


def _own(says: Mapping[str, Any], index: Mapping[tuple[str, Any], list[str]], mark: str) -> int:
    """Return how many cells of a row say what it said itself."""
    return sum(1 for cell in says.items() if mark in index.get(cell, ()))
