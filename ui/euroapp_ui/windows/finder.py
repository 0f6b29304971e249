"""Find anything: pages, commands, and every field of the draft, by typing a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from euroapp.folding import folded
from euroapp_ui.language import shown, tr
from euroapp_ui.widgets.editors import LineEdit
from euroapp_ui.widgets.found_words import choose_words
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import label
from euroapp_ui.windows.search import Search
from euroapp_ui.windows.typed_early import typed_ahead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from euroapp_ui.windows.workspace import Workspace


class Finder(QDialog):
    """A line to type in and a list to choose from."""

    def __init__(self, parent: QWidget, workspace: Workspace, commands: Iterable[QAction] = ()) -> None:
        """Look in the open draft, and among commands."""
        super().__init__(parent)
        self.setWindowTitle(tr("Find anything"))
        give_room(self, 640, 420)
        self._search_in = Search(workspace.session.state)
        self._commands = [action for action in commands if action.isEnabled() and not action.menu()]
        self.line = LineEdit()
        self.line.setAccessibleName(tr("Find anything"))
        self.line.setPlaceholderText(tr("A page, a field, a number, a word of the text, a command"))
        self.line.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("What was found"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._none = label(tr("Nothing was found for these words."), "soft")
        box = QVBoxLayout(self)
        box.setSpacing(10)
        box.addWidget(self.line)
        box.addWidget(self._none)
        box.addWidget(self._list, 1)
        self.line.textChanged.connect(self._search)
        self._list.itemActivated.connect(lambda _item: self.accept())
        self._list.itemClicked.connect(lambda _item: self.accept())
        self._search("")

    def chosen(self) -> str | QAction:
        """Return the path or the command chosen; '' for none."""
        item = self._list.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else ""
        return self._commands[found] if isinstance(found, int) else str(found)

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
        wanted, said = folded(words).split(), " ".join(folded(words).split())
        commands = [
            place
            for place, action in enumerate(self._commands if wanted else ())
            if all(word in folded(_name(action)) for word in wanted)
        ]
        # Whoever types the beginning of a command means it, and not a text that holds the same words.
        meant = [n for n in commands if len(said) > 3 and folded(_name(self._commands[n])).startswith(said)]
        matches = self._search_in.matches(words)
        pages = next((n for n, one in enumerate(matches) if not one.path.startswith("page/")), len(matches))
        for found in matches[:pages]:
            self._add(found.line, found.path)
        self._add_commands(meant)
        for found in matches[pages:]:
            self._add(found.line, found.path)
        self._add_commands([n for n in commands if n not in meant])
        self._list.setCurrentRow(0)
        self._none.setVisible(self._list.count() == 0)
        self._list.setVisible(self._list.count() > 0)

    def _add_commands(self, places: Iterable[int]) -> None:
        for place in places:
            action = self._commands[place]
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            name = _name(action)
            line = (
                tr("Command: {name} ({keys})", name=name, keys=keys)
                if keys
                else tr("Command: {name}", name=name)
            )
            self._add(line, place)

    def _add(self, line: str, found: str | int) -> None:
        item = QListWidgetItem(shown(line))
        item.setData(Qt.ItemDataRole.UserRole, found)
        item.setSizeHint(QSize(100, self.fontMetrics().height() + 10))
        self._list.addItem(item)


def _name(action: QAction) -> str:
    """Return what a menu calls a command, without its keys and the mark of its letter."""
    return action.text().partition("\t")[0].replace("&", "")


def show_finder(parent: QWidget, workspace: Workspace, commands: Iterable[QAction] = ()) -> None:
    """Ask what to find, and go there, or do it."""
    finder = Finder(parent, workspace, commands)
    finder.line.setText(typed_ahead(parent))
    if finder.exec() != QDialog.DialogCode.Accepted or not finder.chosen():
        return
    found = finder.chosen()
    if isinstance(found, QAction):
        found.trigger()
    elif found.startswith("page/"):
        _, key, *tab = found.split("/", 2)
        workspace.go(key)
        for title in tab:
            workspace.current_page().show_tab(title)
    else:
        workspace.reveal(found)
        choose_words(QApplication.focusWidget(), finder.line.text())
