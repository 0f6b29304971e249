"""Every check bites: each spoils the example in one way and is found, with its words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from euroapp.calls.facts import Status
from euroapp.calls.pack import CountryState
from euroapp.calls.rules import Severity
from euroapp.checks import check
from euroapp.checks.areas import CATALOGUE
from euroapp.checks.saying import in_words
from euroapp.draft import Draft
from euroapp.draft.annexes import Answer
from euroapp.draft.consortium import OtherContact, PreviousProject
from euroapp.draft.images import Image
from euroapp.draft.marks import MarkKind
from euroapp.draft.narrative import NarrativeSection
from euroapp.draft.objectives import ThemeChoice
from euroapp.draft.paths import put
from euroapp.draft.sme_support import OpenCall
from euroapp.edits.commenting import add_comment
from euroapp.edits.images import prepared
from euroapp.edits.marking import set_mark
from euroapp.edits.removal import remove_row
from euroapp.edits.rows import add_row, duplicate_row
from euroapp.edits.unsettled import leave_unsettled
from euroapp.edits.values import override_fact
from tests.builders import NEW, a_call, a_cost, an_example, call_of, findings_of
from tests.edits.test_images import picture

Spoil = Callable[[Draft], Draft]


def write(path: str, value: Any) -> Spoil:
    """Write a value; `{x}` in the path stands for the first row of the list x."""

    def spoil(draft: Draft) -> Draft:
        rows = {
            name: row[0].id for name, row in draft if isinstance(row, tuple) and row and hasattr(row[0], "id")
        }
        return put(draft, path.format(**rows), value)

    return spoil


def fact(key: str, value: str) -> Spoil:
    return lambda draft: override_fact(draft, key, value, "p. 1")


def all_rows(name: str, **changes: Any) -> Spoil:
    return lambda draft: draft.replace(
        **{name: tuple(row.replace(**changes) for row in getattr(draft, name))}
    )


def without(name: str, keep: int = 0) -> Spoil:
    return lambda draft: draft.replace(**{name: getattr(draft, name)[:keep]})


def first(name: str, **changes: Any) -> Spoil:
    def spoil(draft: Draft) -> Draft:
        one, *rest = getattr(draft, name)
        return draft.replace(**{name: (one.replace(**changes), *rest)})

    return spoil


def marked(kind: MarkKind, path: str) -> Spoil:
    """Set a mark that rests on something else than what stands there."""
    return lambda draft: set_mark(draft, kind, path, "Ana", date(2026, 11, 26), basis="0")


def chained(*spoils: Spoil) -> Spoil:
    def spoil(draft: Draft) -> Draft:
        for step in spoils:
            draft = step(draft)
        return draft

    return spoil


def _early(draft: Draft) -> Draft:
    """Let a task follow one that ends after it begins."""
    one, other, *rest = draft.tasks
    late = other.replace(start_month=(one.end_month or 1), after=(one.id,))
    return draft.replace(tasks=(one, late.replace(end_month=late.start_month), *rest))


def _same_name(draft: Draft) -> Draft:
    one, other, *rest = draft.partners
    return draft.replace(partners=(one, other.replace(legal_name=one.legal_name.upper()), *rest))


def _same_vat(draft: Draft) -> Draft:
    one, other, *rest = draft.partners
    vat = "ATU13585627"
    return draft.replace(partners=(one.replace(vat=vat), other.replace(vat=vat), *rest))


def _circle(draft: Draft) -> Draft:
    one, other, *rest = draft.tasks
    return draft.replace(tasks=(one.replace(after=(other.id,)), other.replace(after=(one.id,)), *rest))


def costs(*lines: tuple[Any, ...]) -> Spoil:
    """Put simple cost lines in the place of the example's: category, amount, and participant if not p1."""
    rows = tuple(
        a_cost(f"c{index}", category, amount, *partner, package="")
        for index, (category, amount, *partner) in enumerate(lines)
    )
    return lambda draft: draft.replace(cost_lines=rows, depreciation=())


def copies(name: str, times: int) -> Spoil:
    def spoil(draft: Draft) -> Draft:
        rows = getattr(draft, name)
        return draft.replace(**{name: tuple(r.replace(id=f"{r.id}_{n}") for n in range(times) for r in rows)})

    return spoil


