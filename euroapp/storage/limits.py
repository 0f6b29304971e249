"""Limits that hold before anything in a file is believed, and a JSON reader that keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from euroapp.errors import DraftUnreadable
from euroapp.language import say
from euroapp.strict_json import NotStrict, read_json
from euroapp.values import MAX_TEXT

MIB = 1024 * 1024
FILE = 64 * MIB
UNPACKED = 256 * MIB
MEMBER = 64 * MIB
MEMBERS = 2_000
ROWS = 50_000
DEPTH = 64
VALUES = 1_000_000
"""Values of all parts together; 50,000 cost lines have about 600,000."""

RATIO = 200
"""Highest compression ratio of a member larger than 1 MiB; drafts reach about 3."""


def _measure(value: Any, most: int) -> None:
    rows = 0
    level = [value]
    for _ in range(DEPTH):
        below: list[Any] = []
        for item in level:
            kind = type(item)
            if kind is str:
                if len(item) > MAX_TEXT:
                    raise DraftUnreadable(say("The file holds a text of more than one million characters."))
            elif kind is dict:
                below.extend(item.values())
            elif kind is list:
                rows += len(item)
                below.extend(item)
        if rows > most:
            raise DraftUnreadable(say("The file holds more than {most} rows.", most=most))
        if not below:
            return
        level = below
    raise DraftUnreadable(say("The file is nested too deeply."))


_TEXT = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)


def count_values(raw: bytes) -> int:
    """Return about how many values some JSON holds, without reading it; never fewer."""
    return 1 + sum(raw.count(sign) for sign in (b",", b"[", b"{"))


def check_values(parts: Iterable[bytes]) -> None:
    """Refuse more values than a draft can have, before they fill the memory.

    Raises:
        DraftUnreadable: there are more.

    """
    parts = tuple(parts)
    # Texts may hold any number of commas; without them the count is exact.
    if (
        sum(map(count_values, parts)) > VALUES
        and sum(count_values(_TEXT.sub(b"", part)) for part in parts) > VALUES
    ):
        raise DraftUnreadable(say("The file holds more values than a draft can have."))


_DAMAGED = say("The file is damaged: its content is no readable JSON.")


def parse_json(raw: bytes, rows: int = ROWS, no_json: str = _DAMAGED) -> Any:
    """Read JSON within the limits.

    Args:
        raw: the text in UTF-8.
        rows: at most so many rows are read.
        no_json: what to say of a text that is none.

    Raises:
        DraftUnreadable: no JSON, nested too deeply, duplicate keys, NaN, halves of characters, or
            something larger than a limit.

    """
    if len(raw) > MEMBER:
        raise DraftUnreadable(say("The file is larger than a draft can be."))
    check_values((raw,))
    try:
        value = read_json(raw)
    except NotStrict as error:
        raise DraftUnreadable(error.args[0]) from error
    except ValueError as error:
        raise DraftUnreadable(no_json) from error
    _measure(value, rows)
    return value
