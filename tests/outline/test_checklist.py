"""What a coordinator prints before the last week."""

from __future__ import annotations

from euroapp.checks import review
from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.outline.checklist import checklist
from euroapp.outline.elements import Heading, Outline, Paragraph, Table
from euroapp.outline.proposal import outline
from tests.builders import an_example, call_of, figures_of


def printed(draft: Draft) -> Outline:
    call, derived = call_of(draft), figures_of(draft)
    return checklist(draft, call, derived, review(draft, call))


def test_a_sound_draft_has_nothing_to_mend() -> None:
    last = printed(an_example()).chapters[-1]
    assert [element.text for element in last.elements if isinstance(element, Paragraph)] == [
        "Nothing to mend."
    ]


def test_every_finding_stands_on_the_list_under_its_page() -> None:
    draft = set_value(set_value(an_example(), "general/acronym", ""), "general/duration_months", 40)
    call, derived = call_of(draft), figures_of(draft)
    found = review(draft, call).findings
    last = checklist(draft, call, derived, review(draft, call)).chapters[-1]
    tables = [element for element in last.elements if isinstance(element, Table)]
    assert sum(len(table.rows) for table in tables) == len(found)
    assert "Scope" in [element.text for element in last.elements if isinstance(element, Heading)]


def test_the_own_scoring_is_printed_only_on_wish() -> None:
    draft = an_example()
    titles = [c.heading.text for c in outline(draft, call_of(draft), figures_of(draft)).chapters]
    assert "Own scoring" not in titles
    wished = set_value(draft, "scoring/printed", True)
    titles = [c.heading.text for c in outline(wished, call_of(wished), figures_of(wished)).chapters]
    assert titles[-1] == "Own scoring"
