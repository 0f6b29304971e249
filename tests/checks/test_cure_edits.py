"""One click on a cure mends the finding and breaks nothing else."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from euroapp.checks import Severity
from euroapp.checks.cures import money
from euroapp.checks.mending import curable, cures
from euroapp.draft import Draft
from euroapp.draft.consortium import Role
from euroapp.draft.paths import put
from euroapp.edits.values import override_fact, set_value
from euroapp.language import Language
from tests.builders import an_example, call_of, figures_of, findings_of
from tests.faults.workshop import rounds
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
    "costs_above_ceiling": dearer,
    "grant_above_ceiling": lambda d: override_fact(dearer(d), "support_share", "0.5", "x"),
    "request_above_ceiling": lambda d: override_fact(d, "maximum_grant", "1300000", "x"),
    "share_too_low_for_request": lambda d: override_fact(
        override_fact(d, "maximum_grant", "9000000", "x"), "support_share", "0.76", "x"
    ),
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
    "month_before_project": spoil(f"events/{EXAMPLE.events[0].id}/month", 0),
    "bad_pic": spoil(f"partners/{FIRST['partners']}/pic", "999.888.777"),
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


def test_lowered_requests_add_up_to_the_cent() -> None:
    draft = override_fact(EXAMPLE, "maximum_grant", "1333333.33", "x")
    call = call_of(draft)
    finding = next(f for f in findings_of(draft, call) if f.message == "request_above_ceiling")
    cure = cures(finding, draft, call, figures_of(draft, call))[0]
    assert figures_of(cure.edit(draft), call).budget.grant_requested == Decimal("1333333.33")


SPOILT: list[tuple[str, str]] = [
    ("tasks", "start_month"),
    ("tasks", "end_month"),
    ("tasks", "subcontracting"),
    ("work_packages", "end_month"),
    ("deliverables", "due_month"),
    ("events", "month"),
    ("schemes", "third_parties"),
    ("schemes", "total"),
    ("schemes", "amount_min"),
    ("schemes", "amount_max"),
    ("cost_lines", "units"),
    ("cost_lines", "unit_cost"),
    ("income", "amount"),
    ("partners", "requested_contribution"),
    ("partners", "role"),
    ("objectives", "chosen"),
    ("indicators", "target"),
]
NUMBERS = [0, 1, 7, 36, 41, 99, 50_000, -3]


def spoilt(seed: int) -> Draft:
    """Return the example with up to four values that may be wrong."""
    random, draft = Random(seed), EXAMPLE
    if random.random() < 0.2:
        draft = set_value(draft, "general/duration_months", random.choice([0, 12, 30, 48]))
    for _ in range(random.randint(1, 4)):
        collection, name = random.choice(SPOILT)
        row = random.choice(getattr(draft, collection))
        value: object = random.choice(NUMBERS)
        if name == "role":
            value = random.choice(list(Role))
        elif name in {"subcontracting", "chosen"}:
            value = random.random() < 0.5
        elif name.endswith("month"):
            value = min(int(str(value)), 99)
        draft = set_value(draft, f"{collection}/{row.id}/{name}", value)
    return draft


def apply_every_cure(draft: Draft, most: int) -> int:
    """Apply each cure to the draft and look: its finding is gone, and there is no new error."""
    call, derived, tried = call_of(draft), figures_of(draft), 0
    findings = findings_of(draft, call)
    errors = {(f.code, f.message, f.path) for f in findings if f.severity is Severity.ERROR}
    for finding in [f for f in findings if curable(f)][:most]:
        for cure in cures(finding, draft, call, derived):
            after = findings_of(cure.edit(draft), call)
            assert (finding.message, finding.path) not in {(f.message, f.path) for f in after}
            assert {(f.code, f.message, f.path) for f in after if f.severity is Severity.ERROR} <= errors
            tried += 1
    return tried


@pytest.mark.timeout(900)
@settings(max_examples=rounds(80, 6_000))
@given(st.integers(0, 1_000_000))
def test_every_cure_of_a_spoilt_example_mends_and_makes_no_new_error(seed: int) -> None:
    apply_every_cure(spoilt(seed), 8)


@pytest.mark.timeout(300)
@settings(max_examples=rounds(80, 3_000))
@given(drafts())
def test_every_cure_of_any_draft_mends_and_makes_no_new_error(draft: Draft) -> None:
    apply_every_cure(draft, 4)


def test_spoilt_examples_are_not_beyond_cure() -> None:
    assert sum(apply_every_cure(spoilt(seed), 8) for seed in range(20)) > 20


def mended(message: str) -> list[Draft]:
    """Return the broken example after each of its cures; new rows have the same ids."""
    draft = BROKEN[message](EXAMPLE)
    call = call_of(draft)
    finding = next(f for f in findings_of(draft, call) if f.message == message)
    return [cure.edit(draft) for cure in cures(finding, draft, call, figures_of(draft, call))]


@pytest.mark.parametrize("message", BROKEN)
def test_printing_with_german_marks_changes_no_cure(message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(money, "new_id", lambda prefix: f"{prefix}fresh")
    in_english, german = mended(message), Language("de").printed
    monkeypatch.setattr(Language, "printed", lambda _self, value: german(value))
    assert mended(message) == in_english
