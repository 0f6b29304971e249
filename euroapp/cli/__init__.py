"""The command line: a contract that scripts rely on. No Qt, no screen."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from euroapp import __version__
from euroapp.cli.options import add_export_options, add_set_options, add_text_options, put
from euroapp.cli.output import INTERRUPTED, NO_PATH, OK, REFUSED, UNREADABLE, accept_all_letters, complain
from euroapp.cli.unlocking import unlocked
from euroapp.errors import EuroappError, ExportFailed, NoSuchPath, ValueRefused
from euroapp.language import say, sentence

EXAMPLES = say(
    """examples:
  euroapp                                  open the window
  euroapp bid.euroapp                      open the window with a draft
  euroapp example bid.euroapp              write the example draft
  euroapp check bid.euroapp                say what is missing or contradicts itself
  euroapp check --cures bid.euroapp        and which commands would mend it
  euroapp set bid.euroapp general/acronym '"BLUELINK"'
  euroapp log bid.euroapp                  say who changed what, and when
  euroapp diff old.euroapp new.euroapp     say what two versions say differently
  euroapp export bid.euroapp bid.pdf       print a working draft of the proposal
  euroapp export bid.euroapp bid.pdf --profile submission --report bid.txt
                                           print it for submission, and what it keeps of the rules
  euroapp export bid.euroapp bid.docx      write the proposal for Word, with its findings as comments
  euroapp export bid.euroapp budget.xlsx   write the detailed budget as a workbook
  euroapp papers bid.euroapp papers        write all papers around the proposal into a folder
  euroapp import bid.euroapp budget.xlsx   show what was changed in it; --apply takes it in
  euroapp import bid.euroapp text.docx     show which sections a text fills; --apply takes it in
  euroapp comments bid.euroapp back.docx   show what partners say in Word; --apply takes it in
  euroapp compare bid.euroapp submitted.pdf
                                           say where a submitted PDF differs from the draft
  euroapp workbook bid.euroapp acme.xlsx --for ACME
                                           ask a participant without EuroApp for its part
  euroapp packet bid.euroapp acme.eurochanges --for ACME
                                           ask a participant for its part
  euroapp take bid.euroapp from-acme.eurochanges
                                           take in what somebody sent
  euroapp sync bid.euroapp SHARED          exchange changes through a shared folder
  euroapp password bid.euroapp             protect it by a password, or change that
