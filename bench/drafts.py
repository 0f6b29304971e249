"""Large drafts to measure with, grown from the example."""

from __future__ import annotations

from decimal import Decimal
from itertools import cycle, islice

from euroapp.draft import Draft
from euroapp.draft.consortium import Role
from euroapp.draft.workplan import Participation
from euroapp.storage.example import example_draft


def large_draft(
    partners: int = 20,
    packages: int = 15,
    tasks: int = 100,
    lines: int = 400,
    indicators: int = 60,
    words: int = 30_000,
) -> Draft:
    """Return a draft of these sizes whose rows look like those of the example."""
    example = example_draft()
    people = tuple(
        row.replace(
            id=f"p{n}",
            short_name=f"PARTNER{n}",
            pic=f"{100_000_000 + n}",
            role=Role.COORDINATOR if n == 1 else Role.BENEFICIARY,
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
            leader=ids[n % partners],
            participations=tuple(
                Participation(id=f"q{n}-{k}", participant=ids[(n + k) % partners], person_months=Decimal(2))
                for k in range(4)
            ),
        )
        for n, row in enumerate(islice(cycle(example.tasks), tasks), 1)
    )
    costs = tuple(
        row.replace(id=f"c{n}", participant=ids[n % partners], work_package=plan[n % packages].id)
        for n, row in enumerate(islice(cycle(example.cost_lines), lines), 1)
    )
    measures = tuple(
        row.replace(id=f"k{n}", responsible=ids[n % partners])
        for n, row in enumerate(islice(cycle(example.indicators), indicators), 1)
    )
    written = sum(len(row.text.split()) for row in example.narrative)
    times = max(1, round(words / max(1, written)))
    texts = tuple(row.replace(text="\n\n".join([row.text] * times)) for row in example.narrative)
    return example.replace(
        partners=people,
        work_packages=plan,
        tasks=work,
        cost_lines=costs,
        indicators=measures,
        narrative=texts,
        deliverables=tuple(row.replace(work_package="w1", lead="p1") for row in example.deliverables),
        milestones=tuple(row.replace(work_package="w1", lead="p1") for row in example.milestones),
    )
