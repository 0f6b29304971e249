"""Web addresses as people write them, and what is none."""

from __future__ import annotations

import pytest

from euroapp.checks.addresses import is_address


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.eu",
        "example.eu",
        "www.klaster.example.pl/o-nas?lang=pl#team",
        "http://übung.example.de:8080/a",
        "клъстер.бг",
        "https://clustercollaboration.eu/content/organisation-x",
    ],
)
def test_addresses_are_taken_as_people_write_them(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    ["our page", "https://", "none", "n/a", "name@example.eu", "ftp://example.eu", "example", "www.", "1.5"],
)
def test_what_cannot_be_opened_is_no_address(text: str) -> None:
    assert not is_address(text)
