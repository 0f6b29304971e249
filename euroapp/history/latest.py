"""Which change gave each field the value that it has."""

from __future__ import annotations

from euroapp.history.changes import Change, Moved, Set, Splice, Stays
from euroapp.history.ledger import Ledger
from euroapp.values import FieldPath, join, split


class Latest:
    """The last change of every field and row of a history, found in one pass."""

    def __init__(self, ledger: Ledger) -> None:
        """Look through a history once.

        Raises:
            ChangeUnreadable: it holds what no version writes.

        """
        self.count = len(ledger.known.changes)
        """Changes that are known, by which it is told whether this is still true."""
        self._at: dict[FieldPath, tuple[int, Change]] = {}
        self._inside: dict[FieldPath, tuple[int, Change]] = {}
        # What an undo took out of the draft gave no field its value.
        for place, change in enumerate(ledger.known.upto(ledger.heads)):
            for step in change.steps:
                if isinstance(step, Stays | Moved):
                    # A row that stands elsewhere keeps its values.
                    continue
                path = step.path if isinstance(step, Set | Splice) else join(step.path, step.row)
                self._at[path] = place, change
                self._inside.update(dict.fromkeys(_ends(path), (place, change)))

    def of(self, path: FieldPath) -> Change | None:
        """Return the last change of a field, of the row that brought it, or of anything inside a row.

        Returns:
            The change, or None where the value is as it was when the history begins.

        """
        found = [self._inside.get(path), *(self._at.get(outer) for outer in _ends(path))]
        told = [one for one in found if one is not None]
        return max(told, key=lambda one: one[0])[1] if told else None


def _ends(path: FieldPath) -> list[FieldPath]:
    """Return a path and all paths that hold it."""
    segments = split(path)
    return [join(*segments[:length]) for length in range(len(segments), 0, -1)]
