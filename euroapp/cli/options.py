"""The options of commands that have many."""

from __future__ import annotations

import argparse
from pathlib import Path

from euroapp.language import say, wished


def put(words: str) -> str:
    """Return words in the language of the user."""
    return wished().put(words)


def add_text_options(reader: argparse.ArgumentParser) -> None:
    """Add what can be said of texts of word processors."""
    reader.add_argument(
        "--section",
        metavar="HEADING=SECTION",
        action="append",
        help=put(say("for a text: the section that a part goes to; - leaves the part out")),
    )
    reader.add_argument(
        "--tracked",
        choices=("accepted", "rejected"),
        help=put(say("for a text: as what its tracked changes count")),
    )
    held = reader.add_mutually_exclusive_group()
    held.add_argument(
        "--append", action="store_true", help=put(say("for a text: add to sections that hold a text"))
    )
    held.add_argument(
        "--replace", action="store_true", help=put(say("for a text: replace what sections hold"))
    )


def add_set_options(setter: argparse.ArgumentParser) -> None:
    """Add what can be said of a value that is set."""
    setter.add_argument("path", metavar="PATH")
    setter.add_argument("value", metavar="JSON")
    setter.add_argument(
        "--texts",
        choices=["carry", "leave"],
        help=put(
            say(
                "what becomes of texts that name rows by a number that this changes, such as T1.2, or a "
                "participant by a short name: carry them along, or leave them; "
                "without it such a change is refused"
            )
        ),
    )
    setter.add_argument(
        "--author", metavar="NAME", help=put(say("who makes the change, for the history of the draft"))
    )


def add_export_options(export: argparse.ArgumentParser) -> None:
    """Add how a proposal can be wanted."""
    export.add_argument("--profile", choices=("working", "submission"), default="working")
    export.add_argument(
        "--insist",
        "--force",
        action="store_true",
        help=put(say("make a submission copy although errors are left; the report says so")),
    )
    export.add_argument(
        "--tags",
        action=argparse.BooleanOptionalAction,
        default=True,
        help=put(say("print the machine tags of the form in a submission copy (default: yes)")),
    )
    export.add_argument(
        "--comments", action="store_true", help=put(say("list open comments behind a working draft"))
    )
    export.add_argument(
        "--carry",
        action=argparse.BooleanOptionalAction,
        default=True,
        help=put(say("let a working draft carry the draft as an attachment (default: yes)")),
    )
    export.add_argument(
        "--archival", action="store_true", help=put(say("prepare the file for PDF/A-2a; nobody certifies it"))
    )
    export.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help=put(say("write what the file keeps of the rules: JSON for a name in .json, else plain text")),
    )
