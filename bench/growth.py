"""How costs grow with a draft: 1, 4, 16 and 64 times the rows of the example; printed as JSON.

python -m bench.growth 1 4 16
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.drafts import large_draft
from bench.measure import cpu_ms
from euroapp.calls.library import load_call
from euroapp.checks import check, review
from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.figures import figures
from euroapp.memory.rubbish import look_seldom
from euroapp.outline.proposal import outline
from euroapp.storage.example import example_draft
from euroapp.storage.files import load, save

_ROUNDS = 3


def main() -> None:
    """Measure each size in turn, and print medians in CPU milliseconds by what was done."""
    look_seldom()
    found: dict[str, list[float]] = {}
    for times in map(int, sys.argv[1:]):
        for name, took in _measured(_grown(times)).items():
            found.setdefault(name, []).append(took)
    print(json.dumps(found))


def _grown(times: int) -> Draft:
    example = example_draft()
    return large_draft(
        partners=len(example.partners) * times,
        packages=len(example.work_packages) * times,
        tasks=len(example.tasks) * times,
        lines=len(example.cost_lines) * times,
        indicators=len(example.indicators) * times,
        words=sum(len(row.text.split()) for row in example.narrative) * times,
    )


def _measured(draft: Draft) -> dict[str, float]:
    call = load_call(draft.call.id)
    path = f"cost_lines/{draft.cost_lines[3].id}/unit_cost"
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "bid.euroapp"
        saving = _best(lambda: save(draft, file))
        opening = _best(lambda: load(file))
    fresh = read_anew(draft)
    found = {
        "open": opening,
        "save": saving,
        "figures, cold": _best(lambda: figures(next(fresh), call).budget),
        "checks, cold": cpu_ms(lambda: check(next(fresh), call)),
        "outline": _best(lambda: outline(draft, call, figures(draft, call))),
    }
    review(draft, call)
    numbers = iter(range(100, 200))

    def edit() -> None:
        changed = set_value(draft, path, next(numbers))
        _ = figures(changed, call).budget
        review(changed, call)

    return found | {"figures and checks after a key": _best(edit)}


def read_anew(draft: Draft) -> Iterator[Draft]:
    """Return the draft as if it had just been read, once a turn, so that nothing of it is remembered."""
    data = draft.model_dump_json()
    return iter([Draft.model_validate_json(data) for _ in range(_ROUNDS + 1)])


def _best(turn: Callable[[], Any]) -> float:
    return min(cpu_ms(turn) for _ in range(_ROUNDS))


if __name__ == "__main__":
    main()
