"""Changes in packs, as a draft file and a folder keep them: deflated, with a checksum, read within limits."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from euroapp.history.changes import Change, ChangeUnreadable, read_change

MOST_CHANGES = 256
"""In one pack."""
MOST_UNPACKED = 8 * 1_048_576
MOST_START = 64 * 1_048_576
_FULL = 2 * 1_048_576
"""Bytes of changes from which no more go into the same pack."""
_CHANGES, _START = b"EAC1", b"EAS1"
_HEAD = struct.Struct(">4s32sI")


def packs(changes: Iterable[Change]) -> list[bytes]:
    """Return changes, parents first, in packs; equal changes in equal order give equal bytes."""
    return [pack(some) for some in portions(changes)]


def portions(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Yield changes by as many as one pack takes."""
    some: list[Change] = []
    size = 0
    for change in changes:
        some.append(change)
        size += change.size
        if len(some) == MOST_CHANGES or size >= _FULL:
            yield some
            some, size = [], 0
    if some:
        yield some


def is_full(changes: Sequence[Change]) -> bool:
    """Tell whether no more changes go into the same pack."""
    return len(changes) == MOST_CHANGES or sum(change.size for change in changes) >= _FULL


def pack(changes: Sequence[Change]) -> bytes:
    """Return a few changes as one pack.

    A line whose only parent is the line before leaves it out: where one author writes, that is every line.
    """
    lines, last = [], ""
    for change in changes:
        follows = change.parents == (last,)
        lines.append((b"+" if follows else b"=") + (_orphan(change) if follows else change.raw()))
        last = change.id
    return _sealed(_CHANGES, b"\n".join(lines))


def unpack(raw: bytes) -> list[Change]:
    """Return the changes of a pack.

    Raises:
        ChangeUnreadable: it is cut, damaged, hostile, or no pack.

    """
    return [*_read(_opened(_CHANGES, raw, MOST_UNPACKED).split(b"\n"))]


def pack_start(start: bytes) -> bytes:
    """Return the draft with which a history begins, as a folder keeps it."""
    return _sealed(_START, start)


def unpack_start(raw: bytes) -> bytes:
    """Return the draft with which a history begins.

    Raises:
        ChangeUnreadable: it is cut, damaged, hostile, or none.

    """
    return _opened(_START, raw, MOST_START)


def size_unpacked(raw: bytes) -> int:
    """Return how many bytes a pack says that it holds; it is refused where it holds others."""
    return _HEAD.unpack_from(raw)[2] if len(raw) >= _HEAD.size else 0


def _sealed(magic: bytes, raw: bytes) -> bytes:
    packed = zlib.compress(raw, 9)
    return _HEAD.pack(magic, hashlib.sha256(packed).digest(), len(raw)) + packed


def _opened(magic: bytes, raw: bytes, most: int) -> bytes:
    if len(raw) < _HEAD.size:
        raise ChangeUnreadable("a pack is cut off")
    found, checksum, size = _HEAD.unpack_from(raw)
    packed = raw[_HEAD.size :]
    if found != magic or size > most or hashlib.sha256(packed).digest() != checksum:
        raise ChangeUnreadable("a pack is damaged, or is none")
    inflater = zlib.decompressobj()
    try:
        # One byte more than it says: a pack that holds nothing would else be inflated without end.
        text = inflater.decompress(packed, size + 1)
    except zlib.error as error:
        raise ChangeUnreadable("a pack cannot be unpacked") from error
    if len(text) != size or not inflater.eof or inflater.unused_data:
        raise ChangeUnreadable("a pack is longer or shorter than it says")
    return text


def _orphan(change: Change) -> bytes:
    return replace(change, parents=()).raw()


def _read(lines: Sequence[bytes]) -> Iterator[Change]:
    if len(lines) > MOST_CHANGES:
        raise ChangeUnreadable("a pack holds more changes than packs do")
    last = ""
    for line in lines:
        change = read_change(line[1:])
        if line[:1] == b"+" and last and not change.parents:
            change = replace(change, parents=(last,))
        elif line[:1] != b"=":
            raise ChangeUnreadable("a line of a pack is of no known kind")
        yield change
        last = change.id
