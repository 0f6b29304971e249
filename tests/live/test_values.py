"""What live fields show of a draft."""

from __future__ import annotations

from decimal import Decimal

import pytest

from euroapp.calls.library import call_ids
from euroapp.draft import Draft
from euroapp.edits.renaming import short_names
from euroapp.edits.rows import move_row
from euroapp.edits.values import set_value
from euroapp.export.compliance.due import live as due
from euroapp.figures import figures
from euroapp.live import NOT_GIVEN, LiveValues, offers
from euroapp.outline.proposal import outline
from euroapp.wording import captions
from tests.builders import a_draft, an_example, call_of


def values(draft: Draft) -> LiveValues:
    call = call_of(draft)
    return LiveValues(draft, call, figures(draft, call))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("grant_requested", "1,400,000"),
        ("third_party_share", "75.0\N{NO-BREAK SPACE}%"),
        ("smes_planned", "86"),
        ("partner_count", "8"),
        ("country_count", "7"),
        ("general/acronym", "FOODBRACE"),
        ("general/start_date", "1 Sep 2022"),
        ("tasks/t2_1", "T2.1"),
        ("partners/p2", "PADALTA"),
        ("partners/p2/country", "Italy"),
        ("tasks/t2_1/end_month", "M8"),
        ("indicators/k5/target", "16"),
        ("section/needs", "1.2"),
        ("table/indicators", "Table “Indicators, baselines and targets”"),
    ],
)
def test_a_field_shows_what_the_draft_has(name: str, words: str) -> None:
    assert values(an_example()).words(name) == words


@pytest.mark.parametrize(
    "name",
    [
        "nothing",
        "tasks/gone",
        "tasks/t2_1/gone",
        "general/abstract",
        "narrative/needs/text",
        "table/x",
        "tasks",
    ],
)
def test_what_no_sentence_can_hold_is_no_field(name: str) -> None:
    assert values(an_example()).words(name) is None


def test_what_is_empty_says_so() -> None:
    assert values(a_draft()).words("grant_requested") == NOT_GIVEN


def test_texts_follow_a_change_at_once() -> None:
    draft = an_example()
    assert values(set_value(draft, "partners/p2/short_name", "NEW")).words("partners/p2") == "NEW"
    assert values(move_row(draft, "work_packages/wp2", 1)).words("tasks/t2_1") == "T3.1"
    assert values(set_value(draft, "indicators/k5/target", Decimal(18))).words("indicators/k5/target") == "18"


def test_everything_that_is_offered_shows_something_and_is_found_by_its_words() -> None:
    found = offers(values(an_example()))
    assert all(one.shown.text for one in found)
    assert len({one.shown.name for one in found}) == len(found)
    by_words = {
        words: [one.shown.name for one in found if one.fits(words)] for words in ("grant", "padalta", "T2.1")
    }
    assert "grant_requested" in by_words["grant"]
    assert "partners/p2" in by_words["padalta"]
    assert "tasks/t2_1" in by_words["T2.1"]
    assert short_names(an_example()).keys() <= {name.removeprefix("partners/") for name in map(_name, found)}


def _name(offer: object) -> str:
    return offer.shown.name  # type: ignore[attr-defined, no-any-return]


def test_writer_and_proof_know_the_same_captions() -> None:
    assert {key: str(one.words) for key, one in captions.TABLES.items()} == {
        k: str(v) for k, v in due._TABLES.items()
    }
    assert {key: str(one.words) for key, one in captions.FIGURES.items()} == {
        k: str(v) for k, v in due._FIGURES.items()
    }


def test_every_table_and_figure_that_can_be_named_is_printed() -> None:
    draft = an_example()
    call = call_of(draft)
    printed = outline(draft, call, figures(draft, call))
    elements = (printed.participants, *(one for chapter in printed.chapters for one in chapter.elements))
    keys = {getattr(one, "key", "") for one in elements}
    assert captions.TABLES.keys() <= keys
    assert captions.FIGURES.keys() - {"timetable"} <= keys
    assert call_ids()
