"""A working draft tells what was typed and is no value yet, where the value is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, leaves
from euroapp.draft.paths import expand
from euroapp.edits.unsettled import leave_unsettled
from euroapp.edits.vacancies import effort_path
from euroapp.errors import SubmissionRefused
from euroapp.export.proposal import Options, export_pdf
from euroapp.export.verdict import Verdict
from tests.builders import a_cost, a_draft, a_task, call_of, figures_of
from tests.export.mutations import shortened
from tests.export.reading import Printed, saved

TYPED = "900.000 or so"


def a_costed_draft() -> Draft:
    return a_draft(tasks=(a_task("t1", p1="3"),), cost_lines=(a_cost("c1", "A1", 100),))


def words(path: Path) -> list[str]:
    """The text of each page, in one line."""
    return [" ".join(page.split()) for page in Printed(path).text]


@pytest.mark.parametrize(
    ("path", "place", "said"),
    [
        ("cost_lines/c1/unit_cost", "Table 1", "not counted: Cost line 1, Unit cost, EUR"),
        ("tasks/t1/start_month", "Activities and division", "Not settled: T1.1 Task t1, From month"),
        (
            "tasks/t1/participations/q0/person_months",
            "Table 1",
            "not counted: T1.1 Task t1, 1 P1",
        ),
        ("work_packages/w1/end_month", "Work packages", "Not settled: WP1 Management, To month"),
        ("general/start_date", "Acronym", "Not settled Planned start"),
    ],
)
def test_what_is_not_settled_stands_where_its_value_is_printed(
    path: str, place: str, said: str, tmp_path: Path
) -> None:
    report = saved(leave_unsettled(a_costed_draft(), path, TYPED), tmp_path / "x.pdf")
    found = [page for page in words(tmp_path / "x.pdf")[: report.counted] if said in page]
    assert any(place in page or place == "Table 1" for page in found)
    assert all(f"“{TYPED}”" in page for page in found)
    assert " ".join(words(tmp_path / "x.pdf")[: report.counted]).count("not counted") <= 1
    assert report.compliance["other_texts"].verdict is Verdict.OK


def test_all_entries_are_listed_on_the_cover(tmp_path: Path) -> None:
    draft = leave_unsettled(a_costed_draft(), "partners/p2/vat_recoverable", "perhaps")
    saved(draft, tmp_path / "x.pdf")
    assert "Not settled 2 P2, VAT is recoverable “perhaps”" in words(tmp_path / "x.pdf")[0]


def test_every_field_can_be_not_settled(tmp_path: Path) -> None:
    draft = shortened()
    for pattern, spec in leaves():
        if spec.kind not in {Kind.TEXT, Kind.PARAGRAPH}:
            for path, _ in [*expand(draft, pattern)][:1]:
                draft = leave_unsettled(draft, path, f"about\n{path}")
    draft = leave_unsettled(draft, effort_path(draft, draft.tasks[0].id, draft.partners[-1].id), "3?")
    item = saved(draft, tmp_path / "x.pdf").compliance["other_texts"]
    assert item.verdict is Verdict.OK, item.measured


def test_a_submission_copy_is_refused_until_insisted_and_then_is_clean(tmp_path: Path) -> None:
    draft = leave_unsettled(a_costed_draft(), "cost_lines/c1/unit_cost", TYPED)
    call = call_of(draft)
    with pytest.raises(SubmissionRefused):
        export_pdf(draft, call, figures_of(draft), tmp_path / "x.pdf", Options("submission"))
    saved(draft, tmp_path / "x.pdf", "submission")
    assert TYPED not in " ".join(words(tmp_path / "x.pdf"))


def test_a_line_that_lacks_only_its_category_is_not_said_to_be_left_out(tmp_path: Path) -> None:
    report = saved(leave_unsettled(a_costed_draft(), "cost_lines/c1/category", "C.1"), tmp_path / "x.pdf")
    assert "not counted" not in " ".join(words(tmp_path / "x.pdf")[: report.counted])
    assert report.compliance["other_texts"].verdict is Verdict.OK
