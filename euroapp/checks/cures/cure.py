"""What a cure is and what it is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from euroapp.calls.call import Call
from euroapp.checks.finding import Finding
from euroapp.draft import Draft
from euroapp.draft.numbering import Numbering
from euroapp.edits import Edit
from euroapp.figures import Figures
from euroapp.values import split


@dataclass(frozen=True)
class Cure:
    """One way to mend a finding: what its button says, and the edit behind it."""

    text: str
    edit: Edit


@dataclass(frozen=True)
class Case:
    """A finding with the draft, the call and the figures it was found in."""

    finding: Finding
    draft: Draft
    call: Call
    figures: Figures

    @property
    def row_id(self) -> str:
        """Return the id of the row the finding is about; '' where it is about none."""
        segments = split(self.finding.path)
        return segments[1] if len(segments) > 1 else ""

    @property
    def numbers(self) -> Numbering:
        """Return the printed numbers."""
        return Numbering(self.draft)


Propose = Callable[[Case], Iterator[Cure]]