def last_task_with(**changes: Any) -> Spoil:
    return lambda draft: draft.replace(tasks=(*draft.tasks[:-1], draft.tasks[-1].replace(**changes)))


def _only_lead(draft: Draft) -> Draft:
    task = draft.tasks[0]
    others = tuple(part for part in task.participations if part.participant != task.leader)
    return put(draft, f"tasks/{task.id}/participations", others)


def _part(**changes: Any) -> Spoil:
    def spoil(draft: Draft) -> Draft:
        task = draft.tasks[0]
        one, *rest = task.participations
        return put(draft, f"tasks/{task.id}/participations", (*rest, one.replace(**changes)))

    return spoil


def _unnamed(draft: Draft) -> Draft:
    packages = tuple(package.replace(name="Work") for package in draft.work_packages)
    return draft.replace(work_packages=packages)


def _cheap(draft: Draft) -> Draft:
    return draft.replace(
        cost_lines=tuple(
            line.replace(unit_cost=Decimal(900))
            if (line.participant, line.category[:1]) == ("p1", "A")
            else line
            for line in draft.cost_lines
        )
    )


_idle = _part(person_months=Decimal(0))
_nobody = _part(participant="")


def _manage_all(draft: Draft) -> Draft:
    package = draft.work_packages[0].id
    return all_rows("cost_lines", work_package=package)(draft)


def _stand_aside(draft: Draft) -> Draft:
    partner = draft.partners[-1].id
    return draft.replace(
        tasks=tuple(
            task.replace(participations=tuple(p for p in task.participations if p.participant != partner))
            for task in draft.tasks
        )
    )


NO_REQUESTS = all_rows("partners", requested_contribution=None)
LOW_SHARE = chained(NO_REQUESTS, costs(("D1", 1000), ("C3", 1000)))
UNSURE = next(c.key for c in a_call().pack.countries if c.state is CountryState.CHECK)


def _noted(person: str = "") -> Spoil:
    return lambda draft: add_comment(
        draft, "general/title", "Shorter", by="Ana", day=date(2026, 11, 27), to_do=True, person=person
    )


