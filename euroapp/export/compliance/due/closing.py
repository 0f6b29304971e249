"""Risks, declarations, questions, annexes and the own scoring."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.calls.form import Section
from euroapp.draft.numbering import NUMBER
from euroapp.draft.risks import Rating, Risk
from euroapp.export.compliance.due.drawn.matrix import matrix
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Figure, Grid, Head, Part, Row, Words, row
from euroapp.export.compliance.due.values import NONE, answer, below, number, some
from euroapp.figures.ratings import rating_figures
from euroapp.figures.scoring import scoring
from euroapp.language import say
from euroapp.wording.labels import label

_PLACEHOLDERS = say(
    "The points and thresholds are placeholders to practise with; they are not from the call."
)


def risks(known: Known) -> Iterator[Part]:
    """Yield the matrix of risks and their table."""
    if not known.draft.risks:
        yield Words(say("No risk is described yet."))
        return
    if rating_figures(known.draft).cells:
        caption = say("Risks by likelihood and impact, as they remain after mitigation")
        yield Figure(caption, drawings=tuple(matrix(known)))
    heads = (
        NUMBER,
        say("Risk, likelihood and impact"),
        say("Work packages"),
        say("Mitigation"),
        say("Owner"),
    )
    rows = tuple(_risk(known, place, one) for place, one in enumerate(known.draft.risks, 1))
    note = say("Likelihood and impact as they remain after mitigation.")
    yield Grid(say("Critical risks and mitigation"), heads, rows, note)


def _risk(known: Known, place: int, one: Risk) -> Row:
    where = known.listed("work_packages", one.work_packages) if one.work_packages else say("Cross-cutting")
    rated = say(
        "Likelihood {likelihood}, impact {impact}",
        likelihood=_level(one.likelihood),
        impact=_level(one.impact),
    )
    words = below(some(one.description), rated)
    owner = known.partner(one.owner)
    return row(f"risks/{one.id}", f"R{place}", words, where, some(one.mitigation), owner)


_LEVELS = {Rating.LOW: say("low"), Rating.MEDIUM: say("medium"), Rating.HIGH: say("high"), None: NONE}


def _level(rating: Rating | None) -> str:
    return _LEVELS[rating]


def declaration(known: Known, section: Section) -> Iterator[Part]:
    """Yield one declaration with its answer."""
    key = section.declaration
    said = next((one.text for one in known.call.form.declarations if one.key == key), "")
    found = next((one for one in known.draft.declarations if one.id == key), None)
    if said:
        yield Words(said)
    rows = [row(f"declarations/{key}/value", say("Answer"), answer(found.value if found else None))]
    if found and found.details.strip():
        rows.append(row(f"declarations/{key}/details", say("Details"), found.details))
    yield Grid("", (), tuple(rows))


def statements(known: Known) -> Iterator[Part]:
    """Yield all declarations and the questions that stand with no section."""
    yield Head(2, "", say("Statements and questions"))
    given = {one.id: one for one in known.draft.declarations}
    rows = []
    for asked in known.call.form.declarations:
        found = given.get(asked.key)
        value, details = (found.value, some(found.details)) if found else (None, NONE)
        rows.append(row(f"declarations/{asked.key}", asked.text, answer(value), details))
    if rows:
        yield Grid(
            say("Statements of the applicants"),
            (say("Statement"), say("Answer"), say("Details")),
            tuple(rows),
        )
    beside = {one.questions for one in known.call.form.sections()}
    for group in dict.fromkeys(one.group for one in known.call.form.questions):
        if group not in beside:
            yield from questions(known, group)


def questions(known: Known, group: str) -> Iterator[Part]:
    """Yield the answers to one group of questions."""
    given = {one.id: one for one in known.draft.answers}
    rows = []
    for asked in known.call.form.questions:
        if asked.group == group:
            found = given.get(asked.key)
            value, details = (found.value, some(found.details)) if found else (None, NONE)
            rows.append(row(f"answers/{asked.key}", asked.text, answer(value), details))
    if rows:
        yield Grid(
            known.call.form.question_group(group).title,
            (say("Question"), say("Answer"), say("Details")),
            tuple(rows),
        )


def annexes(known: Known) -> Iterator[Part]:
    """Yield the list of annexes."""
    yield Head(1, "", say("Annexes"))
    rows = tuple(
        row(
            f"annexes/{one.id}",
            some(one.title or (known.choice("annexes", one.kind) if one.kind else "")),
            known.partner(one.participant),
            some(one.file_name),
            label(one.status),
            some(one.note),
        )
        for one in known.draft.annexes
    )
    heads = (say("Annex"), say("Participant"), say("File"), say("Status"), say("Note"))
    grid = Grid(say("Annexes, sent as separate files"), heads, rows)
    yield grid if rows else Words(say("No annex is listed yet."))


def own_scoring(known: Known) -> Iterator[Part]:
    """Yield the own scoring, where it is wished for."""
    if not known.draft.scoring.printed:
        return
    yield Head(1, "", say("Own scoring"))
    found = scoring(known.draft, known.call)
    if found.placeholder:
        yield Words(_PLACEHOLDERS)
    notes = {one.id: one.note for one in known.draft.scores}
    rows = [
        row(
            f"scores/{one.criterion.key}",
            one.criterion.name,
            number(one.points),
            number(one.most),
            number(one.threshold),
            some(notes.get(one.criterion.key, "")),
        )
        for one in found.criteria
    ]
    rows.append(row("", say("Total"), number(found.total), "", number(found.threshold), ""))
    yield Grid(
        say("Own scoring"),
        (say("Criterion"), say("Points"), say("Most"), say("Threshold"), say("Why")),
        tuple(rows),
    )
