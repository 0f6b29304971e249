"""Marks in a working draft what was typed and is no value yet: nobody takes the value that stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.fields import field_at
from euroapp.draft.numbering import Numbering
from euroapp.language import say, together
from euroapp.outline.elements import (
    Chapter,
    Element,
    Fact,
    Facts,
    Outline,
    Row,
    Table,
    plain,
)
from euroapp.values import FieldPath, starts_with
from euroapp.wording.places import place

_MOST = 12
"""Entries that are named in one place; the appendix of the working draft lists all."""
_SUMS = frozenset({"cost_lines", "tasks", "work_packages"})
"""Paths of the tables that add up costs and efforts, but those of tasks themselves."""
_COUNTED = frozenset({"cost_lines", "depreciation", "income"})
"""Lists whose numbers are added up elsewhere, too."""


@dataclass(frozen=True)
class _Entry:
    path: FieldPath
    words: str


def marked(outline: Outline, draft: Draft, call: Call) -> Outline:
    """Return the outline with what is not settled in a draft: on the cover, at rows, below sums."""
    if not draft.unsettled:
        return outline
    numbers = Numbering(draft)
    entries = tuple(
        _Entry(
            one.path,
            say(
                "{place} “{text}”",
                place=place(one.path, draft, call, numbers),
                text=" ".join(one.text.split()),
            ),
        )
        for one in draft.unsettled
    )
    listed = Fact(say("Not settled"), _listed(entries, "\n"))
    cover = replace(outline.cover, rows=(*outline.cover.rows, listed))
    chapters = _noted(outline.chapters, entries)
    return replace(
        outline,
        cover=cover,
        participants=_table(outline.participants, entries),
        chapters=tuple(_chapter(chapter, entries) for chapter in chapters),
    )


def _noted(chapters: tuple[Chapter, ...], entries: tuple[_Entry, ...]) -> tuple[Chapter, ...]:
    """Return chapters with what no sum counts, told once: below the first table of sums."""
    counted = [entry for entry in entries if _is_counted(entry.path)]
    tables = (one for chapter in chapters for one in chapter.elements if isinstance(one, Table))
    first = next((one for one in tables if _adds_up(one)), None)
    if first is None or not counted:
        return chapters
    typed = say("Typed, not settled and so not counted: {entries}.", entries=_listed(counted, "; "))
    noted = replace(first, note=together((first.note, typed), " "))
    return tuple(
        replace(chapter, elements=tuple(noted if one is first else one for one in chapter.elements))
        for chapter in chapters
    )


def _listed(entries: Iterable[_Entry], mark: str) -> str:
    words = [entry.words for entry in entries]
    more = [say("and {count} more", count=len(words) - _MOST)] if len(words) > _MOST else []
    return together([*words[:_MOST], *more], mark)


def _chapter(chapter: Chapter, entries: tuple[_Entry, ...]) -> Chapter:
    return replace(chapter, elements=tuple(_element(one, entries) for one in chapter.elements))


def _element(one: Element, entries: tuple[_Entry, ...]) -> Element:
    if isinstance(one, Table):
        return _table(one, entries)
    if isinstance(one, Facts):
        rows: list[Fact] = []
        for fact in one.rows:
            rows += [fact, *(Fact("", words) for words in _below(fact.path, entries))]
        return replace(one, rows=tuple(rows))
    return one


def _below(path: FieldPath, entries: Iterable[_Entry]) -> Iterator[str]:
    """Yield the marks that stand below a row."""
    for entry in entries:
        if path and starts_with(entry.path, path):
            yield say("Not settled: {entry}.", entry=entry.words)


def _table(one: Table, entries: tuple[_Entry, ...]) -> Table:
    if one.path in {"cost_lines", "tasks"} and _adds_up(one):
        return one
    wide = _roomiest(one)
    rows: list[Row] = []
    for row in one.rows:
        rows.append(row)
        if words := together(_below(row.path, entries), "\n"):
            rows.append(Row(tuple(words if place == wide else "" for place in range(len(one.columns)))))
    return replace(one, rows=tuple(rows))


def _roomiest(one: Table) -> int:
    """Return the column that holds the longest text, and is wide for it."""

    def longest(place: int) -> int:
        return max((len(plain(row.cells[place])) for row in one.rows), default=0)

    return max(range(len(one.columns)), key=lambda place: (not one.columns[place].code, longest(place)))


def _adds_up(one: Table) -> bool:
    """Tell whether a table adds up costs or efforts."""
    return one.path.partition("/")[0] in _SUMS and not _of_tasks(one)


def _of_tasks(one: Table) -> bool:
    return any(row.path.startswith("tasks/") for row in one.rows)


def _is_counted(path: FieldPath) -> bool:
    """Tell whether sums lack a number; a line without its category or package stands in them all the same."""
    head, _, field = path.partition("/")
    if head == "tasks":
        return field.endswith("/person_months")
    return (head in _COUNTED and field_at(path).numeric) or field.endswith("/requested_contribution")
