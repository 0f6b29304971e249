"""What was found in a submitted PDF, in words for people."""

from __future__ import annotations

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.importing.submitted.differing import Compared, Difference
from euroapp.language import say, say_count, together
from euroapp.wording.places import page_of, page_title, place

NOT_PROVEN = say(
    "This was tried on PDFs that other programs made, never on a file of the Portal itself: its labels are "
    "likely, not confirmed. Look through the PDF yourself before you trust that nothing differs."
)
NOT_COMPARED = say(
    "Not compared are declarations and questions in the Portal's own words, legal status, links between "
    "participants, other contacts, tables and figures of Part B, and whole paragraphs that only the PDF has."
)


def where(one: Difference, draft: Draft, call: Call) -> str:
    """Return the place of a difference, such as `3 COSTALAB, PIC`; of a sum, what it is."""
    if one.what:
        return together((page_title(page_of(one.path), call), one.what), ": ")
    return place(one.path, draft, call) or one.path


def found_of(found: Compared) -> str:
    """Return in sentences what was found, and how much of it differs."""
    said = []
    if found.fields:
        said.append(
            say_count(
                "{count} value of Part A was found in the PDF.",
                "{count} values of Part A were found in the PDF.",
                found.fields,
            )
        )
    else:
        said.append(say("This PDF holds no Part A that can be read."))
    if found.sections:
        said.append(
            say_count(
                "{count} section of Part B was found.",
                "{count} sections of Part B were found.",
                found.sections,
            )
        )
    differing = len(found.differing)
    if differing:
        said.append(say_count("{count} place differs.", "{count} places differ.", differing))
    else:
        said.append(say("Nothing that was found differs."))
    if found.missing:
        said.append(
            say_count(
                "{count} value of the draft was not found: its label may differ, or the PDF lacks it.",
                "{count} values of the draft were not found: their labels may differ, or the PDF lacks them.",
                len(found.missing),
            )
        )
    return together(said, " ")
