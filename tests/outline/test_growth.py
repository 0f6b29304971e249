"""Four times the draft takes about four times the steps: nothing looks through a whole list for each row."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from bench.drafts import large_draft
from euroapp.checks import review
from euroapp.draft import Draft
from euroapp.edits.delta import delta
from euroapp.edits.values import set_value
from euroapp.figures import figures
from euroapp.figures.timetable import timetable
from euroapp.history.recording import keys_of, steps_between
from euroapp.outline.proposal import outline
from tests.builders import call_of, figures_of

MOST = 4.1
"""Times the steps; the list of one thing looked through for each of another takes up to 16 times."""


def grown(times: int) -> Draft:
    return large_draft(8 * times, 6 * times, 20 * times, 40 * times, 10 * times, words=400)


def printed(draft: Draft) -> Callable[[], object]:
    known = figures_of(draft)
    return lambda: outline(draft, call_of(draft), known)


def drawn(draft: Draft) -> Callable[[], object]:
    return lambda: timetable(draft)


def typed(draft: Draft) -> Callable[[], object]:
    """Return a change of one cost, with its figures and checks, once all of the draft was looked at."""
    call = call_of(draft)
    review(draft, call)
    changed = set_value(draft, f"cost_lines/{draft.cost_lines[3].id}/unit_cost", 77)
    return lambda: (figures(changed, call).budget, review(changed, call))


def steps(turn: Callable[[], object]) -> int:
    """Return how many lines of Python a turn runs, each round of a loop being one at least."""
    count = 0

    def line(_frame: Any, event: str, _value: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        turn()
    finally:
        sys.settrace(before)
    return count


def entered(draft: Draft) -> Callable[[], object]:
    """Return what it takes to find, and to record, one entry among the costs."""
    changed = set_value(draft, f"cost_lines/{draft.cost_lines[3].id}/unit_cost", 77)
    keys = keys_of(draft)
    return lambda: (delta(draft, changed), steps_between(draft, changed, keys))


def test_one_entry_among_many_lines_is_found_without_a_look_into_the_others() -> None:
    few, many = (steps(entered(large_draft(lines=count))) for count in (100, 1_600))
    assert many == few


@pytest.mark.parametrize("work", [printed, drawn, typed])
def test_the_steps_grow_with_the_rows(work: Callable[[Draft], Callable[[], object]]) -> None:
    small, large = (steps(work(grown(times))) for times in (8, 32))
    assert large < MOST * small
