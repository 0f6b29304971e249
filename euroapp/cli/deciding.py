"""The command that lists what authors disagree on, and decides it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from euroapp.cli.exchanged import Report, close
from euroapp.cli.here import opened
from euroapp.cli.output import tell
from euroapp.errors import DraftUnreadable, NoSuchPath, ValueRefused
from euroapp.exchange.conflicts import GONE, OpenConflict, Row
from euroapp.exchange.taking import look, standing, take
from euroapp.history.merging import Clash
from euroapp.language import say
from euroapp.storage.limits import parse_json

MINE, THEIRS, BOTH = "mine", "theirs", "both"


def decide(arguments: argparse.Namespace) -> int:
    """List the conflicts of a draft, or decide those at one path and save."""
    here = opened(arguments.draft)
    offer = look(standing(here.ledger), here.draft, [])
    decisions: dict[Any, Any] = {}
    if arguments.path is not None:
        if arguments.value is None:
            raise ValueRefused(
                say("Say what {path} shall be: mine, theirs, or a value.", path=arguments.path)
            )
        found = [one for one in offer.conflicts if one.path == arguments.path]
        rows = [one for one in found if one.clash is not Clash.MOVED] or found
        if not rows:
            raise NoSuchPath(say("Authors do not disagree on {path}.", path=arguments.path))
        decisions = {one.key: _chosen(one, arguments.value) for one in rows}
    taken = take(offer, decisions=decisions)
    if decisions:
        here.keep(taken.draft, replace(taken.book, aside=here.ledger.book.aside))
    report = Report(offer.before, taken)
    if not report.listed() and not arguments.json:
        tell(say("Authors disagree on nothing."))
    return close(arguments, report)


def _chosen(conflict: OpenConflict, word: str) -> Any:
    """Return the value that a word stands for.

    Raises:
        ValueRefused: it stands for none.

    """
    is_row = conflict.clash in {Clash.EDITED, Clash.REFERRED}
    if word == MINE and not is_row:
        return conflict.mine
    if word == BOTH and not is_row:
        if conflict.both is None:
            raise ValueRefused(say("{path} is no text that could hold both.", path=conflict.path))
        return conflict.both
    if word == THEIRS and not is_row:
        if len(conflict.theirs) != 1:
            raise ValueRefused(
                say("Others gave {path} several values; write the right one.", path=conflict.path)
            )
        return conflict.theirs[0].value
    if is_row and word in {MINE, THEIRS}:
        return Row.REMOVE if (conflict.mine == GONE) == (word == MINE) else Row.KEEP
    if is_row:
        return word
    try:
        return parse_json(word.encode("utf-8", "surrogateescape"))
    except DraftUnreadable as error:
        raise ValueRefused(
            say("{typed} is no JSON. Write texts in double quotes: '\"BLUELINK\"'.", typed=repr(word[:60]))
        ) from error
