"""Questions that an evaluator may ask of a section, in this program's own words."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from euroapp.bundle import resources


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((resources() / "evaluators.json").read_text(encoding="utf-8"))
    return found


def questions(section: str) -> tuple[str, ...]:
    """Return the questions about a section of the form, by its id; none where there are none."""
    found = _data().get(section, ())
    return tuple(found) if isinstance(found, list) else ()


def about() -> str:
    """Return where the questions come from."""
    return str(_data()["about"])
