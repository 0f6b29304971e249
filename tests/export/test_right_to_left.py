"""Names in letters that are written from right to left are told, and raise no alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

from euroapp.draft import Draft
from euroapp.export.proposal import export_pdf
from euroapp.export.verdict import Verdict
from tests.builders import an_example, call_of, figures_of


def with_name(draft: Draft, name: str) -> Draft:
    """Return a draft with a name on the cover, in a table of participants and in rows over pages."""
    first, *others = draft.partners
    partners = (first.replace(legal_name=name), *others)
    staffed = tuple(p.replace(staff=tuple(s.replace(name=name) for s in p.staff)) for p in partners)
    return draft.replace(partners=staffed)


@pytest.mark.parametrize("name", ["Noa Levi (נועה לוי)", "Technion “הטכניון” … ①"])
def test_a_right_print_of_such_a_name_is_something_to_look_at_and_no_failure(
    tmp_path: Path, name: str
) -> None:
    draft = with_name(an_example(), name)
    report = export_pdf(draft, call_of(draft), figures_of(draft), tmp_path / "bid.pdf")
    (item,) = [item for item in report.compliance.items if item.key == "other_texts"]
    assert item.verdict is Verdict.WARN
    assert "from right to left" in item.measured
