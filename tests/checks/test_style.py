"""Hints on style: what they find, and what they leave alone."""

from __future__ import annotations

import pytest

from euroapp.checks import Finding
from euroapp.checks.style import STYLE
from euroapp.checks.style.reading import read
from euroapp.draft import Draft
from euroapp.edits.values import set_value
from tests.builders import an_example, findings_of

NEEDS, BACKGROUND = "narrative/needs/text", "narrative/background/text"
LONG = " ".join(f"word{number}" for number in range(45))


def added(path: str, text: str) -> Draft:
    draft = an_example()
    section = path.split("/")[1]
    old = next(row.text for row in draft.narrative if row.id == section)
    return set_value(draft, path, f"{old}\n\n{text}")


def said(draft: Draft) -> list[Finding]:
    return [one for one in findings_of(draft) if one.code in STYLE]


@pytest.mark.parametrize(
    ("text", "code", "details"),
    [
        (f"{LONG}.", "T01", {"words": 45}),
        ("We will have a significant effect on firms.", "T02", {"word": "significant"}),
        ("The ZQX will decide.", "T03", {"acronym": "ZQX"}),
        ("We organize labor in the center.", "T05", {"word": "organize"}),
    ],
)
def test_a_planted_flaw_is_found(text: str, code: str, details: dict[str, object]) -> None:
    found = [one for one in said(added(BACKGROUND, text)) if one.code == code]
    assert [one.path for one in found] == [BACKGROUND]
    assert details.items() <= found[0].details.items()


@pytest.mark.parametrize(
    "text",
    [
        "A significant share, 45 % of them, agrees.",
        "A significant share, {=smes_planned} of them, agrees.",
        "The Zonal Quality Exchange (ZQX) opens. The ZQX decides.",
        "The ZQX (zonal quality exchange) decides.",
        "EBROVAL, PADALTA and FOODBRACE lead WP2 and T2.1 for SMEs in the EU. SMP-1 counts. Annex II.",
        f"{LONG[:120]}. {LONG[:120]}.",
        "- one\n- two\n- three",
    ],
)
def test_what_is_fine_raises_no_hint(text: str) -> None:
    assert said(added(BACKGROUND, text)) == []


def test_a_passage_in_two_sections_is_found_in_the_later_one() -> None:
    passage = (
        "The partners agreed that " + " ".join(f"thing{number}" for number in range(20)) + " matter most."
    )
    draft = set_value(added(BACKGROUND, passage), NEEDS, _text(added(NEEDS, passage), "needs"))
    (found,) = [one for one in said(draft) if one.code == "T04"]
    assert found.path == NEEDS
    assert "1.1" in str(found.details["other"])


def _text(draft: Draft, section: str) -> str:
    return next(row.text for row in draft.narrative if row.id == section)


def test_a_section_that_never_says_what_is_asked_is_named() -> None:
    draft = set_value(an_example(), "narrative/communication/text", "Nothing of it. " * 30)
    assert "T06" in {one.code for one in said(draft)}


def test_other_languages_are_not_held_against_english_words() -> None:
    draft = set_value(
        added(BACKGROUND, "We organize labor; labour; a significant effect."), "general/language", "de"
    )
    assert said(draft) == []


def test_a_heading_and_a_table_are_no_sentences() -> None:
    assert read("# " + LONG).long == ()
    assert read("| " + " | ".join(LONG.split()) + " |").long == ()
