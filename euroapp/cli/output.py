"""What all commands share: exit codes, JSON on standard output, and the call of a draft."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

from euroapp.language import wished

if TYPE_CHECKING:
    from euroapp.calls.call import Call
    from euroapp.draft import Draft

OK, ERRORS_FOUND, UNREADABLE, NO_PATH, REFUSED, WAITING = 0, 1, 2, 3, 4, 5
CONFLICTS = 1
DIFFERENT = 1
INTERRUPTED = 130


def accept_all_letters() -> None:
    """Let output in an encoding without some letter show its number, rather than end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write_all_output() -> None:
    """Put a buffer before standard output and errors where `python -u` or `PYTHONUNBUFFERED` leave none.

    A bare file may take less than it is given, as on a full disk, and says so only to whoever looks; a buffer
    goes on until all is written, or fails.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper) and isinstance(stream.buffer, io.RawIOBase):
            whole = open(stream.fileno(), "wb", closefd=False)  # noqa: SIM115 - it lasts as long as the process
            setattr(
                sys,
                name,
                io.TextIOWrapper(whole, encoding=stream.encoding, errors=stream.errors, line_buffering=True),
            )


def tell(text: str, *, error: bool = False) -> None:
    """Print a line in the language of the user, on standard output or on standard error."""
    print(wished().put(text), file=sys.stderr if error else sys.stdout)


def complain(text: str) -> None:
    """Print what went wrong in one line on standard error."""
    print(f"euroapp: {' '.join(wished().put(text).split())}", file=sys.stderr)


def print_json(value: Any) -> None:
    """Print a value as JSON, in plain letters where the terminal takes no others."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not utf8, indent=1))


def plain(value: Any) -> Any:
    """Return a value of a draft as data for JSON."""
    from pydantic import BaseModel, TypeAdapter

    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return TypeAdapter(Any).dump_python(value, mode="json")


def call_of(draft: Draft) -> Call:
    """Return the call of a draft with its own values for facts in force."""
    from euroapp.calls.library import load_call

    return load_call(draft.call.id).with_overrides(draft.overrides)
