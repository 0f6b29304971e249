"""CPU of each command of the command line, against a bare import of pydantic."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from bench.measure import Row, paired, row, spent

_COMMANDS = (
    (("--help",), 2.0),
    (("calls",), None),
    (("show", "{draft}", "general/title"), 2.0),
    (("set", "{draft}", "general/title", '"Another title"'), 2.0),
    (("check", "{draft}"), 2.0),
    (("figures", "{draft}"), None),
    (("to-json", "{draft}"), None),
)


def measured(folder: Path, rounds: int) -> Iterator[Row]:
    """Yield a row for each command."""
    draft = folder / "bid.euroapp"
    spent([sys.executable, "-m", "euroapp", "example", str(draft)], folder / "home")
    bare = [sys.executable, "-c", "import pydantic; pydantic.BaseModel"]
    for words, goal in _COMMANDS:
        command = [sys.executable, "-m", "euroapp", *(word.format(draft=draft) for word in words)]
        runs = paired(
            lambda command=command: spent(command, folder / "home").cpu * 1000,
            lambda: spent(bare, folder / "home").cpu * 1000,
            rounds,
        )
        yield row("Commands", f"`euroapp {words[0]}`", "`import pydantic`", runs, "ms CPU", goal)
