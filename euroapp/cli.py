"""The command line: a contract that scripts rely on. No Qt, no screen."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from euroapp import __version__
from euroapp.calls.call import Call
from euroapp.calls.library import call_ids, load_call
from euroapp.checks import Severity, check, review
from euroapp.draft import Draft
from euroapp.draft.paths import get
from euroapp.edits.creation import complete, new_draft
from euroapp.edits.values import set_value
from euroapp.errors import (
    DraftUnreadable,
    EuroappError,
    ExportFailed,
    NoSuchPath,
    ValueRefused,
)
from euroapp.figures import figures
from euroapp.figures.report import as_data
from euroapp.storage.example import example_draft
from euroapp.storage.files import Opened, load, read_file, save
from euroapp.storage.limits import parse_json
from euroapp.storage.openformat import from_json, schema, to_json
from euroapp.wording.findings import say
from euroapp.wording.numbers import day, quantity

OK, ERRORS_FOUND, UNREADABLE, NO_PATH, REFUSED = 0, 1, 2, 3, 4
INTERRUPTED = 130

EXAMPLES = """examples:
  euroapp                                  open the window
  euroapp bid.euroapp                      open the window with a draft
  euroapp example bid.euroapp              write the example draft
  euroapp check bid.euroapp                say what is missing or contradicts itself
  euroapp set bid.euroapp general/acronym '"BLUELINK"'
  euroapp export bid.euroapp bid.pdf       print the proposal
"""


def _print_json(value: Any) -> None:
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not utf8, indent=1))


def _plain(value: Any) -> Any:
    """Return a value of a draft as data for JSON."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return TypeAdapter(Any).dump_python(value, mode="json")


def _call_of(draft: Draft) -> Call:
    return load_call(draft.call.id).with_overrides(draft.overrides)


def _may_write(path: Path, *, force: bool, draft: Draft | None = None) -> None:
    """Refuse to write over a file that the user may still need.

    Args:
        path: where to write.
        force: the user insists.
        draft: what will be written, where a file that already holds exactly this may be written again.

    Raises:
        DraftUnreadable: the file exists and would be lost.

    """
    if force or not path.exists():
        return
    try:
        same = draft is not None and load(path).draft == draft
    except DraftUnreadable:
        same = False
    if not same:
        raise DraftUnreadable(f"{path} exists; --force overwrites it.")


def _calls(arguments: argparse.Namespace) -> int:
    rows = []
    for call_id in call_ids():
        call = load_call(call_id)
        deadline = call.facts.deadline.value
        rows.append(
            {
                "id": call_id,
                "name": call.pack.name,
                "version": call.pack.version,
                "deadline": deadline.isoformat() if deadline else None,
            }
        )
        if not arguments.json:
            print(f"{call_id}  deadline {day(deadline) or 'not known'}  {call.pack.name}")
    if arguments.json:
        _print_json(rows)
    return OK


def _new(arguments: argparse.Namespace) -> int:
    call = load_call(arguments.call)
    _may_write(arguments.out, force=arguments.force)
    save(new_draft(call), arguments.out)
    return OK


def _example(arguments: argparse.Namespace) -> int:
    draft = example_draft()
    _may_write(arguments.out, force=arguments.force, draft=draft)
    save(draft, arguments.out)
    return OK


def _show(arguments: argparse.Namespace) -> int:
    _print_json(_plain(get(load(arguments.draft).draft, arguments.path or "")))
    return OK


def _set(arguments: argparse.Namespace) -> int:
    opened: Opened = load(arguments.draft)
    try:
        value = parse_json(arguments.value.encode("utf-8", "surrogateescape"))
    except DraftUnreadable as error:
        raise ValueRefused(
            f"{arguments.value!r} is no JSON. Write texts in double quotes: '\"BLUELINK\"'."
        ) from error
    draft = complete(opened.draft, load_call(opened.draft.call.id))
    save(set_value(draft, arguments.path, value), arguments.draft, opened.origin)
    return OK


def _check(arguments: argparse.Namespace) -> int:
    draft = load(arguments.draft).draft
    call = _call_of(draft)
    findings = check(draft, call)
    rows = []
    for finding in findings:
        said = say(finding, draft, call)
        rows.append(
            {
                "code": finding.code,
                "severity": str(finding.severity),
                "path": finding.path,
                "message": said.message,
                "cure": said.cure,
                "source": finding.source,
            }
        )
        if not arguments.json:
            where = f"{said.where}: " if said.where else ""
            print(f"{finding.severity.upper():8}{finding.code}  {where}{said.message} {said.cure}".rstrip())
    if arguments.json:
        _print_json(rows)
    elif not rows:
        print("Nothing to mend.")
    return ERRORS_FOUND if any(f.severity is Severity.ERROR for f in findings) else OK


def _figures(arguments: argparse.Namespace) -> int:
    draft = load(arguments.draft).draft
    call = _call_of(draft)
    derived = figures(draft, call)
    found = review(draft, call)
    data = as_data(derived, draft)
    data["readiness"] = {
        "all": round(found.readiness(), 4),
        "by_page": {page: round(found.readiness(page), 4) for page in found.tally.asked},
    }
    if arguments.json:
        _print_json(data)
    else:
        for key, value in data.items():
            if not isinstance(value, list | dict):
                print(f"{key:24}{value}")
    return OK


