"""The own scoring, printed on wish."""

from __future__ import annotations

from euroapp.figures.scoring import scoring
from euroapp.language import say
from euroapp.outline.context import Context, or_none
from euroapp.outline.elements import Align, Chapter, Column, Heading, Paragraph, Row, Table
from euroapp.outline.totals import TOTAL
from euroapp.wording.numbers import quantity

PLACEHOLDER = say("The points and thresholds are placeholders to practise with; they are not from the call.")


def own_scoring(context: Context) -> Chapter | None:
    """Return the chapter, or nothing where it is not wished for."""
    if not context.draft.scoring.printed:
        return None
    found = scoring(context.draft, context.call)
    notes = {score.id: score.note for score in context.draft.scores}
    rows = tuple(
        Row(
            (
                one.criterion.name,
                quantity(one.points) or "–",
                quantity(one.most) or "–",
                quantity(one.threshold) or "–",
                or_none(notes.get(one.criterion.key, "")),
            ),
            f"scores/{one.criterion.key}",
        )
        for one in found.criteria
    )
    total = Row((TOTAL, quantity(found.total) or "–", "", quantity(found.threshold) or "–", ""), total=True)
    columns = (
        Column(say("Criterion")),
        Column(say("Points"), Align.RIGHT, code=True),
        Column(say("Most"), Align.RIGHT, code=True),
        Column(say("Threshold"), Align.RIGHT, code=True),
        Column(say("Why")),
    )
    table = Table(say("Own scoring"), columns, (*rows, total), path="scores")
    remark = (Paragraph(PLACEHOLDER, soft=True),) if found.placeholder else ()
    return Chapter(Heading(1, "", say("Own scoring"), "scores"), (*remark, table))
