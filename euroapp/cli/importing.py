"""The command that looks at workbooks and tables from outside, and takes in what is understood of them."""

from __future__ import annotations

import argparse
from typing import Any

from euroapp.cli.exchanged import Report, as_data, tell_report
from euroapp.cli.here import Here, opened
from euroapp.cli.output import CONFLICTS, OK, print_json, tell
from euroapp.errors import NoSuchPath, TableUnreadable
from euroapp.exchange.sending import found_partner
from euroapp.exchange.taking import Taken, take
from euroapp.importing.bringing import Brought, bring
from euroapp.importing.marks import home_in
from euroapp.importing.opening import Opened, open_table
from euroapp.language import say, say_count, wished

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".ods"})
TEXTS = frozenset({".docx", ".docm", ".odt"})


def take_workbook(arguments: argparse.Namespace) -> int:
    """Take in a workbook of EuroApp as a packet is taken in: at once.

    Raises:
        TableUnreadable: it is none of EuroApp.

    """
    here, file = opened(arguments.draft), open_table(arguments.packet)
    wanted = argparse.Namespace(
        **vars(arguments),
        file=arguments.packet,
        apply=True,
        list=None,
        columns=None,
        sheet=None,
        with_sums=False,
    )
    brought = _ours(wanted, here, file)
    if brought is None:
        raise TableUnreadable(
            say("This workbook was not written by EuroApp. `euroapp import` shows what it holds.")
        )
    return _applied(wanted, here, brought)


def import_file(arguments: argparse.Namespace) -> int:
    """Show what a file would change; with --apply, change it and save."""
    if arguments.file.suffix.lower() in TEXTS:
        from euroapp.cli.texts import import_text

        return import_text(arguments)
    _refuse_options_of_texts(arguments)
    here = opened(arguments.draft)
    file = open_table(arguments.file)
    brought = _ours(arguments, here, file)
    if brought is None:
        from euroapp.cli.foreign import foreign

        brought = foreign(arguments, here, file)
    return _applied(arguments, here, brought)


def _refuse_options_of_texts(arguments: argparse.Namespace) -> None:
    given = [f"--{name}" for name in ("tracked", "section", "append", "replace") if getattr(arguments, name)]
    if given:
        raise NoSuchPath(
            say("A workbook or table has no sections. Leave out {options}.", options=", ".join(given))
        )


def _applied(arguments: argparse.Namespace, here: Here, brought: Brought) -> int:
    """Save what a file brings where that is wanted, and print it."""
    offer = brought.offer
    taken = take(offer)
    if arguments.apply and not (offer.nothing and not offer.items):
        here.keep(taken.draft, taken.book)
    return _close(arguments, brought, taken)


def _ours(arguments: argparse.Namespace, here: Here, file: Opened) -> Brought | None:
    """Return what came of a workbook of ours; None for any other file."""
    home = home_in(file)
    if home is None:
        return None
    if arguments.list or arguments.columns or arguments.sheet or arguments.with_sums:
        raise NoSuchPath(say("This workbook was written by EuroApp: its lists and columns are known."))
    only = found_partner(here.draft, arguments.only) if arguments.only else ""
    brought = bring(file, home, here.ledger, here.draft, name=arguments.file.name, only=only)
    brought.found.told[:0] = file.told
    return brought


def _close(arguments: argparse.Namespace, brought: Brought, taken: Taken) -> int:
    """Print what was found; return the exit code that it means."""
    report = Report(brought.offer.before, taken, brought.offer)
    if arguments.json:
        _print_json(arguments, brought, report)
    else:
        _tell(arguments, brought, report)
    return CONFLICTS if brought.found.troubles or report.listed() else OK


def _print_json(arguments: argparse.Namespace, brought: Brought, report: Report) -> None:
    language = wished()
    data: dict[str, Any] = as_data(report)
    troubles = [one.plain() | {"reason": language.put(one.reason)} for one in brought.found.troubles]
    print_json(
        {
            "file": str(arguments.file),
            "ours": brought.found.ours,
            "exact": brought.exact,
            "applied": arguments.apply,
            "changes": data["taken"],
            "left": data["left"],
            "conflicts": data["conflicts"],
            "unfit": data["unfit"],
            "not_understood": troubles,
            "told": [language.put(one) for one in brought.found.told],
        }
    )


def _tell(arguments: argparse.Namespace, brought: Brought, report: Report) -> None:
    found = brought.found
    for note in brought.found.told:
        tell(note)
    if report.offer is not None and not (report.offer.items or report.offer.conflicts):
        tell(say("Nothing in the file differs from the draft."))
    tell_report(report)
    if found.troubles:
        tell(
            say_count(
                "One cell was not understood, and nothing of it was taken:",
                "{count} cells were not understood, and nothing of them was taken:",
                len(found.troubles),
            ),
            error=True,
        )
    for one in found.troubles:
        tell(one.line, error=True)
    if not arguments.apply and report.offer is not None and report.offer.items:
        tell(say("Nothing was changed yet. With --apply it is taken in and saved."))