"""
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="euroapp",
        description=put(say("Draft Euroclusters applications: open the window, or run one of the commands.")),
        epilog=put(EXAMPLES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"euroapp {__version__}")
    commands = parser.add_subparsers(title=put(say("commands")), metavar="COMMAND")

    def command(name: str, text: str, *paths: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=put(text), description=put(text))
        for path in paths:
            made.add_argument(path, type=Path, metavar=path.upper())
        made.set_defaults(command=name, password_files=[])
        if name in _READING:
            _add_password_file(made)
        return made

    as_json = {"action": "store_true", "help": put(say("print JSON"))}
    force = {"action": "store_true", "help": put(say("overwrite what is there"))}
    command("calls", say("list the call packs")).add_argument("--json", **as_json)  # type: ignore[arg-type]
    new = command("new", say("write an empty draft"), "out")
    new.add_argument("--call", required=True, metavar="ID", help=put(say("id of a call pack")))
    new.add_argument("--force", **force)  # type: ignore[arg-type]
    command("example", say("write the example draft"), "out").add_argument("--force", **force)  # type: ignore[arg-type]
    _add_reading(command, as_json, force)
    export = command(
        "export",
        say("print the proposal as PDF; for a name in .docx for Word, in .xlsx its budget as a workbook"),
        "draft",
        "out",
    )
    add_export_options(export)
    papers = command(
        "papers",
        say("write all papers around the proposal into one folder: sheets, letters, lists, dates"),
        "draft",
        "folder",
    )
    papers.add_argument("--json", **as_json)  # type: ignore[arg-type]
    papers.add_argument(
        "--force", action="store_true", help=put(say("write beside other files, which stay as they are"))
    )
    extract = command("extract", say("take the draft out of a working PDF that carries it"), "pdf", "out")
    extract.add_argument("--force", **force)  # type: ignore[arg-type]
    said = command("comments", say("show what partners say in a returned document"), "draft", "file")
    said.add_argument("--apply", action="store_true", help=put(say("take their comments in and save")))
    said.add_argument("--json", **as_json)  # type: ignore[arg-type]
    comparing = command("compare", say("say where a submitted PDF differs from a draft"), "draft", "pdf")
    comparing.add_argument("--json", **as_json)  # type: ignore[arg-type]
    _add_open_format(command, force)
    _add_exchange(command, as_json, force)
    _add_workbooks(command, as_json, force)
    _add_password(command)
    return parser


def _add_reading(
    command: Callable[..., argparse.ArgumentParser], as_json: dict[str, str], force: dict[str, str]
) -> None:
    """Add what looks into drafts, and what changes one field."""
    show = command("show", say("print the draft, or the value at a field path, as JSON"), "draft")
    show.add_argument("path", nargs="?", metavar="PATH", help=put(say("such as partners/p3/legal_name")))
    setter = command("set", say("change one field and save durably"), "draft")
    add_set_options(setter)
    checker = command("check", say("say what is missing or contradicts itself"), "draft")
    checker.add_argument("--json", **as_json)  # type: ignore[arg-type]
    checker.add_argument(
        "--cures", action="store_true", help=put(say("with each finding, the commands that would mend it"))
    )
    derived = command("figures", say("print every derived number"), "draft")
    derived.add_argument("--json", **as_json)  # type: ignore[arg-type]
    logged = command(
        "log", say("list every change of the draft: when, who, where, before and after"), "draft"
    )
    logged.add_argument(
        "path", nargs="?", metavar="PATH", help=put(say("only changes there, such as partners/p3"))
    )
    logged.add_argument("--json", **as_json)  # type: ignore[arg-type]
    differing = command("diff", say("say what two drafts, or two versions of one, say differently"))
    for name in ("one", "other"):
        differing.add_argument(
            name, type=Path, metavar="DRAFT", help=put(say("a draft file, or the open format"))
        )
    differing.add_argument("--json", **as_json)  # type: ignore[arg-type]
    differing.add_argument("--force", **force)  # type: ignore[arg-type]
    differing.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help=put(say("write a report of the changes by page and author: plain text for .txt, else PDF")),
    )


def _add_password_file(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--password-file",
        dest="password_files",
        action="append",
        type=Path,
        metavar="FILE",
        help=put(
            say(
                "where the password stands, as the first line; without it a terminal asks. "
                "Give it again for each further password"
            )
        ),
    )


def _add_password(command: Callable[..., argparse.ArgumentParser]) -> None:
    keeper = command("password", say("protect a draft by a password, change it, or take it away"), "draft")
    what = keeper.add_mutually_exclusive_group()
    what.add_argument(
        "--new-password-file",
        type=Path,
        metavar="FILE",
        help=put(say("where the new password stands, as the first line; without it a terminal asks twice")),
    )
    what.add_argument(
        "--remove", action="store_true", help=put(say("take the password away: anybody can read the file"))
    )


def _add_exchange(
    command: Callable[..., argparse.ArgumentParser], as_json: dict[str, str], force: dict[str, str]
) -> None:
    packet = command("packet", say("write a packet of changes for others"), "draft", "out")
    what = packet.add_mutually_exclusive_group()
    what.add_argument(
        "--since",
        metavar="VERSION",
        help=put(say("only what this change had not seen; its id, or how it begins")),
    )
    what.add_argument(
        "--for",
        dest="partner",
        metavar="PARTNER",
        help=put(say("ask a participant, by id or short name, for its part; the packet holds everything")),
    )
    packet.add_argument(
        "--sections",
        metavar="ID,ID",
        help=put(say("with --for: narrative sections that the participant may write too")),
    )
    packet.add_argument("--force", **force)  # type: ignore[arg-type]
    taker = command("take", say("take in a packet, and save"), "draft", "packet")
    taker.add_argument(
        "--only", metavar="PARTNER", help=put(say("leave everything as it is that is not this participant's"))
    )
    decider = command("decide", say("list what authors disagree on, or decide it"), "draft")
    decider.add_argument("path", nargs="?", metavar="PATH", help=put(say("what is decided")))
    decider.add_argument(
        "value",
        nargs="?",
        metavar="VALUE",
        help=put(say("mine, theirs, both, keep, restore, remove, or JSON")),
    )
    syncer = command("sync", say("exchange changes through a shared folder, and save"), "draft", "folder")
    for made in (packet, taker, decider, syncer):
        made.add_argument("--json", **as_json)  # type: ignore[arg-type]


def _add_workbooks(
    command: Callable[..., argparse.ArgumentParser], as_json: dict[str, str], force: dict[str, str]
) -> None:
    writer = command(
        "workbook",
        say("write a workbook for a participant without EuroApp"),
        "draft",
        "out",
    )
    writer.add_argument(
        "--for",
        dest="partner",
        metavar="PARTNER",
        required=True,
        help=put(say("the participant, by id or short name")),
    )
    writer.add_argument(
        "--sections", metavar="ID,ID", help=put(say("narrative sections that the participant may write too"))
    )
    writer.add_argument("--force", **force)  # type: ignore[arg-type]
    reader = command(
        "import",
        say("show what a workbook, a table or a text (DOCX, ODT) would change"),
        "draft",
        "file",
    )
    reader.add_argument("--apply", action="store_true", help=put(say("take it in, and save")))
    _add_table_options(reader)
    reader.add_argument(
        "--only", metavar="PARTNER", help=put(say("leave everything as it is that is not this participant's"))
    )
    add_text_options(reader)
    for made in (writer, reader):
        made.add_argument("--json", **as_json)  # type: ignore[arg-type]


def _add_table_options(reader: argparse.ArgumentParser) -> None:
    """Add what may be said of a table of others."""
    reader.add_argument(
        "--list",
        metavar="LIST",
        help=put(say("for a foreign table: the list it goes to, as cost_lines")),
    )
    reader.add_argument("--sheet", metavar="NAME", help=put(say("for a foreign table: the sheet it is on")))
    reader.add_argument(
        "--columns",
        metavar="HEAD=FIELD",
        action="append",
        help=put(say("for a foreign table: which field a column holds; it is remembered")),
    )
    reader.add_argument(
        "--with-sums",
        action="store_true",
        help=put(say("for a foreign table: take rows too that may only add up others")),
    )


def _add_open_format(command: Callable[..., argparse.ArgumentParser], force: dict[str, str]) -> None:
    writer = command("to-json", say("print or write a draft in the open format"), "draft")
    writer.add_argument(
        "out", nargs="?", type=Path, metavar="OUT", help=put(say("the file to write, in UTF-8"))
    )
    writer.add_argument("--force", **force)  # type: ignore[arg-type]
    reader = command("from-json", say("make a draft from the open format"), "file", "out")
    reader.add_argument("--force", **force)  # type: ignore[arg-type]
    command("schema", say("print the JSON Schema of the open format"))


_NEGATIVE = re.compile(r"-(\.?\d|Infinity|NaN)")
COMMANDS = {
    "calls": "reports.calls",
    "new": "drafts.new",
    "example": "drafts.example",
    "show": "drafts.show",
    "set": "setting.set_field",
    "check": "reports.check_draft",
    "figures": "reports.print_figures",
    "log": "remembering.tell_changes",
    "diff": "comparing.tell_differences",
    "export": "reports.export",
    "papers": "papers.write_all",
    "extract": "extracting.extract",
    "comments": "returned.comments",
    "compare": "submitted.compare",
    "to-json": "drafts.write_open_format",
    "from-json": "drafts.read_open_format",
    "schema": "drafts.print_schema",
    "packet": "exchanging.write_packet",
    "take": "exchanging.take_packet",
    "decide": "deciding.decide",
    "sync": "exchanging.sync",
    "workbook": "workbooks.write_workbook",
    "import": "importing.import_file",
    "password": "passwords.set_password",
}
"""Where each command is; only the one that is wanted is imported, with what it needs."""
_WITHOUT_DRAFT = {"calls", "new", "example", "from-json", "schema"}
_READING = COMMANDS.keys() - _WITHOUT_DRAFT
"""Commands that read a draft, which may have a password."""


def wants_window(arguments: list[str]) -> bool:
    """Tell whether these arguments ask for the window: none, or just a draft."""
    return not arguments or (len(arguments) == 1 and arguments[0] not in COMMANDS and arguments[0][:1] != "-")


def _no_option(argument: str) -> str:
    """Return a negative number with a blank before it, which JSON allows: it is no option."""
    return f" {argument}" if _NEGATIVE.match(argument) else argument


def main(arguments: list[str]) -> int:
    """Run a command and return its exit code; a failure is one sentence on standard error."""
    accept_all_letters()
    parsed = _parser().parse_args([_no_option(argument) for argument in arguments])
    try:
        code = unlocked(lambda: _run(parsed), parsed.password_files)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has gone, as with `| head`; nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except EuroappError as error:
        return _failed(sentence(error), _code_of(error))
    except OSError as error:
        return _failed(f"{error.strerror or error}.", UNREADABLE)
    except KeyboardInterrupt:
        return _failed(say("Stopped."), INTERRUPTED)
    return code


def _run(parsed: argparse.Namespace) -> int:
    module, _, name = COMMANDS[parsed.command].partition(".")
    run: Callable[[argparse.Namespace], int] = getattr(import_module(f"euroapp.cli.{module}"), name)
    return run(parsed)


def _code_of(error: EuroappError) -> int:
    if isinstance(error, NoSuchPath | ValueRefused):
        return NO_PATH
    return REFUSED if isinstance(error, ExportFailed) else UNREADABLE


def _failed(words: str, code: int) -> int:
    complain(words)
    return code
