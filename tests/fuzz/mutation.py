"""Changes JSON as JSON, so that a fuzzer gets past the parser and tries what lies behind it."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 10**17, -(10**18), 0.1, 1e308, "", " ", "0", "-0", "1E+3", "1e999", "NaN",
    "Infinity", "2026-02-30", "9999-12-31", "0001-01-01", "\ud800", "\u0000", "\u202e", "é" * 300, "p1",
    "../x", "1.005", "999999999999.99", [], {}, [[]], [None], {"id": "p1"}, {"": ""},
)  # fmt: skip
RAW = (b"NaN", b"-Infinity", b"1e999", b"1e-999", b"0.1e17", b"9" * 25, b'"\\ud800"', b'{"a":1,"a":2}', b"01")
"""What stands in JSON where only a careless writer puts it."""
Lot = Callable[[bytes, int], bytes]


def mutated(raw: bytes, size: int, seed: int, bytewise: Lot) -> bytes:
    """Return JSON of at most so many bytes with a few changes; what is no JSON is changed byte by byte."""
    luck = Random(seed)
    head, line, body = raw.partition(b"\n") if raw.startswith(b"parts/") else (b"", b"", raw)
    try:
        tree = json.loads(body)
    except (ValueError, RecursionError):
        return bytewise(raw, size)
    if luck.random() < 0.15:
        return bytewise(raw, size)
    for _ in range(luck.choice((1, 1, 1, 2, 4, 8))):
        tree = changed(tree, luck)
    text = json.dumps(tree, ensure_ascii=luck.random() < 0.5).encode("utf-8", "surrogatepass")
    if luck.random() < 0.1:
        text = text.replace(luck.choice((b"null", b"true", b"0", b'""', b"[]")), luck.choice(RAW), 1)
    made = head + line + text
    return made if len(made) <= size else bytewise(raw, size)


def changed(tree: Any, luck: Random) -> Any:
    """Change one place of a value, chosen at random; deep places are as likely as shallow ones."""
    if isinstance(tree, (dict, list)) and tree and luck.random() < 0.8:
        copy: Any = dict(tree) if isinstance(tree, dict) else list(tree)
        key = luck.choice(list(copy)) if isinstance(copy, dict) else luck.randrange(len(copy))
        way = luck.random()
        if way < 0.75:
            copy[key] = changed(copy[key], luck)
        elif way < 0.83:
            del copy[key]
        elif isinstance(copy, dict):
            copy[luck.choice(("id", "x", "extra", str(key) + "s"))] = copy[key]
        else:
            copy.insert(luck.randrange(len(copy) + 1), copy[key])
        return copy
    if isinstance(tree, str) and tree and luck.random() < 0.4:
        place = luck.randrange(len(tree))
        return tree[:place] + luck.choice(("", "\x00", "٣", "-", ".", "e", " ", "/", "\ud83d")) + tree[place:]
    return luck.choice(VALUES)
