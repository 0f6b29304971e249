"""One command for all measurements: ratios against limits measured in the same run.

    python -m bench [--quick] [--only starts,keys]
    python -m bench --profiles

Writes the table to docs/performance.md (unless --quick) and all figures to bench/results.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from math import log
from pathlib import Path
from typing import Any

from bench import commands, exports, peers, profiles, starts
from bench.drafts import large_draft
from bench.measure import ROOT, Row, as_json, environment, row

TARGET = ROOT / "docs" / "performance.md"
RESULTS = ROOT / "bench" / "results.json"
REASONS = ROOT / "bench" / "reasons.md"
"""Why goals are not held, written by hand from profiles."""


def main() -> None:
    """Measure, print, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds; docs/performance.md stays")
    parser.add_argument("--only", default="", help="groups, such as commands,starts")
    parser.add_argument("--profiles", action="store_true", help="write bench/profiles, and measure nothing")
    options = parser.parse_args()
    if options.profiles:
        profiles.write()
        return
    rounds = 2 if options.quick else _FULL
    wanted = set(filter(None, options.only.split(",")))
    rows: list[Row] = []
    before = os.getloadavg()
    with tempfile.TemporaryDirectory() as name:
        for group, found in _groups(Path(name), rounds).items():
            if not wanted or group in wanted:
                for one in found:
                    rows.append(one)
                    print(_line(one), flush=True)
    RESULTS.write_text(as_json(rows))
    if not options.quick and not wanted:
        TARGET.write_text(_page(rows, before), encoding="utf-8")


_FULL = 9
"""Rounds of a run whose figures are written down; a quick one has fewer and leaves out large drafts."""


