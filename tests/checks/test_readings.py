"""Words and names are read as people mean them: what is found, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from euroapp.checks.attachments import PLAIN_NAME, years_before
from euroapp.checks.cures.rows import plain_file_name
from euroapp.checks.recipients import named_recipient, paid_to_provider
from euroapp.checks.words import is_coordination, is_management, sounds_like_milestone
from tests.builders import a_call, an_example, findings_of


@pytest.mark.parametrize(
    "text",
    [
        "The voucher is paid directly to the service provider.",
        "100 % of the amount goes to the chosen provider after delivery.",
        "The coordinator pays the provider.",
        "After acceptance the training provider is paid.",
    ],
)
def test_paying_whoever_sells_to_the_sme_is_found(text: str) -> None:
    assert paid_to_provider(f"50 % after signature. {text}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The money goes to the SME, never to the provider of the training.",
        "Paid to the SME after it shows the invoice of the provider.",
        "The second half follows when the SME has paid the provider.",
        "The SME pays the provider itself; the grant is not paid to any provider.",
    ],
)
def test_paying_the_sme_is_left_alone(text: str) -> None:
    assert not paid_to_provider(text)


NAMES = ("ALFA", "Cluster Beta e.V.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SMEs and ALFA", "ALFA"),
        ("SMEs of the region; Cluster Beta e.V. for its laboratory.", "Cluster Beta e.V."),
        ("SMEs that are members of ALFA.", ""),
        ("SMEs chosen by ALFA.", ""),
        ("Excluded: ALFA and firms linked with it.", ""),
        ("ALFA cannot receive anything.", ""),
        ("ALFABETA and other firms", ""),
        ("", ""),
    ],
)
def test_participants_among_recipients(text: str, found: str) -> None:
    assert named_recipient(text, NAMES) == found


@pytest.mark.parametrize("name", ["Kick-off meeting", "Final conference held", "Call opened"])
def test_something_that_happens_is_no_deliverable(name: str) -> None:
    assert sounds_like_milestone(name)


@pytest.mark.parametrize(
    "name", ["Minutes of the meeting", "Conference report", "Toolbox", "", "Open data set"]
)
def test_something_handed_over_is_a_deliverable(name: str) -> None:
    assert not sounds_like_milestone(name)


def test_management_and_coordination_are_known_by_their_names() -> None:
    assert is_management("Project management")
    assert is_management("Coordination and reporting")
    assert not is_management("Cluster manager academy")
    assert is_coordination("Coordination and reporting")
    assert not is_coordination("Financial audit")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Präsentation (neu).xlsx", "Prasentation_neu.xlsx"),
        ("annex.v2.tar.gz", "annex_v2_tar.gz"),
        ("Προϋπολογισμός.pdf", "Proypologismos.pdf"),
        ("budget", "budget.pdf"),
        ("", "annex.pdf"),
        ("a" * 200 + ".docx", "a" * 94 + ".docx"),
    ],
)
def test_a_file_gets_a_name_that_can_be_uploaded(name: str, plain: str) -> None:
    assert plain_file_name(name) == plain
    assert len(plain) < 100
    assert PLAIN_NAME.fullmatch(plain)


def test_years_before_a_leap_day() -> None:
    assert years_before(date(2024, 2, 29), 4) == date(2020, 2, 29)
    assert years_before(date(2024, 2, 29), 3) == date(2021, 2, 28)
    assert years_before(date(3, 1, 1), 9) == date(1, 1, 1)


def test_without_a_deadline_no_project_is_too_old() -> None:
    call = a_call()
    open_end = call.facts.replaced("deadline", call.facts.day("deadline").replace(value=None))
    assert findings_of(an_example(), type(call)(call.pack, call.form, open_end, call.pack)) == ()
