"""Support to SMEs over time: a row a scheme, and payments by period below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from euroapp.export.compliance.due.drawn.labels import (
    LETTER,
    WIDTH,
    Drawing,
    Label,
    Near,
    Signs,
    Span,
    Text,
    Where,
    breadth,
    cut,
    whole,
)
from euroapp.export.compliance.due.drawn.months import project_ends, years
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.values import NONE, euro, number, rounded, whole_share
from euroapp.figures.rollout import Period, periods, rounds
from euroapp.figures.spread import LONGEST
from euroapp.figures.timing import project_span
from euroapp.language import say
from euroapp.values import ZERO

_NAMES = 0.27 * WIDTH
"""Names of schemes are cut where they would take more."""
_BESIDE = 44
"""Space between the columns, in points."""
_LEAST_BAR = 2.0
_CLEAR = 2
"""Space between two figures, in points."""
_NOTE = say("Payments are spread evenly over the SME projects that follow the close of each call.")
_UNITS = (
    (1, say("Paid, EUR")),
    (10**3, say("Paid, EUR thousand")),
    (10**6, say("Paid, EUR million")),
    (10**9, say("Paid, EUR billion")),
)


def rollout(known: Known) -> Iterator[Drawing]:
    """Yield the letters of rows and payments, these with one decimal or, where that has no room, without."""
    span = project_span(known.draft)
    found = periods(known.figures.timing.support_by_month, span)
    rows = list(_rows(known))
    end, months = span[1], max(span[1], min(_latest(known), LONGEST))
    ends = (whole(project_ends(end)),) if end < months else ()
    columns = (whole(say("SMEs")), whole("EUR"))
    legend = (whole(say("Call open")), whole(say("SME projects")))
    paid_sign = whole(say("Support paid"))
    least = _chart(rows) / months
    ruler, heads = tuple(years(months, least)), tuple(_names(found, least))
    size, unit = next(((size, name) for size, name in _UNITS if _most(found) < size * 1000), _UNITS[-1])
    below = (paid_sign, whole(unit), whole(_NOTE))
    shares = _spaced([whole_share(one.share) for one in found], found, least)
    so_far = (whole(say("Paid so far, %")), *shares)
    lines = (*rows, so_far, ruler, (*heads, *columns), columns, (*legend, paid_sign, *ends))
    near = [Near(Where.ROW, row) for row in lines]
    lanes = tuple(_lanes(known, rows, months, (*legend, *ends), end))
    for places in (1, 0):
        amounts = _spaced([rounded(one.paid / size, places) for one in found], found, least, fit=places > 0)
        both = zip(amounts, shares, found, strict=True)
        columns_paid = [(amount, share) for amount, share, one in both if one.paid > 0]
        under = [Near(Where.COLUMN, pair) for pair in columns_paid]
        yield Drawing(
            (*(label for row in rows for label in row), *below, *so_far, *(one for one, _ in columns_paid)),
            (*ruler, *heads, *columns, *legend, *ends),
            near=(*near, *under),
            legend=(*legend, paid_sign, *ends),
            rows=(*lanes, Signs(below[1], (paid_sign,) * len(columns_paid), standing=True)),
        )


def _lanes(
    known: Known, rows: Sequence[tuple[Label, ...]], months: int, legend: Sequence[Label], end: int
) -> Iterator[Signs]:
    """Yield what is drawn for each scheme: when its calls are open, and when projects run."""
    opened, projects, *ends = legend
    for one, row in zip(known.draft.schemes, rows, strict=True):
        spans: list[tuple[Label, Span]] = []
        for call in rounds(one):
            span = call.opening or call.closing, call.closing or call.opening
            for word, (first, last) in ((opened, span), (projects, (call.first, call.last))):
                if first is not None and last is not None and max(first, 1) <= min(last, months):
                    spans.append((word, (max(first, 1) - 1, min(last, months))))
        spans += [(word, (end, end)) for word in ends]
        words, places = tuple(word for word, _ in spans), tuple(place for _, place in spans)
        yield Signs(row[0], words, (places,), months, _LEAST_BAR)


def _rows(known: Known) -> Iterator[tuple[Label, ...]]:
    for one in known.draft.schemes:
        reach = known.figures.reach.scheme(one.id)
        smes = number(reach.planned) if reach and reach.planned else NONE
        yield cut(known.named("schemes", one.id), _NAMES), whole(smes), whole(euro(one.total))


def _latest(known: Known) -> int:
    ends = (
        month
        for one in known.draft.schemes
        for call in rounds(one)
        for month in (call.opening, call.closing, call.last)
    )
    return max((month for month in ends if month is not None), default=0)


def _chart(rows: Sequence[tuple[Label, ...]]) -> float:
    """Return the least width of all months, in points."""
    smes, amounts = (max(breadth(row[place].words) for row in rows) for place in (1, 2))
    return WIDTH - _BESIDE - _NAMES - max(smes, 4 * LETTER) - max(amounts, 3 * LETTER)


def _most(found: Sequence[Period]) -> Decimal:
    return max((one.paid for one in found), default=ZERO)


def _spaced(texts: Sequence[str], found: Sequence[Period], month: float, *, fit: bool = False) -> list[Label]:
    """Return the figures of periods, each left out where it would touch the next one, which comes first.

    Args:
        texts: one for each period.
        found: the periods.
        month: least width of a month, in points.
        fit: they were chosen because they have room in a whole period.

    """
    widths = [month * (one.last - one.first + 1) for one in found]
    labels = []
    for place, text in enumerate(texts):
        room = None
        if place + 1 < len(texts) and not (fit and widths[place + 1] == widths[place]):
            room = widths[place] + widths[place + 1] - 2 * _CLEAR - breadth(texts[place + 1])
        labels.append(Label((Text(text),), room))
    return labels


def _names(found: Sequence[Period], least: float) -> Iterator[Label]:
    """Yield what periods are called below their year; longer ones than half a year have no name."""
    step = found[0].last - found[0].first + 1
    for one in found:
        words = str(one.first)
        if step in {3, 6}:
            place = str((one.first - 1) % 12 // step + 1)
            words = say("Q{number}", number=place) if step == 3 else say("H{number}", number=place)
        if step in {1, 3, 6}:
            yield Label((Text(words),), least * (one.last - one.first + 1))
