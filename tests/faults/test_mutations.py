"""R7: a file damaged in any way is refused or read to the letter, never read as another draft."""

from __future__ import annotations

import hashlib
import io
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from euroapp.draft import Draft
from euroapp.errors import DraftUnreadable
from euroapp.storage.container import Identity, pack
from euroapp.storage.files import load
from euroapp.storage.openformat import from_json, to_json
from tests.builders import a_draft, an_example
from tests.faults.workshop import chance, rounds

EACH, CONTROLS = rounds(200, 3_000), 250
IDENTITY = Identity("document-1", "revision-2", "revision-1", 2, (("2026-01-31", 40),))
pytestmark = pytest.mark.timeout(120 + EACH)


def flipped(raw: bytes, luck: random.Random, _other: bytes) -> bytes:
    damaged = bytearray(raw)
    damaged[luck.randrange(len(raw))] ^= 1 << luck.randrange(8)
    return bytes(damaged)


def truncated(raw: bytes, luck: random.Random, _other: bytes) -> bytes:
    return raw[: luck.randrange(len(raw))]


def zeroed(raw: bytes, luck: random.Random, _other: bytes) -> bytes:
    start = luck.randrange(len(raw)) // 4096 * 4096 if luck.random() < 0.5 else luck.randrange(len(raw))
    end = min(len(raw), start + 4096)
    return raw[:start] + bytes(end - start) + raw[end:]


def spliced(raw: bytes, luck: random.Random, other: bytes) -> bytes:
    """Go on with another draft, or repeat or leave out a stretch of this one."""
    here, there = luck.randrange(len(raw)), luck.randrange(len(other))
    return raw[:here] + luck.choice([other[there:], other[here:], raw[luck.randrange(len(raw)) :]])


def said(raw: bytes) -> bytes:
    """Return a file from its list of contents on; what stands before is the same in all, or not read."""
    return raw[raw.index(b"manifest.json") + len(b"manifest.json") :]


def rewritten(raw: bytes, luck: random.Random, _other: bytes) -> bytes:
    """Change a letter in a part and pack it anew: only the checksum of the part stands against it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = luck.choice([one.filename for one in old.infolist() if one.filename.startswith("parts/")])
        for info in old.infolist():
            part = bytearray(old.read(info))
            if info.filename == chosen:
                part[luck.randrange(len(part))] ^= 1 << luck.randrange(5)
            new.writestr(info, bytes(part))
    return stream.getvalue()


WAYS = (flipped, truncated, zeroed, spliced, rewritten)


@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_file_is_refused_or_equal_and_stays_as_it_is(
    folder: Path, way: Callable[[bytes, random.Random, bytes], bytes]
) -> None:
    luck, path, refused, longest = chance(7), folder / "bid.euroapp", 0, 0.0
    drafts: list[Draft] = [a_draft(general={"title": "Small"}), an_example()]
    files = [pack(draft, IDENTITY) for draft in drafts]
    for number in range(EACH):
        which = number % 2
        damaged = way(files[which], luck, files[1 - which])
        path.write_bytes(damaged)
        before, started = path.stat(), time.process_time()
        try:
            opened = load(path)
        except DraftUnreadable:
            refused += 1
        else:
            # A splice that takes over all that the other file says is that other draft, and no damage.
            equal = [
                drafts[index] for index in (0, 1) if index == which or damaged.endswith(said(files[index]))
            ]
            assert opened.draft in equal, f"{number}: {hashlib.sha256(damaged).hexdigest()}"
            assert opened.origin is not None
            assert opened.origin.identity == IDENTITY
        longest = max(longest, time.process_time() - started)
        assert path.read_bytes() == damaged
        assert path.stat().st_mtime_ns == before.st_mtime_ns
    print(f"{refused} of {EACH} refused, the slowest in {longest:.2f} s")
    assert longest < 5
    assert refused > EACH * 0.7


def test_the_control_plain_json_has_silent_differences() -> None:
    luck, silent = chance(7), 0
    draft = an_example()
    raw = to_json(draft)
    for _ in range(CONTROLS):
        try:
            silent += from_json(flipped(raw, luck, b"")) != draft
        except DraftUnreadable:
            continue
    print(f"{silent} silent differences of {CONTROLS}")
    assert silent > CONTROLS / 10
