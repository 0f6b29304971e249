"""The proof of a print notices each kind of fault of the writer, and raises no alarm where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings

from euroapp.draft import Draft
from euroapp.export.verdict import Item, Verdict
from euroapp.language import ENGLISH, PSEUDO, Language
from euroapp.outline.elements import Outline, Table
from euroapp.outline.proposal import outline
from tests.builders import a_cost, a_draft, a_partner, an_example, call_of, figures_of
from tests.export.mutations import Mutation, mutations, shortened
from tests.export.reading import proven, texts_back
from tests.faults.workshop import rounds
from tests.strategies import drafts


@cache
def the_draft() -> Draft:
    return shortened()


@cache
def the_outline() -> Outline:
    draft = the_draft()
    return outline(draft, call_of(draft), figures_of(draft))


def faults() -> Iterator[Mutation]:
    """One fault of each kind, from the middle of those there are."""
    kinds: dict[tuple[str, str], list[Mutation]] = {}
    for mutation in mutations(the_outline()):
        kinds.setdefault((mutation.kind, mutation.how), []).append(mutation)
    for found in kinds.values():
        yield found[len(found) // 2]


FAULTS = {f"{mutation.kind}, {mutation.how}": mutation for mutation in faults()}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_each_kind_is_noticed(fault: str) -> None:
    found = texts_back(FAULTS[fault].outline, the_draft())
    assert Verdict.FAIL in {item.verdict for item in found}


LANGUAGES = pytest.mark.parametrize("language", [ENGLISH, PSEUDO], ids=["English", "longer words"])


def printed_right(draft: Draft, language: Language = ENGLISH) -> list[Item]:
    return proven(draft, language)


@LANGUAGES
def test_a_right_print_raises_no_alarm(language: Language) -> None:
    for draft in (the_draft(), an_example()):
        assert {item.verdict for item in printed_right(draft, language)} == {Verdict.OK}


@LANGUAGES
def test_an_empty_draft_raises_no_alarm(language: Language) -> None:
    assert {item.verdict for item in printed_right(Draft(), language)} == {Verdict.OK}


@LANGUAGES
def test_an_overfull_draft_raises_no_alarm(language: Language) -> None:
    draft = an_example()
    long = "Supercalifragilistic-" * 8
    partners = tuple(
        row.replace(id=f"{row.id}x{count}", legal_name=f"{row.legal_name} " * 6)
        for count in range(4)
        for row in draft.partners
    )
    packages = tuple(
        row.replace(id=f"{row.id}x{count}", name=long) for count in range(5) for row in draft.work_packages
    )
    draft = draft.replace(
        partners=(*draft.partners, *partners), work_packages=(*draft.work_packages, *packages)
    )
    found = printed_right(draft, language)
    assert {item.verdict for item in found} == {Verdict.OK}, found


@pytest.mark.timeout(30 * rounds(10, 200))
@LANGUAGES
@settings(max_examples=rounds(10, 200), suppress_health_check=list(HealthCheck))
@given(draft=drafts())
def test_a_draft_in_any_state_raises_no_alarm(language: Language, draft: Draft) -> None:
    found = printed_right(draft, language)
    assert Verdict.FAIL not in {item.verdict for item in found}, found


def test_a_part_of_a_bar_that_is_too_short_to_be_drawn_raises_no_alarm() -> None:
    rich, poor = a_partner("p1", requested_contribution="1234.56"), a_partner("p2")
    draft = a_draft(
        partners=(rich, poor),
        cost_lines=(a_cost("c1", "A1", "10700000000", "p1"), a_cost("c2", "A1", "0.02", "")),
    )
    assert Verdict.FAIL not in {item.verdict for item in printed_right(draft)}


@pytest.mark.parametrize("little", ["0.01", "5000", "1000000"])
def test_a_payment_that_is_too_small_to_be_drawn_raises_no_alarm(little: str) -> None:
    def scheme(key: str, total: str, month: int) -> dict[str, object]:
        call = {"id": "o1", "opening_month": month, "closing_month": month}
        return {"id": key, "name": key, "total": total, "implementation_months": 3, "calls": (call,)}

    schemes = (scheme("f1", "99999999999", 6), scheme("f2", little, 20))
    draft = a_draft(general={"duration_months": 36}, schemes=schemes)
    assert "Support to SMEs over time" in str(outline(draft, call_of(draft), figures_of(draft)))
    assert Verdict.FAIL not in {item.verdict for item in printed_right(draft)}


def test_a_lost_table_is_named() -> None:
    chapters = the_outline().chapters
    place, risks = next(
        (number, one)
        for number, chapter in enumerate(chapters)
        for one in chapter.elements
        if isinstance(one, Table) and one.caption == "Critical risks and mitigation"
    )
    left = tuple(one for one in chapters[place].elements if one is not risks)
    without = (*chapters[:place], replace(chapters[place], elements=left), *chapters[place + 1 :])
    said = texts_back(replace(the_outline(), chapters=without), the_draft())[1].measured
    assert "table “Critical risks and mitigation”: not printed" in said
    assert "row “R1” of table “Critical risks and mitigation”" in said


def test_the_first_row_of_a_table_is_not_taken_for_its_head() -> None:
    """A participant may be called as a column is."""
    partner = {"id": "p1", "role": "COO", "short_name": "Short name", "legal_name": "Legal name"}
    draft = the_draft().replace(partners=(partner,))
    right = outline(draft, call_of(draft), figures_of(draft))
    assert texts_back(right, draft)[1].verdict is Verdict.OK
    lost = replace(right, participants=replace(right.participants, rows=()))
    assert texts_back(lost, draft)[1].verdict is Verdict.FAIL


@pytest.mark.parametrize("times", [1, 3, 9])
def test_contents_that_leave_headings_out_raise_no_alarm(times: int) -> None:
    draft = the_draft()
    packages = [row.replace(id=f"{row.id}x{count}") for count in range(times) for row in draft.work_packages]
    found = printed_right(draft.replace(work_packages=tuple(packages)))
    assert {item.verdict for item in found} == {Verdict.OK}, found
