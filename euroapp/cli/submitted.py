"""The command that holds a submitted PDF against a draft."""

from __future__ import annotations

import argparse

from euroapp.cli.output import DIFFERENT, OK, call_of, print_json, tell
from euroapp.importing.submitted import compare_submitted
from euroapp.importing.submitted.telling import NOT_COMPARED, NOT_PROVEN, found_of, where
from euroapp.language import say
from euroapp.storage.files import load
from euroapp.wording.contrast import EMPTY


def compare(arguments: argparse.Namespace) -> int:
    """Print where a submitted PDF differs from a draft, and what was not found in it; return 1 for any."""
    draft = load(arguments.draft).draft
    call = call_of(draft)
    found = compare_submitted(arguments.pdf, draft, call)
    if arguments.json:
        print_json(
            [{"path": one.path, "draft": one.draft, "pdf": one.pdf, "page": one.page} for one in found.all]
        )
        return DIFFERENT if found.all else OK
    for one in found.differing:
        mine, theirs = one.shown
        tell(say("Page {page}, {where}:", page=one.page, where=where(one, draft, call)))
        tell(say("  draft: {value}", value=mine or EMPTY))
        tell(say("  PDF:   {value}", value=theirs or EMPTY))
    if found.missing:
        tell(say("Not found in the PDF:"))
    for one in found.missing:
        tell(say("  {where}: {value}", where=where(one, draft, call), value=one.shown[0] or EMPTY))
    for sentence in (found_of(found), NOT_COMPARED, NOT_PROVEN):
        tell(sentence)
    return DIFFERENT if found.all else OK