def _groups(folder: Path, rounds: int) -> dict[str, Iterator[Row]]:
    large, quick = folder / "large.euroapp", rounds < _FULL
    from euroapp.storage.files import save

    save(large_draft(), large)
    return {
        "commands": commands.measured(folder, rounds),
        "starts": starts.measured(folder, rounds, large),
        "window": _window(folder, max(1, rounds // 3), ("example",) if quick else ("example", "large")),
        "preview": _previews(folder, ("60",) if quick else ("10", "60", "200")),
        "files": _files(folder),
        "history": _history(folder, 1_000 if quick else 10_000),
        "exports": exports.measured(folder, rounds // 2),
        "reading": _reading(folder),
        "tables": _tables(folder, ("400", "10000") if quick else ("400", "10000", "100000")),
        "peers": iter(()) if quick else peers.measured(folder),
        "growth": _growth(folder, (1, 4, 16) if quick else (1, 4, 16, 64)),
    }


def _run(module: str, folder: Path, *words: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(folder / f"home-{module}-{len(words)}"),
    )
    return json.loads(done.stdout.splitlines()[-1])


def _window(folder: Path, rounds: int, drafts: tuple[str, ...]) -> Iterator[Row]:
    for which in drafts:
        pairs = [(_run("bench.bare", folder), _run("bench.window", folder, which)) for _ in range(rounds)]
        bare = {name: _median([one[name] for one, _ in pairs]) for name in pairs[0][0]}
        for field, kind in (("text", "text"), ("title", "line"), ("name", "line"), ("number", "line")):
            middle = _median([ours["keys"][field][0] for _, ours in pairs])
            worst = _median([ours["keys"][field][1] for _, ours in pairs])
            goal = 1.0 if which == "large" else None
            note = f"median {middle:.1f} ms; Qt alone {bare[kind]:.2f} ms"
            what = f"key in a {field}, {which}: 99th percentile"
            yield Row("Window", what, "8 ms", worst, 8.0, "ms CPU", goal, note=note)
        cell = _median([ours["cell"] for _, ours in pairs])
        yield Row(
            "Window", f"an entry among the costs, {which}", "bare table", cell, bare["cell"], "ms CPU", 2.0
        )
        if which == "example":
            for page in pairs[0][1]["visits"]:
                took = _median([ours["visits"][page] for _, ours in pairs])
                note = f"a bare page of 24 fields {bare['page']:.0f} ms"
                yield Row("Window", f"first visit: {page}", "50 ms", took, 50.0, "ms CPU", 1.0, note=note)
        if which == "example":
            longest = _median([max(ours["turns"]) for _, ours in pairs])
            note = f"{_median([sum(ours['turns']) for _, ours in pairs]):.0f} ms for all pages, while idle"
            what = "the longest turn in which the rest of a page is made"
            yield Row("Window", what, "50 ms", longest, 50.0, "ms CPU", 1.0, note=note)
            longest = _median([max(ours["ahead"]) for _, ours in pairs])
            note = f"{_median([sum(ours['ahead']) for _, ours in pairs]):.0f} ms for all pages, while idle"
            what = "the longest piece of a page made before its visit"
            yield Row("Window", what, "50 ms", longest, 50.0, "ms CPU", 1.0, note=note)
        grown = _median([ours["edits"] for _, ours in pairs])
        yield Row("Memory", f"1,000 edits of a long text, {which}", "10 MiB", grown, 10.0, "MiB", 1.0)


def _previews(folder: Path, sizes: tuple[str, ...]) -> Iterator[Row]:
    for size in sizes:
        found = _run("bench.previews", folder, size)
        note = f"{found['most']:.0f} ms at most; the longest turn of the window {found['turn']:.0f} ms"
        what = f"from a key to its page in the preview, {found['pages']} pages"
        goal = 1.0 if size == "60" else None
        yield Row("Preview", what, "1.5 s", found["median"], 1500.0, "ms", goal, note=note)


def _files(folder: Path) -> Iterator[Row]:
    found = _run("bench.files", folder, str(folder / "files"))
    for which, took in found.items():
        for name, limit, unit, goal in (
            ("open", "`json.loads` of the same draft", "ms CPU", 3.0),
            ("save", "one write of the same bytes, synced in 8 ms", "ms", 2.5),
            ("copy", "4 KiB written and synced in 8 ms", "ms", 2.0),
        ):
            ours, held = took[name]
            what = {"open": "open", "save": "durable save", "copy": "recovery copy"}[name]
            yield Row("Files", f"{what}, {which}", limit, ours, held, unit, goal)


def _history(folder: Path, edits: int) -> Iterator[Row]:
    found = _run("bench.remembering", folder, str(folder / "history"), str(edits))
    middle, worst = found["record"]
    note = f"99th percentile {worst:.2f} ms"
    yield Row("History", "recording an edit", "0.5 ms", middle, 0.5, "ms CPU", 1.0, note=note)
    ours, held = found["open"]
    what = f"open with {edits:,} edits"
    yield Row("History", what, "the same draft without a history", ours, held, "ms CPU", 1.3)
    version = _median(found["version"])
    note = f"the slowest of ten {max(found['version']):.0f} ms"
    yield Row("History", f"a version of {edits:,}", "50 ms", version, 50.0, "ms CPU", 1.0, note=note)
    what = f"what {edits:,} edits come to, to be merged"
    yield Row("History", what, "1 s", found["state"], 1_000.0, "ms CPU", 1.0)
    yield Row("History", "an edit in the file", "65 bytes", found["bytes"], 65.0, "bytes", 1.0)


def _reading(folder: Path) -> Iterator[Row]:
    found = _run("bench.exports", folder, str(folder))
    runs = (found["ours"], found["limit"])
    yield row("Export", "reading back and examining", "making the file", runs, "ms CPU", 0.34)


def _tables(folder: Path, sizes: tuple[str, ...]) -> Iterator[Row]:
    limit, held = "bare QTableWidget of 400 rows", _run("bench.bare", folder)["repaint"]
    found = _run("bench.tables", folder, "10", *sizes)
    for rows in sizes:
        what = f"cost lines moved and repainted, {int(rows):,} rows"
        yield Row("Window", what, limit, found[rows]["moved"], held, "ms CPU", 2.5)
    few = "the same of 10 rows"
    for rows in sizes:
        what = f"one more cost line chosen, with the sum, {int(rows):,} rows"
        yield Row("Window", what, "50 ms", found[rows]["chosen"], 50.0, "ms CPU", 1.0)
    for rows in sizes:
        what = f"cost lines sorted, {int(rows):,} rows"
        yield Row("Window", what, few, found[rows]["sorted"], found["10"]["sorted"], "ms CPU", None)
    yield from _long_lists(folder)


_LONG = {
    "typed": "a digit typed into a list of 10,000 cost lines",
    "sorted": "10,000 cost lines sorted",
    "chosen": "all cells of 10,000 cost lines chosen, with their sums",
    "board": "first visit: the board of 60 indicators",
    "cards": "first visit: the cards of 40 participants",
}


def _long_lists(folder: Path) -> Iterator[Row]:
    """Yield the longest turn that a key or click sets off, against that of a bare table of as many rows."""
    found = _run("bench.long_lists", folder, "10000")
    note = f"a key in a bare table of as many rows {found['bare']:.0f} ms"
    for name, what in _LONG.items():
        yield Row("Window", f"{what}: longest turn", "50 ms", found[name], 50.0, "ms CPU", 1.0, note=note)


def _growth(folder: Path, sizes: tuple[int, ...]) -> Iterator[Row]:
    """Yield the exponent between the two largest sizes; n log n has about 1.2 there."""
    found = _run("bench.growth", folder, *map(str, sizes))
    for what, took in found.items():
        exponent = log(took[-1] / took[-2]) / log(sizes[-1] / sizes[-2])
        steps = ", ".join(f"{times} x: {one:,.1f} ms" for times, one in zip(sizes, took, strict=True))
        yield Row("Growth", what, "n log n", exponent, 1.2, "as exponent", 1.0, note=steps)


def _median(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


_SIGNS = {True: "met", False: "**not met**", None: ""}


def _line(one: Row) -> str:
    goal = f"{one.goal:g} x" if one.goal is not None else ""
    cells = (
        one.group,
        one.what,
        one.limit,
        f"{one.held:.2f}",
        f"{one.ours:.1f} {one.unit}",
        f"{one.ratio:.2f} x",
        goal,
        _SIGNS[one.met],
        one.note,
    )
    return f"| {' | '.join(cells)} |"


def _page(rows: list[Row], load: tuple[float, float, float]) -> str:
    lines = "\n".join(map(_line, rows))
    system = f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} processors"
    text = _TEXT.format(day=f"{date.today():%-d %B %Y}", system=system, load=f"{load[0]:.1f}", lines=lines)
    return f"{text}\n{REASONS.read_text(encoding='utf-8')}"


_TEXT = """# How fast EuroApp is

Written by `make bench` on {day}: {system}, load at the start {load}.
Each line holds what the program takes against a limit that was measured in the same run, in turns; figures
are medians. CPU is that of whole processes, children included, or of a turn of the event loop. There was no
screen: painting into memory is a lower bound of painting on one. All single figures lie in
`bench/results.json` after a run.

| group | what | limit | limit took | ours | ratio | goal | | |
| --- | --- | --- | ---: | ---: | ---: | ---: | --- | --- |
{lines}

`bench/saving.py` and `bench/keystroke.py` measure saving on the disk at hand, and
figures and checks in more detail.
"""


if __name__ == "__main__":
    main()
