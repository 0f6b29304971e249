"""All that must stand in a print, in the order of the form."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from euroapp.calls.form import FormTable, Section, SectionKind
from euroapp.calls.parts import part_of_table
from euroapp.export.compliance.due.aims import indicators, monitoring, objectives
from euroapp.export.compliance.due.closing import (
    annexes,
    declaration,
    own_scoring,
    questions,
    risks,
    statements,
)
from euroapp.export.compliance.due.consortium import roles, team
from euroapp.export.compliance.due.efforts import efforts
from euroapp.export.compliance.due.money import budget
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Closing, Head, Part, Typed, Words
from euroapp.export.compliance.due.support import support
from euroapp.export.compliance.due.workplan import (
    events,
    package_list,
    schedule,
    subcontracting,
    work_packages,
)

_NOT_WRITTEN = "Not written yet."
_TABLES: dict[FormTable, Callable[[Known], Iterator[Part]]] = {
    FormTable.OBJECTIVES: objectives,
    FormTable.INDICATORS: indicators,
    FormTable.ROLES: roles,
    FormTable.TEAM: team,
    FormTable.INDICATOR_MONITORING: monitoring,
    FormTable.RISKS: risks,
    FormTable.WORK_PACKAGE_LIST: package_list,
    FormTable.TIMETABLE: schedule,
    FormTable.WORK_PACKAGES: work_packages,
    FormTable.EFFORT: efforts,
    FormTable.SUBCONTRACTING: subcontracting,
    FormTable.EVENTS: events,
    FormTable.BUDGET: budget,
    FormTable.SUPPORT: support,
}


def body(known: Known) -> Iterator[Part]:
    """Yield what stands after the list of contents."""
    for chapter in known.call.form.chapters:
        depth = 1
        if chapter.title:
            yield Head(1, chapter.number, chapter.title, chapter.tag)
            depth = 2
        for section in chapter.sections:
            yield Head(depth, section.number, section.title, section.tag)
            yield from _section(known, section)
            yield from _closing(section.tag)
        if chapter.title and any(one.kind is SectionKind.DECLARATION for one in chapter.sections):
            yield from statements(known)
        yield from _closing(chapter.tag if chapter.title else "")
    yield from annexes(known)
    yield from own_scoring(known)


def _closing(tag: str) -> Iterator[Part]:
    if tag:
        yield Closing(tag)


def _section(known: Known, section: Section) -> Iterator[Part]:
    if section.kind is SectionKind.DECLARATION:
        yield from declaration(known, section)
    elif section.kind is SectionKind.SUMMARY:
        written = known.draft.general.abstract.strip()
        yield Typed("general/abstract") if written else Words(_NOT_WRITTEN)
    elif section.kind is SectionKind.TEXT:
        yield from _text(known, section)
    for table in section.tables:
        if known.call.has(part_of_table(table)):
            yield from _TABLES[table](known)
    if section.questions:
        yield from questions(known, section.questions)


def _text(known: Known, section: Section) -> Iterator[Part]:
    found = next((one for one in known.draft.narrative if one.id == section.id), None)
    if found and found.not_applicable:
        yield Words("Not applicable.")
    elif found and found.text.strip():
        yield Typed(f"narrative/{section.id}/text")
    elif section.required or not section.tables:
        yield Words(_NOT_WRITTEN)
