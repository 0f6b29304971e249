"""The item model of the facts of the call."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal

from euroapp.calls.facts import FactRow, Status
from euroapp.draft.general import FactOverride
from euroapp.edits.unsettled import leave_unsettled, typed_at
from euroapp.edits.values import write_own_value
from euroapp.errors import EuroappError
from euroapp.language import say, sentence, together
from euroapp.reading import clean, meaning_at
from euroapp.values import FieldPath, one_line
from euroapp.wording.facts import STATUS_WORDS, fact_text
from euroapp_ui.language import shown, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.headed_model import HeadedModel
from euroapp_ui.tables.rows_model import Index
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
        key, title = self._facts[index.row()].key, self._facts[index.row()].title
        path, text = self.path(index.row(), index.column()), one_line(clean(str(value))).strip()
        found, why = meaning_at(path, text, self._session.state), ""
        name, label = path.rpartition("/")[2], tr("Own value for {title}", title=title)
        try:
            if text and found.sentence:
                self._session.apply(label, lambda draft: leave_unsettled(draft, path, text))
            else:
                taken = found.readings[0] if text else ""
                self._session.apply(label, lambda draft: write_own_value(draft, key, name, taken))
        except EuroappError as error:
            why = sentence(error)
        self.refresh()
        told = why or (together((title, found.sentence), ": ") if text and found.sentence else "")
        self.refused.emit(told)
        return not told

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
