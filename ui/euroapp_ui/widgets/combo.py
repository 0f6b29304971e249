"""A choice that changes only when the user chooses from its open list."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QToolTip, QWidget

from euroapp.folding import folded
from euroapp_ui.language import shown, tr

_OPENING = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Space,
    Qt.Key.Key_F4,
}


_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_PAUSE_MS = 1_000
"""After such a pause a letter begins another word."""
_SIDES = 24
"""Room beside the texts of a list."""


class Combo(QComboBox):
    """A choice: arrows and letters open its list, the wheel scrolls the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(30)
        self._letters = ""
        self._since_letter = QElapsedTimer()

    def sizeHint(self) -> QSize:
        """Return room for a short choice, whatever the others are.

        The policy of Qt that says the same makes the list to choose from, seven widgets, before it is opened.
        """
        least = self.minimumSizeHint()
        return QSize(least.width() + self.iconSize().width() + 4, least.height())

    def addItem(self, text: str, key: object = None) -> None:  # type: ignore[override]
        """Add a choice, in the language of the window."""
        super().addItem(shown(text), key)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Let an entry that is cut end in three points."""
        super().initStyleOption(option)
        option.currentText = self._cut(option)

    def _cut(self, option: QStyleOptionComboBox) -> str:
        """Return as much of the chosen entry as the field has room for."""
        field = QStyle.SubControl.SC_ComboBoxEditField
        box = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        room = max(0, box.width() - 2)
        return self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Keep Alt and an arrow, which open a list everywhere, from the commands that move rows."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                event.accept()
                return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            option = QStyleOptionComboBox()
            super().initStyleOption(option)
            if self._cut(option) != option.currentText:
                QToolTip.showText(event.globalPos(), option.currentText, self)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list; a letter goes to the first choice that begins with it."""
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
        )
        letter = event.text() if plain and event.text().strip() and event.text().isprintable() else ""
        if letter or (plain and event.key() in _OPENING):
            self.showPopup()
            if letter:
                self._letters = ""
                self._search(letter)
        else:
            super().keyPressEvent(event)

    def showPopup(self) -> None:
        """Open the list as wide as its longest entry and as high as all of them, where the screen allows."""
        super().showPopup()
        self.view().installEventFilter(self)
        view, box = self.view(), self.view().window()
        free = self.screen().availableGeometry()
        rows = sum(view.sizeHintForRow(row) for row in range(self.count()))
        high = min(rows + box.height() - view.viewport().height(), free.height())
        wide = box.width() - view.viewport().width() + _SIDES + self._longest()
        size = QRect(box.pos(), QSize(min(max(self.width(), wide), free.width()), high))
        size.moveRight(min(size.right(), free.right()))
        size.moveBottom(min(size.bottom(), free.bottom()))
        box.setGeometry(size)
        view.scrollTo(view.currentIndex())

    def _search(self, letter: str) -> None:
        """Go to the choice that the letters typed so far mean; say so where they mean none."""
        self._letters = letter if self._paused() else self._letters + letter
        self._since_letter.start()
        row = self._meant(self._letters)
        if row < 0 and len({*self._letters}) == 1:
            row = self._next_with(letter)
        if row >= 0:
            self.view().setCurrentIndex(self.model().index(row, self.modelColumn()))
            QToolTip.hideText()
        else:
            # The choice that the first letters meant is not what was typed: Return leaves all as it was.
            self.view().setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn()))
            told = tr("No choice begins with “{text}”.", text=self._letters)
            # Beside the open list, and of it: a tip of the field would stand behind the list.
            beside = self.view().mapToGlobal(QPoint(self.view().width(), 0))
            QToolTip.showText(beside, told, self.view())

    def _paused(self) -> bool:
        return self._since_letter.isValid() and self._since_letter.elapsed() > _PAUSE_MS

    def _meant(self, typed: str) -> int:
        """Return the choice that letters mean: by its key in capitals, or by how one of its words begins.

        DE is the key of Germany; de begins Denmark. “2 PADALTA” is found by its number and by its name.
        """
        key = self.findData(typed) if len(typed) > 1 and typed.isupper() else -1
        if key >= 0:
            return key
        wanted = folded(typed)
        names = [folded(self.itemText(row)) for row in range(self.count())]
        begin = next((row for row, name in enumerate(names) if name.startswith(wanted)), -1)
        words = (row for row, name in enumerate(names) if f" {wanted}" in f" {name}")
        return begin if begin >= 0 else next(words, -1)

    def _next_with(self, letter: str) -> int:
        """Return the next choice that begins with a letter, which was pressed again and again; or -1."""
        here, count = self.view().currentIndex().row(), self.count()
        rows = [(here + step) % count for step in range(1, count + 1)]
        return next((row for row in rows if folded(self.itemText(row)).startswith(folded(letter))), -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Tab take the entry of the open list and go on, as it does everywhere."""
        if watched is self.view() and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = event.text()
            goes_on = bool(self._letters) and not self._paused()
            typed = bool(text) and text.isprintable() and (not text.isspace() or goes_on)
            if typed and not event.modifiers() & _COMMANDS:
                self._search(text)
                return True
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        key = event.key() if pressed and isinstance(event, QKeyEvent) else None
        if watched is self.view() and key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.go_on(forward=key == Qt.Key.Key_Tab)
            return True
        return super().eventFilter(watched, event)

    def go_on(self, *, forward: bool) -> None:
        """Take the entry of the open list, and give the keyboard to the next or previous field."""
        row = self.view().currentIndex().row()
        self.hidePopup()
        if row not in (-1, self.currentIndex()):
            self.setCurrentIndex(row)
            self.activated.emit(row)
        # A question that was answered meanwhile had the keyboard.
        self.setFocus()
        self.focusNextPrevChild(forward)

    def _longest(self) -> int:
        metrics = self.view().fontMetrics()
        return max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)


class CellCombo(Combo):
    """A choice in a cell: its list is open from the beginning, and closing it ends the entry."""

    left = Signal()
    """The list was closed without a choice."""
    onward = Signal(bool)
    """Tab took the entry of the list: on to the next cell (True), or back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self._chosen = False
        self.activated.connect(self._choose)
        QTimer.singleShot(0, self, self._open)

    def showPopup(self) -> None:
        """Watch the list from now on."""
        super().showPopup()
        self.view().window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End the entry when the list is closed; Qt tells of a choice after that."""
        if event.type() == QEvent.Type.Hide and watched is self.view().window():
            QTimer.singleShot(0, self, self._closed)
        return super().eventFilter(watched, event)

    def go_on(self, *, forward: bool) -> None:
        """Take the entry of the list, and go to the next or previous cell."""
        self._chosen = True
        self.setCurrentIndex(self.view().currentIndex().row())
        self.hidePopup()
        self.onward.emit(forward)

    def _open(self) -> None:
        if not self.view().isVisible():
            self.showPopup()

    def _choose(self) -> None:
        self._chosen = True

    def _closed(self) -> None:
        if not self._chosen:
            self.left.emit()
