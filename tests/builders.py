"""Small drafts for tests, in the words of the domain."""

from __future__ import annotations

from functools import cache
from typing import Any

from euroapp.calls.call import Call
from euroapp.calls.library import load_call
from euroapp.checks import Finding, check
from euroapp.draft import Draft
from euroapp.draft.budget import CostLine
from euroapp.draft.consortium import Participant, Role
from euroapp.draft.workplan import Participation, Task, WorkPackage
from euroapp.figures import Figures, figures
from euroapp.storage.example import example_draft

OLD, NEW = "smp-cosme-2021-cluster-01", "smp-cosme-2024-cluster-01"


def a_call(call_id: str = OLD) -> Call:
    return load_call(call_id)


def a_partner(key: str = "p1", **values: Any) -> Participant:
    role = Role.COORDINATOR if key == "p1" else Role.BENEFICIARY
    return Participant.model_validate({"id": key, "short_name": key.upper(), "role": role, **values})


def a_task(key: str = "t1", package: str = "w1", **efforts: str) -> Task:
    parts = tuple(
        Participation(id=f"q{index}", participant=partner, person_months=months)
        for index, (partner, months) in enumerate(efforts.items())
    )
    return Task(id=key, work_package=package, name=f"Task {key}", participations=parts)


def a_cost(key: str, category: str, amount: object, partner: str = "p1", package: str = "w1") -> CostLine:
    return CostLine.model_validate(
        {
            "id": key,
            "participant": partner,
            "work_package": package,
            "category": category,
            "units": 1,
            "unit_cost": str(amount),
        }
    )


def a_draft(**values: Any) -> Draft:
    """Return two partners and a work package; values replace whole fields."""
    return Draft.model_validate(
        {
            "call": {"id": OLD, "version": "1"},
            "partners": (a_partner("p1"), a_partner("p2")),
            "work_packages": (WorkPackage(id="w1", name="Management"),),
            **values,
        }
    )


@cache
def an_example() -> Draft:
    """Return the example, always the same: no test can change a draft, and reading it takes a while."""
    return example_draft()


def call_of(draft: Draft) -> Call:
    return load_call(draft.call.id or OLD).with_overrides(draft.overrides)


def figures_of(draft: Draft, call: Call | None = None) -> Figures:
    return figures(draft, call or call_of(draft))


def findings_of(draft: Draft, call: Call | None = None) -> tuple[Finding, ...]:
    call = call or call_of(draft)
    return check(draft, call)
