"""What to do next: the earliest page with something missing leads, and there is always something to do."""

from __future__ import annotations

from hypothesis import given

from euroapp.calls.rules import Severity
from euroapp.checks import Finding, review
from euroapp.checks.steps import StepKind, next_steps
from euroapp.draft import Draft
from euroapp.edits.creation import new_draft
from euroapp.edits.values import set_value
from euroapp.wording.places import PAGES, page_of
from tests.builders import NEW, a_call, an_example, call_of
from tests.strategies import drafts


def _open_errors(found: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in found if one.is_open and one.severity is Severity.ERROR]


@given(drafts())
def test_the_first_thing_to_do_is_on_the_earliest_page_where_something_is_missing(draft: Draft) -> None:
    result = review(draft, call_of(draft))
    steps = next_steps(result)
    assert 1 <= len(steps) <= 3
    missing = {page_of(one.path) for one in _open_errors(result.findings)} - {"review", "proposal"}
    if missing:
        earliest = min(missing, key=list(PAGES).index)
        assert (steps[0].kind, steps[0].page) == (StepKind.FILL, earliest)
        assert steps[0].count == sum(page_of(one.path) == earliest for one in _open_errors(result.findings))
    for step in steps:
        assert step.finding is None or step.finding in result.findings


@given(drafts())
def test_what_is_wrong_is_never_pushed_out_by_what_is_only_missing(draft: Draft) -> None:
    result = review(draft, call_of(draft))
    wrong = any(not one.is_open and one.severity is Severity.ERROR for one in result.findings)
    assert any(step.kind is StepKind.MEND for step in next_steps(result)) == wrong


def test_a_new_draft_begins_with_its_call() -> None:
    call = a_call(NEW)
    steps = next_steps(review(new_draft(call), call))
    assert (steps[0].kind, steps[0].page) == (StepKind.FILL, "call")
    assert len(steps) == 3


def test_a_complete_draft_is_to_be_read_as_it_will_be_printed() -> None:
    draft = an_example()
    assert [step.kind for step in next_steps(review(draft, call_of(draft)))] == [StepKind.READ]


def test_one_contradiction_is_the_one_thing_to_do() -> None:
    draft = an_example()
    package = draft.work_packages[1]
    wrong = set_value(draft, f"work_packages/{package.id}/end_month", 99)
    steps = next_steps(review(wrong, call_of(wrong)))
    assert {step.kind for step in steps} == {StepKind.MEND}
    assert "workplan" in {step.page for step in steps}
