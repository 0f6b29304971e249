"""Texts that repeat the draft by hand can follow it, and read the same when they begin to."""

from __future__ import annotations

import pytest

from euroapp.checks.prose.repeats import repeats
from euroapp.draft import Draft
from euroapp.edits.stretches import Stretch, rewrite
from euroapp.edits.texts import texts_of
from euroapp.edits.values import set_value
from euroapp.errors import ValueRefused
from euroapp.figures import figures
from euroapp.live import LiveValues
from euroapp.prose.live import filled
from tests.builders import an_example, call_of

PATH = "narrative/background/text"


def values(draft: Draft) -> LiveValues:
    call = call_of(draft)
    return LiveValues(draft, call, figures(draft, call))


@pytest.mark.parametrize(
    ("text", "live"),
    [
        ("In T2.1 and WP3.", "In {=tasks/t2_1} and {=work_packages/wp3}."),
        ("PADALTA leads.", "{=partners/p2} leads."),
        ("It asks for EUR 1,400,000.", "It asks for EUR {=grant_requested}."),
        ("FOODBRACE supports 86 SMEs.", "{=general/acronym} supports {=smes_planned} SMEs."),
        ("task 2.1, eight partners, T9.9, PADALTA-2020, 75 %", None),
        ("WP2 of that project, \\{=tasks/t2_1}, {=tasks/t2_1}", None),
    ],
)
def test_only_what_can_mean_nothing_else_is_offered(text: str, live: str | None) -> None:
    draft = set_value(an_example(), PATH, text)
    found = repeats(values(draft), PATH)
    after = dict(texts_of(rewrite(draft, [one.stretch for one in found])))[PATH]
    assert after == (text if live is None else live)


def test_no_printed_letter_changes_when_all_texts_begin_to_follow() -> None:
    draft = an_example()
    after = rewrite(draft, [one.stretch for one in repeats(values(draft))])
    said = values(after).words
    assert after != draft
    assert {path: filled(text, said) for path, text in texts_of(after)} == dict(texts_of(draft)) | {
        path: filled(text, said) for path, text in texts_of(draft)
    }
    assert repeats(values(after)) == ()


def test_a_text_that_changed_meanwhile_is_not_touched() -> None:
    draft = set_value(an_example(), PATH, "Other words.")
    with pytest.raises(ValueRefused):
        rewrite(draft, [Stretch(PATH, 0, 3, "One", "Two")])
