"""The lists hold every row of the plan; a text is a text, whatever it looks like."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import python_calamine

from euroapp.draft import Draft
from euroapp.edits.creation import new_draft
from euroapp.edits.values import set_value
from tests.builders import OLD, a_call, an_example
from tests.papers.folders import absent, begun, made, undated


def sheets(draft: Draft | None = None) -> dict[str, list[list[Any]]]:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(made("lists", draft)[0].data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_each_list_has_its_sheet_with_all_rows_and_one_sheet_has_all() -> None:
    draft, found = an_example(), sheets()
    assert list(found) == ["Deliverables", "Milestones", "Events", "Indicators", "All"]
    lists = (draft.deliverables, draft.milestones, draft.events, draft.indicators)
    for name, rows in zip(found, lists, strict=False):
        assert [line[1] for line in found[name][4:]] == [row.name for row in rows], name
    assert len(found["All"]) - 4 == sum(map(len, lists))


def test_months_become_days_once_the_start_is_planned() -> None:
    draft, found = begun(), sheets(begun())
    day = found["Deliverables"][3].index("Due by, as planned")
    months = [(line[day].year - 2022) * 12 + line[day].month - 8 for line in found["Deliverables"][4:]]
    assert months == [row.due_month for row in draft.deliverables]
    assert "Due by, as planned" not in sheets(undated())["Deliverables"][3]


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    row = an_example().deliverables[0]
    draft = set_value(an_example(), f"deliverables/{row.id}/name", "=1+1")
    assert "=1+1" in {line[1] for line in sheets(draft)["Deliverables"]}


def test_a_new_draft_has_no_lists_and_says_so() -> None:
    draft = new_draft(a_call(OLD))
    empty = not (draft.deliverables or draft.milestones or draft.events or draft.indicators)
    assert bool(absent("lists", draft)) is empty
