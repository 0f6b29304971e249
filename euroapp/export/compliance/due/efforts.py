"""Person-months by work package and by participant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from euroapp.draft.numbering import NUMBER
from euroapp.export.compliance.due.money import NO_PACKAGE, NO_PARTICIPANT, left_over, summed
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Grid, Head, Part, Row, Words, row
from euroapp.export.compliance.due.values import NONE, effort, effort_or_dash, month, some
from euroapp.language import say
from euroapp.values import EXACT, total


def efforts(known: Known) -> Iterator[Part]:
    """Yield person-months by work package and by participant."""
    yield Head(3, "", say("Staff effort"))
    if known.draft.work_packages and known.draft.partners:
        yield _effort_of_packages(known)
        yield _effort_of_partners(known)
    else:
        yield Words(say("No effort is planned yet."))


def _effort_of_packages(known: Known) -> Grid:
    figures = known.figures.effort
    worked = [figures.by_work_package.get(one.id, Decimal(0)) for one in known.draft.work_packages]
    rows = [
        row(
            f"work_packages/{one.id}",
            known.number("work_packages", one.id),
            some(one.name),
            known.partner(one.lead),
            month(one.start_month),
            month(one.end_month),
            effort(value),
        )
        for one, value in zip(known.draft.work_packages, worked, strict=True)
    ]
    if left := left_over([[value] for value in worked], [figures.total]):
        rows.append(row("", NONE, NO_PACKAGE, "", "", "", effort(left[0])))
    rows.append(row("", say("Total"), "", "", "", "", effort(figures.total)))
    heads = (NUMBER, say("Work package"), say("Lead"), say("Start"), say("End"), say("Person-months"))
    return summed(say("Effort by work package"), heads, rows)


def _effort_of_partners(known: Known) -> Grid:
    figures, packages = known.figures.effort, [one.id for one in known.draft.work_packages]
    outside = any(value and key not in packages for (_, key), value in figures.matrix.items())
    lines = {}
    for one in known.draft.partners:
        worked = [figures.matrix.get((one.id, key), Decimal(0)) for key in packages]
        whole = figures.by_partner.get(one.id, Decimal(0))
        lines[one.id] = [*worked, EXACT.subtract(whole, total(worked)), whole]
    sums = [figures.by_work_package.get(key, Decimal(0)) for key in packages]
    sums = [*sums, EXACT.subtract(figures.total, total(sums)), figures.total]

    def cells(line: Sequence[Decimal]) -> tuple[str, ...]:
        *worked, rest, whole = line
        shown = (*worked, rest) if outside else tuple(worked)
        return (*map(effort_or_dash, shown), effort(whole))

    rows = [Row(f"partners/{key}", (known.partner(key), *cells(line))) for key, line in lines.items()]
    if left := left_over(lines.values(), sums):
        rows.append(row("", NO_PARTICIPANT, *cells(left)))
    last = sums if outside else [*sums[:-2], sums[-1]]
    rows.append(row("", say("Total"), *map(effort, last)))
    named = (known.number("work_packages", key) for key in packages)
    heads = (say("Participant"), *named, *([say("No WP")] if outside else []), say("Total"))
    note = say("Person-months; the lead beneficiary of each work package in bold.")
    return summed(say("Effort by participant"), heads, rows, note)
