"""Each statement of the form stands with its answer, and says how sure its text is."""

from __future__ import annotations

from euroapp.edits.values import set_value
from euroapp.export.proposal import stamp
from tests.builders import OLD, a_call, an_example
from tests.papers.folders import made, pages, squeezed


def test_all_statements_and_questions_stand_with_their_answers() -> None:
    [one] = made("declarations")
    said, form = squeezed(" ".join(pages(one.data))), a_call(OLD).form
    for row in (*form.declarations, *form.questions):
        assert squeezed(row.text) in said, row.key
    for answer in (*an_example().declarations, *an_example().answers):
        assert squeezed(answer.details) in said, answer.id
    assert said.count("likely") >= sum(not row.status.binding for row in form.declarations)
    assert squeezed(stamp(an_example())) in said


def test_what_nobody_answered_is_not_taken_for_a_yes() -> None:
    row = an_example().declarations[0]
    [one] = made("declarations", set_value(an_example(), f"declarations/{row.id}/value", None))
    assert "Not answered" in " ".join(pages(one.data))
