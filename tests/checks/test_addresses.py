"""Which texts are e-mail addresses."""

from __future__ import annotations

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st

from euroapp.checks.consortium import valid_email

PARTS = st.lists(
    st.sampled_from(
        ("anna", "B2", "x", "office", "xn--a", "-", "--", ".", "_", "+", "@", "test", "local", "eu", "org")
    )
)


def in_the_library(text: str) -> bool:
    try:
        validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True


@given(
    PARTS.map("".join),
    PARTS.map("".join),
    st.sampled_from(
        (".eu", ".test", ".local", ".onion", "", ".x", ".com", ".example", ".localhost", ".testing")
    ),
)
def test_usual_addresses_are_told_as_the_library_tells_them(name: str, host: str, end: str) -> None:
    text = f"{name}@{host}{end}"
    assert valid_email(text) == in_the_library(text)


@pytest.mark.parametrize(
    "text", ["anna.berg@cluster-net.example.eu", "o'neill@firm.ie", "jörg@müller.de", "A_1@b.co"]
)
def test_an_address_of_a_person(text: str) -> None:
    assert valid_email(text)


@pytest.mark.parametrize(
    "text", ["anna@cluster", "anna..berg@firm.eu", "anna@-firm.eu", "anna@firm.local", "@firm.eu"]
)
def test_no_address(text: str) -> None:
    assert not valid_email(text)
