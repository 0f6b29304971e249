"""Deliverables, milestones, events and indicators as one workbook: a sheet each, and one with all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from euroapp.export.workbook.page import Look, Page, Value, sheet_names
from euroapp.export.workbook.writing import workbook_bytes
from euroapp.language import say, together
from euroapp.outline.context import Context
from euroapp.papers.days import first_day, last_day
from euroapp.papers.material import Absent, Leaf, Material
from euroapp.papers.names import stem_of
from euroapp.wording.labels import label

_HEAD_ROW = 3
_TALLEST = 408.0
"""Points of a row; spreadsheets take no more."""
_NARROW, _DAY, _NAME, _LONG = 9.0, 13.0, 34.0, 60.0
WHAT = say("Lists of deliverables, milestones, events and indicators")


@dataclass(frozen=True)
class Column:
    """A column of a list, and what a row has in it."""

    head: str
    of: Callable[[Any], Value]
    width: float = _DAY
    look: Look = Look.TEXT


def papers(material: Material) -> Iterator[Leaf | Absent]:
    """Yield the workbook, unless all its lists are empty."""
    lists = [(name, rows, columns) for name, rows, columns in _lists(material.context) if rows]
    if not lists:
        yield Absent(WHAT, say("the draft has none of them yet."))
        return
    titles = [name for name, _, _ in lists]
    names = iter(sheet_names([*map(material.words, titles), material.words(say("All"))]))
    pages = [_page(material, next(names), name, rows, columns) for name, rows, columns in lists]
    pages.append(_page(material, next(names), say("All"), _all(material.context), _IN_COMMON))
    data = workbook_bytes(pages, material.title)
    yield Leaf(
        f"{stem_of(material.draft)}-lists.xlsx", data, WHAT, say("Coordinator and leaders of work packages")
    )


def _page(material: Material, name: str, title: str, rows: Sequence[Any], columns: Sequence[Column]) -> Page:
    """Return a sheet: title, state, heads and one line a row; texts are never formulas."""
    put = material.words
    page = Page(name, frozen=(_HEAD_ROW + 1, 2), repeated=(_HEAD_ROW, _HEAD_ROW), free=True)
    page.put(0, 0, put(together((material.acronym, title), " ")), Look.TITLE)
    page.put(1, 0, put(say("State of the draft {stamp}", stamp=material.stamp)), Look.SUBTITLE)
    for place, column in enumerate(columns):
        page.widths[place] = column.width
        right = column.look is Look.NUMBER
        page.put(_HEAD_ROW, place, put(column.head), Look.HEAD_RIGHT if right else Look.HEAD)
    page.heights[0], page.heights[_HEAD_ROW] = 26.0, 32.0
    for line, row in enumerate(rows, _HEAD_ROW + 1):
        lines = 1
        for place, column in enumerate(columns):
            value = column.of(row)
            shown = put(value) if isinstance(value, str) else value
            page.put(line, place, shown, column.look)
            lines = max(lines, _lines_in(shown, column.width))
        page.heights[line] = min(_TALLEST, 14.0 * lines + 2.0)
    return page


def _lines_in(value: Value, width: float) -> int:
    """Return how many lines a text takes in a column of so many letters."""
    if not isinstance(value, str):
        return 1
    return sum(1 + int(len(line) // (width * 1.1)) for line in value.split("\n"))


def _lists(context: Context) -> Iterator[tuple[str, Sequence[Any], Sequence[Column]]]:
    draft = context.draft
    yield say("Deliverables"), draft.deliverables, _deliverables(context)
    yield say("Milestones"), draft.milestones, _milestones(context)
    yield say("Events"), draft.events, _events(context)
    yield say("Indicators"), draft.indicators, _indicators(context)


def _number(context: Context, collection: str) -> Column:
    return Column(say("Number"), lambda row: context.number(collection, row.id), _NARROW, Look.STRONG)


def _package(context: Context) -> Column:
    return Column(
        say("Work package"), lambda row: _bare(context.named("work_packages", row.work_package)), _NAME
    )


def _partner(context: Context, head: str, field: str) -> Column:
    return Column(head, lambda row: _bare(context.partner(getattr(row, field))), 16.0)


def _bare(text: str) -> str:
    """Return nothing for the dash that stands for nothing in print."""
    return "" if text == "–" else text


def _month(head: str, field: str) -> Column:
    return Column(head, lambda row: getattr(row, field), _NARROW, Look.NUMBER)


def _text(head: str, field: str, width: float = _LONG) -> Column:
    return Column(head, lambda row: getattr(row, field), width)


def _day(context: Context, head: str, field: str, *, begins: bool = False) -> tuple[Column, ...]:
    """Return the column of a day of the calendar; none where the start of the project is not known."""
    start = context.draft.general.start_date
    if start is None:
        return ()
    of = first_day if begins else last_day
    return (Column(head, lambda row: of(start, getattr(row, field)), _DAY, Look.DAY),)


def _deliverables(context: Context) -> tuple[Column, ...]:
    return (
        _number(context, "deliverables"),
        _text(say("Name"), "name", _NAME),
        _package(context),
        _partner(context, say("Lead"), "lead"),
        Column(say("Type"), lambda row: label(row.type), 24.0),
        Column(say("Dissemination level"), lambda row: label(row.dissemination), 16.0),
        _month(say("Due month"), "due_month"),
        *_day(context, say("Due by, as planned"), "due_month"),
        _text(say("Description"), "description"),
    )


def _milestones(context: Context) -> tuple[Column, ...]:
    return (
        _number(context, "milestones"),
        _text(say("Name"), "name", _NAME),
        _package(context),
        _partner(context, say("Lead"), "lead"),
        _month(say("Due month"), "due_month"),
        *_day(context, say("Due by, as planned"), "due_month"),
        _text(say("Means of verification"), "verification"),
        _text(say("Description"), "description"),
    )


def _events(context: Context) -> tuple[Column, ...]:
    return (
        _number(context, "events"),
        _text(say("Name"), "name", _NAME),
        _package(context),
        _partner(context, say("Organiser"), "organiser"),
        Column(say("Type"), lambda row: label(row.kind), 16.0),
        _text(say("Area"), "area", _NAME),
        _text(say("Location"), "location", 20.0),
        _month(say("Month"), "month"),
        *_day(context, say("Month begins, as planned"), "month", begins=True),
        _month(say("Days"), "days"),
        _month(say("Attendees"), "attendees"),
    )


def _indicators(context: Context) -> tuple[Column, ...]:
    def name(row: Any) -> str:
        return row.name or (context.choice("indicators", row.catalogue) if row.catalogue else "")

    def many(collection: str) -> Callable[[Any], Value]:
        return lambda row: _bare(context.number_list(collection, getattr(row, collection)))

    return (
        _number(context, "indicators"),
        Column(say("Indicator"), name, _NAME),
        Column(say("Level"), lambda row: label(row.level)),
        Column(
            say("Objective of the call"),
            lambda row: context.choice("objectives", row.objective) if row.objective else "",
            _NAME,
        ),
        Column(
            say("Specific objective"),
            lambda row: _bare(context.number("specific_objectives", row.specific_objective)),
        ),
        _text(say("Unit"), "unit", 20.0),
        Column(say("Baseline"), lambda row: row.baseline, _DAY, Look.NUMBER),
        Column(say("Target"), lambda row: row.target, _DAY, Look.NUMBER),
        _text(say("Means of verification"), "verification"),
        _partner(context, say("Owner"), "responsible"),
        Column(say("Read"), lambda row: label(row.frequency), 16.0),
        Column(say("Work packages"), many("work_packages"), 16.0),
        Column(say("Deliverables"), many("deliverables"), 16.0),
        Column(say("Milestones"), many("milestones"), 16.0),
    )


@dataclass(frozen=True)
class _Line:
    """A row of any list by what all of them have."""

    kind: str
    number: str
    name: str
    package: str
    owner: str
    month: int | None
    day: Any


_IN_COMMON = (
    Column(say("Number"), lambda row: row.number, _NARROW, Look.STRONG),
    Column(say("Kind"), lambda row: row.kind, 16.0),
    Column(say("Name"), lambda row: row.name, _LONG),
    Column(say("Work package"), lambda row: row.package, 16.0),
    Column(say("Answers for it"), lambda row: row.owner, 18.0),
    Column(say("Month"), lambda row: row.month, _NARROW, Look.NUMBER),
    Column(say("Day, as planned"), lambda row: row.day, _DAY, Look.DAY),
)


def _all(context: Context) -> list[_Line]:
    """Return all rows by month; those without one come last."""
    draft, start = context.draft, context.draft.general.start_date

    def line(kind: str, collection: str, row: Any, owner: str, due: int | None) -> _Line:
        packages = getattr(row, "work_packages", None) or (getattr(row, "work_package", ""),)
        name = row.name
        if not name and collection == "indicators" and row.catalogue:
            name = context.choice("indicators", row.catalogue)
        return _Line(
            kind,
            context.number(collection, row.id),
            name,
            _bare(context.number_list("work_packages", filter(None, packages))),
            _bare(context.partner(owner)),
            due,
            (first_day if collection == "events" else last_day)(start, due),
        )

    end = draft.general.duration_months
    lines = [
        *(
            line(say("Deliverable"), "deliverables", row, row.lead, row.due_month)
            for row in draft.deliverables
        ),
        *(line(say("Milestone"), "milestones", row, row.lead, row.due_month) for row in draft.milestones),
        *(line(say("Event"), "events", row, row.organiser, row.month) for row in draft.events),
        *(line(say("Indicator"), "indicators", row, row.responsible, end) for row in draft.indicators),
    ]
    return sorted(lines, key=lambda one: (one.month is None, one.month or 0))
