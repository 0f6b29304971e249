"""Runs commands and turns in pairs, and tells what they took as ratios."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_SPENT = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
silent = subprocess.DEVNULL
with open(sys.argv[1]) as given:
    subprocess.run(sys.argv[2:], check=True, stdin=given, stdout=silent, stderr=silent)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024]))
"""


@dataclass(frozen=True)
class Spent:
    """What one run of a command took, its children included."""

    cpu: float
    """Seconds."""
    wall: float
    """Seconds."""
    memory: float
    """MiB at most."""


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    group: str
    what: str
    limit: str
    """What it is held against."""
    ours: float
    held: float
    """The same unit: what the limit took."""
    unit: str
    goal: float | None
    """The ratio that is wanted at most; None where none was set."""
    ratios: tuple[float, float] = (0.0, 0.0)
    """The least and the most of the pairs."""
    note: str = ""
    raw: dict[str, list[float]] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        """Return ours by the limit."""
        return self.ours / self.held if self.held else 0.0

    @property
    def met(self) -> bool | None:
        """Tell whether the goal is met; None where none was set."""
        return None if self.goal is None else self.ratio <= self.goal


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a measured process: a home of its own, no screen, compiled code kept."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "ui")])
    made = {**os.environ, "PYTHONPATH": paths, "EUROAPP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    # An installed program is compiled once: a shell that forbids it would compile in every run.
    made.pop("PYTHONDONTWRITEBYTECODE", None)
    return made


def spent(command: Sequence[str], home: Path, given: Path = Path(os.devnull)) -> Spent:
    """Run a command, with a file as its input, and return what it took.

    Raises:
        CalledProcessError: the command failed.

    """
    done = subprocess.run(
        [sys.executable, "-c", _SPENT, str(given), *command],
        check=True,
        capture_output=True,
        text=True,
        env=environment(home),
    )
    return Spent(*json.loads(done.stdout))


def paired(
    ours: Callable[[], float], limit: Callable[[], float], rounds: int
) -> tuple[list[float], list[float]]:
    """Measure both in turns, after one turn of each that does not count."""
    ours(), limit()
    pairs = [(limit(), ours()) for _ in range(rounds)]
    return [one for _, one in pairs], [one for one, _ in pairs]


def row(
    group: str,
    what: str,
    limit: str,
    runs: tuple[list[float], list[float]],
    unit: str,
    goal: float | None,
    note: str = "",
) -> Row:
    """Return the line for runs that were measured in pairs: medians, and the range of the ratios."""
    mine, held = runs
    ratios = sorted(one / other for one, other in zip(mine, held, strict=True) if other)
    return Row(
        group,
        what,
        limit,
        statistics.median(mine),
        statistics.median(held),
        unit,
        goal,
        (ratios[0], ratios[-1]) if ratios else (0.0, 0.0),
        note,
        {"ours": mine, "limit": held},
    )


def cpu_ms(turn: Callable[[], object]) -> float:
    """Return the CPU milliseconds of a turn in this process."""
    start = time.process_time_ns()
    turn()
    return (time.process_time_ns() - start) / 1e6


def wall_ms(turn: Callable[[], object]) -> float:
    """Return the milliseconds that a turn took."""
    start = time.perf_counter_ns()
    turn()
    return (time.perf_counter_ns() - start) / 1e6


def resident() -> float:
    """Return the MiB of this process that are in memory."""
    line = next(one for one in Path("/proc/self/status").read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def late(values: Sequence[float]) -> float:
    """Return the 99th percentile."""
    return statistics.quantiles(values, n=100, method="inclusive")[98]


def as_json(rows: Sequence[Row]) -> str:
    """Return all that was measured."""
    return json.dumps([{**asdict(one), "ratio": one.ratio, "met": one.met} for one in rows], indent=1)
