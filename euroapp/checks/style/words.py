"""Words that hints on style look for: `resources/style.json`, read when first asked for."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from euroapp.bundle import resources


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((resources() / "style.json").read_text(encoding="utf-8"))
    return found


@cache
def vague() -> re.Pattern[str]:
    """Return what finds words that claim much and say little."""
    return any_of(_data()["vague"])


@cache
def known_acronyms() -> frozenset[str]:
    """Return acronyms that every evaluator knows."""
    return frozenset(_data()["known_acronyms"])


@cache
def spellings() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the British form of words by their American one, and what finds words of either kind."""
    pairs: list[list[str]] = _data()["british_american"]
    return {american: british for british, american in pairs}, any_of(
        [word for pair in pairs for word in pair]
    )


@cache
def asked(section: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what a section should speak of: words for it, and what finds any of them."""
    groups: list[list[str]] = _data()["asked"].get(section, [])
    return tuple((", ".join(words), any_of(words)) for words in groups)


def any_of(words: list[str]) -> re.Pattern[str]:
    """Return what finds any of some words as whole words, in any case."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)
