"""What pages, tabs and forms are composed of."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from euroapp.values import FieldPath


class Part(Protocol):
    """A piece of a page that shows the draft."""

    def refresh(self) -> None:
        """Show the draft as it is now."""

    def reveal(self, path: FieldPath) -> bool:
        """Give the keyboard to a field; tell whether it is here."""


@runtime_checkable
class RowPart(Part, Protocol):
    """A piece of a form that can move to another row."""

    def rebase(self, path: FieldPath) -> None:
        """Show the same of another row."""
