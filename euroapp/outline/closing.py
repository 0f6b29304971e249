"""Declarations, questions and annexes."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.calls.form import Section
from euroapp.outline.context import NONE, Context, or_none, yes_no
from euroapp.outline.elements import Chapter, Column, Element, Fact, Facts, Heading, Paragraph, Row, Table
from euroapp.wording.labels import label


def declaration(context: Context, section: Section) -> tuple[Element, ...]:
    """Return one declaration with its answer."""
    key = section.declaration
    text = next((row.text for row in context.call.form.declarations if row.key == key), "")
    answer = next((row for row in context.draft.declarations if row.id == key), None)
    path = f"declarations/{key}"
    rows = [Fact("Answer", yes_no(answer.value if answer else None), f"{path}/value")]
    if answer and answer.details.strip():
        rows.append(Fact("Details", answer.details, f"{path}/details"))
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
    columns = (Column("Question"), Column("Answer"), Column("Details"))
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
    columns = (Column("Statement"), Column("Answer"), Column("Details"))
    table = Table("Statements of the applicants", columns, tuple(rows), path="declarations")
    form = context.call.form
    printed = {section.questions for section in form.sections()}
    groups = dict.fromkeys(row.group for row in form.questions if row.group not in printed)
    further = (element for group in groups for element in questions(context, group))
    return (*((table,) if rows else ()), *further)


def annexes(context: Context) -> Chapter:
    """Return the list of annexes."""
    return Chapter(Heading(1, "", "Annexes", "annexes"), tuple(_annexes(context)))


def _annexes(context: Context) -> Iterator[Element]:
    if not context.draft.annexes:
        yield Paragraph("No annex is listed yet.", "annexes", soft=True)
        return
    rows = tuple(
        Row(
            (
                or_none(row.title or (context.choice("annexes", row.kind) if row.kind else "")),
                context.partner(row.participant),
                or_none(row.file_name),
                label(row.status),
                or_none(row.note),
            ),
            path=f"annexes/{row.id}",
        )
        for row in context.draft.annexes
    )
    columns = (
        Column("Annex"),
        Column("Participant", code=True),
        Column("File"),
        Column("Status", code=True),
        Column("Note"),
    )
    yield Table("Annexes, sent as separate files", columns, rows, path="annexes")