SPOILS: dict[tuple[str, str], Spoil] = {
    ("A01", "missing"): write("general/acronym", ""),
    ("A01", "too_long"): write("general/acronym", "A" * 21),
    ("A02", "missing"): write("general/title", " "),
    ("A02", "too_long"): write("general/title", "t" * 201),
    ("A02", "refused_characters"): write("general/title", "Food & drink"),
    ("A03", "missing"): write("general/abstract", ""),
    ("A03", "too_long"): write("general/abstract", "a" * 2001),
    ("A03", "nearly_too_long"): write("general/abstract", "a" * 1999),
    ("A04", "too_long"): write("general/free_keywords", "k" * 201),
    ("A05", "missing"): write("general/duration_months", None),
    ("A05", "duration_not_positive"): write("general/duration_months", 0),
    ("A05", "start_before_deadline"): chained(
        fact("deadline", "2026-02-05"), write("general/start_date", "2026-02-05")
    ),
    ("A05", "duration_too_long"): chained(
        fact("duration_maximum", "36"), write("general/duration_months", 37)
    ),
    ("A05", "duration_too_short"): chained(
        fact("duration_minimum", "24"), write("general/duration_months", 12)
    ),
    ("R02", "question_open"): write("answers/{answers}/value", None),
    ("R02", "missing"): chained(
        write("answers/{answers}/value", True), write("answers/{answers}/details", "")
    ),
    ("A06", "declaration_open"): write("declarations/{declarations}/value", None),
    ("A06", "declaration_refused"): write("declarations/{declarations}/value", False),
    ("A07", "missing"): first("partners", pic=""),
    ("A07", "no_coordinator"): first("partners", role="BEN"),
    ("A07", "second_coordinator"): all_rows("partners", role="COO"),
    ("A07", "short_name_twice"): all_rows("partners", short_name="SAME"),
    ("A07", "bad_pic"): first("partners", pic="12345678x"),
    ("A07", "pic_twice"): all_rows("partners", pic="123456789"),
    ("A08", "missing"): write("partners/{partners}/contact/email", ""),
    ("A08", "bad_email"): chained(
        write("partners/{partners}/contact/email", "nobody"),
        write("partners/{partners}/contacts", (OtherContact(id="x", email="a@@b"),)),
    ),
    ("A09", "missing"): first("partners", kind=""),
    ("A09", "too_few_entities"): without("partners", 1),
    ("A09", "too_few_countries"): all_rows("partners", country="ES"),
    ("A09", "too_few_clusters"): chained(
        fact("minimum_cluster_organisations", "3"), all_rows("partners", kind="")
    ),
    ("A09", "country_to_check"): first("partners", country=UNSURE),
    ("A09", "country_not_listed"): first("partners", country="ZZ"),
    ("A10", "not_linked"): first("partners", role="AE", linked_to=""),
    ("A10", "costs_without_funding"): first("partners", role="AP"),
    ("A11", "missing"): write("general/strand", ""),
    ("A11", "unknown_strand"): write("general/strand", "nowhere"),
    ("A11", "ecosystem_not_in_strand"): write("general/ecosystems", ()),
    ("B08", "image_missing"): first("narrative", text="![](image:gone)"),
    ("B08", "image_unprintable"): chained(
        lambda d: d.replace(images=(Image(id="i1", alternative="A chart", data=b"no image"),)),
        first("narrative", text="![](image:i1)"),
    ),
    ("B08", "image_not_described"): chained(
        without("images"),
        lambda d: d.replace(images=(Image(id="i1", data=prepared(picture())),)),
        first("narrative", text="![](image:i1)"),
    ),
    ("B08", "image_not_placed"): lambda d: d.replace(images=(Image(id="i1", alternative="A chart"),)),
    ("B01", "section_missing"): write("narrative/{narrative}/text", ""),
    ("B03", "file_name_characters"): first("annexes", file_name="Budget (v 2) é.xlsx"),
    ("B03", "file_name_extension"): first("annexes", file_name="budget.v2.xlsx"),
    ("B03", "file_name_long"): first("annexes", file_name="b" * 96 + ".pdf"),
    ("B05", "placeholder"): chained(
        write("narrative/{narrative}/text", "To do: TBD"), write("general/title", "[name]")
    ),
    ("B05", "mark_left"): write("narrative/{narrative}/text", "This is not **bold."),
    ("E01", "unsettled_empty"): chained(
        write("general/start_date", None),
        lambda draft: leave_unsettled(draft, "general/start_date", "March 2027"),
    ),
    ("E01", "unsettled"): lambda draft: leave_unsettled(draft, "general/duration_months", "3 years"),
    ("E02", "less_than_nothing"): first("schemes", third_parties=-4),
    ("C02", "own_value_unreadable"): fact("maximum_grant", "a lot"),
    ("D01", "declaration_open"): write("declarations/double_funding/value", None),
    ("D01", "details_missing"): chained(
        write("declarations/double_funding/value", False), write("declarations/double_funding/details", "")
    ),
    ("F01", "share_too_low"): LOW_SHARE,
    ("F01", "share_too_low_for_request"): chained(LOW_SHARE, first("partners", requested_contribution=1500)),
    ("F01", "share_too_low_below_ceiling"): chained(LOW_SHARE, fact("maximum_grant", "2500")),
    ("F01", "share_without_support"): chained(NO_REQUESTS, costs(("C3", 1000))),
    ("F01", "share_out_of_reach"): chained(LOW_SHARE, fact("support_share", "1")),
    ("F02", "above_support_ceiling"): chained(
        without("narrative"), first("schemes", amount_max=Decimal(60_001))
    ),
    ("F03", "missing"): first("schemes", recipients=""),
    ("F03", "no_schemes"): without("schemes"),
    ("F03", "scheme_without_call"): first("schemes", calls=()),
    ("F04", "call_closes_late"): first(
        "schemes", calls=(OpenCall(id="x", opening_month=1, closing_month=36),)
    ),
    ("F04", "no_time_for_projects"): first("schemes", implementation_months=36),
    ("F04", "call_closes_before_opening"): first(
        "schemes", calls=(OpenCall(id="x", opening_month=9, closing_month=3),)
    ),
    ("F05", "least_above_most"): first("schemes", amount_min=Decimal(10**6)),
    ("F05", "total_above_amounts"): first("schemes", total=Decimal(10**8)),
    ("F05", "total_below_amounts"): first("schemes", amount_min=Decimal(1), total=Decimal(1)),
    ("F06", "schemes_differ_from_budget"): first("schemes", total=Decimal(1)),
    ("F06", "payer_without_budget"): chained(first("schemes", payers=("p2",)), LOW_SHARE),
    ("F07", "provider_is_paid"): first("schemes", payment="The voucher is paid to the service provider."),
    ("F08", "participant_receives"): first("schemes", recipients="SMEs; EBROVAL for its own plant."),
    ("G02", "effort_differs"): _stand_aside,
    ("G04", "support_above_ceiling"): chained(NO_REQUESTS, costs(("D1", 1_500_000))),
    ("G04", "costs_above_ceiling"): chained(NO_REQUESTS, costs(("C3", 2_500_000))),
    ("G04", "grant_above_ceiling"): chained(NO_REQUESTS, costs(("D1", 1_399_500), ("C3", 1_000))),
    ("G04", "request_above_ceiling"): all_rows("partners", requested_contribution=10**6),
    ("G04", "request_above_maximum"): first("partners", requested_contribution=10**6),
    ("G04", "request_negative"): first("partners", requested_contribution=-1),
    ("G05", "not_enough_income"): without("income"),
    ("G05", "too_much_income"): all_rows("income", amount=Decimal(10**6)),
    ("G10", "missing"): first("cost_lines", units=None),
    ("G10", "unknown_category"): first("cost_lines", category="Z9"),
    ("G10", "negative_cost"): first("cost_lines", units=Decimal(-1)),
    ("G10", "no_costs"): without("cost_lines"),
    ("G06", "rate_high"): first("cost_lines", unit_cost=Decimal(99_000)),
    ("G06", "rate_low"): _cheap,
    ("G07", "events_without_travel"): costs(("C3", 1000)),
    ("G07", "travel_without_events"): without("events"),
    ("G07", "more_events_than_trips"): costs(("C1a", 1000)),
    ("G08", "much_management"): _manage_all,
    ("G09", "small_share"): costs(("C3", 1000), ("C3", 20, "p2")),
    ("G09", "large_share"): costs(("C3", 1000), ("C3", 20, "p2")),
    ("G11", "partner_without_role"): first("partners", project_roles=(), role_description=" "),
    ("G11", "partner_without_budget"): costs(("C3", 1000)),
    ("C03", "choice_not_in_call"): first("partners", project_roles=("odd",)),
    ("C03", "row_not_in_call"): lambda draft: draft.replace(themes=(ThemeChoice(id="odd", chosen=True),)),
    ("C03", "text_not_in_form"): lambda draft: draft.replace(
        narrative=(*draft.narrative, NarrativeSection(id="odd", text="Kept."))
    ),
    ("C03", "answer_not_in_form"): lambda draft: draft.replace(answers=(Answer(id="odd", value=True),)),
    ("C02", "own_value_without_reason"): lambda draft: override_fact(draft, "page_limit", "60", ""),
    ("G12", "unit_cost_is_set"): chained(
        first("cost_lines", category="A4"), fact("sme_owner_coefficients", "ES 0.9; IT 1")
    ),
    ("G12", "coefficient_unknown"): first("cost_lines", category="A4"),
    ("K01", "missing"): first("indicators", target=None),
    ("K02", "indicator_missing"): without("indicators"),
    ("K03", "target_not_above_baseline"): first("indicators", baseline=Decimal(5), target=Decimal(5)),
    ("K05", "missing"): all_rows("objectives", contribution=""),
    ("K05", "objective_missing"): all_rows("objectives", chosen=False),
    ("K05", "too_few_focus"): chained(
        fact("minimum_focus_objectives", "1"), all_rows("objectives", focus=False)
    ),
    ("K05", "too_few_supporting"): chained(write("call/id", NEW), all_rows("objectives", chosen=False)),
    ("K06", "money_without_target"): without("indicators"),
    ("K06", "target_unpayable"): all_rows("schemes", total=Decimal(1)),
    ("K07", "objective_with_holes"): without("specific_objectives"),
    ("H04", "to_do"): _noted(),
    ("H04", "to_do_for"): _noted(person="Luca"),
    ("N06", "field_unknown"): write("narrative/background/text", "Of {=nothing/here}."),
    ("N06", "field_empty"): write("narrative/background/text", "Proposal {=general/proposal_number}."),
    ("P01", "no_sign_off"): write("partners/{partners}/sign_off/name", ""),
    ("R01", "missing"): first("risks", owner=""),
    ("R01", "no_risks"): without("risks"),
    ("W01", "too_few_packages"): without("work_packages", 1),
    ("W01", "no_management_package"): _unnamed,
    ("W02", "missing"): first("work_packages", lead=""),
    ("W02", "package_without_task"): without("tasks"),
    ("W02", "package_without_deliverable"): without("deliverables"),
    ("W02", "no_milestone"): without("milestones"),
    ("W03", "ends_before_start"): first("tasks", start_month=9, end_month=3),
    ("W03", "task_outside_package"): chained(
        first("work_packages", end_month=12), all_rows("tasks", end_month=36)
    ),
    ("W03", "month_outside_project"): first("deliverables", due_month=99),
    ("W03", "month_before_project"): first("deliverables", due_month=0),
    ("W03", "month_without_duration"): write("general/duration_months", 0),
    ("A13", "bad_address"): write("partners/{partners}/website", "our page"),
    ("A13", "same_legal_name"): _same_name,
    ("A13", "bad_vat"): write("partners/{partners}/vat", "ATU13585628"),
    ("A13", "vat_twice"): _same_vat,
    ("W15", "begins_too_early"): _early,
    ("W15", "follows_itself"): _circle,
    ("W04", "lead_is_no_beneficiary"): first("partners", role="AP"),
    ("W04", "lead_without_task"): chained(_stand_aside, first("work_packages", lead="p8")),
    ("W05", "task_without_effort"): first("tasks", participations=()),
    ("W05", "leader_without_effort"): _only_lead,
    ("W05", "partner_without_task"): _stand_aside,
    ("W05", "participant_without_effort"): _idle,
    ("W05", "effort_without_participant"): _nobody,
    ("W06", "many_deliverables"): copies("deliverables", 4),
    ("W06", "many_deliverables_in_package"): copies("deliverables", 2),
    ("W07", "deliverables_late"): all_rows("deliverables", due_month=35),
    ("W08", "missing"): first("milestones", verification=""),
    ("W08", "deliverable_like_milestone"): write("deliverables/{deliverables}/name", "Kick-off meeting held"),
    ("W13", "missing"): first("tasks", description=""),
    ("W14", "task_of_other_package"): first("schemes", work_package="wp2", task="t1_1"),
    ("H02", "changed_since_review"): marked(MarkKind.REVIEWED, "general/title"),
    ("H02", "page_changed_since_review"): marked(MarkKind.REVIEWED, "page/budget"),
    ("H03", "estimate"): marked(MarkKind.ESTIMATE, "general/duration_months"),
    ("W09", "task_without_subcontract"): chained(
        without("subcontracts"), all_rows("tasks", subcontracting=True)
    ),
    ("W09", "subcontracts_differ"): all_rows("subcontracts", cost=Decimal(1)),
    ("W09", "missing"): first("subcontracts", best_value=""),
    ("W09", "subcontract_not_marked"): all_rows("tasks", subcontracting=False),
    ("W10", "much_subcontracting"): chained(
        fact("subcontracting_share", "0.3"), without("narrative"), costs(("B", 5000), ("C3", 1000))
    ),
    ("W11", "coordination_subcontracted"): chained(
        first("tasks", subcontracting=True),
        write("subcontracts/{subcontracts}/name", "Project management"),
    ),
    ("W12", "people_overbooked"): _part(person_months=Decimal(900)),
    ("X01", "annex_not_ready"): all_rows("annexes", status="in_work"),
    ("X01", "annex_not_listed"): without("annexes"),
    ("X02", "previous_project_old"): write(
        "partners/{partners}/previous_projects",
        (PreviousProject(id="x", title="Old", end=date(2016, 2, 29)),),
    ),
}
ELSEWHERE = {
    "C01": "only a mistaken pack provokes it: `test_review`",
    "B02": "pages are counted by the caller: `test_pages` below",
    "H01": "partners have to meet: `tests/stories/test_partners.py`",
    "A12": "no Euroclusters call asks for it: `test_parts`",
    **dict.fromkeys(("B07", "N01", "N02", "N03", "N04", "N05"), "texts: `test_prose`"),
    **dict.fromkeys(("T01", "T02", "T03", "T04", "T05", "T06"), "style: `test_style`"),
}


