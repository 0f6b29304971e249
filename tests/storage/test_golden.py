"""Drafts of every version ever released are read for good."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from euroapp.draft.paths import walk
from euroapp.storage.container import unpack
from euroapp.storage.openformat import from_json, schema, to_json
from euroapp.storage.versions import VERSION

FILES = Path(__file__).parents[1] / "files"
RELEASED = sorted(
    (path.stem.removeprefix("schema-") for path in FILES.glob("schema-*")),
    key=lambda version: [int(part) for part in version.split(".")],
)


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


def test_the_version_of_today_has_its_files() -> None:
    assert VERSION in RELEASED
    assert len(RELEASED) >= 4
    assert {path.stem.removeprefix("draft-") for path in FILES.glob("draft-*")} == set(RELEASED)


def shape(rule: Any) -> Any:
    """Return a schema without its words, which may change in any version."""
    if isinstance(rule, list):
        return [shape(part) for part in rule]
    if not isinstance(rule, dict):
        return rule
    words = {name for name in ("title", "description") if isinstance(rule.get(name), str)}
    return {name: shape(part) for name, part in rule.items() if name not in words}


def released(version: str) -> Any:
    return shape(json.loads((FILES / f"schema-{version}.json").read_text("utf-8")))


def test_the_models_are_those_of_the_version_they_write() -> None:
    assert shape(schema()) == released(VERSION), (
        "The models hold something else than format "
        f"{VERSION} says. Raise MINOR in euroapp/storage/versions.py and run `make version`."
    )


@pytest.mark.parametrize(("before", "after"), list(pairwise(RELEASED)))
def test_a_minor_version_takes_nothing_away(before: str, after: str) -> None:
    old, new = released(before)["$defs"], released(after)["$defs"]
    assert old.keys() <= new.keys()
    for name in old:
        for key, rule in old[name].get("properties", {}).items():
            assert new[name]["properties"][key] == rule


def test_what_was_typed_and_is_no_value_is_in_both_forms() -> None:
    draft = from_json((FILES / "draft-1.2.json").read_bytes())
    assert [(entry.path, entry.text) for entry in draft.unsettled] == [("general/duration_months", "3 years")]
    assert draft.general.duration_months == 36
