"""One click on a cure mends the finding and breaks nothing else."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.checks import Severity
from euroapp.checks.cures import PROPOSALS, cures
from euroapp.draft import Draft
from euroapp.draft.consortium import Role
from euroapp.draft.paths import put
from euroapp.edits.values import override_fact, set_value
from euroapp.wording.findings import MESSAGES
from tests.builders import an_example, call_of, figures_of, findings_of
from tests.strategies import drafts

Break = Callable[[Draft], Draft]


def spoil(path: str, value: object) -> Break:
    return lambda draft: put(draft, path, value)


def second_coordinator(draft: Draft) -> Draft:
    return put(draft, f"partners/{draft.partners[2].id}/role", Role.COORDINATOR)


def no_coordinator(draft: Draft) -> Draft:
    return put(draft, f"partners/{draft.partners[0].id}/role", Role.BENEFICIARY)


def dearer(draft: Draft) -> Draft:
    """Let purchases grow and nobody name a request of their own."""
    lines = tuple(
        line.replace(unit_cost=line.unit_cost * 2) if line.category == "C3" and line.unit_cost else line
        for line in draft.cost_lines
    )
    partners = tuple(p.replace(requested_contribution=None) for p in draft.partners)
    return draft.replace(cost_lines=lines, partners=partners)


EXAMPLE = an_example()
FIRST = {name: getattr(EXAMPLE, name)[0].id for name in ("partners", "tasks", "schemes", "cost_lines")}
LINE = EXAMPLE.cost_lines[1].id
CALL = f"schemes/{FIRST['schemes']}/calls/{EXAMPLE.schemes[0].calls[0].id}"

BROKEN: dict[str, Break] = {
    "grant_above_ceiling": dearer,
    "request_above_ceiling": lambda d: override_fact(d, "maximum_grant", "1300000", "x"),
    "share_too_low_for_request": lambda d: override_fact(d, "support_share", "0.76", "x"),
    "request_above_maximum": spoil(f"partners/{FIRST['partners']}/requested_contribution", Decimal(900_000)),
    "request_negative": spoil(f"partners/{FIRST['partners']}/requested_contribution", Decimal(-1)),
    "not_enough_income": lambda d: d.replace(income=d.income[1:]),
    "too_much_income": lambda d: put(d, f"income/{d.income[0].id}/amount", Decimal(99_999)),
    "schemes_differ_from_budget": spoil(f"schemes/{FIRST['schemes']}/total", Decimal(70_000)),
    "above_support_ceiling": lambda d: put(
        put(d, "narrative/third_party_support/text", ""),
        f"schemes/{d.schemes[1].id}/amount_max",
        Decimal(61_000),
    ),
    "least_above_most": spoil(f"schemes/{FIRST['schemes']}/amount_min", Decimal(6_000)),
    "total_above_amounts": spoil(f"schemes/{FIRST['schemes']}/third_parties", 14),
    "total_below_amounts": spoil(f"schemes/{FIRST['schemes']}/third_parties", 16),
    "call_closes_late": spoil(f"{CALL}/closing_month", 35),
    "call_closes_before_opening": spoil(f"{CALL}/closing_month", 1),
    "duration_too_long": spoil("general/duration_months", 40),
    "duration_not_positive": spoil("general/duration_months", 0),
    "ends_before_start": lambda d: put(put(d, "tasks/t2_1/start_month", 9), "tasks/t2_1/end_month", 2),
    "month_outside_project": spoil(f"events/{EXAMPLE.events[0].id}/month", 40),
    "task_outside_package": spoil("tasks/t3_1/start_month", 1),
    "no_coordinator": no_coordinator,
    "second_coordinator": second_coordinator,
    "costs_without_funding": spoil(f"partners/{EXAMPLE.partners[5].id}/role", Role.OTHER),
    "not_linked": spoil(f"partners/{EXAMPLE.partners[5].id}/role", Role.AFFILIATED),
    "short_name_twice": lambda d: put(d, f"partners/{d.partners[1].id}/short_name", d.partners[2].short_name),
    "objective_missing": spoil("objectives/train/chosen", False),
    "ecosystem_not_in_strand": spoil("general/ecosystems", ("tourism",)),
    "task_without_subcontract": lambda d: put(d, f"tasks/{d.tasks[0].id}/subcontracting", True),
    "subcontract_not_marked": lambda d: put(d, f"tasks/{d.subcontracts[0].task}/subcontracting", False),
    "participant_without_effort": lambda d: put(
        d, f"tasks/t1_1/participations/{d.tasks[0].participations[1].id}/person_months", Decimal(0)
    ),
    "target_unpayable": lambda d: put(
        put(d, "indicators/k10/verification", "Final reports."), "indicators/k10/target", Decimal(31)
    ),
    "file_name_characters": spoil(f"annexes/{EXAMPLE.annexes[0].id}/file_name", "Präsentation (neu).xlsx"),
    "file_name_extension": spoil(f"annexes/{EXAMPLE.annexes[0].id}/file_name", "annex.v2.tar.gz"),
    "file_name_long": spoil(f"annexes/{EXAMPLE.annexes[0].id}/file_name", "a" * 100 + ".pdf"),
    "unit_cost_is_set": lambda d: override_fact(
        put(d, f"cost_lines/{d.cost_lines[1].id}/category", "A4"),
        "sme_owner_coefficients",
        "ES 0.9; IT 1",
        "x",
    ),
    "negative_cost": spoil(f"cost_lines/{EXAMPLE.cost_lines[2].id}/unit_cost", Decimal(-260)),
}


@pytest.mark.parametrize("message", BROKEN)
def test_every_cure_offered_mends_and_breaks_nothing(message: str) -> None:
    draft = BROKEN[message](EXAMPLE)
    call = call_of(draft)
    finding = next(f for f in findings_of(draft, call) if f.message == message)
    offered = cures(finding, draft, call, figures_of(draft, call))
    assert offered, f"no cure for {finding}"
    errors = {(f.code, f.path) for f in findings_of(draft, call) if f.severity is Severity.ERROR}
    for cure in offered:
        after = findings_of(cure.edit(draft), call)
        assert (finding.message, finding.path) not in {(f.message, f.path) for f in after}
        assert {(f.code, f.path) for f in after if f.severity is Severity.ERROR} <= errors


def test_a_sound_draft_needs_no_cure() -> None:
    assert findings_of(EXAMPLE) == ()


def test_every_proposal_belongs_to_a_sentence() -> None:
    assert set(PROPOSALS) <= set(MESSAGES)


def test_lowered_requests_add_up_to_the_cent() -> None:
    draft = override_fact(EXAMPLE, "maximum_grant", "1333333.33", "x")
    call = call_of(draft)
    finding = next(f for f in findings_of(draft, call) if f.message == "request_above_ceiling")
    cure = cures(finding, draft, call, figures_of(draft, call))[0]
    assert figures_of(cure.edit(draft), call).budget.grant_requested == Decimal("1333333.33")


@given(st.integers(0, 10_000))
def test_cures_of_a_spoilt_example_never_raise_and_always_work(seed: int) -> None:
    random = Random(seed)
    draft = EXAMPLE
    for _ in range(random.randint(1, 3)):
        collection, name = random.choice(
            [
                ("tasks", "start_month"),
                ("tasks", "end_month"),
                ("work_packages", "end_month"),
                ("schemes", "third_parties"),
                ("schemes", "total"),
                ("cost_lines", "unit_cost"),
                ("partners", "requested_contribution"),
                ("partners", "role"),
                ("events", "month"),
            ]
        )
        row = random.choice(getattr(draft, collection))
        value = random.choice(list(Role)) if name == "role" else random.choice([0, 1, 7, 36, 41, 99, 50_000])
        if name.endswith(("month", "months")) and isinstance(value, int):
            value = min(value, 99)
        draft = set_value(draft, f"{collection}/{row.id}/{name}", value)
    call, derived = call_of(draft), figures_of(draft)
    for finding in findings_of(draft, call)[:6]:
        for cure in cures(finding, draft, call, derived):
            after = findings_of(cure.edit(draft), call)
            assert (finding.message, finding.path) not in {(f.message, f.path) for f in after}


@given(drafts())
def test_cures_never_raise_on_any_draft(draft: Draft) -> None:
    call = call_of(draft)
    derived = figures_of(draft, call)
    for finding in [f for f in findings_of(draft, call) if f.message in PROPOSALS][:4]:
        cures(finding, draft, call, derived)
