"""docs/checks.md says what the program does."""

from __future__ import annotations

import runpy
from pathlib import Path

from euroapp.checks.catalogue import CATALOGUE, HOLDS

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "checks.md"


def test_the_list_of_checks_is_current() -> None:
    written = runpy.run_path(str(ROOT / "scripts" / "write_checks.py"))["document"]()
    assert written == DOCUMENT.read_text("utf-8"), "run `make docs`"


def test_the_list_names_every_check() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert all(f"### {code} " in text for code in CATALOGUE)
    assert all(f"| {code} |" in text for code in HOLDS)
