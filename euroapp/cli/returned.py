"""The command that looks at a Word document of the proposal that came back, and takes in its comments."""

from __future__ import annotations

import argparse
from datetime import date

from euroapp.cli.here import opened
from euroapp.cli.output import CONFLICTS, OK, call_of, print_json, tell
from euroapp.edits.returned import news, place_in, take_comments
from euroapp.importing.texts.returned import NOT_SAID, read_returned
from euroapp.language import say, say_count
from euroapp.storage.remembering import now
from euroapp.wording.places import place

KIND = "typed"
_LONGEST_LABEL = 200


def comments(arguments: argparse.Namespace) -> int:
    """Show what partners say in a returned document; with --apply, take their comments in and save."""
    here = opened(arguments.draft)
    draft, call = here.draft, call_of(here.draft)
    found = read_returned(arguments.file, draft)
    fresh = news(draft, found.comments)
    if arguments.apply and fresh:
        after = take_comments(draft, fresh, date.today())
        label = say("Comments from {file}", file=arguments.file.name)[:_LONGEST_LABEL]
        here.ledger.record(draft, after, now(), KIND, label)
        here.keep(after, here.ledger.book)
    if arguments.json:
        print_json(
            {
                "file": str(arguments.file),
                "state": found.state,
                "applied": bool(arguments.apply and fresh),
                "comments": [
                    {
                        "path": place_in(draft, one.path),
                        "author": one.author,
                        "day": one.day.isoformat() if one.day else None,
                        "words": one.words,
                        "passage": one.passage,
                    }
                    for one in fresh
                ],
                "known": len(found.comments) - len(fresh),
                "texts": [{"path": one.path, "words": one.words} for one in found.texts],
            }
        )
    else:
        for one in fresh:
            where = place(place_in(draft, one.path), draft, call)
            tell(say("{place}, {author}: {words}", place=where, author=one.author, words=one.words))
        for text in found.texts:
            where = place(text.path, draft, call)
            tell(say("The text of {place} differs from what was sent; take it over by hand.", place=where))
        if not found.state:
            tell(NOT_SAID)
        tell(say_count("{count} new comment.", "{count} new comments.", len(fresh)))
        if fresh and not arguments.apply:
            tell(say("Nothing was changed yet. With --apply they are taken in and saved."))
    return CONFLICTS if found.texts or not found.state else OK
