"""The sections of the form as a list: title, who writes it, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QSize, Qt
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from euroapp.calls.form import Section
from euroapp.calls.names import title_of
from euroapp.calls.rules import Severity
from euroapp.language import together
from euroapp_ui.language import shown
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.index import Index
from euroapp_ui.theme.theme import bold, theme


class SectionsModel(QAbstractListModel):
    """The sections of the form with their state, and after them texts that the form has no section for."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self.sections: tuple[Section, ...] = ()
        self._looks: list[object] = []
        """How the rows looked that the views asked for last."""
        self.refresh()

    def refresh(self) -> bool:
        """Take up texts of sections that the form does not have; tell whether the list is another one.

        Such a section stays listed while its row is there, so that it can be emptied and written again.
        """
        form, listed = self._session.call.form, {section.id for section in self.sections}
        known = {section.id for section in form.narratives()}
        stray = (
            Section(id=row.id, title=title_of(form, "narrative", row.id))
            for row in self._session.draft.narrative
            if row.id not in known and (row.id in listed or row.text.strip() or row.note.strip())
        )
        sections = (*form.narratives(), *stray)
        if [section.id for section in sections] == [section.id for section in self.sections]:
            return False
        self.beginResetModel()
        self.sections = sections
        self.endResetModel()
        return True

    def show_changes(self) -> None:
        """Let the views paint the rows that look otherwise now: most keys change none."""
        looks: list[object] = [
            (self.data(self.index(row)), self._sign(section.id), self._session.part, theme().colours.name)
            for row, section in enumerate(self.sections)
        ]
        for row, look in enumerate(looks):
            if row >= len(self._looks) or look != self._looks[row]:
                self.dataChanged.emit(self.index(row), self.index(row))
        self._looks = looks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of sections."""
        return 0 if parent.isValid() else len(self.sections)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return title and state icon of a section."""
        section = self.sections[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(
                together((together((section.number, section.title), "  "), self._writer(section.id)), "\n")
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return shown(section.title)
        part = self._session.part
        if role == Qt.ItemDataRole.FontRole and part is not None and section.id in part.sections:
            return bold()
        if role == Qt.ItemDataRole.DecorationRole:
            return theme().icon(*self._sign(section.id))
        return None

    def _writer(self, section_id: str) -> str:
        """Return who writes a section, below its title; '' where nobody is named."""
        row = next((row for row in self._session.draft.narrative if row.id == section_id), None)
        return self._session.state.numbers.label("partners", row.writer) if row and row.writer else ""

    def _sign(self, section_id: str) -> tuple[str, str]:
        row = next((row for row in self._session.draft.narrative if row.id == section_id), None)
        findings = self._session.findings_below(f"narrative/{section_id}")
        if any(f.severity is not Severity.HINT and f.message != "section_missing" for f in findings):
            return "alert-circle", "error"
        if row and (row.text.strip() or row.not_applicable):
            return "circle-check", "ok"
        return "circle", "faint"


class SectionDelegate(QStyledItemDelegate):
    """Keeps titles inside the list, in as many lines as they need."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width of the list and the height of the title in it."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 200
        wrap, text = int(Qt.TextFlag.TextWordWrap), str(index.data())
        room = max(1, width - _SIDES - theme().scaled(15))
        high = option.fontMetrics.boundingRect(0, 0, room, 9_999, wrap, text).height()
        return QSize(width, max(30, high + 12))


_SIDES = 21
"""Room that the padding takes beside the title of a section and its sign."""
