"""CPU time of all figures and checks after one change, against a sum over the same draft in the same run.

The goal (issue on the engine): below 2 ms where nothing textual changed, below 8 ms in all, for 20
partners, 15 packages, 100 tasks, 400 cost lines, 60 indicators and 30,000 words; linear to 10,000 lines.
Each round measures the limit, the edit, and figures with checks, one after the other.

    python bench/keystroke.py
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.drafts import large_draft
from euroapp.calls.library import load_call
from euroapp.checks import review
from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.figures import figures

ROUNDS = 200


def total(draft: Draft) -> object:
    """Sum the cost lines in the plainest way: the limit."""
    return sum((row.units or 0) * (row.unit_cost or 0) for row in draft.cost_lines)


def measure(draft: Draft, edit: Callable[[Draft, int], Draft]) -> dict[str, list[float]]:
    """Return CPU milliseconds by step, one for each round."""
    call = load_call(draft.call.id)
    times: dict[str, list[float]] = {"limit": [], "edit": [], "derive": []}

    def timed(step: str, run: Callable[..., Any], *arguments: object) -> Any:
        start = time.process_time_ns()
        result = run(*arguments)
        times[step].append((time.process_time_ns() - start) / 1e6)
        return result

    def derive(changed: Draft) -> None:
        _ = figures(changed, call).budget
        review(changed, call)

    derive(draft)
    for number in range(ROUNDS):
        timed("limit", total, draft)
        draft = timed("edit", edit, draft, number)
        timed("derive", derive, draft)
    return times


def line(name: str, times: dict[str, list[float]], more: str = "") -> None:
    """Print one row: medians, the fastest quarter, and the ratio to the limit."""
    derive, limit = statistics.median(times["derive"]), statistics.median(times["limit"])
    quarter = statistics.quantiles(times["derive"], n=4)[0]
    print(
        f"{name:30}{derive:8.2f} ms{quarter:8.2f} ms{statistics.median(times['edit']):8.2f} ms"
        f"{limit:8.3f} ms{derive / limit:8.1f} x {more}"
    )


def main() -> None:
    """Print the table."""
    draft = large_draft()
    cost, task = draft.cost_lines[205].id, draft.tasks[5]
    words = draft.narrative[3].text
    print(f"{len(review(draft, load_call(draft.call.id)).findings)} findings")
    print(f"{'after':30}{'median':>11}{'quarter':>11}{'the edit':>11}{'limit':>11}{'ratio':>10}")
    number = f"cost_lines/{cost}/unit_cost"
    line("a number in a cost line", measure(draft, lambda d, n: set_value(d, number, 100 + n % 7)))
    month = f"tasks/{task.id}/start_month"
    line(
        "a month of a task", measure(draft, lambda d, n: set_value(d, month, (task.start_month or 1) + n % 2))
    )
    line("the acronym", measure(draft, lambda d, n: set_value(d, "general/acronym", f"NAME{n}")))
    section = f"narrative/{draft.narrative[3].id}/text"
    line("a word in a section", measure(draft, lambda d, n: set_value(d, section, f"{words} Word {n}.")))
    for lines in (400, 2_000, 10_000):
        many = large_draft(lines=lines)
        number = f"cost_lines/{many.cost_lines[5].id}/unit_cost"
        times = measure(many, lambda d, n, path=number: set_value(d, path, 100 + n % 7))
        line(
            f"one of {lines:,} cost lines",
            times,
            f"{statistics.median(times['derive']) / lines * 1000:.2f} us a line",
        )


if __name__ == "__main__":
    main()
