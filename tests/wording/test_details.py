"""Sentences hold values until they are printed, with the marks of whoever reads them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from euroapp.checks.mending import cures
from euroapp.checks.saying import in_words
from euroapp.details import (
    Belonging,
    CalendarMonth,
    Choice,
    Detail,
    FieldValue,
    Listed,
    Money,
    Pages,
    Rounded,
    Rounding,
    Row,
    RowNumber,
    Share,
    Span,
    Term,
)
from euroapp.draft import Draft
from euroapp.language import Language
from euroapp.wording.details import filled, worded
from euroapp.wording.values import Names
from tests.builders import an_example, call_of, figures_of, findings_of
from tests.strategies import drafts

GERMAN = Language("de")
EXAMPLE = Names(an_example(), call_of(an_example()))
BLANK = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("detail", "english", "german"),
    [
        (Money(Decimal("1400000")), "1,400,000.00", "1.400.000,00"),
        (Money(None), "", ""),
        (1250, "1,250", "1.250"),
        (Decimal("2.50"), "2.5", "2,5"),
        (Rounded(Decimal(2), 1), "2.0", "2,0"),
        (Share(Decimal("0.7499")), f"75.0{BLANK}%", f"75,0{BLANK}%"),
        (Share(Decimal("0.7499"), Rounding.CUT), f"74.9{BLANK}%", f"74,9{BLANK}%"),
        (Share(Decimal("0.625"), Rounding.EXACT), f"62.5{BLANK}%", f"62,5{BLANK}%"),
        (Pages(1), "1 page", "1 page"),
        (Pages(1200), "1,200 pages", "1.200 pages"),
        (Span(1, None), "M1 to M?", "M1 to M?"),
        (date(2025, 2, 5), "5 Feb 2025", "5. Feb. 2025"),
        (CalendarMonth(2025, 8), "August 2025", "August 2025"),
        (CalendarMonth(2025, 3), "March 2025", "März 2025"),
        (Row("partners", "p1"), f"1{BLANK}EBROVAL", f"1{BLANK}EBROVAL"),
        (RowNumber("work_packages", "wp2"), "WP2", "WP2"),
        (Row("partners", "nobody"), "", ""),
        (Belonging("CV", Row("partners", "p1")), f"CV (1{BLANK}EBROVAL)", f"CV (1{BLANK}EBROVAL)"),
        (Choice("countries", "ES"), "Spain", "Spain"),
        (Listed((Term.NO_INDICATOR, 1000)), "no indicator, 1,000", "no indicator, 1.000"),
        (FieldValue("general/duration_months", None), "empty", "empty"),
        ("1.000,5 {as typed}", "1.000,5 {as typed}", "1.000,5 {as typed}"),
    ],
)
def test_each_kind_is_printed_with_the_marks_of_the_reader(detail: Detail, english: str, german: str) -> None:
    words = worded(detail, EXAMPLE)
    assert (words, GERMAN.put(words)) == (english, german)


@pytest.mark.parametrize("term", Term)
def test_every_word_of_the_program_has_its_letters(term: Term) -> None:
    assert worded(term, EXAMPLE)


@settings(max_examples=25)
@given(drafts())
def test_whatever_marks_a_finding_is_printed_with_its_cures_are_the_same(draft: Draft) -> None:
    call, names = call_of(draft), Names(draft, call_of(draft))
    for finding in findings_of(draft)[:40]:
        said = in_words(finding, draft, call, names.numbers)
        assert "{" not in GERMAN.put(said.message) or "{" in str(finding.details)
        for cure in cures(finding, draft, call, figures_of(draft)):
            assert filled(cure.sentence, cure.details, names)
            assert cure.edit(draft) != draft
