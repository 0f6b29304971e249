"""The declarations of the form with their answers, and who signed off what, for the coordinator."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.calls.form import DeclarationText
from euroapp.draft.consortium import Participant
from euroapp.language import say
from euroapp.outline.closing import questions
from euroapp.outline.context import Context, or_none, yes_no
from euroapp.outline.elements import Chapter, Column, Element, Fact, Facts, Paragraph, Row, Table
from euroapp.papers.material import Absent, Leaf, Material, Paper
from euroapp.papers.names import stem_of
from euroapp.papers.parts import chapter, to_sign
from euroapp.wording.facts import evidence_in_full
from euroapp.wording.numbers import day

WHAT = say("Declarations and questions of the form, with the answers of the draft")


def papers(material: Material) -> Iterator[Leaf | Absent]:
    """Yield the declarations, unless the form has none."""
    form = material.call.form
    if not form.declarations and not form.questions:
        yield Absent(WHAT, say("the form of this call has none that the program knows."))
        return
    end = say("The statements are in our own words. The texts in the Portal and in the call bind.")
    paper = Paper(say("Declarations"), tuple(_chapters(material)), end=end)
    readers = say("Coordinator, before the boxes of the Portal are ticked")
    yield Leaf(f"{stem_of(material.draft)}-declarations.pdf", material.printed(paper), WHAT, readers)


def _chapters(material: Material) -> Iterator[Chapter]:
    context = material.context
    for one in material.call.form.declarations:
        yield chapter(one.title, _declaration(material, one), f"declarations/{one.key}")
    groups = dict.fromkeys(one.group for one in material.call.form.questions)
    for group in groups:
        title = material.call.form.question_group(group).title
        tables = questions(context, group)
        yield chapter(title, (_bare(one) for one in tables), "answers")
    if material.draft.partners:
        yield chapter(say("Sign-offs that the draft records"), (_sign_offs(context),), "partners")
    statement = say(
        "For the coordinator: these are our answers, in state {stamp} of the draft:", stamp=material.stamp
    )
    yield chapter(say("Sign-off"), to_sign(statement))


def _bare(element: Element) -> Element:
    """Return a table below a heading that names it already."""
    if isinstance(element, Table):
        return Table("", element.columns, element.rows, element.path)
    return element


def _declaration(material: Material, one: DeclarationText) -> tuple[Element, ...]:
    answer = next((row for row in material.draft.declarations if row.id == one.key), None)
    path = f"declarations/{one.key}"
    facts = [Fact(say("Answer"), yes_no(answer.value if answer else None), f"{path}/value")]
    if answer and answer.details.strip():
        facts.append(Fact(say("Details"), answer.details, f"{path}/details"))
    names = material.sources(one.source)
    facts.append(Fact(say("Evidence"), evidence_in_full(one.status, names)))
    return (Paragraph(one.text, path), Facts(tuple(facts), path=path))


def _sign_offs(context: Context) -> Table:
    columns = (
        Column(say("Participant"), code=True),
        Column(say("Signed off by")),
        Column(say("Date"), code=True),
        Column(say("Version")),
        Column(say("Eligible, not excluded, able"), code=False),
    )

    def cells(row: Participant) -> tuple[str, ...]:
        sign = row.sign_off
        name, version = or_none(sign.name), or_none(sign.version)
        return (context.partner(row.id), name, or_none(day(sign.day)), version, yes_no(sign.eligible))

    rows = tuple(Row(cells(row), path=f"partners/{row.id}/sign_off") for row in context.draft.partners)
    return Table("", columns, rows, path="partners")
