"""Spans of project months as people write them."""

from __future__ import annotations

import re

_SPAN = re.compile(
    r"M?\s*(-?\d{1,3}|\?)\s*(?:to|-|\N{EN DASH}|\N{EM DASH}|\N{HORIZONTAL ELLIPSIS}|\.\.+|until|till)\s*"
    r"M?\s*(-?\d{1,3}|\?)",
    re.IGNORECASE,
)


def read_months(text: str) -> tuple[int | None, int | None]:
    """Read a span such as `M1 to M36`, `1-36` or `M1-M12`; `M?` stands for none; '' is none.

    Raises:
        ValueError: this is no span of months; the message says how to write one.

    """
    plain = " ".join(text.split())
    if not plain:
        return None, None
    if found := _SPAN.fullmatch(plain):
        start, end = (None if part == "?" else int(part) for part in found.groups())
        return start, end
    raise ValueError(f"“{text.strip()}” is no span of months; write it as M1 to M36.")
