"""Partners kept for later drafts: nothing of one draft goes along; a damaged list is never overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from euroapp.draft import Draft
from euroapp.draft.consortium import Role, SignOff
from euroapp.errors import DraftUnreadable
from euroapp.storage.partner_library import PartnerLibrary, for_library
from tests.builders import a_partner, an_example
from tests.strategies import drafts

KEPT = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def library(tmp_path: Path) -> PartnerLibrary:
    return PartnerLibrary(tmp_path / "own" / "partners.json")


@KEPT
@given(drafts())
def test_what_is_kept_comes_back_without_what_belongs_to_one_draft(
    library: PartnerLibrary, draft: Draft
) -> None:
    for partner in draft.partners[:2]:
        library.keep(partner)
        assert for_library(partner) in library.all()
    for partner in library.all():
        assert (partner.role, partner.sign_off, partner.linked_to) == (Role.BENEFICIARY, SignOff(), "")


def test_the_same_organisation_is_kept_once_as_it_is_now(library: PartnerLibrary) -> None:
    first = a_partner("p1", legal_name="Klaster Żywności", pic="123456789")
    assert not library.keep(first)
    assert library.keep(first.replace(legal_name="Klaster Zdrowej Żywności", town="Lublin"))
    assert [(row.town, row.pic) for row in library.all()] == [("Lublin", "123456789")]
    assert not library.keep(a_partner("p2", legal_name="Another", pic="987654321"))
    library.forget(library.all()[0])
    assert len(library.all()) == 1


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b'{"partners": 3}', b'{"partners": [{"id": 7}]}', b"\xff\x00"]
)
def test_a_damaged_list_is_told_and_left_as_it_is(library: PartnerLibrary, raw: bytes) -> None:
    library.keep(an_example().partners[0])
    file = library._file
    file.write_bytes(raw)
    for act in (library.all, lambda: library.keep(an_example().partners[1])):
        with pytest.raises(DraftUnreadable, match="damaged"):
            act()
        assert file.read_bytes() == raw
    aside = library.set_aside()
    assert aside is not None
    assert aside.read_bytes() == raw
    assert library.all() == ()
