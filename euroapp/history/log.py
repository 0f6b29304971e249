"""Changes in packs, as a draft file and a folder keep them: deflated, with a checksum, read within limits."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from euroapp.history.changes import Change, ChangeUnreadable, read_change

MOST_CHANGES = 256
"""In one pack."""
MOST_UNPACKED = 8 * 1_048_576
_MAGIC = b"EAC1"
_HEAD = struct.Struct(">4s32sI")


def packs(changes: Iterable[Change]) -> list[bytes]:
    """Return changes, parents first, in packs; equal changes in equal order give equal bytes."""
    found, ahead = [], iter(changes)
    while some := [*islice(ahead, MOST_CHANGES)]:
        found.append(pack(some))
    return found


def pack(changes: Sequence[Change]) -> bytes:
    """Return a few changes as one pack.

    A line whose only parent is the line before leaves it out: where one author writes, that is every line.
    """
    lines, last = [], ""
    for change in changes:
        follows = change.parents == (last,)
        lines.append((b"+" if follows else b"=") + (_orphan(change) if follows else change.raw()))
        last = change.id
    raw = b"\n".join(lines)
    packed = zlib.compress(raw, 9)
    return _HEAD.pack(_MAGIC, hashlib.sha256(packed).digest(), len(raw)) + packed


def unpack(raw: bytes) -> list[Change]:
    """Return the changes of a pack.

    Raises:
        ChangeUnreadable: it is cut, damaged, hostile, or no pack.

    """
    if len(raw) < _HEAD.size:
        raise ChangeUnreadable("a pack is cut off")
    magic, checksum, size = _HEAD.unpack_from(raw)
    packed = raw[_HEAD.size :]
    if magic != _MAGIC or size > MOST_UNPACKED or hashlib.sha256(packed).digest() != checksum:
        raise ChangeUnreadable("a pack is damaged, or is none")
    inflater = zlib.decompressobj()
    try:
        text = inflater.decompress(packed, size)
    except zlib.error as error:
        raise ChangeUnreadable("a pack cannot be unpacked") from error
    if len(text) != size or not inflater.eof or inflater.unused_data:
        raise ChangeUnreadable("a pack is longer or shorter than it says")
    return [*_read(text.split(b"\n"))]


def _orphan(change: Change) -> bytes:
    return Change(change.writer, (), change.when, change.kind, change.label, change.steps).raw()


def _read(lines: Sequence[bytes]) -> Iterator[Change]:
    if len(lines) > MOST_CHANGES:
        raise ChangeUnreadable("a pack holds more changes than packs do")
    last = ""
    for line in lines:
        change = read_change(line[1:])
        if line[:1] == b"+" and last and not change.parents:
            change = Change(change.writer, (last,), change.when, change.kind, change.label, change.steps)
        elif line[:1] != b"=":
            raise ChangeUnreadable("a line of a pack is of no known kind")
        yield change
        last = change.id
