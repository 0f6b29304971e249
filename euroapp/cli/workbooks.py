"""Commands that write workbooks, and take in what comes back in them."""

from __future__ import annotations

import argparse

from euroapp.cli.here import opened
from euroapp.cli.output import OK, call_of, print_json, tell
from euroapp.draft.numbering import Numbering
from euroapp.errors import EuroappError, ExportFailed, NoSuchPath
from euroapp.importing.leaving import asking, home_for
from euroapp.language import say
from euroapp.storage.files import load, resolved


def write_budget(arguments: argparse.Namespace) -> int:
    """Write the detailed budget of a draft as a workbook."""
    from euroapp.export.workbook.writing import export_workbook

    file = load(arguments.draft)
    _refuse_the_draft_itself(arguments)
    if arguments.report is not None or arguments.archival or arguments.profile != "working":
        raise ExportFailed(say("A workbook has no profile, no report and no archival form."))
    try:
        ledger = opened(arguments.draft).ledger
    except EuroappError:
        ledger = None  # Nobody is kept from the figures by a damaged history.
    kept = file.origin is not None and bool(file.origin.history.members)
    home = home_for(ledger, file.draft, kept=kept) if ledger is not None else None
    size = export_workbook(file.draft, call_of(file.draft), arguments.out, home)
    tell(say("{file}: {size} kB", file=arguments.out, size=size // 1024))
    _tell_of_password(file.seal is not None)
    return OK


def write_workbook(arguments: argparse.Namespace) -> int:
    """Write a workbook of the part of one participant, for somebody without the program."""
    from euroapp.export.workbook.writing import export_workbook

    here = opened(arguments.draft)
    _refuse_the_draft_itself(arguments)
    if resolved(arguments.out).exists() and not arguments.force:
        raise ExportFailed(say("{path} exists; --force overwrites it.", path=arguments.out))
    sections = [one for one in (arguments.sections or "").split(",") if one]
    home, wanted, book = asking(here.ledger, here.draft, arguments.partner, sections)
    here.keep(here.draft, book)
    size = export_workbook(here.draft, call_of(here.draft), arguments.out, home, wanted)
    if arguments.json:
        print_json(
            {
                "workbook": str(arguments.out),
                "bytes": size,
                "request": home.request,
                "scope": wanted.partner,
                "sections": [*wanted.sections],
            }
        )
        return OK
    tell(say("{file}: {size} kB", file=arguments.out, size=size // 1024))
    tell(
        say(
            "It asks {partner} for its part. When it comes back, `euroapp import DRAFT {name}` shows what "
            "was changed in it.",
            partner=Numbering(here.draft).partner(wanted.partner),
            name=arguments.out.name,
        )
    )
    _tell_of_password(here.file.seal is not None)
    return OK


def _refuse_the_draft_itself(arguments: argparse.Namespace) -> None:
    if arguments.out.exists() and arguments.out.samefile(arguments.draft):
        raise ExportFailed(say("A workbook cannot be written over the draft itself; give another name."))
    if arguments.out.suffix.lower() != ".xlsx":
        raise NoSuchPath(say("Give the workbook a name that ends with .xlsx."))


def _tell_of_password(sealed: bool) -> None:
    if sealed:
        tell(
            say("The workbook has no password: anybody can read it."),
            error=True,
        )
