"""Earlier versions of the draft: look at them, open one as a copy, restore one, delete them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from euroapp.calls.call import Call
from euroapp.language import say, together
from euroapp.storage.history import Version, history
from euroapp_ui.language import moment_text, shown, tr
from euroapp_ui.messages import harmless
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label
from euroapp_ui.windows.conflicts import pages_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from euroapp_ui.document import Document

_PINS = {
    "import": say("kept before another draft was read into its place"),
    "export": say("kept before a submission copy was made"),
    "migration": say("kept before the file format was brought up to date"),
    "shrinking": say("kept before much of the text was removed"),
}


def changes(version: Version, call: Call) -> str:
    """Return the pages on which a version differs from the one before, in words."""
    if not version.readable:
        return tr("damaged, cannot be opened")
    pages = pages_of(version.changed, call)
    return together((pages, _PINS.get(version.snapshot.pin, "")), "; ") or "\N{EM DASH}"


class VersionsDialog(QDialog):
    """The snapshots of one document, newest first."""

    COPY, RESTORE, FORGET, COMPARE = 11, 12, 13, 14
    """What the user asks for, as results of the dialog."""

    def __init__(self, parent: QWidget, document: Document) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Earlier versions"))
        give_room(self, 760, 520)
        self._versions = history(document.id) if document.id else []
        self._table = QTableWidget(len(self._versions), 3)
        self._copy, self._restore = button(tr("Open as a copy")), button(tr("Restore"), "primary")
        self._compare = button(tr("Compare with now"))
        self._forget = button(tr("Delete all copies\N{HORIZONTAL ELLIPSIS}"))
        self._fill(document.session.call)
        self._lay_out(document)
        self._table.currentCellChanged.connect(self._chosen)
        self._table.cellDoubleClicked.connect(lambda *_: self.done(self.COPY))
        if self._versions:
            self._table.setCurrentCell(0, 0)
        self._chosen()

    @property
    def version(self) -> Version | None:
        """Return the version that is chosen."""
        row = self._table.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def choose(self, row: int) -> None:
        """Choose a version by its place."""
        self._table.setCurrentCell(row, 0)

    def _fill(self, call: Call) -> None:
        for row, version in enumerate(self._versions):
            when = version.snapshot.kept_at
            size = tr("{count} kB", count=max(1, version.snapshot.size // 1024))
            for column, text in enumerate((moment_text(when), size, changes(version, call))):
                item = QTableWidgetItem(shown(text))
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                side = Qt.AlignmentFlag.AlignRight if column == 1 else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self._table.setItem(row, column, item)

    def _lay_out(self, document: Document) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(tr("Earlier versions"), "title"))
        text = (
            tr(
                "Every save of {draft} leaves a copy on this computer: the last 20 are kept, and older "
                "ones by hour, day and week. One undo takes back what was restored.",
                draft=harmless(document.name),
            )
            if self._versions
            else tr("There is none yet: every save of this draft leaves a copy on this computer.")
        )
        box.addWidget(label(text, "soft", wrap=True))
        self._lay_out_table()
        box.addWidget(self._table, 1)
        box.addStretch(0)
        box.addWidget(self._buttons())
        # Return compares, which changes nothing; no key restores, deletes or closes by itself.
        for other in (self._forget, self._copy, self._restore):
            other.setAutoDefault(False)
        self._compare.setDefault(bool(self._versions))

    def _lay_out_table(self) -> None:
        self._table.setHorizontalHeaderLabels([tr("Saved"), tr("Size"), tr("What changed")])
        for column, side in enumerate((Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)):
            item = self._table.horizontalHeaderItem(column)
            if item is not None:
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        last = self._table.horizontalHeaderItem(2)
        if last is not None:
            last.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.setWordWrap(True)
        self._table.setAccessibleName(tr("Earlier versions"))
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._table.setVisible(bool(self._versions))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for made, role, result in (
            (self._forget, QDialogButtonBox.ButtonRole.ResetRole, self.FORGET),
            (self._compare, QDialogButtonBox.ButtonRole.ActionRole, self.COMPARE),
            (self._copy, QDialogButtonBox.ButtonRole.ActionRole, self.COPY),
            (self._restore, QDialogButtonBox.ButtonRole.ActionRole, self.RESTORE),
        ):
            buttons.addButton(made, role)
            made.clicked.connect(lambda _=False, result=result: self.done(result))
        buttons.rejected.connect(self.reject)
        if self._versions:
            buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        return buttons

    def _chosen(self, *_place: int) -> None:
        usable = self.version is not None and self.version.readable
        self._copy.setEnabled(usable)
        self._compare.setEnabled(usable)
        self._restore.setEnabled(usable)
        self._forget.setVisible(bool(self._versions))
