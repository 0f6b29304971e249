"""CPU time of figures and checks after one change, against sums of the same draft in the same run.

The goal (issue on the engine): below 2 ms where nothing textual changed, below 8 ms in all, for 20
partners, 15 packages, 100 tasks, 400 cost lines, 60 indicators and 30,000 words; linear to 10,000 lines.

    python bench/keystroke.py
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.drafts import large_draft
from euroapp.calls.library import load_call
from euroapp.checks import review
from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.figures import figures

ROUNDS = 60


def cpu(run: Callable[[int], object]) -> float:
    """Return the median CPU milliseconds of a run; each round gets its number."""
    for warm in range(3):
        run(-warm - 1)
    times = []
    for number in range(ROUNDS):
        start = time.process_time_ns()
        run(number)
        times.append((time.process_time_ns() - start) / 1e6)
    return statistics.median(times)


def after(draft: Draft, edit: Callable[[Draft, int], Draft]) -> float:
    """Return the median of editing, figures and checks together, as one key costs."""
    call = load_call(draft.call.id)
    review(draft, call)
    state = {"draft": draft}

    def run(number: int) -> None:
        state["draft"] = changed = edit(state["draft"], number)
        derived = figures(changed, call)
        _ = derived.budget
        review(changed, call)

    return cpu(run)


def main() -> None:
    """Print the table."""
    draft = large_draft()
    line = draft.cost_lines[200].id
    limit = cpu(lambda _n: sum((row.units or 0) * (row.unit_cost or 0) for row in draft.cost_lines))
    rows = [
        ("sum of 400 cost lines in Python (the limit)", limit),
        (
            "a number in a cost line",
            after(draft, lambda d, n: set_value(d, f"cost_lines/{line}/unit_cost", 100 + n % 7)),
        ),
        ("the acronym", after(draft, lambda d, n: set_value(d, "general/acronym", f"NAME{n % 9}"))),
        ("a month of a task", after(draft, lambda d, n: set_value(d, "tasks/t5/start_month", 2 + n % 3))),
        (
            "a word in a section",
            after(draft, lambda d, n: set_value(d, "narrative/needs/text", f"Word {n}. " * 900)),
        ),
    ]
    for name, value in rows:
        print(f"{name:48}{value:8.2f} ms CPU{value / limit:8.1f} x")
    for lines in (400, 2_000, 10_000):
        many = large_draft(lines=lines)
        key = many.cost_lines[5].id
        value = after(many, lambda d, n, key=key: set_value(d, f"cost_lines/{key}/unit_cost", 100 + n % 7))
        print(
            f"{f'a number among {lines:,} cost lines':48}{value:8.2f} ms CPU"
            f"{value / lines * 1000:8.2f} us a line"
        )


if __name__ == "__main__":
    main()
