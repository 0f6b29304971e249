"""Declarations, questions and annexes."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.calls.form import Section
from euroapp.draft.annexes import Annex
from euroapp.language import say
from euroapp.outline.context import NONE, Context, or_none, yes_no
from euroapp.outline.elements import (
    Cell,
    Chapter,
    Column,
    Element,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Row,
    Table,
)
from euroapp.outline.listing import Listing, Shown
from euroapp.wording.labels import label


def declaration(context: Context, section: Section) -> tuple[Element, ...]:
    """Return one declaration with its answer."""
    key = section.declaration
    text = next((row.text for row in context.call.form.declarations if row.key == key), "")
    answer = next((row for row in context.draft.declarations if row.id == key), None)
    path = f"declarations/{key}"
    rows = [Fact(say("Answer"), yes_no(answer.value if answer else None), f"{path}/value")]
    if answer and answer.details.strip():
        rows.append(Fact(say("Details"), answer.details, f"{path}/details"))
    statement = (Paragraph(text, path),) if text else ()
    return (*statement, Facts(tuple(rows), path=path))


def questions(context: Context, group: str) -> tuple[Element, ...]:
    """Return the answers to one group of questions of the form."""
    asked = [row for row in context.call.form.questions if row.group == group]
    if not asked:
        return ()
    answers = {row.id: row for row in context.draft.answers}
    rows = []
    for question in asked:
        answer = answers.get(question.key)
        rows.append(
            Row(
                (
                    question.text,
                    yes_no(answer.value if answer else None),
                    or_none(answer.details) if answer else NONE,
                ),
                path=f"answers/{question.key}",
            )
        )
    columns = (Column(say("Question")), Column(say("Answer")), Column(say("Details")))
    return (Table(context.call.form.question_group(group).title, columns, tuple(rows), path="answers"),)


def statements(context: Context) -> tuple[Element, ...]:
    """Return all declarations of the applicants and the remaining questions."""
    answers = {row.id: row for row in context.draft.declarations}
    rows = []
    for row in context.call.form.declarations:
        answer = answers.get(row.key)
        rows.append(
            Row(
                (
                    row.text,
                    yes_no(answer.value if answer else None),
                    or_none(answer.details) if answer else NONE,
                ),
                path=f"declarations/{row.key}",
            )
        )
    columns = (Column(say("Statement")), Column(say("Answer")), Column(say("Details")))
    table = Table(say("Statements of the applicants"), columns, tuple(rows), path="declarations")
    form = context.call.form
    printed = {section.questions for section in form.sections()}
    groups = dict.fromkeys(row.group for row in form.questions if row.group not in printed)
    further = (element for group in groups for element in questions(context, group))
    return (*((table,) if rows else ()), *further)


def annexes(context: Context) -> Chapter:
    """Return the list of annexes."""
    return Chapter(Heading(1, "", say("Annexes"), "annexes"), tuple(_annexes(context)))


def _annexes(context: Context) -> Iterator[Element]:
    if not context.draft.annexes:
        yield Paragraph(say("No annex is listed yet."), "annexes", soft=True)
        return

    def title(row: Annex) -> Cell:
        return or_none(row.title or (context.choice("annexes", row.kind) if row.kind else ""))

    columns = (
        Shown(say("Annex"), title),
        Shown[Annex](say("Participant"), lambda row: context.partner(row.participant), code=True),
        Shown[Annex](say("File"), lambda row: or_none(row.file_name)),
        Shown[Annex](say("Status"), lambda row: label(row.status), code=True),
        Shown[Annex](say("Note"), lambda row: or_none(row.note)),
    )
    listing = Listing(say("Annexes, sent as separate files"), columns, "annexes", "annexes/{id}")
    yield listing.table(context.draft.annexes)
