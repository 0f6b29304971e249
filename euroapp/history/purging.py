"""Taking a text out of a history for good: what stood in a field before is in none of its bytes any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace

from euroapp.draft import Draft
from euroapp.draft.marks import COMMENTS, MARKS
from euroapp.draft.paths import exists
from euroapp.draft.scoring import EVALUATIONS
from euroapp.history.book import Book, with_base
from euroapp.history.changes import Came, Change, Plain, Set, Splice, Step, Went, digest, encoded, written
from euroapp.history.ledger import Ledger
from euroapp.history.registers import Registers
from euroapp.history.tree import Node
from euroapp.values import FieldPath, join, split, starts_with


def without_earlier(ledger: Ledger, path: FieldPath, draft: Draft) -> Book:
    """Return a history that holds no value of a field but those that stand there now.

    Changes keep their ids, so that those of others still fit. Versions from before show the field empty.

    Args:
        ledger: the history.
        path: the field.
        draft: what it leads to.

    Raises:
        ChangeUnreadable: the history holds what no version writes.

    """
    known = ledger.known
    registers = Registers(ledger.start, known, known.heads)
    standing: dict[str, Plain] = {}
    if exists(draft, path):
        for tops in (registers.tops, ledger.registers().tops):
            standing |= {write.change: write.value for write in tops.get(path, ())}
    emptied = [_emptied(change, path, standing) for change in known.changes.values()]
    book = replace(ledger.book, sealed=(), tail=()).with_changes(emptied)
    kept_start = not registers.writes(path) and exists(draft, path)
    return book if kept_start else replace(book, start=with_base(_start(ledger.start, path), book.base))


def _emptied(change: Change, path: FieldPath, standing: Mapping[str, Plain]) -> Change:
    """Return a change whose steps say nothing of a field but what stands there now."""
    steps, gone = [*change.steps], dict(change.taken_out)
    for at, step in enumerate(change.steps):
        instead = _instead(step, path, change.id, standing)
        if instead is not None and instead != step:
            steps[at] = instead
            gone.setdefault(at, digest(encoded(written(step))))
    return replace(change, steps=tuple(steps), taken_out=tuple(sorted(gone.items())))


def _instead(step: Step, path: FieldPath, change: str, standing: Mapping[str, Plain]) -> Step | None:
    """Return what stands in the place of a step; None where it says nothing of the field."""
    match step:
        case Set(own, before, after, over) if own == path:
            return Set(own, _blank(before), standing.get(change, _blank(after)), over)
        case Splice(own) if own == path:
            return Set(own, "", standing.get(change, ""))
        case Came(rows, row, _, values) if starts_with(path, join(rows, row)):
            inside = path[len(join(rows, row)) + 1 :]
            return step._replace(values=_without(values, inside, standing.get(change)))
        case Went(rows, row, _, values) if starts_with(path, join(rows, row)):
            inside = path[len(join(rows, row)) + 1 :]
            return step._replace(values=_without(values, inside, None))
    return None


def _without(values: Mapping[str, Plain], inside: FieldPath, instead: Plain) -> dict[str, Plain]:
    """Return the values of a row with another one at a place inside it."""
    found = deepcopy(dict(values))
    node: Plain = found
    *way, name = split(inside)
    for segment in way:
        rows = node if isinstance(node, list) else None
        node = next((one for one in rows if one["id"] == segment), {}) if rows else node.get(segment, {})
    if isinstance(node, dict) and name in node:
        node[name] = instead if instead is not None else _blank(node[name])
    return found


def _start(start: Node, path: FieldPath) -> Node:
    """Return the first draft with nothing in a field."""
    root = deepcopy(start)
    node: Plain = root
    *way, name = split(path)
    for segment in way:
        node = node.get(segment, {}) if isinstance(node, dict) else {}
    if isinstance(node, dict) and name in node:
        node[name] = _blank(node[name])
    return root


def _blank(value: Plain) -> Plain:
    """Return what is in a field of this kind when nothing is."""
    if isinstance(value, str):
        return ""
    return [] if isinstance(value, list) else None


def without_name_on_marks(ledger: Ledger, name: str, draft: Draft) -> Book:
    """Return a history in which no mark, comment or evaluation that ever was says the name of an author.

    Args:
        ledger: the history.
        name: the name.
        draft: what it leads to, which says the name no more (`edits.marking.without_name`).

    Raises:
        ChangeUnreadable: the history holds what no version writes.

    """
    for collection, saying in _NAMED.items():
        for row, key in sorted(_saying(ledger, collection, saying, name)):
            ledger = Ledger(without_earlier(ledger, join(collection, row, key), draft), ledger.writer)
    return ledger.book


_NAMED = {
    MARKS: frozenset({"by"}),
    COMMENTS: frozenset({"by", "person", "resolved_by"}),
    EVALUATIONS: frozenset({"evaluator"}),
}
"""The fields of marks, comments and evaluations that say the name of an author."""


def _saying(ledger: Ledger, collection: str, keys: frozenset[str], name: str) -> set[tuple[str, str]]:
    """Return row and field of all marks, comments or evaluations that ever said a name."""
    found: set[tuple[str, str]] = set()

    def look(row: str, values: Mapping[str, Plain]) -> None:
        found.update((row, key) for key in keys if values.get(key) == name)

    for row, values in ledger.start.get(collection, {}).items():
        look(row, values)
    for change in ledger.known.changes.values():
        for step in change.steps:
            if isinstance(step, Came | Went) and step.path == collection:
                look(step.row, step.values)
            elif isinstance(step, Set) and name in (step.before, step.after):
                head, *rest = split(step.path)
                if head == collection and len(rest) == _FIELD and rest[1] in keys:
                    found.add((rest[0], rest[1]))
    return found


_FIELD = 2
"""Row and field, behind the name of a list."""


def forgotten(book: Book, writer: str) -> Book:
    """Return a history that does not know the name of an author any more, whoever tells it again."""
    authors = {key: name for key, name in book.authors.items() if key != writer}
    return replace(book, authors=authors, forgotten=book.forgotten | {writer})


def writers_of(book: Book) -> Iterator[tuple[str, str]]:
    """Yield authors, as random name and name, by name."""
    yield from sorted(book.authors.items(), key=lambda one: (one[1].casefold(), one[0]))
