"""The findings of the draft as a list by page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from euroapp.calls.rules import Severity
from euroapp.checks import Finding
from euroapp.checks.saying import Said, in_words
from euroapp.folding import fold
from euroapp.language import say
from euroapp.wording.places import PAGES, page_of, page_title
from euroapp_ui.language import shown
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.index import Index

SIGNS = {
    Severity.ERROR: ("alert-circle", "error", say("Error")),
    Severity.WARNING: ("alert-triangle", "warn", say("Warning")),
    Severity.HINT: ("info-circle", "soft", say("Hint")),
}


class FindingsModel(QAbstractListModel):
    """The findings of the draft by page, the worst first: all, or of some severities, or with some words."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._shown: frozenset[Severity] = frozenset(Severity)
        self._words: tuple[str, ...] = ()
        self.counts: dict[Severity, int] = {}
        """How many findings of each kind fit what is searched for."""
        self.entries: list[Finding | str] = []
        """The key of a page, then its findings."""
        self._said: dict[int, Said] = {}

    def show_only(self, severities: frozenset[Severity]) -> None:
        """Show only findings of these severities."""
        self._shown = severities
        self.refresh()

    def search(self, words: str) -> None:
        """Show only findings in whose place, sentence or cure all of these words are."""
        self._words = tuple(fold(words).split())
        self.refresh()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        by_page: dict[str, list[Finding]] = {page: [] for page in PAGES}
        fitting = [finding for finding in self._session.state.findings if self._matches(finding)]
        self.counts = {kind: sum(one.severity is kind for one in fitting) for kind in Severity}
        for finding in fitting:
            if finding.severity in self._shown:
                by_page[page_of(finding.path)].append(finding)
        fresh: list[Finding | str] = []
        for page, found in by_page.items():
            if found:
                fresh += [page, *sorted(found, key=lambda one: list(Severity).index(one.severity))]
        self._said = {}
        if fresh == self.entries:
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self.entries = fresh
        self.endResetModel()

    def finding(self, row: int) -> Finding | None:
        """Return the finding of a row; None for the head of a page, or no row."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else ""
        return entry if isinstance(entry, Finding) else None

    def row_of(self, finding: Finding | None) -> int:
        """Return the row of a finding, whatever its figures say by now; -1 where it is not in the list."""
        if finding is None:
            return -1
        known = [one.statement if isinstance(one, Finding) else "" for one in self.entries]
        return known.index(finding.statement) if finding.statement in known else -1

    def said(self, row: int) -> Said:
        """Return a finding in words; for the head of a page its title and the number of its findings."""
        if row not in self._said:
            entry = self.entries[row]
            if isinstance(entry, Finding):
                self._said[row] = self._say(entry)
            else:
                count = sum(isinstance(one, Finding) and page_of(one.path) == entry for one in self.entries)
                self._said[row] = Said("", shown(page_title(entry, self._session.call)), str(count))
        return self._said[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows, heads included."""
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let findings be chosen, and heads not."""
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if self.finding(index.row()) is not None else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the sentence of a finding, or the head of a page."""
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        finding, said = self.finding(index.row()), self.said(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if finding is None:
                return f"{said.message}: {said.cure}"
            return f"{shown(SIGNS[finding.severity][2])}: {said.where}: {said.message} {said.cure}"
        if role == Qt.ItemDataRole.UserRole:
            return finding
        return None

    def _say(self, finding: Finding) -> Said:
        """Return a finding in the language of the window."""
        state = self._session.state
        said = in_words(finding, state.draft, state.call, state.numbers)
        return Said(shown(said.where), shown(said.message), shown(said.cure))

    def _matches(self, finding: Finding) -> bool:
        if not self._words:
            return True
        said = self._say(finding)
        page = shown(page_title(page_of(finding.path), self._session.call))
        text = fold(f"{page} {said.where} {said.message} {said.cure}")
        return all(word in text for word in self._words)
