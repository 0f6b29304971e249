"""What is being typed into a cell: with every key it is in the draft, and all of it is one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QWidget

from euroapp.draft import Draft
from euroapp.edits import Edit
from euroapp.edits.delta import applied, delta, inverse
from euroapp.errors import EuroappError
from euroapp.language import sentence
from euroapp.values import FieldPath
from euroapp_ui.session import ENTRY, DraftSession
from euroapp_ui.widgets.editors import LineEdit

Index = QModelIndex | QPersistentModelIndex
_numbers = count(1)


class Read(NamedTuple):
    """A text as it was read: the change it makes, and why it is no value, or ''."""

    edit: Edit
    why: str = ""


class OpenEntry:
    """An entry of a cell, which may be open for long.

    Each key begins from the draft as it was when the cell was opened: what the letters on the way to a value
    mean leaves no trace, and where they mean nothing the value from before stands beside them.
    """

    def __init__(
        self, session: DraftSession, path: FieldPath, label: str, read: Callable[[str], Read]
    ) -> None:
        """Begin an entry.

        Args:
            session: the open draft.
            path: the field of the cell.
            label: what the Edit menu calls the step.
            read: returns what a text would change.

        """
        self.path = path
        self._session, self._label, self._read = session, label, read
        self._base, self._made = session.draft, session.draft
        self.burst = f"{ENTRY}{next(_numbers)}"
        """The step of undo that all of the entry is."""
        self._putting = False
        self._alone = True
        """Nothing else has changed the draft since."""

    def typed(self, text: str) -> None:
        """Take what stands in the cell after a key."""
        self._session.typing = self.path
        self.put(text, burst=self.burst)

    def finished(self, text: str) -> str:
        """Take what was typed in the end; return why it is no value, or ''."""
        return self.put(text, burst=self.burst)

    def put(self, text: str, burst: str = "") -> str:
        """Let the cell hold a text; return why it is no value, or ''."""
        found, self._putting = self._read(text), True
        try:
            self._session.apply(self._label, lambda draft: found.edit(self._ground(draft)), burst)
        except EuroappError as error:
            return sentence(error)
        finally:
            self._putting = False
        self._made = self._session.draft
        return found.why

    def holds(self, text: str) -> bool:
        """Tell whether the draft holds what this text says."""
        draft = self._session.draft
        if self._putting or draft is self._made:
            return True
        try:
            return self._read(text).edit(draft) == draft
        except EuroappError:
            return False

    def give_up(self) -> None:
        """Let the cell hold what it held when it was opened."""
        if self._session.draft is self._base or self._session.draft is not self._made:
            return
        if self._alone:
            self._session.take_back(self.burst)
        else:
            self._session.apply(self._label, lambda _draft: self._base)

    def close(self) -> None:
        """End the entry: the next one is a step of its own."""
        if self._session.typing == self.path:
            self._session.typing = ""
        self._session.end_phrase()

    def _ground(self, draft: Draft) -> Draft:
        """Return the draft on which the entry is made: one that something else changed, without the entry."""
        if draft is not self._made:
            self._alone = False
            try:
                self._base = applied(draft, inverse(delta(self._base, self._made)))
            except EuroappError:
                self._base = draft
        return self._base


@runtime_checkable
class TypedInto(Protocol):
    """A model whose cells can be typed into."""

    def entry(self, index: Index) -> OpenEntry:
        """Begin an entry in a cell."""

    def editing_text(self, index: Index) -> str:
        """Return the text with which the editor of a cell begins: it is read back as what the cell holds."""

    def tell(self, path: FieldPath, why: str) -> None:
        """Say why what was typed is no value; '' says that it is one."""


class CellLine(LineEdit):
    """The line that is open in a cell."""

    def __init__(self, parent: QWidget, entry: OpenEntry) -> None:
        super().__init__(parent)
        self.entry = entry
        self._begun = False
        self.textEdited.connect(entry.typed)

    def show_text(self, text: str) -> None:
        """Show what the cell holds, unless what is being typed says the same."""
        if not self._begun:
            self._begun = True
            self.setText(text)
            self.selectAll()
        elif self.text() != text and not (self.isModified() and self.entry.holds(self.text())):
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(place)
