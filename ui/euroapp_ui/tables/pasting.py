"""Pasting into the cells of a table; what does not fit is told before anything changes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from euroapp.errors import EuroappError
from euroapp.language import together
from euroapp.reading.blocks import Block, width
from euroapp.reading.clipboard import read_block
from euroapp.reading.heads import may_be_heads
from euroapp.reading.paste import LARGEST_BLOCK, lines_in_doubt, plan_paste
from euroapp.reading.plans import Area, Plan, Write
from euroapp.reading.remarks import remark_on
from euroapp.wording.numbers import quantity
from euroapp_ui.language import shown, tr
from euroapp_ui.tables.clipboard import copied_here, sums_in
from euroapp_ui.tables.filling import FillKeys
from euroapp_ui.tables.paste_question import (
    Answer,
    PasteQuestion,
    afterwards,
    headings_among,
    heads_or_values,
    keepable,
    keepable_in_blanks,
    new_coordinator,
    not_kept,
    nothing_fits,
)
from euroapp_ui.tables.sheets import Writable


class CellKeys(FillKeys):
    """Copies, cuts, pastes and empties the cells of a table that can be edited."""

    grown = Signal()
    """What was pasted became new rows, as the user wanted."""

    def pressed(self, event: QKeyEvent) -> bool:
        """Act on a key; tell whether it was one of these."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return True
        return super().pressed(event)

    def paste(self) -> None:
        """Paste what is on the clipboard, as one undoable step; ask first when something does not fit."""
        data = QApplication.clipboard().mimeData()
        words = data.hasText() and not any(url.isLocalFile() for url in data.urls())
        text, html = data.text() if words else "", data.html() if data.hasHtml() else ""
        if (
            text.count("\n") + text.count("\t") > LARGEST_BLOCK
            or html.casefold().count("<td") > LARGEST_BLOCK
        ):
            self._say(
                tr(
                    "Nothing was pasted. This block has more than {most} cells; paste it in parts.",
                    most=quantity(LARGEST_BLOCK),
                )
            )
            return
        block = read_block(text, html)
        self._left_out = shown(remark_on(html)) if html else ""
        area = self.area(block)
        if not block or area is None:
            self._say("" if block else tr("Nothing was pasted. The clipboard holds no text and no table."))
            return
        sheet, sums = self._sheet(), sums_in(data)
        if self._scattered():
            self._paste_scattered(block)
            return
        alike = heads_or_values(self.table, block) if may_be_heads(sheet, block) else False
        if alike is None:
            self._say(tr("Nothing was pasted."))
            return
        lone = [] if copied_here(data) else lines_in_doubt(sheet, block, area, alike=alike)
        headings = headings_among(self.table, block, lone)
        if headings is None:
            self._say(tr("Nothing was pasted."))
            return
        plan = plan_paste(sheet, block, area, alike=alike, sums=sums, headings=headings)
        over = self._unasked(plan)
        if not (plan.problems or over):
            self._write(sheet, plan, [])
        elif not plan.writes and not keepable(sheet, plan):
            self._say(nothing_fits(plan))
        else:
            answer = PasteQuestion(self.table, sheet, plan, over).ask()
            if answer is Answer.NEW:
                plan = plan_paste(
                    sheet, block, area, alike=alike, sums=sums, headings=headings, fresh=plan.others()
                )
            self._answered(sheet, plan, answer)

    def _scattered(self) -> bool:
        """Tell whether the chosen rows do not lie one below the other."""
        rows, _ = self.chosen()
        return bool(rows) and rows[-1] - rows[0] >= len(rows)

    def _paste_scattered(self, block: Block) -> None:
        """Fill chosen cells that do not lie together with one value; a block has no place there."""
        if len(block) == 1 and len(block[0]) == 1:
            self.fill_with(block[0][0], tr("Paste"))
            return
        self._say(
            tr(
                "Nothing was pasted. The chosen cells do not lie together; choose the cell where the block "
                "begins."
            )
        )

    def _answered(self, sheet: Writable, plan: Plan, answer: Answer) -> None:
        """Paste what the user wants of a plan."""
        if answer is Answer.NOTHING:
            self._say(tr("Nothing was pasted."))
            return
        left: list[Write] = []
        if answer in (Answer.NEW, Answer.BLANKS):
            left = keepable_in_blanks(sheet, plan)
            if answer is Answer.NEW:
                plan.tell_spared()
            plan.spare_filled()
        elif answer is Answer.ALL:
            left = keepable(sheet, plan)
            self._left_out = together((self._left_out, not_kept(sheet, plan)), " ")
        if self._write(sheet, plan, left) and answer is Answer.NEW:
            self.grown.emit()

    def _write(self, sheet: Writable, plan: Plan, left: list[Write]) -> bool:
        """Carry out a plan as one undoable step, tell what one would not expect, and whether it was done."""
        before = self._session.draft
        try:
            done = bool(plan.writes or left) and self._session.apply(
                tr("Paste"), sheet.edit(plan.writes, left), kind="import"
            )
        except EuroappError as error:
            self._say(tr("Nothing was pasted. {error}", error=error))
            return False
        told = (afterwards(plan), self._left_out, new_coordinator(before, self._session.draft))
        self._note(together(filter(None, told), " ") if done else "")
        return done

    def area(self, block: Block) -> Area | None:
        """Return the cells to paste over."""
        rows, columns = self.chosen()
        if self.table.model().rowCount() == 0:
            return self._first(block)
        return Area(rows[0], columns[0], len(rows), len(columns)) if rows else None

    def _first(self, block: Block) -> Area:
        """Return where a block goes in a table without rows: to the first column that takes a value."""
        sheet = self._sheet()
        columns = range(sheet.shown)
        whole = width(block) >= len(columns)
        return Area(0, 0 if whole else next((c for c in columns if sheet.writable(0, c)), 0))

    def _unasked(self, plan: Plan) -> list[tuple[int, int]]:
        """Return the filled cells that would change where some of them were not chosen by themselves.

        Cells that a head names were not chosen, nor those of a row that becomes another one. Who is asked
        about one is told of all: the count is of what an answer changes.
        """
        rows, columns = self.cells()
        places = (*plan.writes, *plan.unread)
        beyond = any(write.row not in rows or write.column not in columns for write in places)
        touched = [*plan.filled, *plan.covered]
        if plan.headed or (plan.apart and beyond):
            return touched
        outside = any(row not in rows or column not in columns for row, column in touched)
        return touched if outside else []


class WholeRowKeys(CellKeys):
    """The keys of a table in which rows are chosen whole.

    A block goes to the column of the cursor; Delete empties this column of the chosen rows, never the rest.
    """

    def cells(self) -> tuple[list[int], list[int]]:
        """Return the chosen rows and the column of the cursor."""
        return self.chosen()[0], [max(0, self.table.currentIndex().column())]

    def area(self, block: Block) -> Area | None:
        """Return the cells to paste over; a block of whole rows begins at the first column.

        A cursor in a column that takes no value stands for the first one after it that does.
        """
        rows, columns = self.chosen()
        if not rows:
            return super().area(block)
        sheet, left = self._sheet(), max(0, self.table.currentIndex().column())
        if width(block) >= len(columns):
            return Area(rows[0], columns[0], len(rows))
        shown = block[0][0].text == sheet.cell(rows[0], left).text
        if not shown and not sheet.writable(rows[0], left):
            left = next((c for c in range(left, columns[-1] + 1) if sheet.writable(rows[0], c)), left)
        return Area(rows[0], left, len(rows))
