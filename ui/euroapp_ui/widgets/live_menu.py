"""What a text can take from the draft, offered while one types: `{`, a few letters, Return."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from euroapp.live import Offer, Sort, fitting
from euroapp_ui.language import shown, tr
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.text import label
from euroapp_ui.widgets.text_area import TextArea

_OPENS = "{"
_LONGEST = 60
"""Letters behind the brace; whoever typed more is writing."""
_MOST = 60
"""Fields that are listed; more letters find the others."""
_ROWS = 8
_AIR = 10
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_TAKES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)

Offers = Callable[[], Sequence[Offer]]


class LiveMenu(QObject):
    """Listens to a text box; a list below the caret shows what fits the letters behind a brace."""

    def __init__(self, area: TextArea, offered: Offers) -> None:
        super().__init__(area)
        self._area, self._offered = area, offered
        self._brace: QTextCursor | None = None
        """Where the brace stands that opened the list."""
        self._list: _Choices | None = None
        area.installEventFilter(self)
        area.textChanged.connect(self._look)
        area.cursorPositionChanged.connect(self._look)

    @property
    def is_open(self) -> bool:
        """Tell whether the list is shown."""
        return self._list is not None and self._list.isVisible()

    def open_here(self) -> None:
        """Open the list where the caret is, as a typed brace does."""
        self._area.setFocus()
        self._area.insertPlainText(_OPENS)
        self._begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list, choose, or close it, while the text keeps the keyboard."""
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        elif event.type() == QEvent.Type.ShortcutOverride and self.is_open and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self.is_open and self._answered(event):
                return True
            if event.text() == _OPENS:
                # The letter is written first, and then looked at.
                self._area.insertPlainText(_OPENS)
                self._begin()
                return True
        return super().eventFilter(watched, event)

    def close(self) -> None:
        """Close the list; what was typed stays text."""
        self._brace = None
        if self._list is not None:
            self._list.hide()

    def _answered(self, event: QKeyEvent) -> bool:
        if event.modifiers() not in _PLAIN or self._list is None:
            return False
        if event.key() in _MOVES:
            self._list.move_by(event)
        elif event.key() in _TAKES:
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def _begin(self) -> None:
        self._brace = self._area.textCursor()
        self._brace.movePosition(QTextCursor.MoveOperation.Left)
        # What is typed at the brace goes behind it.
        self._brace.setKeepPositionOnInsert(True)
        self._look()

    def _typed(self) -> str | None:
        """Return the letters behind the brace; nothing where the caret left them."""
        if self._brace is None:
            return None
        cursor, start = self._area.textCursor(), self._brace.position()
        block = self._area.document().findBlock(start)
        here = cursor.position() - block.position()
        text = block.text()
        if cursor.block() != block or cursor.hasSelection() or here <= start - block.position():
            return None
        words = text[start - block.position() : here]
        if not words.startswith(_OPENS) or "}" in words or len(words) > _LONGEST or words[1:2].isspace():
            return None
        return words[1:]

    def _look(self) -> None:
        if self._brace is None:
            return
        words = self._typed()
        if words is None:
            self.close()
            return
        found = fitting(self._offered(), words, _MOST)
        if self._list is None:
            self._list = _Choices(self._area, self._take)
        self._list.show_offers(found)
        if found:
            self._list.stand_below(self._area)
        else:
            self._list.hide()

    def _take(self) -> None:
        chosen = self._list.chosen() if self._list is not None else ""
        brace, self._brace = self._brace, None
        if self._list is not None:
            self._list.hide()
        if brace is not None and chosen:
            self._area.put_field(chosen, brace.position())


class _Choices(QFrame):
    """A list that never takes the keyboard."""

    def __init__(self, area: TextArea, take: Callable[[], None]) -> None:
        super().__init__(area.window())
        self.setProperty("role", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tree = QTreeWidget(self)
        self._tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tree.setHeaderHidden(True)
        self._tree.setRootIsDecorated(False)
        self._tree.setColumnCount(2)
        self._tree.setUniformRowHeights(True)
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._tree.setAccessibleName(tr("What the text can show of the draft"))
        head = self._tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        self._tree.itemClicked.connect(lambda _item: take())
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addWidget(self._tree, 1)
        told = label(tr("Return puts it in; Escape leaves the brace as text."), "help", wrap=True)
        told.setContentsMargins(10, 4, 10, 6)
        box.addWidget(told)

    def chosen(self) -> str:
        """Return the name of the field that is chosen; '' for none."""
        item = self._tree.currentItem()
        return str(item.data(0, Qt.ItemDataRole.UserRole)) if item is not None else ""

    def move_by(self, event: QKeyEvent) -> None:
        """Move in the list."""
        rows = self._tree.topLevelItemCount()
        far = _ROWS - 1 if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) else 1
        on = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
        now = self._tree.currentIndex().row()
        self._choose(max(0, min(rows - 1, now + far)) if on else max(0, now - far))

    def _choose(self, row: int) -> None:
        self._tree.setCurrentIndex(self._tree.model().index(row, 0))

    def show_offers(self, found: Sequence[Offer]) -> None:
        """List fields, the first one chosen."""
        self._tree.clear()
        for one in found:
            # A table or figure is called by its caption in the text too.
            text = "" if one.shown.sort in (Sort.TABLE, Sort.DRAWING) else shown(one.shown.text)
            item = QTreeWidgetItem([shown(one.shown.title), text])
            item.setData(0, Qt.ItemDataRole.UserRole, one.shown.name)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{item.text(0)}: {item.text(1)}")
            item.setToolTip(0, item.text(0))
            item.setSizeHint(0, QSize(10, self.fontMetrics().height() + _AIR))
            self._tree.addTopLevelItem(item)
        self._choose(0)

    def _wide(self, row: int) -> int:
        item = self._tree.topLevelItem(row)
        return self.fontMetrics().horizontalAdvance(item.text(1)) if item is not None else 0

    def stand_below(self, area: TextArea) -> None:
        """Stand below the caret of a text, or above it where there is more room."""
        window = area.window()
        line = self.fontMetrics().height() + _AIR
        rows = min(_ROWS, max(1, self._tree.topLevelItemCount()))
        wide = min(theme().scaled(560), window.width() - 24)
        widest = max(map(self._wide, range(self._tree.topLevelItemCount())), default=0)
        self._tree.setColumnWidth(1, min(widest + 28, wide // 3))
        high = rows * line + self.fontMetrics().height() + 26
        caret = area.cursorRect()
        below = area.viewport().mapTo(window, caret.bottomLeft() + QPoint(0, 4))
        above = area.viewport().mapTo(window, caret.topLeft() - QPoint(0, 4))
        top = below.y() if below.y() + high <= window.height() else max(0, above.y() - high)
        self.setGeometry(min(below.x(), window.width() - wide - 12), top, wide, high)
        self.show()
        self.raise_()
