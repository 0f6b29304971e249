"""`euroapp import DRAFT TEXT.docx` shows what a text would change, and with --apply changes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from euroapp.cli import main
from euroapp.draft.paths import get
from euroapp.storage.files import load
from tests.importing.texts import EVERYTHING, STYLES, docx, p

BACKGROUND = "narrative/background/text"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "bid.euroapp"
    assert main(["new", str(path), "--call", "smp-cosme-2024-cluster-01"]) == 0
    return path


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.docx"
    path.write_bytes(docx(p("Background and general objectives", style="H2") + p("Words."), styles=STYLES))
    return path


def run(*arguments: object) -> int:
    return main(["import", *map(str, arguments)])


def test_nothing_changes_before_apply_and_then_it_is_one_change(
    draft: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = draft.read_bytes()
    assert run(draft, text) == 0
    assert draft.read_bytes() == before
    assert "1.1 Background and general objectives is empty and gets the text." in capsys.readouterr().out
    assert run(draft, text, "--apply") == 0
    assert get(load(draft).draft, BACKGROUND) == "Words."
    capsys.readouterr()
    assert main(["log", str(draft)]) == 0
    assert "(empty) → Words." in capsys.readouterr().out


def test_a_section_that_holds_a_text_asks_what_shall_become_of_it(draft: Path, text: Path) -> None:
    assert run(draft, text, "--apply") == 0
    assert run(draft, text, "--apply") == 1
    assert get(load(draft).draft, BACKGROUND) == "Words."
    assert run(draft, text, "--apply", "--append") == 0
    assert get(load(draft).draft, BACKGROUND) == "Words.\n\nWords."
    assert run(draft, text, "--apply", "--replace") == 0
    assert get(load(draft).draft, BACKGROUND) == "Words."


def test_tracked_changes_are_asked_about(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = draft.read_bytes()
    assert run(draft, EVERYTHING[0], "--apply") == 1
    assert draft.read_bytes() == before
    assert "--tracked accepted or --tracked rejected" in capsys.readouterr().err
    assert run(draft, EVERYTHING[0], "--apply", "--tracked", "rejected") == 1
    assert "forty firms" in get(load(draft).draft, BACKGROUND)


def test_parts_go_where_the_user_says(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(draft, EVERYTHING[1], "--tracked", "accepted", "--section", "#1=teams", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in told["sections"]] == ["background", "needs", "teams", "impact"]
    assert told["not_taken"] == []
    sums = told["characters"]
    assert sums["whole"] == sum(sums[name] for name in ("placed", "headings", "left")) - sums["added"] + sum(
        sums["beside"].values()
    )


def test_what_has_no_meaning_for_a_kind_of_file_is_refused(draft: Path, text: Path, tmp_path: Path) -> None:
    assert run(draft, text, "--list", "cost_lines") == 3
    table = tmp_path / "table.csv"
    table.write_text("a;b\n")
    assert run(draft, table, "--append") == 3
    assert run(draft, text, "--section", "nonsense") == 3
    assert run(draft, tmp_path / "missing.docx") == 2