def _export(arguments: argparse.Namespace) -> int:
    # The printing library costs a second that no other command should pay.
    from euroapp.export import export_pdf

    draft = load(arguments.draft).draft
    if arguments.out.exists() and arguments.out.samefile(arguments.draft):
        raise ExportFailed("The proposal cannot be printed over the draft itself; give another name.")
    call = _call_of(draft)
    derived = figures(draft, call)
    errors = sum(f.severity is Severity.ERROR for f in check(draft, call))
    if arguments.profile == "submission" and errors and not arguments.force:
        raise ExportFailed(
            f"The draft has {errors} errors, so no submission copy was made. Mend them (euroapp check), "
            "export a working copy, or insist with --force."
        )
    if sys.stderr.isatty():
        print("Building the proposal …", file=sys.stderr)
    report = export_pdf(draft, call, derived, arguments.out, profile=arguments.profile)
    size = quantity(report.size // 1024)
    print(f"{arguments.out}: {report.pages} pages, {report.seconds:.1f} s, {size} kB")
    for note in report.notes:
        print(f"note: {note}")
    return OK


def _to_json(arguments: argparse.Namespace) -> int:
    sys.stdout.buffer.write(to_json(load(arguments.draft).draft, indent=1))
    return OK


def _from_json(arguments: argparse.Namespace) -> int:
    draft = from_json(read_file(arguments.file))
    _may_write(arguments.out, force=arguments.force, draft=draft)
    save(draft, arguments.out)
    return OK


def _schema(_arguments: argparse.Namespace) -> int:
    _print_json(schema())
    return OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="euroapp",
        description="Draft Euroclusters applications: open the window, or run one of the commands.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"euroapp {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(
        name: str, run: Callable[[argparse.Namespace], int], text: str, *paths: str
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        for path in paths:
            made.add_argument(path, type=Path, metavar=path.upper())
        made.set_defaults(run=run)
        return made

    as_json = {"action": "store_true", "help": "print JSON"}
    force = {"action": "store_true", "help": "overwrite what is there"}
    command("calls", _calls, "list the call packs").add_argument("--json", **as_json)  # type: ignore[arg-type]
    new = command("new", _new, "write an empty draft", "out")
    new.add_argument("--call", required=True, metavar="ID", help="id of a call pack")
    new.add_argument("--force", **force)  # type: ignore[arg-type]
    command("example", _example, "write the example draft", "out").add_argument("--force", **force)  # type: ignore[arg-type]
    show = command("show", _show, "print the draft, or the value at a field path, as JSON", "draft")
    show.add_argument("path", nargs="?", metavar="PATH", help="such as partners/p3/legal_name")
    setter = command("set", _set, "change one field and save durably", "draft")
    setter.add_argument("path", metavar="PATH")
    setter.add_argument("value", metavar="JSON")
    checker = command("check", _check, "say what is missing or contradicts itself", "draft")
    checker.add_argument("--json", **as_json)  # type: ignore[arg-type]
    derived = command("figures", _figures, "print every derived number", "draft")
    derived.add_argument("--json", **as_json)  # type: ignore[arg-type]
    export = command("export", _export, "print the proposal as PDF", "draft", "out")
    export.add_argument("--profile", choices=("working", "submission"), default="working")
    export.add_argument(
        "--force", action="store_true", help="make a submission copy although errors are left"
    )
    command("to-json", _to_json, "print a draft in the open format", "draft")
    reader = command("from-json", _from_json, "make a draft from the open format", "file", "out")
    reader.add_argument("--force", **force)  # type: ignore[arg-type]
    command("schema", _schema, "print the JSON Schema of the open format")
    return parser


COMMANDS = frozenset(
    ("calls", "new", "example", "show", "set", "check", "figures", "export", "to-json", "from-json", "schema")
)


def wants_window(arguments: list[str]) -> bool:
    """Tell whether these arguments ask for the window: none, or just a draft."""
    return not arguments or (len(arguments) == 1 and arguments[0] not in COMMANDS and arguments[0][:1] != "-")


def main(arguments: list[str]) -> int:
    """Run a command and return its exit code; a failure is one sentence on standard error."""
    parsed = _parser().parse_args(arguments)
    try:
        code = int(parsed.run(parsed))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has gone, as with `| head`; nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except EuroappError as error:
        return _failed(str(error), _code_of(error))
    except OSError as error:
        return _failed(f"{error.strerror or error}.", UNREADABLE)
    except KeyboardInterrupt:
        return _failed("Stopped.", INTERRUPTED)
    return code


def _code_of(error: EuroappError) -> int:
    if isinstance(error, NoSuchPath | ValueRefused):
        return NO_PATH
    return REFUSED if isinstance(error, ExportFailed) else UNREADABLE


def _failed(sentence: str, code: int) -> int:
    print(f"euroapp: {' '.join(sentence.split())}", file=sys.stderr)
    return code
