"""A process of its own that writes a draft of many cost lines, reads it, changes a cent, and writes it again.

python -m tests.faults.rows_run FILE LINES SEED [--wasteful]
"""

from __future__ import annotations

import json
import re
import resource
import sys
from decimal import Decimal
from pathlib import Path
from random import Random

from bench.drafts import large_draft
from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.figures import figures
from euroapp.storage.files import load, save
from euroapp.storage.openformat import from_json, to_json


def with_odd_cents(draft: Draft, luck: Random) -> Draft:
    """Give every line a price of its own, to the cent."""
    return draft.replace(
        cost_lines=tuple(
            line.replace(units=Decimal(1), unit_cost=Decimal(luck.randrange(1, 10**8)).scaleb(-2))
            for line in draft.cost_lines
        )
    )


def cents(draft: Draft) -> int:
    return sum(int((line.unit_cost or Decimal(0)).scaleb(2)) for line in draft.cost_lines)


def whole(draft: Draft) -> str:
    """Return the sum of the whole budget, as the program works it out."""
    return str(figures(draft, load_call(draft.call.id)).budget.total.total)


def most_memory() -> int:
    """Return the most memory of this process in MiB.

    What `getrusage` tells is no less than what the process had that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1]) // 1024  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(path: Path, lines: int, seed: int) -> None:
    """Go round and tell the sums at each station, and the most memory that was used."""
    draft = with_odd_cents(large_draft(lines=lines), Random(seed))
    told = [[cents(draft), whole(draft)]]
    origin = save(draft, path)
    again = load(path).draft
    told.append([cents(again), whole(again)])
    first = again.cost_lines[0]
    assert first.unit_cost is not None
    dearer = set_value(again, f"cost_lines/{first.id}/unit_cost", first.unit_cost + Decimal("0.01"))
    save(dearer, path, origin)
    last = from_json(to_json(load(path).draft))
    told.append([cents(last), whole(last)])
    if "--wasteful" in sys.argv:
        waste = b"x" * (700 * 1024 * 1024)
        del waste
    peak = most_memory()
    print(json.dumps({"equal": last == dearer, "stations": told, "peak": peak}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
