"""Part A screen by screen: each field with its value, characters and limit, to be copied into the Portal."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.calls.facts import Status
from euroapp.calls.rules import Required, TextLimit
from euroapp.checks.saying import in_words
from euroapp.language import say, say_count, together
from euroapp.live.counting import measured
from euroapp.outline.closing import statements
from euroapp.outline.context import NONE
from euroapp.outline.elements import (
    Align,
    Cell,
    Chapter,
    Column,
    Element,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Row,
    Strong,
    Table,
)
from euroapp.papers.material import Absent, Leaf, Material, Paper
from euroapp.papers.money_screen import money_screen
from euroapp.papers.names import stem_of
from euroapp.papers.parts import chapter
from euroapp.papers.screens import Field, general, participant
from euroapp.values import FieldPath, split
from euroapp.wording.facts import STATUS_WORDS, evidence_in_full
from euroapp.wording.numbers import day, quantity

WHAT = say("Part A, screen by screen, to be copied into the Portal")
_ORDER = "C7, C14"
"""Where the order of the screens was read."""
_COLUMNS = (
    Column(say("Field"), code=True),
    Column(say("Value")),
    Column(say("Characters"), Align.RIGHT, code=True),
    Column(say("Limit"), Align.RIGHT, code=True),
)
MISSING = say("Missing")


def papers(material: Material) -> Iterator[Leaf | Absent]:
    """Yield the sheet; an empty draft has one too, that says what is missing."""
    end = say(
        "Made from the draft alone. Fields that the Portal asks and the draft does not know are not listed. "
        "The Portal's own screens prevail."
    )
    form = say("Part A transfer sheet")
    data = material.printed(Paper(form, tuple(_chapters(material)), cover=_call(material), end=end))
    yield Leaf(f"{stem_of(material.draft)}-part-A.pdf", data, WHAT, say("Whoever fills in the Portal"))


def _call(material: Material) -> Facts:
    """Return what the Portal shows of the call and nobody types."""
    facts = material.call.facts
    rows = [
        Fact(say("Call"), facts.text("call_id").value or NONE),
        Fact(say("Topic"), material.topic),
        Fact(say("Type of action"), facts.text("action_type").value or NONE),
        Fact(say("Type of grant agreement"), facts.text("grant_agreement").value or NONE),
        Fact(say("Deadline"), _deadline(material)),
        Fact(say("Order of the screens"), evidence_in_full(Status.LIKELY, material.sources(_ORDER))),
    ]
    return Facts(tuple(rows))


def _deadline(material: Material) -> str:
    fact, hour = material.call.facts.day("deadline"), material.call.facts.text("deadline_time")
    if fact.value is None:
        return NONE
    when = together(filter(None, (day(fact.value), hour.value)), ", ")
    return when if fact.status.binding else together((when, STATUS_WORDS[fact.status]), ", ")


def _chapters(material: Material) -> Iterator[Chapter]:
    fields = general(material)
    yield _screen(material, say("1 General information"), fields)
    partners = [(row, participant(material, row)) for row in material.draft.partners]
    seen = {one.path for one in fields} | {one.path for _, found in partners for one in found}
    if partners:
        yield Chapter(Heading(2, "", say("2 Participants"), "partners"), ())
    else:
        nobody = Paragraph(say("No participant is entered yet."), "partners", soft=True)
        yield chapter(say("2 Participants"), (nobody,), "partners")
    for row, found in partners:
        name = material.context.partner(row.id)
        yield Chapter(
            Heading(3, "", say("Participant {name}", name=name), f"partners/{row.id}"),
            (_table(material, found),),
        )
    yield chapter(say("3 Budget"), money_screen(material.context), "cost_lines")
    yield chapter(say("4 Declarations and questions"), _statements(material), "declarations")
    yield chapter(say("Still open in Part A"), _open(material, seen))


def _screen(material: Material, title: str, fields: tuple[Field, ...]) -> Chapter:
    return chapter(title, (_table(material, fields),), "general")


def _table(material: Material, fields: tuple[Field, ...]) -> Table:
    """Return the fields of a screen, each group below a row with its name."""
    rows: list[Row] = []
    before = ""
    for one in fields:
        said = _cells(material, one)
        cells: tuple[Cell, ...] = said
        if one.group and one.group != before:
            # The name of a group stands in its first row, so that no page ends with it.
            label: Cell = (Strong(one.group), together(("\n", one.label)))
            cells = (label, *(together(("\n", cell)) if cell else "" for cell in said[1:]))
        rows.append(Row(cells, path=one.path))
        before = one.group
    return Table("", _COLUMNS, tuple(rows))


def _cells(material: Material, one: Field) -> tuple[str, ...]:
    unsettled = {row.path: row.text for row in material.typed.unsettled}
    value: str = one.value
    if one.path in unsettled:
        typed = say("Typed, not settled: {text}", text=unsettled[one.path])
        value = together(filter(None, (value, typed)), "\n")
    elif not value.strip():
        value = MISSING if _required(material, one.path) else NONE
    counted = quantity(measured(one.value).characters) if one.text and one.value else ""
    return (one.label, value, counted, _limit(material, one.path))


def _limit(material: Material, path: FieldPath) -> str:
    """Return the limit of a text, with a word where it is not sure; '' where none is known."""
    for rule in material.call.pack.rules:
        if isinstance(rule, TextLimit) and _fits(rule.path, path):
            limit = quantity(rule.characters)
            return limit if rule.status.binding else say("{limit} (likely)", limit=limit)
    return ""


def _required(material: Material, path: FieldPath) -> bool:
    return any(
        isinstance(rule, Required) and any(_fits(one, path) for one in rule.paths)
        for rule in material.call.pack.rules
    )


def _fits(pattern: FieldPath, path: FieldPath) -> bool:
    wanted, given = split(pattern), split(path)
    return len(wanted) == len(given) and all(a in ("*", b) for a, b in zip(wanted, given, strict=True))


def _statements(material: Material) -> Iterator[Element]:
    made = statements(material.context)
    if not made:
        yield Paragraph(say("The form of this call has none that the program knows."), soft=True)
    yield from made


def _open(material: Material, seen: set[FieldPath]) -> Iterator[Element]:
    """Yield what the checks found in the fields above."""
    found = [
        one
        for one in material.review.findings
        if one.path in seen or one.path.startswith(("declarations/", "answers/")) or one.path == "partners"
    ]
    if not found:
        yield Paragraph(say("The checks of the program found nothing here."), soft=True)
        return
    yield Paragraph(
        say_count("The checks found {count} point.", "The checks found {count} points.", len(found)),
        soft=True,
    )
    said = [in_words(one, material.typed, material.call) for one in found]
    rows = tuple(Row((one.where, together((one.message, one.cure), " "))) for one in said)
    yield Table("", (Column(say("Where")), Column(say("What is open"))), rows)
