"""Every derived number is documented."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from euroapp.cli import main

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "figures.md"


def test_every_key_is_in_the_document_and_every_key_of_the_document_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "bid.euroapp"
    assert main(["example", str(draft)]) == 0
    capsys.readouterr()
    assert main(["figures", str(draft), "--json"]) == 0
    printed = set(json.loads(capsys.readouterr().out))
    rows = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    documented = {key for row in rows for key in re.findall(r"`([a-z_]+)`", row.split("|")[1])}
    assert printed == documented
