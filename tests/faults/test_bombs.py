"""R22: files made to exhaust the machine are refused at once, and for little memory."""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from euroapp.storage.container import pack
from tests.faults.child import numbered
from tests.faults.workshop import Workshop, chance, rounds
from tests.storage.test_container import IDENTITY, members_of, with_parts, zipped

BOMBS = rounds(20, 1_000)
MIB = 1024 * 1024
SECONDS, MEMORY = 1.0, 100
"""What a refusal may cost: seconds of work, and MiB above what the process had."""
pytestmark = pytest.mark.timeout(120 + 2 * BOMBS)


def zeros(luck: random.Random) -> bytes:
    """Little that unpacks to much."""
    return zeros_of(luck.randrange(2, 60) * MIB)


def zeros_of(size: int) -> bytes:
    return with_parts(general=bytes(size), tasks=bytes(size))


def one_text(luck: random.Random) -> bytes:
    return with_parts(general=b'{"title": "%s"}' % (b"a" * luck.randrange(2 * MIB, 50 * MIB)))


def understated(luck: random.Random) -> bytes:
    """A member that says it is small and is not."""
    size = luck.randrange(10, 60) * MIB
    raw = bytearray(zipped(members_of(pack(numbered(1), IDENTITY)) | {"parts/tasks.json": bytes(size)}))
    for place in range(len(raw) - 4):
        if raw[place : place + 4] == struct.pack("<I", size):
            raw[place : place + 4] = struct.pack("<I", luck.randrange(1, 1000))
    return bytes(raw)


def many_members(luck: random.Random) -> bytes:
    extra = {f"parts/tasks/t{number}.json": b"{}" for number in range(luck.randrange(2_000, 12_000))}
    return zipped(members_of(pack(numbered(1), IDENTITY)) | extra)


def many_rows(luck: random.Random) -> bytes:
    rows = [{"id": f"t{number}"} for number in range(luck.randrange(50_001, 90_000))]
    return with_parts(tasks=json.dumps(rows).encode())


def nested(luck: random.Random) -> bytes:
    depth, opening = luck.randrange(100, 900_000), luck.choice([b"[", b'{"a":'])
    return with_parts(general=opening * depth)


def long_number(luck: random.Random) -> bytes:
    digits = b"9" * luck.randrange(30, 900_000)
    return with_parts(general=b'{"duration_months": ' + luck.choice([b"", b"0.", b"1e"]) + digits + b"}")


def overlapping(luck: random.Random) -> bytes:
    """Many names for the same packed bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("parts/a0.json", bytes(luck.randrange(1, 60) * MIB))
        first = archive.infolist()[0]
        for number in range(1, luck.randrange(100, 1_500)):
            twin = zipfile.ZipInfo(f"parts/a{number}.json")
            for name in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(twin, name, getattr(first, name))
            archive.filelist.append(twin)
    return stream.getvalue()


def large_manifest(luck: random.Random) -> bytes:
    listed = {f"parts/a{number}.json": {"size": 1} for number in range(luck.randrange(20_000, 60_000))}
    members = members_of(pack(numbered(1), IDENTITY))
    manifest = json.loads(members["manifest.json"]) | {"members": listed}
    return zipped(members | {"manifest.json": json.dumps(manifest).encode()})


def dense(luck: random.Random, size: int = 8 * MIB) -> bytes:
    """Millions of tiny values, so mixed that they pack no better than a text."""
    return with_parts(tasks=b"[" + b",".join(luck.choices([b"[]", b"{}", b"0"], k=size * 3 // 8)) + b"]")


KINDS = (
    zeros,
    one_text,
    understated,
    many_members,
    many_rows,
    nested,
    long_number,
    overlapping,
    large_manifest,
)


def cost(
    workshop: Workshop, path: Path, bomb: bytes, *, reader: str = "load", memory: int = MEMORY
) -> tuple[str, float, int]:
    """Open a file in a process that may take so many MiB more; return the outcome, seconds and MiB."""
    path.write_bytes(bomb)
    with workshop.worker() as worker:
        outcome, words = worker.do("within", memory=memory * MIB, reader=reader, path=path)
    if outcome != "done":
        return outcome, 0.0, memory
    refused, seconds, taken = json.loads(words)
    return refused, seconds, taken


@pytest.mark.parametrize("kind", KINDS)
def test_a_bomb_is_refused_at_once_and_for_little_memory(
    workshop: Workshop, folder: Path, kind: Callable[[random.Random], bytes]
) -> None:
    luck = chance(22)
    for number in range(-(-BOMBS // len(KINDS))):
        outcome, seconds, _ = cost(workshop, folder / "bomb.euroapp", kind(luck))
        assert (number, outcome) == (number, "DraftUnreadable")
        assert seconds < SECONDS


def test_a_file_of_millions_of_tiny_values_is_refused_at_once(workshop: Workshop, folder: Path) -> None:
    outcome, seconds, taken = cost(workshop, folder / "bomb.euroapp", dense(chance(22)), memory=2_000)
    assert outcome == "DraftUnreadable"
    assert seconds < SECONDS
    assert taken < MEMORY


def test_an_honest_file_is_read_within_the_same_bounds(workshop: Workshop, folder: Path) -> None:
    outcome, seconds, _ = cost(workshop, folder / "bid.euroapp", pack(numbered(1, 900_000), IDENTITY))
    assert outcome == "read"
    assert seconds < SECONDS


def test_the_control_a_trusting_reader_takes_what_it_is_given(workshop: Workshop, folder: Path) -> None:
    outcome, _, _ = cost(workshop, folder / "bomb.euroapp", zeros_of(60 * MIB), reader="trusting")
    assert outcome == "unexpected MemoryError"
