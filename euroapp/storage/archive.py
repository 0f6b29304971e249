"""Writes a ZIP from members that are packed already, so that what did not change is not packed again.

The bytes are those that `zipfile` would write, and are read with `zipfile`.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

STORED, DEFLATED = 0, 8
_LOCAL = struct.Struct("<4s5H3L2H")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_NEEDS, _UNIX = 20, 3 << 8
_TIME, _DATE = 0, 0x21
"""Midnight of 1 January 1980: equal drafts give equal files."""

_PRIVATE = 0o600 << 16


@dataclass(frozen=True)
class Packed:
    """The content of a member as it lies in the file."""

    method: int
    checksum: int
    size: int
    data: bytes


def packed(raw: bytes, *, stored: bool = False) -> Packed:
    """Pack the content of a member."""
    data = raw
    if not stored:
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -15)
        data = packer.compress(raw) + packer.flush()
    return Packed(STORED if stored else DEFLATED, zlib.crc32(raw), len(raw), data)


def unpacked(member: Packed) -> bytes:
    """Return the content of a member that was packed here."""
    return member.data if member.method == STORED else zlib.decompress(member.data, -15)


def content_of(raw: bytes, offset: int, name: str, size: int) -> bytes:
    """Return the packed content of the member that begins at an offset of a file that `archive` wrote."""
    start = offset + _LOCAL.size + len(name)
    return raw[start : start + size]


def archive(members: Iterable[tuple[str, Packed]]) -> bytes:
    """Return the file that holds the members, in their order; names are ASCII."""
    body, directory, count = bytearray(), bytearray(), 0
    for text, member in members:
        name = text.encode("ascii")
        common = (
            *(_NEEDS, 0, member.method, _TIME, _DATE),
            *(member.checksum, len(member.data), member.size, len(name), 0),
        )
        place = len(body)
        body += _LOCAL.pack(b"PK\x03\x04", *common) + name + member.data
        directory += _ENTRY.pack(b"PK\x01\x02", _UNIX | _NEEDS, *common, 0, 0, 0, _PRIVATE, place) + name
        count += 1
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)
