"""What each award criterion finds and misses."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given

from euroapp.calls.library import call_ids, load_call
from euroapp.checks.criteria import CriterionReport, Evidence, criteria_reports
from euroapp.checks.finding import Finding
from euroapp.draft import Draft
from euroapp.draft.fields import field_at
from euroapp.draft.paths import put
from euroapp.edits.creation import new_draft
from tests.builders import an_example, call_of, figures_of, findings_of
from tests.strategies import drafts


def reports(draft: Draft, findings: tuple[Finding, ...] | None = None) -> dict[str, CriterionReport]:
    told = findings_of(draft) if findings is None else findings
    found = criteria_reports(draft, call_of(draft), figures_of(draft), told)
    return {report.criterion.key: report for report in found}


def evidence(draft: Draft, criterion: str, path: str) -> Evidence:
    return next(one for one in reports(draft)[criterion].evidence if one.path == path)


def test_the_example_has_something_for_every_criterion_and_nothing_is_missing() -> None:
    for report in reports(an_example()).values():
        assert report.there == len(report.evidence) > 3


def test_a_new_draft_has_nothing_written_for_any_criterion() -> None:
    for report in reports(new_draft(call_of(an_example()), "", "NEW")).values():
        texts = [one for one in report.evidence if one.path.startswith("narrative/")]
        assert texts
        assert {one.missing for one in texts} == {"Nothing is written yet."}


def test_what_is_emptied_is_missed_by_its_criterion_alone() -> None:
    draft = put(an_example(), "narrative/needs/text", "")
    found = evidence(draft, "relevance", "narrative/needs")
    assert (found.found, found.missing) == ("", "Nothing is written yet.")
    assert reports(draft)["impact"] == reports(an_example())["impact"]


def test_words_are_those_a_reader_gets() -> None:
    draft = put(an_example(), "narrative/needs/text", "**Firms** need {=partners.count} things.")
    assert evidence(draft, "relevance", "narrative/needs").found == "4 words"


def test_targets_and_costs_are_told() -> None:
    draft = an_example()
    first = draft.indicators[0].id
    emptied = put(draft, f"indicators/{first}/target", None)
    found = evidence(emptied, "impact", "indicators")
    assert "13 with a target" in found.found
    assert found.findings
    assert Decimal(evidence(draft, "quality_design", "cost_lines").found.split()[-2].replace(",", "")) > 10**6


def test_what_does_not_apply_is_not_missed() -> None:
    draft = put(an_example(), "narrative/subcontracting/not_applicable", True)
    assert "narrative/subcontracting" not in {one.path for one in reports(draft)["quality_design"].evidence}


def test_every_criterion_of_every_call_is_known_and_every_part_is_named() -> None:
    for call in map(load_call, call_ids()):
        draft = new_draft(call, "", "NEW")
        found = criteria_reports(draft, call, figures_of(draft, call), ())
        assert [one.criterion for one in found] == list(call.pack.award_criteria)
        for report in found:
            assert all(one.title for one in report.evidence)
            assert all(field_at(one.path.split("/")[0]) for one in report.evidence)


@given(drafts())
def test_any_draft_has_a_report(draft: Draft) -> None:
    reports(draft, ())
