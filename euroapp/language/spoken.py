"""Whatever is made of frozen values, with its words said in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from euroapp.language.language import Language
from euroapp.language.words import Words

T = TypeVar("T")


def spoken(part: T, language: Language) -> T:
    """Return an outline, a report, or any part of one, with all words of the program said in a language.

    What people wrote and what the call says stays as it is.
    """
    return part if language.is_english else _put(part, language)


def _put(part: Any, language: Language) -> Any:
    if isinstance(part, Words):
        return language.put(part)
    if isinstance(part, tuple):
        return tuple(_put(one, language) for one in part)
    if isinstance(part, Mapping):
        return {key: _put(one, language) for key, one in part.items()}
    if is_dataclass(part) and not isinstance(part, type):
        said = {one.name: _put(getattr(part, one.name), language) for one in fields(part) if one.init}
        return replace(part, **said)
    return part
