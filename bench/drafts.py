"""Large drafts to measure with, grown from the example."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import cycle, islice
from typing import Any

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.draft.budget import CostLine, IncomeLine
from euroapp.draft.consortium import Role
from euroapp.draft.workplan import Participation, Task
from euroapp.figures import figures
from euroapp.storage.example import example_draft

_MONTHS = Decimal(2)
"""Person-months of a participant in a task."""


def large_draft(
    partners: int = 20,
    packages: int = 15,
    tasks: int = 100,
    lines: int = 400,
    indicators: int = 60,
    words: int = 30_000,
) -> Draft:
    """Return a draft of these sizes near its deadline: plan, effort, costs and income agree."""
    example = example_draft()
    people = tuple(
        row.replace(
            id=f"p{n}",
            short_name=f"PARTNER{n}",
            pic=f"{100_000_000 + n}",
            role=Role.COORDINATOR if n == 1 else Role.BENEFICIARY,
            requested_contribution=None,
        )
        for n, row in enumerate(islice(cycle(example.partners), partners), 1)
    )
    ids = [row.id for row in people]
    plan = tuple(
        row.replace(id=f"w{n}", lead=ids[n % partners])
        for n, row in enumerate(islice(cycle(example.work_packages), packages), 1)
    )
    work = tuple(
        row.replace(
            id=f"t{n}",
            work_package=plan[n % packages].id,
            start_month=plan[n % packages].start_month,
            end_month=plan[n % packages].end_month,
            leader=ids[n % partners],
            subcontracting=False,
            participations=tuple(
                Participation(id=f"q{n}-{k}", participant=ids[(n + k) % partners], person_months=_MONTHS)
                for k in range(4)
            ),
        )
        for n, row in enumerate(islice(cycle(example.tasks), tasks), 1)
    )
    measures = tuple(
        row.replace(id=f"k{n}", responsible=ids[n % partners])
        for n, row in enumerate(islice(cycle(example.indicators), indicators), 1)
    )
    wps = [row.id for row in plan]
    written = sum(len(row.text.split()) for row in example.narrative)
    times = words / max(1, written)
    return _balanced(
        example.replace(
            partners=people,
            work_packages=plan,
            tasks=work,
            cost_lines=tuple(_costs(example, ids, wps, work, lines)),
            subcontracts=(),
            indicators=measures,
            narrative=tuple(row.replace(text=_lengthened(row.text, times)) for row in example.narrative),
            deliverables=_spread(example.deliverables, ids, wps),
            milestones=_spread(example.milestones, ids, wps),
        )
    )


def _lengthened(text: str, times: float) -> str:
    """Return a text of so many times the words, its paragraphs repeated."""
    paragraphs = text.split("\n\n")
    wanted, found, kept = len(text.split()) * times, 0, []
    for paragraph in cycle(paragraphs) if text.strip() else ():
        if found >= wanted:
            break
        kept.append(paragraph)
        found += len(paragraph.split())
    return "\n\n".join(kept)


def _spread(rows: tuple[Any, ...], ids: list[str], wps: list[str]) -> tuple[Any, ...]:
    """Return as many rows as there are packages at least, one after the other in each."""
    return tuple(
        row.replace(id=f"{row.id}_{n}", work_package=wps[n % len(wps)], lead=ids[n % len(ids)])
        for n, row in enumerate(islice(cycle(rows), max(len(rows), len(wps))))
    )


def _costs(
    example: Draft, ids: list[str], wps: list[str], tasks: tuple[Task, ...], count: int
) -> Iterator[CostLine]:
    """Yield cost lines, every other one of personnel, with the person-months of the tasks."""
    effort = Counter(part.participant for task in tasks for part in task.participations)
    places = [(ids[n % len(ids)], wps[n % len(wps)]) for n in range(count)]
    personnel = [place for n, place in enumerate(places) if n // len(ids) % 2 == 0]
    shares = Counter(partner for partner, _ in personnel)
    people = cycle(row for row in example.cost_lines if row.category == "A1")
    others = cycle(row for row in example.cost_lines if row.category[0] in "CD")
    for n, (partner, package) in enumerate(places):
        row = next(others) if n // len(ids) % 2 else next(people)
        row = row.replace(id=f"c{n}", participant=partner, work_package=package)
        if row.category == "A1":
            each = (_MONTHS * effort[partner] / shares[partner]).quantize(Decimal("0.01"))
            shares[partner] -= 1
            effort[partner] -= each / _MONTHS  # type: ignore[assignment]
            row = row.replace(units=each)
        yield row


def _balanced(draft: Draft) -> Draft:
    """Return the draft with the income that pays what the grant leaves."""
    draft = draft.replace(income=())
    budget = figures(draft, load_call(draft.call.id)).budget
    return draft.replace(
        income=tuple(
            IncomeLine(id=f"i{n}", participant=line.partner, amount=line.own_contribution)
            for n, line in enumerate(budget.partners)
            if line.partner
        )
    )