@pytest.mark.parametrize(("code", "message"), SPOILS)
def test_each_check_finds_what_it_is_there_for(code: str, message: str) -> None:
    draft = SPOILS[code, message](an_example())
    found = [f for f in findings_of(draft) if (f.code, f.message) == (code, message)]
    assert found
    said = in_words(found[0], draft, call_of(draft))
    assert said.message.endswith((".", "&"))
    assert "{" not in said.message + said.cure
    assert found[0].source


def test_every_code_and_every_sentence_is_provoked_by_some_test() -> None:
    assert {code for code, _ in SPOILS} | ELSEWHERE.keys() == set(CATALOGUE)
    said = {(check.code, sentence.key) for check in CATALOGUE.values() for sentence in check.sentences}
    other_calls = {
        ("A05", "duration_not_offered"),
        ("A09", "too_many_entities"),
        ("A11", "too_many_chosen"),
        ("A11", "too_few_chosen"),
        ("C03", "part_not_in_call"),
    }
    """What `test_parts` provokes, with other calls."""
    assert {pair for pair in said if pair[0] not in ELSEWHERE} - other_calls == set(SPOILS)


@pytest.mark.parametrize("code", CATALOGUE)
def test_no_check_finds_anything_in_a_sound_draft(code: str) -> None:
    assert [f for f in findings_of(an_example()) if f.code == code] == []


