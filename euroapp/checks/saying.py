"""Findings as sentences: where it is, what is wrong, with the numbers, and what to change."""

from __future__ import annotations

from dataclasses import dataclass

from euroapp.calls.call import Call
from euroapp.checks.declaring import SENTENCES
from euroapp.checks.finding import Finding
from euroapp.details import Detail
from euroapp.draft import Draft
from euroapp.draft.fields import field_at
from euroapp.draft.numbering import Numbering
from euroapp.errors import NoSuchPath
from euroapp.language import say
from euroapp.wording.details import filled
from euroapp.wording.places import place
from euroapp.wording.values import Names


@dataclass(frozen=True)
class Said:
    """A finding in words."""

    where: str
    message: str
    cure: str


def in_words(finding: Finding, draft: Draft, call: Call, numbers: Numbering | None = None) -> Said:
    """Return a finding as place, sentence and cure, to be put into the language of whoever reads it."""
    sentence = SENTENCES[finding.message]
    try:
        title = field_at(finding.path).title
    except NoSuchPath:
        title = say("This")
    details: dict[str, Detail] = {"field": title, **finding.details}
    known = Names(draft, call, numbers)
    return Said(
        place(finding.path, draft, call, numbers),
        filled(sentence.says, details, known),
        filled(sentence.advice, details, known),
    )
