"""All comments of a draft, by page and person: gone to, resolved, changed, taken away."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from euroapp.draft import Draft
from euroapp.draft.comments import Comment
from euroapp.edits.commenting import remove_comment, resolve_comment
from euroapp.language import say
from euroapp.storage.authors import author
from euroapp.wording.kinds_of_change import NOBODY
from euroapp.wording.places import page_of, page_title, place
from euroapp_ui.language import shown, tr, tr_count
from euroapp_ui.messages import voice
from euroapp_ui.session import DraftSession
from euroapp_ui.theme.theme import bold
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import label
from euroapp_ui.windows.comment_dialog import edit_comment

_KEY = Qt.ItemDataRole.UserRole
OPEN, RESOLVED, ALL = "open", "resolved", "all"


_SHARES = (0.5, 0.16, 0.16)
"""Most of the width that place, author and person take."""


class CommentsDialog(QDialog):
    """A list by page, with two filters above it."""

    def __init__(self, parent: QWidget | None, session: DraftSession) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Comments"))
        give_room(self, 900, 520)
        self._session = session
        self.path = ""
        """Where the user wants to go; '' for nowhere."""
        self.which, self.person = Combo(), Combo()
        for key, words in ((OPEN, tr("Open")), (RESOLVED, tr("Resolved")), (ALL, tr("All"))):
            self.which.addItem(words, key)
        self.which.setAccessibleName(tr("Which comments"))
        self.person.setAccessibleName(tr("Of or for whom"))
        self.list = QTreeWidget()
        self._told = label("", "help")
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._fill_people()
        self.which.currentIndexChanged.connect(lambda _index: self.refresh())
        self.person.currentIndexChanged.connect(lambda _index: self.refresh())
        self.list.itemActivated.connect(lambda _item: self._go())
        self.list.currentItemChanged.connect(lambda _now, _before: self._look())
        self.refresh()
        self.list.setFocus()

    def _lay_out(self) -> None:
        self.list.setHeaderLabels([tr("Place"), tr("Author"), tr("For"), tr("Comment")])
        self.list.setAccessibleName(tr("Comments by page"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setWordWrap(True)
        head = self.list.header()
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.which)
        line.addWidget(self.person)
        line.addWidget(self._told, 1)
        buttons = QDialogButtonBox()
        for key, words, act in (
            ("go", tr("Go to this place"), self._go),
            ("resolve", tr("Resolve"), self._resolve),
            ("edit", tr("Change"), self._edit),
            ("remove", tr("Remove"), self._remove),
        ):
            made = buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
            made.setAutoDefault(False)
            made.clicked.connect(act)
            self._buttons[key] = made
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addLayout(line)
        box.addWidget(self.list, 1)
        box.addWidget(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Let places and names have the width that they need; the comment takes what is left."""
        super().showEvent(event)
        for column, share in enumerate(_SHARES):
            self.list.resizeColumnToContents(column)
            most = round(self.list.viewport().width() * share)
            self.list.setColumnWidth(column, min(self.list.columnWidth(column) + 8, most))

    def _fill_people(self) -> None:
        comments = self._session.draft.comments
        names = sorted({name for one in comments for name in (one.by, one.person) if name}, key=str.casefold)
        self.person.addItem(tr("Everybody"), "")
        for name in names:
            self.person.addItem(name, name)

    def refresh(self) -> None:
        """Show what fits the filters, by page, with the one chosen before."""
        chosen = self._chosen()
        self.list.clear()
        pages: dict[str, QTreeWidgetItem] = {}
        for one in self._fitting():
            page = page_of(one.path)
            if page not in pages:
                pages[page] = self._page(page)
            pages[page].addChild(self._item(one))
        self.list.expandAll()
        self.list.sortItems(0, Qt.SortOrder.AscendingOrder)
        count = sum(item.childCount() for item in pages.values())
        self._told.setText(tr_count("{count} comment", "{count} comments", count) if count else tr("None."))
        wanted = chosen.id if chosen is not None else ""
        rows = [item.child(row) for item in pages.values() for row in range(item.childCount())]
        items = [row for row in rows if row is not None]
        here = next((item for item in items if item.data(0, _KEY) == wanted), items[0] if items else None)
        if here is not None:
            self.list.setCurrentItem(here)
        self._look()

    def _fitting(self) -> Iterator[Comment]:
        which, person = self.which.currentData(), self.person.currentData()
        for one in self._session.draft.comments:
            if which != ALL and one.resolved is not (which == RESOLVED):
                continue
            if not person or person in (one.by, one.person):
                yield one

    def _page(self, page: str) -> QTreeWidgetItem:
        made = QTreeWidgetItem([shown(page_title(page, self._session.call))])
        made.setFont(0, bold())
        made.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.list.addTopLevelItem(made)
        return made

    def _item(self, one: Comment) -> QTreeWidgetItem:
        state = self._session.state
        where = shown(place(one.path, state.draft, state.call, state.numbers))
        words = shown(say("To do: {words}", words=one.words)) if one.to_do else one.words
        if one.passage:
            words = f"“{one.passage}” {words}"
        if one.resolved:
            words = f"{words} {shown(say('(resolved by {author})', author=one.resolved_by or NOBODY))}"
        made = QTreeWidgetItem([where, one.by or shown(NOBODY), one.person, " ".join(words.split())])
        made.setData(0, _KEY, one.id)
        made.setToolTip(0, where)
        made.setToolTip(3, words)
        return made

    def _chosen(self) -> Comment | None:
        item = self.list.currentItem()
        key = item.data(0, _KEY) if item is not None else None
        return next((one for one in self._session.draft.comments if one.id == key), None)

    def _look(self) -> None:
        one = self._chosen()
        for made in self._buttons.values():
            made.setEnabled(one is not None)
        resolved = one is not None and one.resolved
        self._buttons["resolve"].setText(tr("Open again") if resolved else tr("Resolve"))

    def _go(self) -> None:
        one = self._chosen()
        if one is not None:
            self.path = one.path
            self.reject()

    def _resolve(self) -> None:
        one = self._chosen()
        if one is None:
            return

        def edit(draft: Draft) -> Draft:
            return resolve_comment(draft, one.id, author(), resolved=not one.resolved)

        self._session.apply(tr("Resolve a comment"), edit)
        self.refresh()

    def _edit(self) -> None:
        one = self._chosen()
        if one is not None:
            edit_comment(self, self._session, one)
            self.refresh()

    def _remove(self) -> None:
        one = self._chosen()
        if one is not None:
            self._session.apply(tr("Remove a comment"), lambda draft: remove_comment(draft, one.id))
            self.refresh()


def show_comments(parent: QWidget, session: DraftSession) -> None:
    """Show all comments, and go to the place of the one that the user wants to see."""
    dialog = CommentsDialog(parent, session)
    voice().run(dialog)
    if dialog.path:
        session.place_asked.emit(dialog.path)
