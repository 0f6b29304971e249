"""Find anything: pages, fields and text of the draft, by typing a few letters."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from euroapp.draft.fields import Kind, fields_of
from euroapp.draft.paths import walk
from euroapp.folding import fold, folded
from euroapp.values import join
from euroapp.wording.places import PAGES, place
from euroapp_ui.widgets.editors import LineEdit
from euroapp_ui.widgets.text import label

if TYPE_CHECKING:
    from euroapp_ui.session import State
    from euroapp_ui.windows.workspace import Workspace

MOST = 60
_LONG = 200
"""Characters from which a text is no name."""


def matches(state: State, words: str) -> list[tuple[str, str]]:
    """Return path and line of everything that holds all the words typed."""
    wanted = folded(words).split()
    if not wanted:
        return [(f"page/{key}", f"{number}  {title}") for number, (key, title) in enumerate(PAGES.items(), 1)]
    found = [
        (f"page/{key}", f"{number}  {title}")
        for number, (key, title) in enumerate(PAGES.items(), 1)
        if all(word in folded(title) for word in wanted)
    ]
    for prefix, owner in walk(state.draft):
        for name, spec in fields_of(type(owner)).items():
            if spec.kind not in {Kind.TEXT, Kind.PARAGRAPH} or spec.many:
                continue
            value = getattr(owner, name)
            path = join(prefix, name)
            if not isinstance(value, str) or path.startswith(("call/", "overrides/")):
                continue
            text = _searched(value)
            if all(word in text or word in folded(spec.title) for word in wanted):
                where = place(path, state.draft, state.call, state.numbers)
                found.append((path, f"{where}: {_around(value, wanted[0])}"))
                if len(found) >= MOST:
                    return found
    return found


@lru_cache(maxsize=512)
def _folded_text(text: str) -> str:
    return fold(text)


def _searched(value: str) -> str:
    """Return a text as it is searched; only long ones are not remembered among the names."""
    return folded(value) if len(value) < _LONG else _folded_text(value)


def _around(value: str, word: str) -> str:
    """Return a piece of a text around a word."""
    flat = " ".join(value.split())
    start = max(0, _place(flat, word) - 30)
    piece = flat[start : start + 90]
    return f"{'…' if start else ''}{piece}{'…' if len(flat) > start + 90 else ''}"


def _place(flat: str, word: str) -> int:
    """Return where a folded word begins in a text as it is written; 0 where it is not found."""
    if word not in fold(flat):
        return 0
    # The longest beginning that does not hold the word yet; folding changes the number of letters.
    low, high = 0, len(flat)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if word in fold(flat[:middle]) else (middle + 1, high)
    return max(0, low - len(word))


class Finder(QDialog):
    """A line to type in and a list to choose from."""

    def __init__(self, parent: QWidget, workspace: Workspace) -> None:
        super().__init__(parent)
        self.setWindowTitle("Find anything")
        self.resize(640, 420)
        self._workspace = workspace
        self._line = LineEdit()
        self._line.setAccessibleName("Find anything")
        self._line.setPlaceholderText("A page, a field, a name, a word of the text")
        self._line.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName("What was found")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._none = label("Nothing holds these words.", "soft")
        box = QVBoxLayout(self)
        box.setSpacing(10)
        box.addWidget(self._line)
        box.addWidget(self._none)
        box.addWidget(self._list, 1)
        self._line.textChanged.connect(self._search)
        self._list.itemActivated.connect(lambda _item: self.accept())
        self._list.itemClicked.connect(lambda _item: self.accept())
        self._search("")

    def chosen(self) -> str:
        """Return the path chosen; '' for none."""
        item = self._list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while typing, and Return choose."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                QApplication.sendEvent(self._list, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.chosen():
                    self.accept()
                return True
        return super().eventFilter(watched, event)

    def _search(self, words: str) -> None:
        self._list.clear()
        for path, text in matches(self._workspace.session.state, words):
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, path)
            item.setSizeHint(QSize(100, self.fontMetrics().height() + 10))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._none.setVisible(self._list.count() == 0)
        self._list.setVisible(self._list.count() > 0)


def show_finder(parent: QWidget, workspace: Workspace) -> None:
    """Ask what to find, and go there."""
    finder = Finder(parent, workspace)
    if finder.exec() != QDialog.DialogCode.Accepted or not finder.chosen():
        return
    path = finder.chosen()
    if path.startswith("page/"):
        workspace.go(path.removeprefix("page/"))
    else:
        workspace.reveal(path)
