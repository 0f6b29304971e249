"""Which snapshots are kept: many of today, fewer of last month, some of last quarter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

NEWEST = 20
LEAST = 3
"""Never fewer, whatever the clock says."""

PINNED_FOR = timedelta(days=180)
_SLOTS = (
    (timedelta(hours=24), "%Y-%m-%d %H"),
    (timedelta(days=30), "%Y-%m-%d"),
    (timedelta(weeks=12), "%G-%V"),
)
"""How far back one is kept for each hour, day and week."""


class Kept(Protocol):
    """A snapshot as the rules see it."""

    @property
    def kept_at(self) -> datetime:
        """Return when it was made."""

    @property
    def pinned(self) -> bool:
        """Tell whether it was made before something that cannot be undone."""


Copy = TypeVar("Copy", bound=Kept)


def to_keep(copies: Sequence[Copy], now: datetime) -> list[Copy]:
    """Return the snapshots that stay.

    Args:
        copies: oldest first. Their order counts, not their time: clocks go wrong.
        now: the time by which they age.

    """
    kept = {id(copy) for copy in copies[-NEWEST:]}
    kept |= {id(copy) for copy in copies if copy.pinned and now - copy.kept_at <= PINNED_FOR}
    for span, slot in _SLOTS:
        kept |= {id(copy) for copy in _newest_of_each(copies, now, span, slot)}
    return [copy for copy in copies if id(copy) in kept]


def _newest_of_each(copies: Iterable[Copy], now: datetime, span: timedelta, slot: str) -> Iterable[Copy]:
    newest: dict[str, Copy] = {}
    for copy in copies:
        if timedelta(0) <= now - copy.kept_at <= span:
            newest[copy.kept_at.strftime(slot)] = copy
    return newest.values()


def within(copies: Sequence[tuple[Copy, int]], most: int) -> list[Copy]:
    """Return what stays when there is room for so many bytes; pinned ones and the newest three go last.

    Args:
        copies: oldest first, each with its size.
        most: bytes.

    """
    kept = list(copies)
    room = sum(size for _, size in kept)
    for one in [pair for pair in kept[:-LEAST] if not pair[0].pinned]:
        if room <= most:
            break
        kept.remove(one)
        room -= one[1]
    return [copy for copy, _ in kept]
