"""The item model of the facts of the call."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal

from euroapp.calls.facts import FactRow, Status
from euroapp.draft.general import FactOverride
from euroapp.edits.unsettled import leave_unsettled, typed_at
from euroapp.edits.values import write_own_value
from euroapp.language import say, together
from euroapp.reading import clean, meaning_at
from euroapp.values import FieldPath, one_line
from euroapp.wording.facts import STATUS_WORDS, fact_text
from euroapp_ui.language import shown, tr
from euroapp_ui.origin import tint
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.headed_model import HeadedModel
from euroapp_ui.tables.index import Index
from euroapp_ui.tables.open_entry import OpenEntry, Read
from euroapp_ui.theme.theme import theme

HEADS = (
    say("Fact"),
    say("The pack says"),
    say("How sure, source"),
    say("Own value"),
    say("Where you read it"),
)
SURE, OWN, REASON = 2, 3, 4


class FactsModel(HeadedModel):
    """The facts of the call; the last columns take the user's own value and its reason."""

    refused = Signal(str)
    """Why what was typed is no value; '' when it is one."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._facts = session.call.stated.facts.rows

    def refresh(self) -> None:
        """Show the draft as it is now."""
        last = self.index(len(self._facts) - 1, len(HEADS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def heads(self) -> tuple[str, ...]:
        """Return the heads of the columns."""
        return HEADS

    def count(self) -> int:
        """Return the number of facts."""
        return len(self._facts)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the own value and its reason be edited."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base | Qt.ItemFlag.ItemIsEditable if index.column() in (OWN, REASON) else base

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        fact = self._facts[index.row()].fact
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            typed = self._typed(index)
            return shown(self._texts(index.row())[index.column()]) if typed is None else typed
        if role == Qt.ItemDataRole.ToolTipRole:
            words = [shown(self._texts(index.row())[index.column()]), fact.note]
            return "<qt>" + "<br>".join(_escaped(text) for text in words if text) + "</qt>"
        if role == Qt.ItemDataRole.UserRole:
            return self.path(index.row(), index.column())
        if role == Qt.ItemDataRole.BackgroundRole and index.column() in (OWN, REASON):
            return tint(self._session, self.path(index.row(), index.column()))
        if role == Qt.ItemDataRole.ForegroundRole and self._typed(index) is not None:
            return theme().colour("error")
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == SURE:
            tones = {Status.CONFIRMED: "ok", Status.LIKELY: "warn", Status.UNKNOWN: "soft"}
            return theme().colour("accent" if self.own(index.row()) else tones.get(fact.status, "soft"))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take an own value or its reason; an empty value takes both back."""
        if role != Qt.ItemDataRole.EditRole or index.column() not in (OWN, REASON):
            return False
        why = self.entry(index).put(str(value))
        self.refresh()
        self.tell(self.path(index.row(), index.column()), why)
        return not why

    def entry(self, index: Index) -> OpenEntry:
        """Begin an entry; an empty value takes value and reason back."""
        row, path = self._facts[index.row()], self.path(index.row(), index.column())
        name, session = path.rpartition("/")[2], self._session

        def read(typed: str) -> Read:
            text = one_line(clean(typed)).strip()
            found = meaning_at(path, text, session.state)
            if text and found.sentence:
                return Read(lambda draft: leave_unsettled(draft, path, text), found.sentence)
            taken = found.readings[0] if text else ""
            return Read(lambda draft: write_own_value(draft, row.key, name, taken))

        return OpenEntry(session, path, tr("Own value for {title}", title=row.title), read)

    def editing_text(self, index: Index) -> str:
        """Return the text with which the editor of a cell begins."""
        return str(index.data(Qt.ItemDataRole.EditRole) or "")

    def tell(self, path: FieldPath, why: str) -> None:
        """Say why what was typed is no value; '' says that it is one."""
        row = self.row_of(path.split("/")[1])
        self.refused.emit(shown(together((self._facts[row].title, why), ": ")) if why else "")

    def path(self, row: int, column: int) -> FieldPath:
        """Return the path of an own value or its reason; '' for what the pack says."""
        names = {OWN: "value", REASON: "reason"}
        return f"overrides/{self._facts[row].key}/{names[column]}" if column in names else ""

    def _typed(self, index: Index) -> str | None:
        path = self.path(index.row(), index.column())
        return typed_at(self._session.draft, path) if path else None

    def fact(self, row: int) -> FactRow:
        """Return the fact of a row."""
        return self._facts[row]

    def row_of(self, key: str) -> int:
        """Return the row of a fact; the first for an unknown one."""
        return next((row for row, fact in enumerate(self._facts) if fact.key == key), 0)

    def own(self, row: int) -> FactOverride | None:
        """Return the user's own value of a fact."""
        key = self._facts[row].key
        return next((own for own in self._session.draft.overrides if own.id == key), None)

    def _texts(self, row: int) -> tuple[str, ...]:
        title, fact = self._facts[row].title, self._facts[row].fact
        own = self.own(row)
        status = STATUS_WORDS[Status.OWN if own else fact.status]
        sure = together((status, "" if own else fact.source), " \N{MIDDLE DOT} ")
        return (title, fact_text(fact), sure, own.value if own else "", own.reason if own else "")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
