"""Names are compared, found and made into file names with accents and forms folded."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.calls.library import load_call
from euroapp.checks import check
from euroapp.draft.consortium import Participant
from euroapp.edits.rows import duplicate_row
from euroapp.folding import file_stem, fold, folded, plain_letters
from tests.builders import an_example

NBSP, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
SAME = [
    ("Málaga", "malaga"),
    ("İstanbul", "istanbul"),
    ("ISTANBUL", "ıstanbul"),
    (unicodedata.normalize("NFD", "Łódź"), "Łódź"),
    ("Łódź", "lodz"),
    ("straße", "STRASSE"),
    (unicodedata.normalize("NFC", "Österreich"), unicodedata.normalize("NFD", "Österreich")),
    (f"Eco{NBSP}Valley", "Eco Valley"),
    (f"Eco{NARROW}Valley", "ECO VALLEY"),
    ("KLASTR", "KLASTR\N{ZERO WIDTH SPACE}"),
    ("KLA\N{SOFT HYPHEN}STR", "KLASTR"),
    ("A  B", " A B "),
    ("ΣΟΦΟΣ", "σοφος"),
    ("Ærø", "aero"),
    ("Þór", "Thor"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_reads_the_same_is_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other) != ""


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_short_name_used_twice_is_found_in_whatever_form(one: str, other: str) -> None:
    draft = an_example()
    partners = tuple(Participant(id=f"x{n}", short_name=name) for n, name in enumerate((one, other, "Third")))
    found = check(draft.replace(partners=partners), load_call(draft.call.id))
    twice = {f.path for f in found if f.message == "short_name_twice"}
    assert twice == {"partners/x0/short_name", "partners/x1/short_name"}


def test_a_copied_partner_gets_a_name_of_its_own_in_every_form() -> None:
    draft = an_example()
    rows = (Participant(id="x1", short_name="ECLAT"), Participant(id="x2", short_name="éclat (2)"))
    copied = duplicate_row(draft.replace(partners=rows), "partners/x1", "x3")
    assert copied.partners[1].short_name == "ECLAT (3)"


@given(st.text(max_size=40))
def test_folding_is_settled_and_blind_to_forms(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("ÉCLAT", "ECLAT"),
        ("ŁÓDŹ", "LODZ"),
        ("Žďár", "Zdar"),
        ("Übung", "Ubung"),
        ("Ærøskøbing", "AEroskobing"),
        ("ΑΘΗΝΑ", "ATHINA"),
        ("Ώρα", "Ora"),
        ("София", "Sofiya"),
        ("ЩИТ", "SHTIT"),
        ("CON", "CON"),
    ],
)
def test_letters_are_carried_over_not_dropped(name: str, plain: str) -> None:
    assert plain_letters(name) == plain


@pytest.mark.parametrize("name", ["CON", "con", "Aux", "COM1", "LPT9", "NUL"])
def test_an_offered_name_is_harmless_everywhere(name: str) -> None:
    assert file_stem(name, "draft") == f"{name}-draft"


def test_an_offered_name_keeps_its_letters() -> None:
    assert file_stem("Žďár: é/ŁÓDŹ?", "draft") == "Žďár éŁÓDŹ"
    assert file_stem("?!", "draft") == "draft"
