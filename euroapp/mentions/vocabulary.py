"""The words by which the numbers in a text are told apart; they are data, `resources/mentions.json`."""

from __future__ import annotations

import json
from functools import cache

from euroapp.bundle import resource_path


@cache
def _data(name: str) -> dict[str, str]:
    data: dict[str, str] = json.loads(resource_path(name).read_text(encoding="utf-8"))
    return data


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of a kind in small letters, such as the verbs that may follow the number of a row."""
    return frozenset(_data("mentions.json")[kind].split())


@cache
def countries() -> frozenset[str]:
    """Return the names of all countries in small letters."""
    return frozenset(name.casefold() for name in _data("countries.json").values())
