"""The application form: chapters, sections, declarations and questions, as data."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from euroapp.calls.facts import Evidence
from euroapp.values import Frozen, RowId, Text


class SectionKind(StrEnum):
    """What a section of Part B is made of."""

    SUMMARY = "summary"
    """The abstract of Part A, printed again."""
    TEXT = "text"
    """A narrative, with any tables named by the section below it."""
    TABLES = "tables"
    """Tables only, generated from the draft."""
    DECLARATION = "declaration"
    """A yes or no with details."""


class FormTable(StrEnum):
    """Tables and figures the program can generate for a section."""

    OBJECTIVES = "objectives"
    INDICATORS = "indicators"
    ROLES = "roles"
    TEAM = "team"
    INDICATOR_MONITORING = "indicator_monitoring"
    RISKS = "risks"
    WORK_PACKAGE_LIST = "work_package_list"
    TIMETABLE = "timetable"
    WORK_PACKAGES = "work_packages"
    EFFORT = "effort"
    SUBCONTRACTING = "subcontracting"
    EVENTS = "events"
    BUDGET = "budget"
    SUPPORT = "support"


class Section(Evidence):
    """A numbered section of the form."""

    id: RowId
    number: Text = ""
    title: Text
    kind: SectionKind = SectionKind.TEXT
    required: bool = True
    soft_budget: int | None = None
    """Suggested length in characters; shown as a gauge, never enforced."""
    guidance: Text = ""
    tables: tuple[FormTable, ...] = ()
    tag: Text = ""
    """Machine tag of the official form, without its signs; neighbours of one tag share its pair of signs."""
    declaration: Text = ""
    """Key of the declaration a section of that kind prints."""
    questions: Text = ""
    """Key of the group of questions printed below it."""
    after_project: bool = False
    """It speaks of the time after the project."""


class Chapter(Frozen):
    """A chapter of the form; without a title its sections stand on the level of chapters."""

    id: RowId
    number: Text = ""
    title: Text
    tag: Text = ""
    sections: tuple[Section, ...]


class DeclarationText(Evidence):
    """A statement the coordinator agrees to, in our own words."""

    key: RowId
    title: Text
    text: Text
    required: bool = True
    code: Text = ""
    """The check it stands for, such as `D01`; empty for that of the rule on declarations."""
    details: Literal["never", "if_no", "if_yes", "always"] = "never"
    """When details must be given."""


class Question(Evidence):
    """A question of the form that is answered with yes or no."""

    key: RowId
    group: Text
    """Key of its group."""
    text: Text


class QuestionGroup(Frozen):
    """Questions that stand together."""

    key: RowId
    title: Text
    """As it is printed."""
    heading: Text
    """On the page where they are answered."""


class Form(Frozen):
    """Part B (and the declarations of Part A) of one programme's application form."""

    format: Literal[1] = 1
    id: RowId
    version: Text
    title: Text
    footer: Text = ""
    prevailing: Text
    """The sentence that says which text binds; shown wherever a proposal is printed."""
    chapters: tuple[Chapter, ...]
    declarations: tuple[DeclarationText, ...] = ()
    questions: tuple[Question, ...] = ()
    question_groups: tuple[QuestionGroup, ...] = ()
    sources: dict[Text, Text] = Field(default_factory=dict)

    def sections(self) -> tuple[Section, ...]:
        """Return all sections in the order of the form."""
        return tuple(section for chapter in self.chapters for section in chapter.sections)

    def section(self, section_id: str) -> Section | None:
        """Return one section, or nothing."""
        return next((section for section in self.sections() if section.id == section_id), None)

    def question_group(self, key: str) -> QuestionGroup:
        """Return a group of questions; one called by its key where the form does not name it."""
        found = (group for group in self.question_groups if group.key == key)
        return next(found, QuestionGroup(key=key, title=key, heading=key))

    def narratives(self) -> tuple[Section, ...]:
        """Return the sections a consortium writes."""
        return tuple(section for section in self.sections() if section.kind is SectionKind.TEXT)
