"""R10: whatever a file says, it is refused in a sentence or opens as a draft that can be saved.

`make fuzz` looks for such files with atheris; here those once found are tried again, and some new ones.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest

from tests.faults.workshop import chance, rounds
from tests.fuzz.mutation import mutated
from tests.fuzz.targets import FOUND, TARGETS, found, seeds

ROUNDS = rounds(100, 20_000)
pytestmark = pytest.mark.timeout(60 + ROUNDS)


def bytewise(raw: bytes, luck: random.Random) -> bytes:
    """Turn, insert, or leave out some bytes."""
    place, length = luck.randrange(len(raw) + 1), luck.choice([0, 1, 1, 4, 64])
    return raw[:place] + luck.randbytes(luck.choice([0, 1, 4])) + raw[place + length :]


def broken(target: str, goal: Callable[[bytes], None]) -> list[str]:
    """Try changed inputs one after the other; return what got out that is no refusal."""
    luck, start, escaped = chance(10), seeds(target), []
    for _ in range(ROUNDS):
        raw = luck.choice(start)
        if target == "container":
            raw = bytewise(raw, luck)
        else:
            raw = mutated(raw, 65_536, luck.randrange(2**32), lambda old, _size: bytewise(old, luck))
        try:
            goal(raw)
        except Exception as error:
            escaped.append(f"{error!r:.200}: {raw[:300]!r}")
    return escaped


@pytest.mark.parametrize("target", TARGETS)
def test_what_once_broke_a_reader_breaks_it_no_more(target: str) -> None:
    for path in found(target):
        TARGETS[target](path.read_bytes())


def test_every_input_that_was_found_belongs_to_a_target() -> None:
    assert {path.name for path in FOUND.glob("*")} <= TARGETS.keys()


@pytest.mark.parametrize("target", TARGETS)
def test_changed_input_is_refused_or_can_be_saved(target: str) -> None:
    assert broken(target, TARGETS[target]) == []


def test_the_control_a_careless_reader_is_broken() -> None:
    def careless(raw: bytes) -> None:
        assert json.loads(raw)["draft"]["partners"][0]["id"]

    assert len(broken("open-format", careless)) > 10
