"""A command walks through what it holds some times, not hundreds of times."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from bench.drafts import large_draft
from euroapp.memory.rubbish import look_seldom
from euroapp.outline.proposal import outline
from tests.builders import call_of, figures_of


@pytest.fixture
def looks() -> Iterator[list[int]]:
    """Return the generations looked through from here on."""
    usual, seen = gc.get_threshold(), list[int]()

    def note(phase: str, details: dict[str, int]) -> None:
        if phase == "start":
            seen.append(details["generation"])

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)
    gc.set_threshold(*usual)


def test_a_long_outline_is_hardly_ever_looked_through(looks: list[int]) -> None:
    draft = large_draft(40, 30, 200, 400, 60, words=2_000)
    call, figures = call_of(draft), figures_of(draft)
    look_seldom()
    looks.clear()
    outline(draft, call, figures)
    assert len(looks) < 5
    assert 2 not in looks
