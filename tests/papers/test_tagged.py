"""Printed papers are read out in order, as proposals are."""

from __future__ import annotations

import page
import pytest

from euroapp.papers.material import Leaf
from tests.export.tags import failures
from tests.papers.folders import begun, made


@pytest.mark.parametrize(
    "module", ["transfer", "summary", "concept_note", "partner_sheets", "declarations", "timetable"]
)
def test_no_rule_of_pdf_ua_is_broken(module: str) -> None:
    one: Leaf = made(module, begun())[0]
    assert failures(one.data, page.ValidationProfile.PDF_UA_1) == {}
