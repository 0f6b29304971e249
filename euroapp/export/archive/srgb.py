"""A colour profile of sRGB (IEC 61966-2-1), made from the numbers of its definition."""

from __future__ import annotations

import struct
from functools import cache

_NAME = "sRGB IEC61966-2.1"
_D50 = (0.9642, 1.0, 0.8249)
"""The white of the space in which profiles connect."""
_PRIMARIES = {
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
"""Red, green and blue, adapted to D50 by the Bradford method."""
_STEPS = 1024
_DATE = (2000, 1, 1, 0, 0, 0)
"""A fixed day, so that the same draft gives the same bytes."""


def _fixed(values: tuple[float, ...]) -> bytes:
    return b"".join(struct.pack(">l", round(value * 65536)) for value in values)


def _linear(share: float) -> float:
    """Return the light of a value between 0 and 1."""
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _description(text: str) -> bytes:
    raw = text.encode("ascii") + b"\0"
    return b"desc" + bytes(4) + struct.pack(">L", len(raw)) + raw + bytes(78)


def _curve() -> bytes:
    points = [round(_linear(step / (_STEPS - 1)) * 65535) for step in range(_STEPS)]
    return b"curv" + bytes(4) + struct.pack(f">L{_STEPS}H", _STEPS, *points)


@cache
def profile() -> bytes:
    """Return the profile: version 2.1, for displays, with one curve for all three colours."""
    curve = _curve()
    parts = {
        b"desc": _description(_NAME),
        b"cprt": b"text" + bytes(4) + b"No copyright, use freely\0",
        b"wtpt": b"XYZ " + bytes(4) + _fixed(_D50),
        **{tag: b"XYZ " + bytes(4) + _fixed(values) for tag, values in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, body, places = b"", b"", dict[bytes, int]()
    start = 128 + 4 + 12 * len(parts)
    for tag, part in parts.items():
        if part not in places:
            places[part] = start + len(body)
            body += part + bytes(-len(part) % 4)
        table += struct.pack(">4s2L", tag, places[part], len(part))
    size = start + len(body)
    head = struct.pack(">L4sL12s6H4s", size, bytes(4), 0x02100000, b"mntrRGB XYZ ", *_DATE, b"acsp")
    head += bytes(28) + _fixed(_D50)
    return head + bytes(128 - len(head)) + struct.pack(">L", len(parts)) + table + body
