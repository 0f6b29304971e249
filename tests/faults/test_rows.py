"""R12: ten thousand cost lines go to the disk and back, exact to the cent, within the memory there is.

How long it takes, and that the window does not wait for it, is measured by `bench/saving.py`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from euroapp.storage.container import Identity, pack, unpack
from euroapp.storage.openformat import from_json, to_json
from tests.builders import a_draft
from tests.faults.checker import check
from tests.faults.workshop import ROOT, chance, environment, rounds

# A draft may hold 50,000 rows in one part.
LINES, RUNS = rounds(10_000, 50_000), rounds(1, 5)
MEMORY = 600
"""MiB."""
pytestmark = pytest.mark.timeout(300 * RUNS)


def round_trip(tmp_path: Path, seed: int, lines: int, *options: str) -> dict[str, Any]:
    command = [
        *(sys.executable, "-m", "tests.faults.rows_run"),
        *(str(tmp_path / "bid.euroapp"), str(lines), str(seed), *options),
    ]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(tmp_path / "home"), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def prices(path: Path) -> list[str]:
    return [line["unit_cost"] for line in check(path).parts["parts/cost_lines.json"]]


@pytest.mark.parametrize("run", range(RUNS))
def test_every_cent_of_a_large_budget_comes_back(tmp_path: Path, run: int) -> None:
    told = round_trip(tmp_path, chance(12 + run).randrange(10**6), LINES)
    (written, whole), (read, whole_read), (dearer, _) = told["stations"]
    assert told["equal"]
    assert (read, whole_read) == (written, whole)
    assert dearer == written + 1
    seen = prices(tmp_path / "bid.euroapp")
    assert len(seen) == LINES
    assert sum(int(Decimal(price).scaleb(2)) for price in seen) == dearer
    print(f"{LINES} lines, at most {told['peak']} MiB")
    assert told["peak"] < MEMORY


def test_what_a_container_spreads_over_its_parts_fits_into_the_open_format() -> None:
    plain = json.loads(to_json(a_draft()))
    plain["draft"]["income"] = [{"id": f"i{number}"} for number in range(26_000)]
    plain["draft"]["depreciation"] = [{"id": f"d{number}"} for number in range(26_000)]
    draft = from_json(json.dumps(plain).encode())
    assert unpack(pack(draft, Identity("document", "revision"))).draft == draft


def test_the_control_who_adds_up_in_floats_loses_cents(tmp_path: Path) -> None:
    told = round_trip(tmp_path, 1, 2_000)
    assert Decimal(sum(map(float, prices(tmp_path / "bid.euroapp")))).scaleb(2) != told["stations"][-1][0]


def test_the_control_waste_of_memory_is_seen(tmp_path: Path) -> None:
    assert round_trip(tmp_path, 1, 10, "--wasteful")["peak"] > MEMORY
