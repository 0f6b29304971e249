"""Drafts of every version ever released are read for good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from euroapp.draft.paths import walk
from euroapp.storage.container import unpack
from euroapp.storage.openformat import from_json, to_json
from euroapp.storage.versions import VERSION

FILES = Path(__file__).parents[1] / "files"
RELEASED = ["1.0", "1.1"]


@pytest.mark.parametrize("version", RELEASED)
def test_both_forms_of_an_old_draft_are_read_and_say_the_same(version: str) -> None:
    draft = unpack((FILES / f"draft-{version}.euroapp").read_bytes()).draft
    assert draft == from_json((FILES / f"draft-{version}.json").read_bytes())
    assert len(draft.partners) == 8
    assert sum(1 for _ in walk(draft)) > 400


@pytest.mark.parametrize("version", RELEASED)
def test_nothing_an_old_draft_said_gets_lost(version: str) -> None:
    def said(value: object) -> list[object]:
        if isinstance(value, dict):
            return [leaf for child in value.values() for leaf in said(child)]
        if isinstance(value, list):
            return [leaf for child in value for leaf in said(child)]
        return [value] if value not in (None, "", False) else []

    raw = (FILES / f"draft-{version}.json").read_bytes()
    before, after = (
        sorted(map(str, said(json.loads(text)["draft"]))) for text in (raw, to_json(from_json(raw)))
    )
    assert before == after


def test_the_version_of_today_has_its_file() -> None:
    assert VERSION in RELEASED
    assert {path.stem.removeprefix("draft-") for path in FILES.glob("draft-*")} == set(RELEASED)
