"""A text as it is seen, and where each stretch of it stands in the text as it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from euroapp.prose.live import FIELD, field


class _Segment(NamedTuple):
    """Signs that are seen as they are written."""

    seen: int
    written: int
    length: int


class ShownText:
    """A text with the values of its live fields."""

    def __init__(self, source: str, said: Callable[[str], str | None]) -> None:
        self._segments: list[_Segment] = []
        self._parts: list[str] = []
        self._seen = 0
        at = 0
        for found in FIELD.finditer(source) if "{=" in source else ():
            self._take(source[at : found.start()], at)
            slashes, name = found[1], found[2]
            words = None if len(slashes) % 2 else said(name)
            self._take("\\" * (len(slashes) // 2))
            self._take(field(name) if words is None else words)
            at = found.end()
        self._take(source[at:], at)
        self.text = "".join(self._parts)

    def _take(self, shown: str, written: int = -1) -> None:
        """Take in what is seen; `written` says where it stands, if it stands there letter by letter."""
        if written >= 0 and shown:
            self._segments.append(_Segment(self._seen, written, len(shown)))
        self._parts.append(shown)
        self._seen += len(shown)

    def written(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a seen stretch is written; nothing where a live field is part of it."""
        for one in self._segments:
            if one.seen <= start and end <= one.seen + one.length:
                by = one.written - one.seen
                return start + by, end + by
        return None
