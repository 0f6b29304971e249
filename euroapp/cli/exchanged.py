"""What the commands that take in changes of others say of it, in words and as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from euroapp.calls.call import Call
from euroapp.cli.comparing import plain_value
from euroapp.cli.output import CONFLICTS, OK, WAITING, call_of, print_json, tell
from euroapp.draft import Draft
from euroapp.edits.delta import RowsOrdered
from euroapp.errors import EuroappError
from euroapp.exchange.conflicts import OpenConflict
from euroapp.exchange.items import Item
from euroapp.exchange.publishing import Published
from euroapp.exchange.taking import Offer, Taken, Wait, name_of
from euroapp.history.merging import Clash
from euroapp.language import say, say_count
from euroapp.wording.contrast import ABSENT, EMPTY, Difference, contrast
from euroapp.wording.places import page_title, place

_LONG = 160
"""Characters of a value on which authors disagree."""


@dataclass(frozen=True)
class Report:
    """What came of taking in changes."""

    before: Draft | None
    """The draft before; None where it was made."""
    taken: Taken | None
    """None where it could not even begin."""
    offer: Offer | None = None
    published: Published | None = None
    unread: tuple[str, ...] = ()
    """Files that are cut, or none of ours."""
    others: bool = False
    """The folder holds other drafts too."""
    waiting: tuple[Wait, ...] = ()

    def waits(self) -> tuple[Wait, ...]:
        """Return what has not arrived."""
        return self.waiting if self.taken is None else self.taken.waiting

    def listed(self) -> list[OpenConflict]:
        """Return the conflicts that stay open; a row that two moved has one place and needs nobody."""
        return [one for one in self._open() if one.clash is not Clash.MOVED]

    def moved_twice(self) -> list[str]:
        """Return the rows that two moved."""
        return [one.path for one in self._open() if one.clash is Clash.MOVED]

    def items(self, *, refused: bool) -> list[Item]:
        """Return what was taken, or what was left as it was."""
        if self.offer is None or self.taken is None:
            return []
        return [one for one in self.offer.items if (one.path in self.taken.refused) == refused]

    def left(self) -> list[OpenConflict]:
        """Return what others wrote outside the part that was asked for, where it is written here too."""
        return [one for one in (self.offer.conflicts if self.offer is not None else ()) if one.outside]

    def _open(self) -> tuple[OpenConflict, ...]:
        return self.taken.conflicts if self.taken is not None else ()


def close(arguments: argparse.Namespace, report: Report) -> int:
    """Print what was done; return the exit code that it means."""
    if arguments.json:
        print_json(as_data(report))
    else:
        _tell(arguments, report)
    # A draft that has just begun lacks what a file holds that has not wholly arrived.
    if report.waits() or (report.before is None and report.unread):
        return WAITING
    return CONFLICTS if report.listed() else OK


def as_data(report: Report) -> dict[str, Any]:
    """Return what was done as data for JSON."""
    taken, done = report.taken, report.published
    unfit = [
        {"change": one.change, "by": name_of(taken.book, one.writer), "reason": one.reason}
        for one in (taken.unfit if taken is not None else ())
        if taken is not None
    ]
    return {
        "made": report.before is None and taken is not None,
        "taken": [_item(one) for one in report.items(refused=False)],
        "left": [*map(_item, report.items(refused=True)), *map(_conflict, report.left())],
        "conflicts": [_conflict(one) for one in report.listed()],
        "moved_twice": report.moved_twice(),
        "waiting": [{"missing": one.missing, "wanted_by": [*one.writers]} for one in report.waits()],
        "unfit": unfit,
        **({"published": {"changes": done.changes, "files": [*done.files]}} if done is not None else {}),
        "unread": [*report.unread],
    }


def _item(item: Item) -> dict[str, Any]:
    before, after = item.before, item.after
    ordered = isinstance(item.change, RowsOrdered)
    return {
        "path": item.path,
        "kind": item.kind.value,
        "before": [*before] if ordered else plain_value(before),
        "after": [*after] if ordered else plain_value(after),
        "by": [*item.writers],
        "outside": item.outside,
        "along": [*item.along],
    }


def _conflict(conflict: OpenConflict) -> dict[str, Any]:
    return {
        "path": conflict.path,
        "kind": conflict.clash.value,
        "base": conflict.base,
        "mine": conflict.mine,
        "theirs": [{"value": one.value, "by": [*one.by]} for one in conflict.theirs],
        **({"at": conflict.at} if conflict.at else {}),
    }


def _tell(arguments: argparse.Namespace, report: Report) -> None:
    if report.taken is None:
        tell(
            say("The draft has not wholly arrived yet, so it cannot begin here. Try again later."), error=True
        )
    elif report.before is None:
        tell(say("{path} was made.", path=arguments.draft))
    elif report.offer is not None and report.offer.nothing and not report.listed():
        tell(say("There is nothing new."))
    tell_report(report)


def tell_report(report: Report) -> None:
    """Print what was taken, left and waits, and on what authors disagree."""
    if report.offer is not None and report.taken is not None:
        _tell_items(report)
    _tell_conflicts(report)
    _tell_rest(report)


def _call(draft: Draft) -> Call | None:
    try:
        return call_of(draft)
    except EuroappError:
        return None  # Its pack is not on this computer: paths are said instead of places.


def _tell_items(report: Report) -> None:
    if report.offer is None:
        return
    call = _call(report.offer.after)
    words = contrast(report.offer.before, report.offer.after, call) if call is not None else []
    by_path = {one.path: one for one in words}
    for item in report.items(refused=False):
        _tell_item(item, by_path.get(item.path), call)
    left, also = report.items(refused=True), report.left()
    if left or also:
        tell(say("Left as it was, for it lies outside the part that was asked for:"))
    for item in left:
        _tell_item(item, by_path.get(item.path), call)
    for conflict in also:
        _tell_conflict(conflict, report.offer.after, call)


def _tell_item(item: Item, words: Difference | None, call: Call | None) -> None:
    names = ", ".join(item.writers)
    if words is not None and {words.mine, words.theirs} == {ABSENT, EMPTY}:
        return  # A row that the call asks for, and into which nobody wrote anything yet.
    if words is None:
        tell(say("{path} ({names}): {kind}", path=item.path, names=names, kind=item.kind.value))
        return
    page = page_title(words.page, call)
    tell(say("{page}, {where} ({names}):", page=page, where=words.where, names=names))
    tell(f"  {words.mine}")
    tell(say("  → {value}", value=words.theirs))


def _tell_conflicts(report: Report) -> None:
    found = report.listed()
    if not found or report.taken is None:
        return
    draft = report.taken.draft
    call = _call(draft)
    tell(
        say_count(
            "Authors disagree on one thing. It stays open until somebody decides:",
            "Authors disagree on {count} things. They stay open until somebody decides:",
            len(found),
        )
    )
    for one in found:
        _tell_conflict(one, draft, call)


def _tell_conflict(conflict: OpenConflict, draft: Draft, call: Call | None) -> None:
    where = place(conflict.path, draft, call) if call is not None else conflict.path
    tell(say("{where} ({path})", where=where, path=conflict.path))
    if conflict.base is not None:
        tell(say("  before: {value}", value=_line(conflict.base)))
    tell(say("  here: {value}", value=_line(conflict.mine)))
    for other in conflict.theirs:
        tell(say("  {names}: {value}", names=", ".join(other.by), value=_line(other.value)))


def _tell_rest(report: Report) -> None:
    for wait in report.waits():
        names = ", ".join(wait.writers)
        tell(
            say(
                "Still waiting for {missing}; what {names} did rests on it.",
                missing=wait.missing,
                names=names,
            )
            if names
            else say("Still waiting for {missing}.", missing=wait.missing),
            error=True,
        )
    for one in report.taken.unfit if report.taken is not None else ():
        tell(
            say(
                "A change by {name} was left out ({change}). {reason}",
                name=name_of(report.taken.book, one.writer) if report.taken is not None else one.writer,
                change=one.change,
                reason=one.reason,
            ),
            error=True,
        )
    if report.published is not None and any("/" not in name for name in report.published.files):
        tell(say("The folder now holds the draft. Others begin with `euroapp sync NEW.euroapp FOLDER`."))
    if report.published is not None and report.published.changes:
        tell(
            say_count(
                "One change was published.", "{count} changes were published.", report.published.changes
            )
        )
    if report.unread:
        tell(
            say(
                "These files are not whole yet, or not from EuroApp; the next look reads them again: {names}",
                names=_names(report.unread),
            ),
            error=True,
        )
    if report.others:
        tell(
            say("The folder holds another draft too; its changes are not for this one."),
            error=True,
        )


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_line, names))


def _line(value: Any) -> str:
    """Return a value that nobody has looked at, in one line that a terminal may show."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return (text if len(text) <= _LONG else f"{text[:_LONG]}…") or EMPTY
