"""Remembers what was found in texts, up to so many characters of text and not up to so many texts.

A thousand edits of a long section make a thousand long texts, of which only the last is asked for again;
a draft of a thousand short lines has all of them asked for at each check.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

Look = TypeVar("Look", bound=Callable[..., Any])

_CHARACTERS = 400_000
"""Twice what a draft of 30,000 words holds."""
_LEAST = 64
"""Characters that a result takes at least, however short its text."""
_MISSING = object()


def by_text(look: Look) -> Look:
    """Remember what a function finds in a text, which is its first argument; all arguments are hashable.

    What was asked for since about the last 400,000 characters is known. Like `lru_cache`, it is for
    functions that depend on nothing but their arguments.
    """
    young: dict[tuple[Any, ...], Any] = {}
    old: dict[tuple[Any, ...], Any] = {}
    characters = 0

    @wraps(look)
    def found(*key: Any) -> Any:
        nonlocal young, old, characters
        value = young.get(key, _MISSING)
        if value is not _MISSING:
            return value
        value = old.get(key, _MISSING)
        if value is _MISSING:
            value = look(*key)
        characters += max(len(key[0]), _LEAST)
        if characters > _CHARACTERS:
            young, old, characters = {}, young, 0
        young[key] = value
        return value

    return cast(Look, found)
