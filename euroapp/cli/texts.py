"""The command that looks at a text of a word processor, and takes its parts into sections."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from euroapp.cli.here import Here, opened
from euroapp.cli.output import CONFLICTS, OK, call_of, print_json, tell
from euroapp.draft import Draft
from euroapp.errors import NoSuchPath
from euroapp.importing.texts.bringing import Plan, SectionChange, Tracked, Way, bring, changes, chosen
from euroapp.importing.texts.opening import open_text
from euroapp.importing.texts.telling import added_up, left_parts, report, told_of, tracked_line
from euroapp.language import say, wished
from euroapp.storage.remembering import now

KIND = "typed"
"""What the history calls texts that come from a word processor: they are written by whoever takes them in."""
_LONGEST_LABEL = 200


def import_text(arguments: argparse.Namespace) -> int:
    """Show what a text would change; with --apply, change it and save."""
    _refuse_options_of_tables(arguments)
    here = opened(arguments.draft)
    plan = _plan(arguments, here)
    before = here.draft
    done = changes(plan, before)
    apply = arguments.apply and not plan.undecided
    after = bring(plan, before) if apply else before
    if after is not before:
        label = say("Text from {file}", file=plan.opened.name)[:_LONGEST_LABEL]
        here.ledger.record(before, after, now(), KIND, label)
        here.keep(after, here.ledger.book)
    if arguments.json:
        _print_json(arguments, plan, before, applied=apply)
    else:
        _tell(plan, before, applied=apply)
    waits = plan.undecided or any(one.way is Way.LEAVE for one in done) or left_parts(plan)
    return CONFLICTS if waits or told_of(plan) else OK


def _refuse_options_of_tables(arguments: argparse.Namespace) -> None:
    given = [f"--{name}" for name in ("list", "sheet", "columns", "only") if getattr(arguments, name)]
    if given:
        raise NoSuchPath(
            say("A text has no lists, sheets and columns. Leave out {options}.", options=", ".join(given))
        )


def _plan(arguments: argparse.Namespace, here: Here) -> Plan:
    said: dict[str, str] = {}
    for one in arguments.section or ():
        heading, sign, section = one.rpartition("=")
        if not sign:
            raise NoSuchPath(say('Write --section HEADING=SECTION, as in --section "Our idea=methodology".'))
        said[heading.strip()] = section.strip()
    tracked = Tracked(arguments.tracked) if arguments.tracked else None
    plan = Plan(open_text(arguments.file), call_of(here.draft), tracked)
    plan = chosen(plan, said)
    way = Way.APPEND if arguments.append else Way.REPLACE if arguments.replace else Way.LEAVE
    plan.ways.update({one.id: way for one in plan.call.form.narratives()})
    return plan


def _tell(plan: Plan, before: Draft, *, applied: bool) -> None:
    for line in report(plan, before):
        tell(line)
    if plan.undecided:
        tell(say("Nothing is taken before you say --tracked accepted or --tracked rejected."), error=True)
    held = [one for one in changes(plan, before) if one.way is Way.LEAVE]
    for one in held:
        tell(
            say(
                "{title} holds a text already. Say --append to add to such sections, or --replace.",
                title=one.title,
            ),
            error=True,
        )
    if left_parts(plan):
        tell(
            say('Say --section HEADING=SECTION to give a part to a section, such as --section "#2=impact".'),
            error=True,
        )
    if not applied and not plan.undecided:
        tell(say("Nothing was changed yet. With --apply it is taken in and saved."))


def _print_json(arguments: argparse.Namespace, plan: Plan, before: Draft, *, applied: bool) -> None:
    language = wished()
    print_json(
        {
            "file": str(arguments.file),
            "applied": applied,
            "tracked": plan.tracked,
            "tracked_changes": [asdict(one) for one in plan.opened.changes],
            "sections": [_section(one) for one in changes(plan, before)],
            "not_taken": [asdict(one) for one in left_parts(plan)],
            "comments": [asdict(one) for one in plan.text.seen.comments],
            "pictures": plan.text.seen.pictures,
            "told": [language.put(one) for one in (tracked_line(plan), *told_of(plan)) if one],
            "characters": asdict(added_up(plan, before)),
        }
    )


def _section(one: SectionChange) -> dict[str, Any]:
    return {
        "id": one.section,
        "title": one.title,
        "parts": one.parts,
        "words_before": one.words_before,
        "words": one.words,
        "happens": one.way,
        "text": one.written.text,
    }
