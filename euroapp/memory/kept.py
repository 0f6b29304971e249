"""Keeps results for a process that does the same work again and again, as the live preview does.

An export does each piece of work once: there nothing is kept, for it would only take memory.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])

_keeping = False


def keep_results() -> None:
    """Keep in this process, from now on, what functions marked with `kept` return."""
    global _keeping
    _keeping = True


def kept(most: int) -> Callable[[Function], Function]:
    """Mark a function whose last results may be kept: what it takes can be hashed, and nobody changes them.

    Args:
        most: how many results are kept.

    """

    def mark(function: Function) -> Function:
        keeping = lru_cache(most)(function)

        @wraps(function)
        def either(*given: Hashable) -> Any:
            return keeping(*given) if _keeping else function(*given)

        return cast("Function", either)

    return mark
