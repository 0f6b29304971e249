"""The own scoring as an evaluator would write it, and the sheets of the own panel: points, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from euroapp.draft.scoring import EVALUATIONS, Evaluation
from euroapp.figures.panel import Panel, panel
from euroapp.figures.scoring import CriterionScore, Scoring, scoring
from euroapp.language import say, together
from euroapp.outline.context import NONE
from euroapp.outline.elements import Align, Chapter, Column, Element, Paragraph, Row, Table
from euroapp.outline.scoring import PLACEHOLDER
from euroapp.outline.totals import TOTAL
from euroapp.papers.material import Absent, Leaf, Material, Paper
from euroapp.papers.names import stem_of
from euroapp.papers.parts import chapter
from euroapp.values import FieldPath
from euroapp.wording.numbers import quantity

WHAT = say("Own scoring by the award criteria, with reasons")


def papers(material: Material) -> Iterator[Leaf | Absent]:
    """Yield the scoring, unless nobody has scored yet."""
    sheets = tuple(row for row in material.draft.evaluations if row.points is not None or row.comment.strip())
    if not sheets and not any(row.points is not None or row.note.strip() for row in material.draft.scores):
        yield Absent(WHAT, say("the draft has no points and no reasons yet."))
        return
    found = scoring(material.draft, material.call)
    end = say("Scored by the applicants for themselves. Only the evaluators decide.")
    chapters = (*_chapters(material, found), *_panel(material, sheets))
    data = material.printed(Paper(say("Own scoring"), chapters, end=end, compact=False))
    yield Leaf(
        f"{stem_of(material.draft)}-own-scoring.pdf", data, WHAT, say("The consortium, not the Portal")
    )


def _chapters(material: Material, found: Scoring) -> Iterator[Chapter]:
    remark = (Paragraph(PLACEHOLDER, soft=True),) if found.placeholder else ()
    yield chapter(say("Points"), (*remark, _points(material, found)), "scores")
    notes = {row.id: row.note for row in material.draft.scores}
    for one in found.criteria:
        path = f"scores/{one.criterion.key}"
        yield chapter(one.criterion.name, _reasons(one, notes.get(one.criterion.key, ""), path), path)


def _points(material: Material, found: Scoring) -> Table:
    columns = (
        Column(say("Criterion")),
        Column(say("Points"), Align.RIGHT, code=True),
        Column(say("Most"), Align.RIGHT, code=True),
        Column(say("Threshold"), Align.RIGHT, code=True),
        Column(say("Threshold reached")),
    )
    rows = [
        Row(
            (
                one.criterion.name,
                quantity(one.points) or NONE,
                quantity(one.most) or NONE,
                quantity(one.threshold) or NONE,
                _reached(one.passed),
            ),
            path=f"scores/{one.criterion.key}",
        )
        for one in found.criteria
    ]
    whole, least = found.total, found.threshold
    passed = None if whole is None or least is None else whole >= least
    most = material.call.pack.award_total.value
    sums = (quantity(whole) or NONE, quantity(most) or NONE, quantity(least) or NONE, _reached(passed))
    rows.append(Row((TOTAL, *sums), total=True))
    return Table("", columns, tuple(rows), path="scores")


def _reached(passed: bool | None) -> str:
    if passed is None:
        return say("Not known")
    return say("Reached") if passed else say("Not reached")


def _reasons(one: CriterionScore, note: str, path: FieldPath) -> Iterator[Element]:
    if one.criterion.description:
        looks = say("What it looks at: {text}", text=one.criterion.description)
        yield Paragraph(looks, soft=True)
    if note.strip():
        yield Paragraph(note, f"{path}/note")
    else:
        yield Paragraph(say("No reason is written."), soft=True)


def _panel(material: Material, sheets: Sequence[Evaluation]) -> Iterator[Chapter]:
    """Yield what the evaluators of the consortium give, with their mean, criterion by criterion."""
    found = panel(material.draft, material.call)
    tables = []
    for one in found.rows:
        key, name = one.score.criterion.key, one.score.criterion.name
        rows = [_given(material, found, sheet) for sheet in sheets if sheet.criterion == key]
        if rows:
            mean = Row((say("Mean of those that count"), quantity(one.mean, 1) or NONE, ""), total=True)
            tables.append(Table(name, _SHEET, (*rows, mean), path=EVALUATIONS))
    known = {one.score.criterion.key for one in found.rows}
    lost = [_given(material, found, sheet) for sheet in sheets if sheet.criterion not in known]
    if lost:
        tables.append(Table(say("For no criterion of this call"), _SHEET, tuple(lost), path=EVALUATIONS))
    if tables:
        yield chapter(say("Evaluator panel"), tables, EVALUATIONS)


_SHEET = (
    Column(say("Evaluator")),
    Column(say("Points"), Align.RIGHT, code=True),
    Column(say("Comment")),
)


def _given(material: Material, found: Panel, sheet: Evaluation) -> Row:
    points = quantity(sheet.points) or NONE
    if sheet in (*found.doubled, *found.impossible, *found.lost):
        points = say("{points} (does not count)", points=points)
    partner = material.context.partner(sheet.participant) if sheet.participant else ""
    who = together(filter(None, (partner, sheet.evaluator.strip())), ", ")
    return Row((who or NONE, points, sheet.comment.strip() or NONE), path=f"{EVALUATIONS}/{sheet.id}")
