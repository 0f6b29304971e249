"""Columns as wide as what they hold; widths set by hand are kept, in letters, for every window to come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from heapq import nlargest

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from euroapp_ui.tables.kept_widths import kept_widths
from euroapp_ui.tables.row_texts import RowTexts
from euroapp_ui.tables.rows_model import RowsModel
from euroapp_ui.theme.theme import theme

_BAR = 14
"""Pixels that the scroll bar of a table takes."""
_SIDES = 19
"""Room beside the text of a cell, in pixels."""
_MOST, _LEAST = 24, 14
"""Letters that a column of words takes by itself, and that a flexible one keeps where room is short."""
_NAMES = 18
"""Letters that the first column keeps: it says what a row is about."""
_LONGEST = 4
"""Texts of a column that are measured: those with the most signs."""
_TIGHT, _MOST_LINES = 12, 4
"""Letters that a column of words gives way to where room is short, and lines that a row then takes."""
_ANY = 16_777_215
"""Qt's word for no limit of a height."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class ColumnFit(QObject):
    """Sets the widths of a table's columns.

    Where the table has no room for all, columns of words give way: their names and heads go on in further
    lines, and only then is anything scrolled sideways. Numbers never give way.

    Args:
        table: the table; its model is set already.
        name: what the table is called among the kept widths.
        wish: returns for a column the letters it needs at least, 0 for one that shares what is left.
        grow: tells which column takes what is left although it wishes for letters.

    """

    wrapped = Signal()
    """The rows or heads take more lines than before, or fewer."""

    def __init__(
        self,
        table: QTableView,
        name: str,
        wish: Callable[[int], int],
        grow: Callable[[int], bool] = lambda _column: False,
    ) -> None:
        super().__init__(table)
        self._lines, self._head_lines = 1, 1
        self._texts: dict[int, list[str]] = {}
        self._table, self._name, self._wish, self._grow = table, name, wish, grow
        self._fitting = False
        self._stale, self._measured = True, False
        self._needed: dict[int, int] = {}
        self._around, self._least_room = 0, 0
        """The width of the table, and the least room for columns that it had at about that width."""
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(False)
        head.sectionResized.connect(self._resized)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(120)
        self._soon.timeout.connect(self._measure_again)
        self._left: list[int] = []
        """Columns that wait to be measured, one a turn: all texts at once would hold up the next key."""
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._measure_next)
        model = table.model()
        self._rows = RowTexts(model) if isinstance(model, RowsModel) else None
        model.modelReset.connect(self._reset)
        model.dataChanged.connect(lambda *_: self._soon.start())
        table.viewport().installEventFilter(self)
        self.measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the table; what changed while it was hidden counts when it is shown."""
        if event.type() == QEvent.Type.Resize or (event.type() == QEvent.Type.Show and self._stale):
            self.fit()
        return super().eventFilter(watched, event)

    def _reset(self) -> None:
        """Measure other rows; the same ones in another order are as wide as before."""
        model = self._table.model()
        if self._measured and isinstance(model, RowsModel) and model.reordering:
            self.fit()
        else:
            self.measure()

    def measure(self) -> None:
        """Find out how wide the texts are, and fit the columns; both once the table is shown."""
        self._measured, self._left = False, []
        self.fit()

    def _measure_again(self) -> None:
        """Measure what a change of the draft may have made wider or narrower."""
        if self._measured and self._table.isVisible():
            self._left = [*range(self._table.model().columnCount())]
            self._next.start()
        else:
            self.measure()

    def _measure_next(self) -> None:
        if not self._left:
            return
        self._measure_column(self._left.pop())
        if self._left:
            self._next.start()
        else:
            self.fit()

    def _measure(self) -> None:
        self._measured, self._left = True, []
        for column in range(self._table.model().columnCount()):
            self._measure_column(column)

    def _measure_column(self, column: int) -> None:
        metrics = QFontMetrics(self._bold(self._table.font()))
        texts = {text.partition("\n")[0] for text in self._texts_of(column)}
        longest = self._texts[column] = nlargest(_LONGEST, texts, key=len)
        self._needed[column] = max((metrics.horizontalAdvance(text) for text in longest), default=0)

    def _texts_of(self, column: int) -> Iterable[str]:
        if self._rows is not None:
            return self._rows.of(column, right=self._right(column))
        model = self._table.model()
        return [str(model.data(model.index(row, column)) or "") for row in range(model.rowCount())]

    def fit(self) -> None:
        """Give every column its width; flexible ones share what is left."""
        # Before a table is shown it has no width yet that means anything.
        self._stale = not self._table.isVisible()
        if self._stale:
            return
        if not self._measured:
            self._measure()
        count, viewport = self._table.model().columnCount(), self._room()
        fixed = {c: wide for c in range(count) if (wide := self._fixed(c))}
        least = {c: self._least(c) for c in range(count) if c not in fixed}
        tight = bool(count) and sum(fixed.values()) + sum(least.values()) > viewport
        by_words = self._all_by_words({**fixed, **least}, viewport)
        if tight:
            # At the usual size, high rows are no good where they save nobody from scrolling.
            tight = sum(by_words.values()) <= viewport or theme().zoom > 0
        elif theme().zoom > 0:
            # Larger text leaves too little for the names: what others can spare is theirs.
            tight = self._lacks(viewport)
        if tight:
            self._share_spare(by_words, viewport - sum(by_words.values()))
            fixed, least = by_words, {}
        room = viewport - sum(fixed.values())
        before = self._look_of_columns()
        with self._quiet():
            for column, wide in fixed.items():
                self._table.setColumnWidth(column, wide)
            for place, column in enumerate(least):
                share = max(least[column], room // (len(least) - place))
                self._table.setColumnWidth(column, share)
                room -= share
            self._wrap(range(count) if tight or self._cut(least) else range(0))
        if self._look_of_columns() != before:
            self._table.updateGeometries()
            self._table.viewport().update()

    def _look_of_columns(self) -> tuple[object, ...]:
        """Return all by which the table is painted otherwise once its columns were fitted."""
        columns = range(self._table.model().columnCount())
        return self._lines, self._head_lines, *map(self._table.columnWidth, columns)

    def _room(self) -> int:
        """Return the width that the columns share, in pixels: with scroll bars, once they were there.

        A bar of table or page takes the room that makes another one needed, or lets words go on in a second
        line; without that they could come and go for ever.
        """
        now, around = self._table.viewport().width(), self._table.width()
        if abs(self._around - around) > _BAR:
            self._around, self._least_room = around, now
        self._least_room = min(self._least_room, now)
        return self._least_room

    def wanted(self) -> int:
        """Return the width in which no column would have to give way, in pixels."""
        if not self._measured:
            self._measure()
        columns = range(self._table.model().columnCount())
        return sum(self._fixed(c) or self._least(c) for c in columns) + 2 * self._table.frameWidth() + _BAR

    def _share_spare(self, widths: dict[int, int], spare: int) -> None:
        """Give what is left, by letters, to a column that cuts a word, or whose texts take most lines."""
        words = [c for c in widths if not self._right(c) and not kept_widths().get(self._key(c))]
        letter = self._letter()
        whole = {c: min(self._longest_word(c), _NAMES * letter) + self._icon(c) for c in words}
        while spare > 0 and words:
            room = {c: max(1, widths[c] - _SIDES) for c in words}
            most = max(words, key=lambda c: (room[c] < whole[c], self._needed.get(c, 0) / room[c]))
            widths[most] += min(letter, spare)
            spare -= letter

    def _cut(self, columns: Iterable[int]) -> bool:
        """Tell whether larger text leaves too little room for the names in these columns."""
        short = (self._table.columnWidth(c) < self._needed.get(c, 0) + _SIDES for c in columns)
        return theme().zoom > 0 and any(short)

    def row_height(self, single: int) -> int:
        """Return the height of a row, given that of a row with one line."""
        return single + (self._lines - 1) * self._table.fontMetrics().lineSpacing()

    def head_height(self) -> int:
        """Return the height of the heads."""
        single = self._table.horizontalHeader().sizeHint().height()
        return single + (self._head_lines - 1) * self._table.fontMetrics().lineSpacing()

    def _all_by_words(self, widths: dict[int, int], viewport: int) -> dict[int, int]:
        """Return the widths that columns give way to; long words are cut only where that saves scrolling."""
        whole, cut = (
            {c: self._by_words(c, wide, letters) for c, wide in widths.items()}
            for letters in (_NAMES, _TIGHT)
        )
        return cut if sum(cut.values()) <= viewport < sum(whole.values()) else whole

    def _by_words(self, column: int, wide: int, letters: int) -> int:
        """Return the width that a column gives way to: its longest word up to some letters, or its number."""
        head = max((self._head_wide(word) for word in self._title(column).split(" ")), default=0)
        if self._right(column):
            return max(self._needed.get(column, 0) + _SIDES, head, 40)
        if kept_widths().get(self._key(column)):
            return wide
        letter, longest = self._letter(), self._longest_word(column)
        names = self._grow(column)
        most = letters if column else _NAMES
        held = max(_NAMES * letter, min(longest, _MOST * letter)) if names else min(longest, most * letter)
        return min(wide, max(held + _SIDES + self._icon(column), head, 40))

    def _longest_word(self, column: int) -> int:
        metrics = QFontMetrics(self._bold(self._table.font()))
        words = {word for text in self._texts.get(column, ()) for word in text.split(" ")}
        return max((metrics.horizontalAdvance(word) for word in words), default=0)

    def _lacks(self, viewport: int) -> bool:
        """Tell whether the table is too narrow for all texts in one line."""
        columns = range(self._table.model().columnCount())
        return sum(self._needed.get(c, 0) + _SIDES + self._icon(c) for c in columns) > viewport

    def _wrap(self, columns: range) -> None:
        """Let texts of these columns go on in further lines, and make the rows high enough for them."""
        head_font = self._bold(self._table.horizontalHeader().font())
        cells, heads = self._table.fontMetrics(), QFontMetrics(head_font)
        lines, head_lines = 1, 1
        for column in columns:
            room = max(1, self._table.columnWidth(column) - _SIDES - self._icon(column))
            for text in () if self._right(column) else self._texts.get(column, ()):
                high = cells.boundingRect(0, 0, room, 9_999, _WRAPPED, text).height()
                lines = max(lines, min(_MOST_LINES, round(high / cells.lineSpacing())))
            wide = max(1, self._table.columnWidth(column) - _SIDES)
            high = heads.boundingRect(0, 0, wide, 9_999, _WRAPPED, self._title(column)).height()
            head_lines = max(head_lines, min(_MOST_LINES, round(high / heads.lineSpacing())))
        self._table.setWordWrap(lines > 1)
        head = self._table.horizontalHeader()
        head.setTextElideMode(Qt.TextElideMode.ElideNone if head_lines > 1 else Qt.TextElideMode.ElideRight)
        changed = (lines, head_lines) != (self._lines, self._head_lines)
        self._lines, self._head_lines = lines, head_lines
        if head_lines > 1:
            head.setFixedHeight(self.head_height())
        else:
            head.setMinimumHeight(0)
            head.setMaximumHeight(_ANY)
        if changed:
            self.wrapped.emit()

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        """Set widths without a word to the table, which would paint itself once more in a later turn."""
        head, before = self._table.horizontalHeader(), self._fitting
        self._fitting = True
        silent = head.blockSignals(True)
        yield
        head.blockSignals(silent)
        self._fitting = before

    def _fixed(self, column: int) -> int:
        """Return the width of a column that does not share what is left; 0 for one that does."""
        by_hand = kept_widths().get(self._key(column))
        letter = self._letter()
        if by_hand:
            return round(by_hand * letter)
        wish = self._wish(column)
        if not wish or self._grow(column):
            return 0
        needed = self._needed.get(column, 0) + _SIDES + self._icon(column)
        # A number is never cut, whatever its length.
        return max(needed if self._right(column) else min(needed, _MOST * letter), self._head(column), 40)

    def _least(self, column: int) -> int:
        letter = self._letter()
        needed = min(
            self._needed.get(column, 0) + _SIDES,
            max(_LEAST if column else _NAMES, self._wish(column)) * letter,
        )
        return max(needed, self._head(column), 40)

    def _head(self, column: int) -> int:
        return self._head_wide(self._title(column))

    def _head_wide(self, text: str) -> int:
        font = self._bold(self._table.horizontalHeader().font())
        return QFontMetrics(font).horizontalAdvance(text) + _SIDES

    def _title(self, column: int) -> str:
        return str(self._table.model().headerData(column, Qt.Orientation.Horizontal) or "")

    @staticmethod
    def _bold(font: QFont) -> QFont:
        """Return a font as sums and heads are set."""
        made = QFont(font)
        made.setWeight(QFont.Weight.DemiBold)
        return made

    def _right(self, column: int) -> bool:
        side = self._table.model().headerData(
            column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        return bool(int(side or 0) & int(Qt.AlignmentFlag.AlignRight))

    def _icon(self, column: int) -> int:
        return (
            self._table.iconSize().width() + 4
            if column == 0 and isinstance(self._table.model(), RowsModel)
            else 0
        )

    def _letter(self) -> int:
        return max(1, self._table.fontMetrics().averageCharWidth())

    def _key(self, column: int) -> str:
        return f"{self._name}/{self._title(column)}"

    def _resized(self, column: int, _old: int, wide: int) -> None:
        """Keep what the user set, and give the others what is left."""
        if self._fitting or not self._table.isVisible():
            return
        kept_widths().set(self._key(column), wide / self._letter())
        self.fit()
