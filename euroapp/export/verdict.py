"""What the reader of an exported file finds, item by item."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from euroapp.language import Language, say, say_count, spoken, together


class Verdict(StrEnum):
    """How an item came out."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


SIGNS = {Verdict.OK: "ok", Verdict.WARN: "look", Verdict.FAIL: "FAIL"}
"""What stands before an item in plain text."""


@dataclass(frozen=True)
class Item:
    """One thing that was looked at."""

    key: str
    title: str
    verdict: Verdict
    measured: str
    """What was read in the file, with its unit."""
    rule: str
    """What is asked for."""
    evidence: str = ""
    """How sure the rule is and where it stands, when it is a fact of the call."""


@dataclass(frozen=True)
class Compliance:
    """All items of one file."""

    items: tuple[Item, ...]

    def __getitem__(self, key: str) -> Item:
        """Return one item.

        Raises:
            KeyError: it was not looked at.

        """
        for item in self.items:
            if item.key == key:
                return item
        raise KeyError(key)

    @property
    def worst(self) -> Verdict:
        """Return the verdict on the file as a whole."""
        found = {item.verdict for item in self.items}
        return next((one for one in (Verdict.FAIL, Verdict.WARN) if one in found), Verdict.OK)

    @property
    def summary(self) -> str:
        """Return how many items passed, as a sentence."""
        counted = Counter(item.verdict for item in self.items)
        passed = say_count(
            "{passed} of {count} item passes",
            "{passed} of {count} items pass",
            len(self.items),
            passed=counted[Verdict.OK],
        )
        look = say("{count} to look at", count=counted[Verdict.WARN]) if counted[Verdict.WARN] else ""
        failed = say_count("{count} fails", "{count} fail", counted[Verdict.FAIL])
        parts = (passed, look, failed if counted[Verdict.FAIL] else "")
        return together((together(parts, ", "), "."))

    def as_text(self) -> str:
        """Return the items as plain text, one a line."""
        wide = max((len(item.title) for item in self.items), default=0)
        lines = []
        for item in self.items:
            rule = f"{item.rule}; {item.evidence}" if item.evidence else item.rule
            lines.append(f"{SIGNS[item.verdict]:5} {item.title:{wide}}  {item.measured}  [{rule}]")
        return "\n".join(lines)

    def said(self, language: Language) -> Compliance:
        """Return the items in the words of a language."""
        return Compliance(tuple(spoken(item, language) for item in self.items))

    def as_data(self) -> list[dict[str, Any]]:
        """Return the items as data for JSON."""
        return [asdict(item) for item in self.items]

    @classmethod
    def from_data(cls, rows: list[dict[str, Any]]) -> Compliance:
        """Return the items that `as_data` gave."""
        return cls(tuple(Item(**{**row, "verdict": Verdict(row["verdict"])}) for row in rows))
