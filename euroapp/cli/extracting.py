"""The command that takes a draft out of a PDF."""

from __future__ import annotations

import argparse

from euroapp.cli.drafts import may_write
from euroapp.cli.output import DIFFERENT, OK, tell
from euroapp.errors import DraftUnreadable
from euroapp.export.carried import State
from euroapp.importing.from_pdf import open_pdf
from euroapp.language import say
from euroapp.storage.durable import replace_durably
from euroapp.storage.files import resolved


def extract(arguments: argparse.Namespace) -> int:
    """Write the draft that a PDF carries as a file; 1 where the PDF was changed since it was written."""
    if arguments.out.exists() and arguments.pdf.exists() and arguments.out.samefile(arguments.pdf):
        raise DraftUnreadable(say("The draft cannot be written over the PDF it is in; give another name."))
    may_write(arguments.out, force=arguments.force)
    found = open_pdf(arguments.pdf)
    replace_durably(resolved(arguments.out), found.file)
    tell(found.told)
    return OK if found.state is State.UNCHANGED else DIFFERENT
