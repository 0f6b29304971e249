"""Chapters and sections of Part B, in the order of the form."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from euroapp.calls import form
from euroapp.calls.form import FormTable, Section, SectionKind
from euroapp.calls.parts import part_of_table
from euroapp.language import say
from euroapp.outline.activities import events, schedule, subcontracting
from euroapp.outline.budget import budget
from euroapp.outline.closing import declaration, questions, statements
from euroapp.outline.consortium import roles, team
from euroapp.outline.context import Context
from euroapp.outline.effort import effort
from euroapp.outline.elements import Chapter, Element, Heading, Narrative, Paragraph
from euroapp.outline.objectives import indicators, monitoring, objectives
from euroapp.outline.risks import risks
from euroapp.outline.support import support
from euroapp.outline.workpackages import package_list, work_packages

NOT_WRITTEN = say("Not written yet.")
NOT_APPLICABLE = say("Not applicable.")

_TABLES: dict[FormTable, Callable[[Context], tuple[Element, ...]]] = {
    FormTable.OBJECTIVES: objectives,
    FormTable.INDICATORS: indicators,
    FormTable.ROLES: roles,
    FormTable.TEAM: team,
    FormTable.INDICATOR_MONITORING: monitoring,
    FormTable.RISKS: risks,
    FormTable.WORK_PACKAGE_LIST: package_list,
    FormTable.TIMETABLE: schedule,
    FormTable.WORK_PACKAGES: work_packages,
    FormTable.EFFORT: effort,
    FormTable.SUBCONTRACTING: subcontracting,
    FormTable.EVENTS: events,
    FormTable.BUDGET: budget,
    FormTable.SUPPORT: support,
}


def chapters(context: Context) -> Iterator[Chapter]:
    """Yield the chapters of the form; sections of a chapter without a title become chapters themselves."""
    for chapter in context.call.form.chapters:
        if chapter.title:
            yield _chapter(context, chapter)
            continue
        for section in chapter.sections:
            heading = Heading(1, section.number, section.title, _path(section), section.tag)
            yield Chapter(heading, tuple(_content(context, section)))


def _chapter(context: Context, chapter: form.Chapter) -> Chapter:
    elements: list[Element] = []
    for section in chapter.sections:
        elements.append(Heading(2, section.number, section.title, _path(section), section.tag))
        elements.extend(_content(context, section))
    if any(section.kind is SectionKind.DECLARATION for section in chapter.sections):
        elements.append(Heading(2, "", say("Statements and questions"), "declarations"))
        elements.extend(statements(context))
    heading = Heading(1, chapter.number, chapter.title, f"page/{chapter.id}", chapter.tag)
    return Chapter(heading, tuple(elements))


def _path(section: Section) -> str:
    if section.kind is SectionKind.SUMMARY:
        return "general/abstract"
    if section.kind is SectionKind.DECLARATION:
        return f"declarations/{section.declaration}"
    return f"narrative/{section.id}"


def _content(context: Context, section: Section) -> Iterator[Element]:
    if section.kind is SectionKind.DECLARATION:
        yield from declaration(context, section)
    elif section.kind is SectionKind.SUMMARY:
        abstract = context.draft.general.abstract
        missing = not abstract.strip()
        yield Paragraph(NOT_WRITTEN if missing else abstract, "general/abstract", soft=missing)
    elif section.kind is SectionKind.TEXT:
        yield from _narrative(context, section)
    for table in section.tables:
        if context.call.has(part_of_table(table)):
            yield from _TABLES[table](context)
    if section.questions:
        yield from questions(context, section.questions)


def _narrative(context: Context, section: Section) -> Iterator[Element]:
    path = f"narrative/{section.id}/text"
    row = next((row for row in context.draft.narrative if row.id == section.id), None)
    if row and row.not_applicable:
        yield Paragraph(NOT_APPLICABLE, path, soft=True)
    elif row and row.text.strip():
        yield Narrative(row.text, path)
    elif section.required or not section.tables:
        yield Paragraph(NOT_WRITTEN, path, soft=True)
