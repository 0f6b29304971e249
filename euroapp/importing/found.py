"""What was found in a file from outside: what somebody changed, and what of it is not understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from euroapp.errors import EuroappError, NoSuchPath, ValueRefused
from euroapp.importing.opening import Read, cell_name
from euroapp.language import say, sentence
from euroapp.values import FieldPath


@dataclass(frozen=True)
class Where:
    """A cell; rows and columns from 0."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """Return what people call the cell."""
        return cell_name(self.row, self.column)


@dataclass(frozen=True)
class Trouble:
    """Something that is not understood, and therefore not taken."""

    where: Where
    text: str
    """What stands there."""
    reason: str
    """A sentence that says what to write."""

    def plain(self) -> dict[str, str]:
        """Return it as JSON has it, but for the words of the reason."""
        return {"sheet": self.where.sheet, "cell": self.where.cell, "text": self.text}

    @property
    def line(self) -> str:
        """Return it in one line."""
        shown = " ".join(self.text.split())
        shown = shown if len(shown) <= 60 else f"{shown[:58]}…"
        return say(
            "Sheet {sheet}, cell {cell}: “{text}”. {reason}",
            sheet=self.where.sheet,
            cell=self.where.cell,
            text=shown,
            reason=self.reason,
        )


@dataclass(frozen=True)
class Wish:
    """A field gets another value."""

    path: FieldPath
    value: Any
    where: Where
    text: str
    base: Any = None
    """What the field held when the workbook was written."""


@dataclass(frozen=True)
class Comer:
    """A list gets a row."""

    path: FieldPath
    values: Mapping[str, Any]
    where: Where
    after: FieldPath = ""
    """The row above it in the file."""
    double: bool = False
    """An earlier row of the file is probably the same."""


@dataclass(frozen=True)
class Goer:
    """A row went from a list."""

    path: FieldPath
    where: Where
    base: Mapping[str, Any]


@dataclass
class Found:
    """All that was found in a file."""

    wishes: list[Wish] = field(default_factory=list)
    comers: list[Comer] = field(default_factory=list)
    goers: list[Goer] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    doubles: set[FieldPath] = field(default_factory=set)
    """New rows that are probably the same as earlier ones of the file."""
    ours: bool = True
    """The file is a workbook of ours."""

    @property
    def nothing(self) -> bool:
        """Tell whether nothing was changed."""
        return not (self.wishes or self.comers or self.goers)

    def miss(self, where: Where, read: Read | None, reason: str | Exception) -> None:
        """Note a cell that is not understood."""
        text = read.text if read is not None else ""
        self.troubles.append(Trouble(where, text, reason_of(reason)))


def reason_of(reason: str | Exception) -> str:
    """Return a sentence for people."""
    if isinstance(reason, EuroappError):
        return sentence(reason)
    if isinstance(reason, Exception):
        return str(getattr(reason, "sentence", reason))
    return reason


REFUSALS = (ValueRefused, NoSuchPath, ValueError)
"""What an edit raises where a value does not fit."""
