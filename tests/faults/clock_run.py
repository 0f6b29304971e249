"""A session under a clock that lies: save, type, and look around at each of the given times.

    python -m tests.faults.clock_run FILE SAVES TIME ...

Every time is written as `faketime` takes it. What the program keeps by number or by time is told at the end.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import datetime
from pathlib import Path

from euroapp.storage import snapshots
from euroapp.storage.files import load, save
from euroapp.storage.recovery import RecoveryStore
from euroapp.storage.remembering import ledger_of
from euroapp.storage.timeline import Timeline
from tests.faults.child import numbered
from tests.faults.naive import newest_by_time


def main(path: Path, saves: int, times: list[str]) -> None:
    """Save so often at each time; each save leaves a copy for recovery as well."""
    number, years = 0, []
    for moment in times:
        os.environ["FAKETIME"] = moment
        years.append(datetime.now().year)
        for _ in range(saves):
            number += 1
            origin = load(path).origin if path.exists() else None
            origin = save(numbered(number), path, origin, readiness=50)
            stamp(snapshots.folder_of(origin.identity.document))
            store = RecoveryStore()
            store.write(numbered(number), "session", origin)
            store.release("session")
    store = RecoveryStore()
    offers = store.offers()
    opened = load(path)
    assert opened.origin is not None
    document = opened.origin.identity.document
    timeline = Timeline(document, ledger_of(opened.draft, opened.origin.history), opened.draft)
    told = {
        "years": years,
        "saves": number,
        "history": [one.snapshot.number for one in timeline.versions if one.snapshot is not None],
        "recovered": [store.load(offer).draft.general.title for offer in offers],
        "newest by time": newest_by_time(snapshots.folder_of(document)).name,
        "snapshots": [str(snapshot.path) for snapshot in snapshots.of(document)],
    }
    print(json.dumps(told))


def stamp(folder: Path) -> None:
    """Give new files the time that the system would have given them under this clock."""
    now = time.time()
    for file in folder.glob("*.euroapp"):
        if not file.with_suffix(".stamped").exists():
            os.utime(file, (now, now))
            file.with_suffix(".stamped").touch()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
