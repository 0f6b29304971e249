"""Reads a submitted PDF back and tells where it differs from a draft.

The labels by which Part A names its fields are data (`resources/part_a_labels.json`), and likely at best:
none of this was proven against a file of the Portal.
"""

from __future__ import annotations

from pathlib import Path

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.errors import DraftUnreadable
from euroapp.importing.archives import Unsafe, read_apart
from euroapp.importing.stopping import Stop
from euroapp.importing.submitted.differing import Compared, Difference
from euroapp.importing.submitted.labels import bare, labels
from euroapp.importing.submitted.part_a import PartA
from euroapp.importing.submitted.part_b import PartB
from euroapp.importing.submitted.sheet import sheets_of
from euroapp.importing.submitted.wanted import names_of
from euroapp.language import say, template
from euroapp.storage import limits
from euroapp.storage.files import read_file

__all__ = ["Compared", "Difference", "compare_pages", "compare_submitted"]

_LARGEST = 96 * limits.MIB
"""Bytes of a PDF that is looked at."""
_DAMAGED = template("{file} cannot be read as a PDF. Download it again, and try that file.")
_REFUSED = {
    "locked": template(
        "{file} can be opened with a password only. Open it in a PDF reader, save it there without the "
        "password, and try again."
    ),
    "no_pages": template("{file} has no pages."),
    "too_large": template("{file} is too large: EuroApp compares PDFs of up to 600 pages."),
    "no_text": template(
        "{file} holds pictures of pages and no text, as a scan does. EuroApp can compare text only; ask for "
        "the PDF as it was made."
    ),
    "garbled": template(
        "The letters of {file} have no meaning that can be read, though they can be seen. EuroApp cannot "
        "compare this file."
    ),
    "slow": template("Reading {file} took too long, and was stopped."),
}
_NEITHER = template(
    "{file} holds no Part A that can be read, and no section of Part B: none of the labels, participants and "
    "headings that EuroApp knows was found. Nothing was compared."
)


def compare_submitted(path: Path, draft: Draft, call: Call, stop: Stop | None = None) -> Compared:
    """Return where a PDF differs from a draft; it is only read, in a process of its own.

    Args:
        path: of the PDF.
        draft: what was to be submitted.
        call: its call, with the draft's own values for facts.
        stop: asks to end the reading.

    Raises:
        DraftUnreadable: it cannot be read, or holds nothing that is known.
        Stopped: the user ended it.

    """
    raw = read_file(path, _LARGEST)
    try:
        found = read_apart("euroapp.importing.submitted.letters", raw, stop or Stop())
    except Unsafe as error:
        raise DraftUnreadable(say(_REFUSED.get(str(error), _DAMAGED), file=path.name)) from error
    if "refused" in found:
        raise DraftUnreadable(say(_REFUSED.get(found["refused"], _DAMAGED), file=path.name))
    compared = compare_pages(found["pages"], draft, call)
    if compared is None:
        raise DraftUnreadable(say(_NEITHER, file=path.name))
    return compared


def compare_pages(pages: list[list[list[object]]], draft: Draft, call: Call) -> Compared | None:
    """Return where the letters of a PDF differ from a draft; None where they hold nothing that is known.

    Args:
        pages: what `letters.read` returns.
        draft: what was to be submitted.
        call: its call.

    """
    known = {bare(word) for words in names_of(draft, call, labels()).values() for word in words}
    sheets = sheets_of(pages, lambda text: bare(text) in known or bare(text.partition(":")[0]) in known)
    part_b = PartB(draft, call, sheets)
    part_a = PartA(draft, call, sheets.before(part_b.begin))
    differing: list[Difference] = []
    missing: list[Difference] = []
    if part_a.recognised:
        differing += part_a.differing
        missing += part_a.missing
    if part_b.recognised:
        told = {one.path for one in differing}
        differing += [one for one in part_b.differing if one.path not in told]
        missing += [one for one in part_b.missing if one.path not in told]
    if not part_a.recognised and not part_b.recognised:
        return None
    return Compared(
        tuple(differing),
        tuple(missing),
        part_a.same if part_a.recognised else 0,
        part_b.same if part_b.recognised else 0,
        len(part_b.found) if part_b.recognised else 0,
        sheets.pages,
    )
