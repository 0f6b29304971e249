"""`python -m euroapp`: commands for scripts, or the window."""

from __future__ import annotations

import importlib
import sys

from euroapp.cli import main as run_command
from euroapp.cli import wants_window
from euroapp.cli.output import write_all_output
from euroapp.memory.rubbish import look_seldom


def main(argv: list[str] | None = None) -> int:
    """Run a command, or open the window with the draft named; return the exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    if not wants_window(arguments):
        look_seldom()
        write_all_output()
        return run_command(arguments)
    # The core does not know the views; only this entry point names them.
    window = importlib.import_module("euroapp_ui.__main__")
    return int(window.main(arguments))


if __name__ == "__main__":
    raise SystemExit(main())
