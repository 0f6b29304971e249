"""The timetable fills a page of A3 on its side, with everything that the plan dates."""

from __future__ import annotations

from io import BytesIO

import pypdf

from euroapp.edits.creation import new_draft
from tests.builders import OLD, a_call, an_example
from tests.papers.folders import absent, made, pages, squeezed


def test_it_is_one_page_of_a3_with_all_packages_and_tasks() -> None:
    [one] = made("timetable")
    reader, draft = pypdf.PdfReader(BytesIO(one.data)), an_example()
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages] == [
        (1191, 842)
    ]
    said = squeezed(" ".join(pages(one.data)))
    for row in (*draft.work_packages, *draft.tasks):
        assert squeezed(row.name) in said, row.name


def test_a_plan_without_months_has_no_timetable() -> None:
    assert absent("timetable", new_draft(a_call(OLD)).replace(work_packages=()))
