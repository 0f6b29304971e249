"""A sheet for each participant: what it does, costs, gets and pays, what is missing, and room to sign."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.checks.saying import in_words
from euroapp.draft.consortium import Participant
from euroapp.language import say, together
from euroapp.outline.context import Context, or_none, person_months, span
from euroapp.outline.elements import (
    Align,
    Chapter,
    Column,
    Element,
    Fact,
    Facts,
    Paragraph,
    Row,
    Strong,
    Table,
)
from euroapp.outline.totals import TOTAL
from euroapp.papers.material import Absent, Leaf, Material, Paper
from euroapp.papers.names import partner_stems, stem_of
from euroapp.papers.parts import NUMBER, address, chapter, led, open_points, partner_costs, person, to_sign
from euroapp.values import EXACT, ZERO, total
from euroapp.wording.labels import label
from euroapp.wording.numbers import cut_percent, day, money, quantity

WHAT = say("Partner sheets: tasks, costs, grant, what is missing, sign-off")
_MOST_OPEN = 12


def papers(material: Material) -> Iterator[Leaf | Absent]:
    """Yield a sheet for each participant."""
    draft = material.draft
    if not draft.partners:
        yield Absent(WHAT, say("no participant is entered yet."))
    stems = partner_stems(draft)
    for row in draft.partners:
        name = material.context.partner(row.id)
        form = say("Partner sheet: {partner}", partner=name)
        figures, facts = _figures(material.context, row), _facts(material, row)
        paper = Paper(form, tuple(_chapters(material, row)), cover=facts, key_figures=figures)
        data = material.printed(paper)
        what = say("Partner sheet of {partner}, with room to sign off", partner=name)
        readers = say("{partner}, to read and sign", partner=row.short_name.strip() or name)
        yield Leaf(f"{stem_of(draft)}-partner-{stems[row.id]}.pdf", data, what, readers)


def _facts(material: Material, row: Participant) -> Facts:
    context, path = material.context, f"partners/{row.id}"
    role = label(row.role)
    if row.linked_to:
        role = say("{role} of {partner}", role=role, partner=context.partner(row.linked_to))
    facts = [
        Fact(say("Legal name"), or_none(row.legal_name), f"{path}/legal_name"),
        Fact(say("Role"), role, f"{path}/role"),
        Fact(say("PIC"), or_none(row.pic), f"{path}/pic"),
        Fact(say("Address"), or_none(address(row, context)), path),
        Fact(say("Contact"), or_none(together(filter(None, (person(row), row.contact.email)), ", ")), path),
    ]
    if row.project_roles:
        facts.append(
            Fact(say("Roles in the project"), context.choices("project_roles", row.project_roles), path)
        )
    described = or_none(row.role_description)
    facts.append(Fact(say("Role in the project"), described, f"{path}/role_description"))
    return Facts(tuple(facts), path=path)


def _figures(context: Context, row: Participant) -> tuple[Fact, ...]:
    line = context.figures.budget.partner(row.id)
    months = context.figures.effort.by_partner.get(row.id, Decimal(0))
    zero = (ZERO, ZERO, ZERO)
    costs, grant, own = (line.costs.total, line.requested, line.own_contribution) if line else zero
    return (
        Fact(say("Eligible costs, EUR"), money(costs)),
        Fact(say("Requested grant, EUR"), money(grant)),
        Fact(say("Left to pay, EUR"), money(own)),
        Fact(say("Person-months"), person_months(months)),
    )


def _chapters(material: Material, row: Participant) -> Iterator[Chapter]:
    context = material.context
    tasks = _tasks(context, row)
    none = Paragraph(say("It takes part in no task yet."), soft=True)
    yield chapter(say("Tasks and person-months"), (tasks or none,))
    costs = partner_costs(context, row.id)
    unpaid = Paragraph(say("It has no costs yet."), soft=True)
    yield chapter(say("Costs, and who pays them"), (costs or unpaid,))
    if rows := led(context, row.id):
        yield chapter(say("What it leads"), (rows,))
    if row.staff:
        yield chapter(say("Team"), (_team(row),))
    if material.review.owed(row.id):
        yield chapter(_readiness(material, row), _open(material, row))
    yield chapter(say("Sign-off"), _sign_off(material, row))


def _open(material: Material, row: Participant) -> Iterator[Element]:
    found = [in_words(one, material.typed, material.call) for one in material.review.owed(row.id)]
    points = [(one.where, together((one.message, one.cure), " ")) for one in found]
    return open_points(points, _MOST_OPEN)


def _readiness(material: Material, row: Participant) -> str:
    share = Decimal(material.review.partner_readiness(row.id))
    return say("Still open: {share} of its part is there", share=cut_percent(share, 0))


def _tasks(context: Context, row: Participant) -> Table | None:
    found = []
    for task in context.draft.tasks:
        shares = [one.person_months or Decimal(0) for one in task.participations if one.participant == row.id]
        if shares or task.leader == row.id:
            found.append((task, total(shares) if shares else Decimal(0)))
    whole = context.figures.effort.by_partner.get(row.id, Decimal(0))
    if not found:
        return None
    lines = []
    for task, months in found:
        number, name = context.number("tasks", task.id), or_none(task.name)
        leads = task.leader == row.id
        lines.append(
            Row(
                (
                    (Strong(number),) if leads else number,
                    (Strong(name),) if leads else name,
                    span(task.start_month, task.end_month),
                    person_months(months),
                ),
                path=f"tasks/{task.id}",
            )
        )
    if left := EXACT.subtract(whole, total(months for _, months in found)):
        lines.append(Row(("", say("Not tied to a task"), "", person_months(left))))
    lines.append(Row((TOTAL, "", "", person_months(whole)), total=True))
    columns = (
        Column(NUMBER, code=True),
        Column(say("Task (in bold where it leads)")),
        Column(say("Months"), code=True),
        Column(say("Person-months"), Align.RIGHT, code=True),
    )
    return Table("", columns, tuple(lines), path="tasks")


def _team(row: Participant) -> Table:
    columns = (Column(say("Name")), Column(say("Function")), Column(say("Role and tasks")))
    lines = tuple(
        Row(
            (or_none(one.name), or_none(one.function), or_none(one.tasks)),
            path=f"partners/{row.id}/staff/{one.id}",
        )
        for one in row.staff
    )
    return Table("", columns, lines, path=f"partners/{row.id}/staff")


def _sign_off(material: Material, row: Participant) -> tuple[Element, ...]:
    recorded: tuple[Element, ...] = ()
    if row.sign_off.name.strip() or row.sign_off.day:
        who, version = or_none(row.sign_off.name), or_none(row.sign_off.version)
        words = say(
            "The draft records a sign-off by {name}, {day}, for version {version}.",
            name=who,
            day=or_none(day(row.sign_off.day)),
            version=version,
        )
        recorded = (Paragraph(words, f"partners/{row.id}/sign_off", soft=True),)
    complete = say("Nothing is missing in its part by the checks of the program.")
    known = () if material.review.owed(row.id) else (Paragraph(complete, soft=True),)
    statement = say(
        "We have read what this sheet says of our organisation, in state {stamp} of the draft "
        "({count} participants), and agree to it:",
        stamp=material.stamp,
        count=quantity(len(material.draft.partners)),
    )
    return (*known, *recorded, *to_sign(statement))