@pytest.mark.parametrize(
    ("pages", "status", "expected"),
    [
        (None, Status.CONFIRMED, []),
        (66, Status.CONFIRMED, []),
        (67, Status.CONFIRMED, [("nearly_too_many_pages", Severity.WARNING)]),
        (70, Status.CONFIRMED, [("pages_used_up", Severity.WARNING)]),
        (71, Status.CONFIRMED, [("too_many_pages", Severity.ERROR)]),
        (73, Status.LIKELY, [("too_many_pages", Severity.WARNING)]),
    ],
)
def test_pages(pages: int | None, status: Status, expected: list[tuple[str, Severity]]) -> None:
    draft, call = an_example(), a_call()
    limit = call.facts.number("page_limit").replace(status=status, value=70)
    call = type(call)(call.pack, call.form, call.facts.replaced("page_limit", limit), call.pack)
    found = [f for f in check(draft, call, pages) if f.code == "B02"]
    assert [(f.message, f.severity) for f in found] == expected
    if pages == 73:
        assert in_words(found[0], draft, call).cure.startswith("Cut 3 pages")


def test_a_limit_that_is_only_likely_warns_and_one_of_the_users_own_binds() -> None:
    low = LOW_SHARE(an_example())
    (confirmed,) = (f for f in findings_of(low) if f.code == "F01")
    (own,) = (f for f in findings_of(fact("support_share", "0.9")(low)) if f.code == "F01")
    assert (confirmed.severity, own.severity, own.source) == (Severity.ERROR, Severity.ERROR, "p. 1")

    call = a_call()
    likely = call.facts.rate("support_share").replace(status=Status.LIKELY)
    unsure = type(call)(call.pack, call.form, call.facts.replaced("support_share", likely), call.pack)
    (warning,) = (f for f in findings_of(low, unsure) if f.code == "F01")
    assert warning.severity is Severity.WARNING


def test_an_associated_partner_may_work_without_being_paid() -> None:
    draft = duplicate_row(an_example(), "partners/p2", "guest")
    draft = put(draft, "partners/guest/role", "AP")
    task = draft.tasks[0].id
    draft = add_row(draft, f"tasks/{task}/participations", "q", {"participant": "guest", "person_months": 2})
    assert [f for f in findings_of(draft) if f.code in {"G02", "A10"}] == []


def test_removing_a_partner_makes_findings_but_no_trouble() -> None:
    draft = an_example()
    for partner in draft.partners:
        assert findings_of(remove_row(draft, f"partners/{partner.id}"))
