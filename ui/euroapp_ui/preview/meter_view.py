"""The page meter: what each part of the proposal takes of the pages that are read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QShowEvent
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from euroapp.language import say, say_count, together
from euroapp.values import FieldPath
from euroapp.wording.numbers import quantity
from euroapp_ui.language import shown, tr
from euroapp_ui.preview.compact_tables import CompactTables
from euroapp_ui.preview.live_printer import Part, Printed
from euroapp_ui.session import DraftSession
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.reading_table import ReadingTable
from euroapp_ui.widgets.text import label, set_tone

_HEADS = (
    say("Part"),
    say("Pages"),
    say("Takes"),
    say("Texts"),
    say("Tables"),
    say("Figures"),
    say("Share"),
)
_INDENT = "\N{EM SPACE}"
_NONE = "–"
_LEAST, _BESIDE = 30, 18
"""Least width of a column, and what stands beside its texts, in pixels."""


class MeterView(QWidget):
    """A sentence on the whole, and a row for each part."""

    asked = Signal(int)
    """The page on which the part begins that was chosen."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._limit = session.call.facts.number("page_limit")
        self._sentence = label("", "help", wrap=True)
        self.table = ReadingTable(tr("What takes the pages"), [shown(head) for head in _HEADS])
        self.table.setWordWrap(False)
        self.table.horizontalHeader().setMinimumSectionSize(_LEAST)
        self.table.itemActivated.connect(lambda item: self._go(item.row()))
        self._parts: tuple[Part, ...] = ()
        self._waiting: Printed | None = None
        """What was printed while nobody looked."""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.addWidget(self._sentence)
        box.addWidget(CompactTables(session))
        box.addWidget(self.table, 1)

    def show_print(self, printed: Printed) -> None:
        """Show what the parts of a print take, as soon as it is looked at."""
        self._waiting = printed
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was printed meanwhile."""
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        printed, self._waiting = self._waiting, None
        if printed is None:
            return
        self._parts = printed.parts
        limit = self._limit.value
        over = limit is not None and printed.counted > limit
        self._sentence.setText(together((self._counted(printed), _kinds(printed), _expected(printed)), " "))
        set_tone(self._sentence, "error" if over else "")
        self.table.show_rows([*(self._row(part, printed) for part in printed.parts), self._all(printed)])
        self._colour(int(limit) if limit is not None else None)
        self._narrow()

    def _counted(self, printed: Printed) -> str:
        limit = self._limit
        if limit.value is None:
            return say_count("{count} page.", "{count} pages.", printed.counted)
        if limit.status.binding:
            return say(
                "{count} of the {limit} pages that are read.",
                count=str(printed.counted),
                limit=quantity(limit.value),
            )
        return say(
            "{count} of {limit} pages; the limit is not confirmed, so look it up in the call.",
            count=str(printed.counted),
            limit=quantity(limit.value),
        )

    def _row(self, part: Part, printed: Printed) -> tuple[str, ...]:
        title = part.title or tr("Cover and contents")
        named = f"{_INDENT * max(0, part.level - 1)}{title}"
        span = str(part.first) if part.first == part.last else f"{part.first}–{part.last}"
        return (named, span, *self._figures((part.texts, part.tables, part.figures, part.empty), printed))

    def _all(self, printed: Printed) -> tuple[str, ...]:
        kinds = zip(
            *((part.texts, part.tables, part.figures, part.empty) for part in printed.parts), strict=True
        )
        sums = tuple(map(sum, kinds))
        return (tr("All"), f"1–{printed.counted}", *self._figures(sums, printed))

    def _figures(self, pages: tuple[float, ...], printed: Printed) -> tuple[str, ...]:
        whole = float(self._limit.value or printed.counted or 1)
        taken = sum(pages)
        return (_pages(taken), *map(_pages, pages[:3]), f"{100 * taken / whole:.0f} %")

    def _narrow(self) -> None:
        """Give figures no more width than they need, so that titles are read."""
        head, table = self.table.horizontalHeader(), self.table
        bold = QFont(head.font())
        bold.setWeight(QFont.Weight.DemiBold)
        heads, figures = QFontMetrics(bold), table.fontMetrics()
        for column in range(1, len(_HEADS)):
            items = (table.item(row, column) for row in range(table.rowCount()))
            widths = [figures.horizontalAdvance(item.text()) for item in items if item is not None]
            title = heads.horizontalAdvance(shown(_HEADS[column]))
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(column, max([title, *widths]) + _BESIDE)

    def _colour(self, limit: int | None) -> None:
        """Set what nobody reads apart, figures at the right, and the sum in bold."""
        last = len(self._parts)
        for row in range(last + 1):
            unread = limit is not None and row < last and self._parts[row].last > limit
            for column in range(len(_HEADS)):
                cell = self.table.item(row, column)
                if cell is None:
                    continue
                if column:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                cell.setToolTip(cell.text().strip())
                if unread:
                    cell.setForeground(theme().colour("error"))
                    cell.setToolTip(tr("The call's limit ends before this part does."))
                font = cell.font()
                font.setBold(row == last)
                cell.setFont(font)

    def _go(self, row: int) -> None:
        if row < len(self._parts):
            self.asked.emit(self._parts[row].first)

    def path_of(self, row: int) -> FieldPath:
        """Return the path of what a row shows; '' for none."""
        return self._parts[row].path if row < len(self._parts) else ""


def _pages(value: float) -> str:
    return f"{value:.1f}" if value >= 0.05 else _NONE


def _kinds(printed: Printed) -> str:
    """Return how many pages each kind of content takes in all."""
    return say(
        "Texts take {texts}, tables {tables}, figures {figures}; {empty} stay empty at the ends of pages.",
        texts=f"{sum(part.texts for part in printed.parts):.1f}",
        tables=f"{sum(part.tables for part in printed.parts):.1f}",
        figures=f"{sum(part.figures for part in printed.parts):.1f}",
        empty=f"{sum(part.empty for part in printed.parts):.1f}",
    )


def _expected(printed: Printed) -> str:
    """Return what is to be expected of the sections that are still empty."""
    sections, pages = printed.expected
    if not sections:
        return ""
    return say_count(
        "{count} section is still empty: with a text of the suggested length it takes some {pages} pages "
        "more, {all} in all.",
        "{count} sections are still empty: with texts of the suggested length they take some {pages} pages "
        "more, {all} in all.",
        sections,
        pages=f"{pages:.1f}",
        all=f"{printed.counted + pages:.0f}",
    )
