"""The command that writes all papers of a draft into one folder."""

from __future__ import annotations

import argparse

from euroapp.cli.output import OK, call_of, print_json, tell
from euroapp.language import say, say_count, wished
from euroapp.storage.files import load


def write_all(arguments: argparse.Namespace) -> int:
    """Write all papers and say what they are."""
    # The printing library costs a second that no other command should pay.
    from euroapp.papers.bundle import write_papers

    file = load(arguments.draft)
    written = write_papers(file.draft, call_of(file.draft), arguments.folder, force=arguments.force)
    if file.seal is not None:
        tell(say("The papers have no password: anybody can read them."), error=True)
    if arguments.json:
        print_json(written.as_data(wished().put))
        return OK
    tell(
        say_count(
            "{folder}: {count} file", "{folder}: {count} files", len(written.leaves), folder=arguments.folder
        )
    )
    for leaf in written.leaves:
        tell(say("{name}: {what}", name=leaf.name, what=leaf.what))
    for gap in written.absent:
        tell(say("not made: {what}; {why}", what=gap.what, why=gap.why))
    for name in written.earlier:
        tell(say("left from an earlier time: {name}", name=name))
    for note in written.notes:
        tell(say("note: {note}", note=note))
    return OK
