"""What a history tells: every step with the value before it and after it, as its author saw them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from euroapp.history.changes import Came, Change, Moved, Plain, Set, Splice, Stays, Step, Went
from euroapp.history.known import Known
from euroapp.history.ledger import Ledger
from euroapp.history.registers import ALIVE, Registers
from euroapp.history.tree import PLACE
from euroapp.values import FieldPath, join, starts_with


class Entry(NamedTuple):
    """One step of a change, at one field or row."""

    change: Change
    path: FieldPath
    before: Plain
    """The value that its author saw; None for a row that came, the place in its list for one that moved."""
    after: Plain
    moved: bool = False
    """It is a row that stands elsewhere; values are places in the list, counted from 1."""
    taken_out: bool = False
    """What stood in the field then was taken out of the history for good; an empty value says nothing."""


def story(ledger: Ledger, below: FieldPath = "") -> Iterator[Entry]:
    """Yield all steps of a history, parents first.

    Args:
        ledger: the history; changes that are not in the draft are told as well.
        below: only steps at this path, inside it, or at a row that holds it; '' for all.

    Raises:
        ChangeUnreadable: the history holds what no version writes.

    """
    known = ledger.known
    registers = Registers(ledger.start, known, ())
    for change in known.changes.values():
        gone = dict(change.taken_out)
        told = [
            _entry(change, step, registers)._replace(taken_out=place in gone and isinstance(step, Set))
            for place, step in enumerate(change.steps)
            if not isinstance(step, Stays) and _concerns(step, below)
        ]
        registers.take([change])
        for entry in told:
            yield entry._replace(after=_position(registers, entry.path)) if entry.moved else entry


def _concerns(step: Step, below: FieldPath) -> bool:
    path = step.path if isinstance(step, Set | Splice) else join(step.path, step.row)
    return (
        not below
        or starts_with(path, below)
        or (not isinstance(step, Set | Splice) and starts_with(below, path))
    )


def _entry(change: Change, step: Set | Splice | Came | Went | Moved, registers: Registers) -> Entry:
    match step:
        case Set(path, before, after):
            return Entry(change, path, before, after)
        case Splice(path, at, out, into):
            seen = registers.seen_by(change.id, path)
            text = seen[0].value if seen else registers.start.get(path)
            if isinstance(text, str) and text[at : at + len(out)] == out:
                return Entry(change, path, text, text[:at] + into + text[at + len(out) :])
            return Entry(change, path, out, into)
        case Came(path, row, _, values):
            return Entry(change, join(path, row), None, {"id": row, **values})
        case Went(path, row, _, values):
            return Entry(change, join(path, row), {"id": row, **values}, None)
        case Moved(path, row):
            place = join(path, row)
            return Entry(change, place, _position(registers, place), None, moved=True)


def _position(registers: Registers, row: FieldPath) -> int:
    """Return where a row stands in its list, counted from 1."""
    rows = [
        one
        for one, path in registers.rows.items()
        if path == registers.rows.get(row) and _lives(registers, one)
    ]
    return sorted(rows, key=lambda one: (_key(registers, one), one)).index(row) + 1 if row in rows else 0


def _lives(registers: Registers, row: FieldPath) -> bool:
    tops = registers.tops.get(f"{row}/{ALIVE}")
    return tops is None or any(write.value for write in tops)


def _key(registers: Registers, row: FieldPath) -> str:
    path = f"{row}/{PLACE}"
    tops = registers.tops.get(path)
    return str(tops[-1].value if tops else registers.start.get(path, ""))


def authors_between(
    ledger: Ledger, before: Collection[str], after: Collection[str]
) -> dict[FieldPath, frozenset[str]]:
    """Return who changed what from one version to another: random names of writers, by field or row.

    Args:
        ledger: the history.
        before: the changes that lead to the first version; none for the start.
        after: the changes that lead to the second.

    """
    found: dict[FieldPath, set[str]] = {}
    known = ledger.known
    for change in known.upto(after):
        if any(known.seen(head, change.id) for head in before):
            continue
        for step in change.steps:
            path = step.path if isinstance(step, Set | Splice) else join(step.path, step.row)
            found.setdefault(path, set()).add(change.writer)
    return {path: frozenset(writers) for path, writers in found.items()}


def shared_heads(known: Known, one: Collection[str], other: Collection[str]) -> set[str]:
    """Return the youngest changes on which both of two drafts rest; none where they share only the start."""
    shared = [
        key
        for key in known.changes
        if any(known.seen(head, key) for head in one) and any(known.seen(head, key) for head in other)
    ]
    older = {parent for key in shared for parent in known.changes[key].parents}
    return {*shared} - older
