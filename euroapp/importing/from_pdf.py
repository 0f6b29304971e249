"""Opens the draft that a PDF of EuroApp carries."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

from euroapp.draft import Draft
from euroapp.errors import DraftUnreadable, PasswordNeeded
from euroapp.export.carried import State
from euroapp.importing.archives import Unsafe, read_apart
from euroapp.importing.stopping import Stop
from euroapp.language import say, template
from euroapp.storage import limits
from euroapp.storage.container import unpack
from euroapp.storage.files import read_file
from euroapp.storage.sealing import Seal, needed

SUFFIX = ".pdf"
_LARGEST = 192 * limits.MIB
"""Bytes of a PDF: it holds the images of its draft twice, on its pages and in the draft."""
_DAMAGED = template(
    "{file} cannot be read as a PDF, or the draft in it is damaged. Ask for the file again, or for the draft "
    "itself."
)
_LOCKED = template(
    "{file} can be opened with a password of its own only. Open it in a PDF reader, save it there without "
    "the password, and try again; or ask for the draft itself."
)
_SEVERAL = template(
    "{file} carries more than one draft, and EuroApp cannot know which one you mean. Open the list of "
    "attachments in a PDF reader, save the draft you want, and open that file."
)
_NONE = template(
    "{file} carries no draft. Only working drafts that EuroApp exported carry one, unless that was switched "
    "off; ask for the draft itself."
)
_REFUSED = {"locked": _LOCKED, "several": _SEVERAL}
TOLD = {
    State.UNCHANGED: template("{file} is as EuroApp wrote it: its pages are a print of this draft."),
    State.ADDED: template(
        "Something was added to {file} after EuroApp wrote it, such as remarks or a signature. The pages are "
        "a print of this draft; what was added is not in it."
    ),
    State.REWRITTEN: template(
        "{file} was changed or saved by another program after EuroApp wrote it. Its pages may say something "
        "else than this draft: hold them against each other before you trust either."
    ),
}
"""What is told of each state of a file."""


@dataclass(frozen=True)
class FromPdf:
    """A draft that was carried by a PDF."""

    draft: Draft
    state: State
    told: str
    """What became of the PDF since it was written, in a sentence."""
    file: bytes
    """The draft as a file of its own."""
    seal: Seal | None = None
    """That of its password; None where it has none."""


def open_pdf(path: Path, stop: Stop | None = None) -> FromPdf:
    """Return the draft that a PDF carries; the PDF is only read, in a process of its own.

    Raises:
        PasswordNeeded: the draft is protected by a password that was not given yet.
        DraftUnreadable: the file cannot be read, carries no draft, or a damaged one.
        Stopped: the user ended it.

    """
    raw = read_file(path, _LARGEST)
    try:
        found = read_apart("euroapp.export.carried", raw, stop or Stop())
    except Unsafe as error:
        raise DraftUnreadable(say(_DAMAGED, file=path.name)) from error
    if "refused" in found:
        raise DraftUnreadable(say(_REFUSED.get(found["refused"], _DAMAGED), file=path.name))
    if "file" not in found:
        raise DraftUnreadable(say(_NONE, file=path.name))
    file, state = base64.b64decode(found["file"]), State(found["state"])
    try:
        held = unpack(file)
    except PasswordNeeded as error:
        raise needed(error.head, path.name) from error
    return FromPdf(held.draft, state, say(TOLD[state], file=path.name), file, held.identity.seal)
