"""Opening, saving and recovery copies, against the plainest way to read and write the same bytes."""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.drafts import large_draft
from bench.measure import cpu_ms, wall_ms
from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.storage.example import example_draft
from euroapp.storage.files import load, save
from euroapp.storage.openformat import to_json
from euroapp.storage.recorder import Recorder
from euroapp.storage.recovery import RecoveryStore
from euroapp.storage.remembered import Remembered

_ROUNDS = 40
_SYNC = 0.008
"""Seconds that each fsync takes at least, as on the disks of many laptops."""


def main() -> None:
    """Measure in a folder, and print medians as JSON."""
    folder, real = Path(sys.argv[1]), os.fsync

    def slow(handle: int) -> None:
        start = time.perf_counter()
        real(handle)
        time.sleep(max(0.0, _SYNC - (time.perf_counter() - start)))

    os.fsync = slow
    drafts = {"example": example_draft(), "large": large_draft()}
    print(json.dumps({name: _measured(draft, folder / name) for name, draft in drafts.items()}))


def _measured(draft: Draft, folder: Path) -> dict[str, list[float]]:
    """Return medians: ours and the limit, in milliseconds."""
    folder.mkdir(parents=True)
    path, plain = folder / "bid.euroapp", to_json(draft)
    origin = save(draft, path)
    load(path)
    opened = [(cpu_ms(lambda: load(path)), cpu_ms(lambda: json.loads(plain))) for _ in range(_ROUNDS)]
    saves, copies = [], []
    recorder = Recorder(draft, draft, Remembered())
    store = RecoveryStore()
    for number in range(_ROUNDS):
        draft = set_value(draft, "general/title", f"Title {number}")
        rest: list[Callable[[], None]] = []
        start = time.perf_counter()
        recorder.settle(draft)
        kept = recorder.book
        origin = save(draft, path, origin, history=kept.members() if kept else {}, later=rest.append)
        mine = (time.perf_counter() - start) * 1000
        rest[0]()  # Its snapshot, which follows in a thread of its own.
        raw = path.read_bytes()
        saves.append((mine, wall_ms(lambda raw=raw: _plain_write(folder / "limit", raw))))
        copies.append(
            (
                wall_ms(lambda draft=draft: store.write(draft, "bench", None)),
                wall_ms(lambda: _plain_write(folder / "page", bytes(4096))),
            )
        )
    return {
        "open": list(_medians(opened)),
        "save": list(_medians(saves)),
        "copy": list(_medians(copies)),
        "bytes": [float(path.stat().st_size), float(len(plain))],
    }


def _medians(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(one for one, _ in pairs), statistics.median(one for _, one in pairs)


def _plain_write(path: Path, raw: bytes) -> None:
    """Write ready bytes over a file and force them to the disk: the limit."""
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    os.write(handle, raw)
    os.fsync(handle)
    os.close(handle)


if __name__ == "__main__":
    main()
