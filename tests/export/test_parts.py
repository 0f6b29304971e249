"""What a call does not have is not printed, and the proof of the print knows it."""

from __future__ import annotations

from pathlib import Path

from euroapp.calls.call import Call
from euroapp.export.proposal import export_pdf
from euroapp.export.verdict import Verdict
from euroapp.figures import figures
from tests.builders import a_call, an_example
from tests.export.reading import Printed


def test_tables_of_absent_parts_are_not_printed(tmp_path: Path) -> None:
    call = Call.of(a_call().pack.replace(parts=()), a_call().form)
    path = tmp_path / "bid.pdf"
    report = export_pdf(an_example(), call, figures(an_example(), call), path)
    text = "".join(Printed(path).text)
    assert "Subcontracting S1" not in text
    assert "No subcontracting is planned" not in text
    assert "Financial support to third parties in this work package" not in text
    texts = [item for item in report.compliance.items if item.key in {"texts", "other_texts"}]
    assert {item.verdict for item in texts} == {Verdict.OK}
