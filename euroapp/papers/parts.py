"""Parts that several papers have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from euroapp.draft.consortium import Participant
from euroapp.draft.workplan import Deliverable, Milestone, WorkPackage
from euroapp.figures.budget import PartnerBudget
from euroapp.language import say, say_count, together
from euroapp.outline.context import NONE, Context, month, or_none
from euroapp.outline.elements import (
    Align,
    Chapter,
    Column,
    Element,
    Heading,
    Paragraph,
    Row,
    Table,
)
from euroapp.outline.totals import NO_CATEGORY, TOTAL
from euroapp.values import EXACT, ZERO, total
from euroapp.wording.labels import label
from euroapp.wording.numbers import money

_WIDE = "\N{NO-BREAK SPACE}" * 30
_ROOM_TO_SIGN = (_WIDE, _WIDE, _WIDE, f"{_WIDE}\n{_WIDE}\n{_WIDE}")
NUMBER = say("Number")


def chapter(title: str, elements: Iterable[Element], path: str = "") -> Chapter:
    """Return a part of a small paper with its heading."""
    return Chapter(Heading(2, "", title, path), tuple(elements))


def address(row: Participant, context: Context) -> str:
    """Return the address of an organisation on one line, or ''."""
    town = " ".join(filter(None, (row.postcode.strip(), row.town.strip())))
    country = context.choice("countries", row.country) if row.country else ""
    return together(filter(None, (row.street.strip(), town, country)), ", ")


def person(row: Participant) -> str:
    """Return the main contact: name and position, or ''."""
    who = row.contact
    name = " ".join(filter(None, (who.title, who.first_name, who.family_name)))
    return ", ".join(filter(None, (name.strip(), who.position.strip())))


def partner_costs(context: Context, partner: str) -> Table | None:
    """Return what a participant costs by category and who pays, EUR; nothing where it costs nothing."""
    line = context.figures.budget.partner(partner)
    if line is None or not line.costs.total:
        return None
    spent = line.costs.by_category
    rows = [
        Row((one.code, one.name, money(spent[one.key])))
        for one in context.call.pack.cost_categories
        if spent.get(one.key)
    ]
    known = total(spent.get(one.key, ZERO) for one in context.call.pack.cost_categories)
    if loose := EXACT.subtract(line.costs.direct, known):
        rows.append(Row((NONE, NO_CATEGORY, money(loose))))
    rows.append(Row(("E", say("Indirect costs"), money(line.costs.indirect))))
    rows.append(Row((TOTAL, "", money(line.costs.total)), total=True))
    rows += (Row(("", words, amount), path=path) for words, amount, path in _paid(context, line))
    columns = (
        Column(say("Code"), code=True),
        Column(say("Category")),
        Column(say("EUR"), Align.RIGHT, code=True),
    )
    return Table("", columns, tuple(rows), path="cost_lines")


def _paid(context: Context, line: PartnerBudget) -> Iterator[tuple[str, str, str]]:
    """Yield who pays the costs of a participant: words, amount and path."""
    request = f"partners/{line.partner}/requested_contribution"
    if line.typed:
        yield say("Maximum EU contribution"), money(line.maximum), request
    yield say("Requested EU contribution"), money(line.requested), request
    yield say("Left to pay"), money(line.own_contribution), request
    for one in context.draft.income:
        if one.participant == line.partner:
            kind = label(one.kind) or say("Money of an unnamed kind")
            words = together(filter(None, (kind, one.source.strip())), ": ")
            yield say("of which {source}", source=words), or_none(money(one.amount)), f"income/{one.id}"
    if line.balance:
        yield say("Grant and income less costs"), money(line.balance), "income"


def led(context: Context, partner: str) -> Table | None:
    """Return the packages, deliverables and milestones that a participant leads, if any."""
    draft = context.draft
    rows: list[tuple[str, WorkPackage | Deliverable | Milestone, int | None]] = [
        *(("work_packages", row, row.end_month) for row in draft.work_packages if row.lead == partner),
        *(("deliverables", row, row.due_month) for row in draft.deliverables if row.lead == partner),
        *(("milestones", row, row.due_month) for row in draft.milestones if row.lead == partner),
    ]
    if not rows:
        return None
    columns = (
        Column(NUMBER, code=True),
        Column(say("Work package, deliverable or milestone")),
        Column(say("Due or ends"), Align.RIGHT, code=True),
    )
    lines = tuple(
        Row((context.number(name, row.id), or_none(row.name), month(due)), path=f"{name}/{row.id}")
        for name, row, due in rows
    )
    return Table("", columns, lines, path="deliverables")


def open_points(found: Sequence[tuple[str, str]], most: int) -> Iterator[Element]:
    """Yield what is still open, as place and words; how many are left out is said."""
    if not found:
        yield Paragraph(say("Nothing is missing by the checks of the program."), soft=True)
        return
    columns = (Column(say("Where")), Column(say("What is open")))
    yield Table("", columns, tuple(Row(pair) for pair in found[:most]))
    if left := len(found) - most if len(found) > most else 0:
        yield Paragraph(
            say_count(
                "{count} more point is in the checklist of the program.",
                "{count} more points are in the checklist of the program.",
                left,
            ),
            soft=True,
        )


def to_sign(statement: str) -> tuple[Element, ...]:
    """Return a statement with room below it for name, function, date and signature.

    One that ends with a colon stays on the page of what is signed.
    """
    columns = tuple(Column(head) for head in (say("Name"), say("Function"), say("Date"), say("Signature")))
    return (Paragraph(statement), Table("", columns, (Row(_ROOM_TO_SIGN),)))
