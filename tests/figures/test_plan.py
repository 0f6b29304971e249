"""Person-months, support to SMEs and the timetable."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given

from euroapp.draft import Draft
from euroapp.draft.sme_support import Scheme
from euroapp.draft.workplan import Deliverable, Milestone, WorkPackage
from euroapp.figures.effort import effort_figures
from euroapp.figures.support import support_figures
from euroapp.figures.timetable import timetable
from tests.builders import a_draft, a_task
from tests.strategies import drafts


def test_person_months_add_up_by_partner_package_and_task() -> None:
    draft = a_draft(tasks=(a_task("t1", "w1", p1="2", p2="1.5"), a_task("t2", "w1", p1="0.25")))
    effort = effort_figures(draft)
    assert effort.total == Decimal("3.75")
    assert effort.by_partner == {"p1": Decimal("2.25"), "p2": Decimal("1.5")}
    assert effort.by_task == {"t1": Decimal("3.5"), "t2": Decimal("0.25")}
    assert effort.matrix["p1", "w1"] == Decimal("2.25")


@given(drafts())
def test_every_sum_of_person_months_is_the_same(draft: Draft) -> None:
    effort = effort_figures(draft)
    for part in (effort.by_partner, effort.by_work_package, effort.by_task, effort.matrix):
        assert sum(part.values()) == effort.total


def test_schemes_say_how_many_smes_they_can_pay() -> None:
    schemes = (
        Scheme(id="f1", total=Decimal(100_000), amount_max=Decimal(30_000), third_parties=3),
        Scheme(id="f2", total=Decimal(50_000)),
        Scheme(id="f3", total=Decimal(-5), amount_max=Decimal(-1)),
    )
    support = support_figures(a_draft(schemes=schemes))
    assert (support.total, support.smes, support.smes_payable) == (Decimal(149_995), 3, 3)


def test_the_timetable_lists_packages_with_their_tasks_and_marks() -> None:
    draft = a_draft(
        work_packages=(WorkPackage(id="w1", name="Management", start_month=1, end_month=30),),
        tasks=(a_task("t1", "w1").replace(start_month=2, end_month=4), a_task("t2", "gone")),
        milestones=(
            Milestone(id="m1", work_package="w1", due_month=9),
            Milestone(id="m2", work_package="w1"),
        ),
        deliverables=(Deliverable(id="d1", work_package="w1", due_month=3),),
    )
    table = timetable(draft)
    assert table.months == 30
    assert [bar.label for bar in table.bars] == [
        "WP1\N{NO-BREAK SPACE}Management",
        "T1.1\N{NO-BREAK SPACE}Task t1",
    ]
    assert [(mark.month, mark.label) for mark in table.bars[0].marks] == [(3, "D1.1"), (9, "MS1")]
    assert timetable(draft.replace(general=draft.general.replace(duration_months=36))).months == 36


@given(drafts())
def test_a_timetable_can_be_drawn_for_every_draft(draft: Draft) -> None:
    assert 1 <= timetable(draft).end <= timetable(draft).months <= 240


def test_what_lies_beyond_the_project_is_drawn_beyond_its_end() -> None:
    package = WorkPackage(id="w1", name="Late", start_month=0, end_month=48)
    late = a_draft(
        work_packages=(package,), deliverables=(Deliverable(id="d1", work_package="w1", due_month=400),)
    ).replace(general={"duration_months": 36})
    table = timetable(late)
    assert (table.end, table.months) == (36, 240)
    assert table.outside == ("WP1 (M0 to M48)", "D1.1 (M400)")


def test_marks_of_no_package_stand_on_a_last_row() -> None:
    draft = a_draft(
        milestones=(Milestone(id="m1", due_month=9), Milestone(id="m2", work_package="gone", due_month=4))
    )
    last = timetable(draft).bars[-1]
    assert (last.label, [mark.label for mark in last.marks]) == ("No work package", ["MS2", "MS1"])


def test_marks_of_one_month_keep_the_order_of_their_lists_whatever_packages_they_name() -> None:
    packages = ("gone", "lost", "gone", "")
    draft = a_draft(
        milestones=tuple(
            Milestone(id=f"m{n}", work_package=name, due_month=6) for n, name in enumerate(packages)
        ),
        deliverables=(Deliverable(id="d1", work_package="gone", due_month=6),),
    )
    marks = timetable(draft).bars[-1].marks
    assert [mark.label for mark in marks if mark.milestone] == ["MS1", "MS2", "MS3", "MS4"]
    assert [mark.milestone for mark in marks] == [True] * 4 + [False]


def test_a_timetable_counts_in_months_quarters_or_years_by_its_length() -> None:
    draft = a_draft()
    units = {
        months: timetable(draft.replace(general=draft.general.replace(duration_months=months))).unit
        for months in (12, 24, 36, 60, 84)
    }
    assert units == {12: "month", 24: "month", 36: "quarter", 60: "quarter", 84: "year"}
