"""What an export reports, and how it is written down."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from euroapp.export.verdict import Compliance
from euroapp.language import ENGLISH, Language, say, spoken
from euroapp.wording.numbers import quantity


@dataclass(frozen=True)
class ExportReport:
    """What an exported file is, what was changed to print it, and what it keeps of the rules."""

    pages: int
    counted: int
    """Pages that count towards the limit of the call."""
    seconds: float
    """Of writing and reading back."""
    size: int
    """In bytes."""
    notes: tuple[str, ...] = ()
    stamp: str = ""
    """Mark of the draft the file was made from; the same draft always bears the same."""
    compliance: Compliance = field(default_factory=lambda: Compliance(()))

    def said(self, language: Language) -> ExportReport:
        """Return the report in the words of a language."""
        return spoken(self, language)

    def as_data(self) -> dict[str, Any]:
        """Return the report as data for JSON."""
        return {
            "pages": self.pages,
            "counted": self.counted,
            "seconds": self.seconds,
            "size": self.size,
            "stamp": self.stamp,
            "notes": list(self.notes),
            "items": self.compliance.as_data(),
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> ExportReport:
        """Return the report that `as_data` gave."""
        kept = Compliance.from_data(data["items"])
        rest = {key: value for key, value in data.items() if key not in {"items", "notes"}}
        return cls(**rest, notes=tuple(data["notes"]), compliance=kept)

    def as_text(self, name: str, language: Language = ENGLISH) -> str:
        """Return the report on a file as plain text."""
        head = say(
            "{name}: {pages} pages, {size} kB, draft {stamp}",
            name=name,
            pages=self.pages,
            size=quantity(self.size // 1024),
            stamp=self.stamp,
        )
        said = self.compliance.said(language)
        return f"{language.put(head)}\n{language.put(said.summary)}\n\n{said.as_text()}\n"

    def written(self, name: str, kind: str, language: Language = ENGLISH) -> bytes:
        """Return the report as a file of a kind: JSON for `.json`, else plain text."""
        if kind.lower() == ".json":
            # The same file gives the same report, however long it took.
            data = {"file": name, **self.said(language).as_data()}
            del data["seconds"]
            return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
        return self.as_text(name, language).encode()
