"""docs/checks.md says what the program does."""

from __future__ import annotations

import runpy
from pathlib import Path

from euroapp.checks.areas import CATALOGUE

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "checks.md"
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "write_checks.py"))


def test_the_list_of_checks_is_current() -> None:
    written = SCRIPT["document"]()
    assert written == DOCUMENT.read_text("utf-8"), "run `make docs`"


def test_the_list_names_every_check() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert all(f"### {code} " in text for code in CATALOGUE)
    holds = SCRIPT["HOLDS"]
    assert all(f"| {code} |" in text for code in holds)
    assert not holds.keys() & CATALOGUE.keys(), "what holds by itself is no check"
    assert all(reason.endswith(".") for reason in holds.values())
