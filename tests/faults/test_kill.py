"""R1: the program is killed at any moment while it saves again and again; nothing acknowledged is lost."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.faults.checker import Damaged, check
from tests.faults.workshop import Workshop, chance, rounds

ROUNDS = rounds(40, 2_000)
pytestmark = pytest.mark.timeout(60 + 2 * ROUNDS)


def lost_rounds(workshop: Workshop, folder: Path, **writer: str) -> list[str]:
    """Kill a writer again and again, and tell each time something was lost."""
    luck, lost = chance(1), []
    path, acknowledgements = folder / "bid.euroapp", folder.parent / "acknowledged"
    for number in range(ROUNDS):
        path.unlink(missing_ok=True)
        acknowledgements.write_bytes(b"")
        with workshop.worker() as worker:
            options = {"path": str(path), "acknowledged": str(acknowledgements), "padding": 20_000}
            worker.order("endless", **options, **writer)
            deadline = time.monotonic() + 20
            while not acknowledgements.read_bytes():
                assert time.monotonic() < deadline, worker.answer()
                time.sleep(0.002)
            time.sleep(luck.uniform(0, 0.25))
            worker.kill()
        acknowledged = int(acknowledgements.read_text().split()[-1])
        try:
            found = check(path)
            if found.number < acknowledged or found.counter < acknowledged:
                lost.append(f"round {number}: {found.number} is older than {acknowledged}")
        except Damaged as error:
            lost.append(f"round {number}: {error}")
    return lost


def test_a_killed_program_loses_nothing_it_acknowledged(workshop: Workshop, folder: Path) -> None:
    assert lost_rounds(workshop, folder) == []
    left = [path.name for path in folder.iterdir() if path.name != "bid.euroapp"]
    assert all(re.fullmatch(r"\.~[0-9a-f]{12}\.tmp", name) for name in left)


def test_the_control_a_careless_writer_loses_many_rounds(workshop: Workshop, folder: Path) -> None:
    assert len(lost_rounds(workshop, folder, writer="in_place")) > ROUNDS / 3
