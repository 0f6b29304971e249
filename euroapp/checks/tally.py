"""How much of what is required is there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """How many required values there are, filled in or not, and how many of them are missing."""

    asked: Counter[str] = field(default_factory=Counter)
    """By page."""
    missing: Counter[str] = field(default_factory=Counter)
    asked_of: Counter[str] = field(default_factory=Counter)
    """By the participant that answers for them."""
    missing_of: Counter[str] = field(default_factory=Counter)

    def ask(self, page: str, owner: str, count: int = 1) -> None:
        """Count required values."""
        self.asked[page] += count
        if owner:
            self.asked_of[owner] += count

    def miss(self, page: str, owner: str) -> None:
        """Count one of them as missing."""
        self.missing[page] += 1
        if owner:
            self.missing_of[owner] += 1

    def add(self, more: Tally) -> None:
        """Add what was counted elsewhere."""
        for name, counter in vars(more).items():
            own = getattr(self, name)
            for key, number in counter.items():
                own[key] += number


class Sum:
    """The sum of what all checks counted; made anew only when one of them counted something else."""

    def __init__(self) -> None:
        self._parts: list[Tally] = []
        self._whole = Tally()

    def of(self, parts: list[Tally]) -> Tally:
        """Return the sum of some tallies."""
        # Most are the very same objects as before, which lists see at a glance.
        if parts != self._parts:
            self._parts, self._whole = parts, Tally()
            for part in parts:
                self._whole.add(part)
        return self._whole
