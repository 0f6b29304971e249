"""What a cure is and what it is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.checks.finding import Finding
from euroapp.details import Detail, Listed, Money
from euroapp.draft import Draft
from euroapp.edits import Edit
from euroapp.figures import Figures
from euroapp.values import split


@dataclass(frozen=True)
class Cure:
    """One way to mend a finding: what its button says, and the edit behind it."""

    sentence: str
    """With the names of details in braces."""
    edit: Edit
    details: Mapping[str, Detail] = field(default_factory=dict)


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

    def count(self, name: str) -> int:
        """Return a whole number that the finding names.

        Raises:
            ValueError: the finding names none.

        """
        detail = self.finding.details.get(name)
        if not isinstance(detail, int):
            raise ValueError(name)
        return detail

    def counts(self, name: str) -> tuple[int, ...]:
        """Return the whole numbers that the finding lists under a name; none where it lists none."""
        detail = self.finding.details.get(name)
        return (
            tuple(one for one in detail.details if isinstance(one, int)) if isinstance(detail, Listed) else ()
        )

    def amount(self, name: str) -> Decimal | None:
        """Return an amount in euro that the finding names; None where it names none."""
        detail = self.finding.details.get(name)
        return detail.amount if isinstance(detail, Money) else None


Propose = Callable[[Case], Iterator[Cure]]
