"""What the chosen cells of a table come to, for the status line."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from euroapp.exact import EXACT
from euroapp.language import say, say_count, together
from euroapp.wording.numbers import money, quantity
from euroapp_ui.language import shown
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.cell_numbers import EUR, PER_CENT, BlockSum, CellNumbers

_STAYING = frozenset(
    {
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    }
)
"""Why a table loses the keyboard while the user is still in it."""


class ChosenSum(QObject):
    """Tells the session how many cells are chosen, and sum and average of their numbers."""

    def __init__(self, table: QTableView, session: DraftSession, numbers: CellNumbers) -> None:
        super().__init__(table)
        self._table, self._session = table, session
        self._numbers = numbers
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)
        table.selectionModel().selectionChanged.connect(self._ask)
        table.selectionModel().currentChanged.connect(self._ask)
        table.model().modelReset.connect(self._ask)
        session.changed.connect(self._ask)
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell it when the table gets the keyboard, and take it back when the keyboard goes elsewhere."""
        if event.type() == QEvent.Type.FocusIn:
            self._soon.start()
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYING:
            self._session.cells_chosen.emit("")
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        if self._table.hasFocus():
            self._soon.start()

    def _tell(self) -> None:
        if not self._table.hasFocus():
            return
        blocks = list(self._blocks())
        several = sum((last - first + 1) * len(columns) for first, last, columns in blocks) > 1
        # No sum is worked out while one walks from cell to cell.
        if several and self._numbers.read_one({place for *_, columns in blocks for place in columns}):
            # The numbers of a long list are read a column a turn, so that the next key does not wait for all.
            self._soon.start()
            return
        self._session.cells_chosen.emit(shown(in_words(self._numbers.block(blocks))) if several else "")

    def _blocks(self) -> Iterator[tuple[int, int, list[int]]]:
        rows = self._table.model().rowCount()
        # Where rows are chosen whole, keys act on the column of the cursor, and so does the sum.
        whole = self._table.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows
        here = self._table.currentIndex().column()
        selection = self._table.selectionModel().selection()
        for block in map(selection.at, range(selection.size())):
            columns = range(here, here + 1) if whole else range(block.left(), block.right() + 1)
            seen = [column for column in columns if not self._table.isColumnHidden(column)]
            if block.top() < rows:
                yield block.top(), min(block.bottom(), rows - 1), seen


def in_words(found: BlockSum) -> str:
    """Return what chosen cells come to."""
    parts = [say_count("{count} cell", "{count} cells", found.cells)]
    if found.numbers and found.numbers + found.left_out != found.cells:
        parts.append(say_count("{count} number", "{count} numbers", found.numbers))
    if found.numbers and found.unit is None:
        parts.append(say("they count different things"))
    elif found.numbers:
        average = EXACT.divide(found.sum, Decimal(found.numbers))
        parts.append(say("sum {sum}", sum=amount(found.sum, found.unit)))
        parts.append(say("average {average}", average=amount(average, found.unit)))
    if found.left_out:
        parts.append(say_count("{count} total left out", "{count} totals left out", found.left_out))
    return together(parts, " \N{MIDDLE DOT} ")


def amount(value: Decimal, unit: str | None) -> str:
    """Return a number in its unit: exact, but for the decimals after the second of an average."""
    if unit == EUR:
        exact = value == value.quantize(Decimal("0.01"), context=EXACT)
        amount = money(value) if exact else quantity(value, 2)
        return say("{amount} EUR", amount=amount)
    exact = -value.normalize(EXACT).as_tuple().exponent <= 6  # type: ignore[operator]
    plain = quantity(value) if exact else quantity(value, 2)
    return say("{number} %", number=plain) if unit == PER_CENT else plain
