"""VAT numbers as people write them, with and without the letters of their country."""

from __future__ import annotations

import pytest

from euroapp.checks import review
from euroapp.checks.vat_numbers import vat_can_be_right
from euroapp.storage.versions import version_of
from tests.builders import a_call, a_draft, a_partner


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("ATU13585627", "AT"),
        ("U13585627", "AT"),
        ("de 136.695.976", "AT"),
        ("ES B-12345674", "ES"),
        ("EL 094259216", "GR"),
        ("CHE-107.787.577 MWST", "CH"),
        ("GB 980 7806 84", "GB"),
        ("12345678", "UA"),
    ],
)
def test_numbers_are_taken_as_people_write_them(text: str, country: str) -> None:
    assert vat_can_be_right(text, country)


@pytest.mark.parametrize(
    ("text", "country"),
    [("ATU13585628", "AT"), ("pending", "FR"), ("U13585627", ""), ("1" * 1000, "DE"), ("--", "DE")],
)
def test_a_slip_is_found(text: str, country: str) -> None:
    assert not vat_can_be_right(text, country)


def test_one_number_written_in_two_ways_is_found_at_the_second_participant() -> None:
    partners = (a_partner("p1", vat="ATU13585627"), a_partner("p2", vat="AT U135 856 27"))
    found = review(a_draft(partners=partners), a_call()).findings
    assert [one.path for one in found if one.message == "vat_twice"] == ["partners/p2/vat"]


def test_older_programs_read_a_draft_without_vat_numbers() -> None:
    plain, told = (a_draft(partners=(a_partner("p1", vat=vat),)) for vat in ("", "ATU13585627"))
    assert "vat" not in plain.partners[0].model_dump()
    assert (version_of(plain), version_of(told)) == ("1.3", "1.6")
