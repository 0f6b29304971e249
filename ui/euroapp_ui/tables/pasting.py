"""The keys that change cells: cut, paste and empty; what does not fit is told before anything changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QTableView

from euroapp.errors import EuroappError
from euroapp.language import say, say_count, together
from euroapp.reading.blocks import Block, Cell, width
from euroapp.reading.clipboard import read_block
from euroapp.reading.paste import LARGEST_BLOCK, Area, Plan, Write, plan_paste
from euroapp.wording.numbers import quantity
from euroapp_ui.commands import FILL_KEYS
from euroapp_ui.language import tr, tr_count
from euroapp_ui.messages import choose
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.clipboard import CopyKeys
from euroapp_ui.tables.sheets import Writable

_MOST_TOLD = 8
_NOTHING, _BLANKS, _REST, _ALL = range(4)
"""What is pasted: nothing, what goes into empty cells, what fits, or all with what cannot be read."""
_EMPTYING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class CellKeys(CopyKeys):
    """Copies, cuts, pastes and empties the cells of a table that can be edited."""

    def __init__(
        self,
        table: QTableView,
        session: DraftSession,
        sheet: Callable[[], Writable],
        say: Callable[[str], None],
    ) -> None:
        super().__init__(table)
        self._session, self._sheet, self._say = session, sheet, say

    def pressed(self, event: QKeyEvent) -> bool:
        """Act on a key; tell whether it was one of these."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif QKeySequence(event.keyCombination()) == QKeySequence(FILL_KEYS):
            self.fill()
        elif event.key() in _EMPTYING and event.modifiers() in _PLAIN:
            self.empty()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self.empty(tr("Cut cells"), self.chosen())
        else:
            return super().pressed(event)
        return True

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell as it is copied, with nothing left out."""
        return self._sheet().cell(row, column)

    def cells(self) -> tuple[list[int], list[int]]:
        """Return the rows and columns that Delete empties and Ctrl+D fills."""
        return self.chosen()

    def fill(self) -> None:
        """Fill the chosen cells with those of the first chosen row, as one undoable step."""
        sheet = self._sheet()
        rows, columns = self.cells()
        places = [(row, column) for column in columns for row in rows[1:] if sheet.writable(row, column)]
        try:
            writes = [Write(row, c, sheet.read(row, c, sheet.cell(rows[0], c))) for row, c in places]
            if writes:
                self._session.apply(tr("Fill down"), sheet.edit(writes))
        except (ValueError, EuroappError) as error:
            self._say(tr("Nothing was filled. {error}", error=error))
            return
        self._say("")

    def empty(
        self, label: str = say("Clear cells"), which: tuple[list[int], list[int]] | None = None
    ) -> None:
        """Empty the chosen cells that can be edited, as one undoable step; all of them or none."""
        sheet = self._sheet()
        rows, columns = which or self.cells()
        writes = []
        try:
            for row in rows:
                for column in columns:
                    if sheet.writable(row, column) and sheet.cell(row, column).text:
                        title = sheet.names()[column][0]
                        writes.append(Write(row, column, sheet.nothing(row, column)))
            if writes:
                self._session.apply(label, sheet.edit(writes))
        except ValueError as error:
            self._say(
                tr("Nothing was emptied. Row {row}, {title}: {error}", row=row + 1, title=title, error=error)
            )
            return
        except EuroappError as error:
            self._say(tr("Nothing was emptied. {error}", error=error))
            return
        self._say("")

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
        area = self.area(block)
        if not block or area is None:
            self._say("" if block else tr("Nothing was pasted. The clipboard holds no text and no table."))
            return
        sheet = self._sheet()
        plan = plan_paste(sheet, block, area)
        unread = [cell for cell in plan.unread if sheet.keeps(cell.row, cell.column)]
        over = self._unasked(plan)
        answer = _REST
        if plan.problems:
            answer = self._goes_on(plan, over, len(unread))
        elif over:
            answer = self._may_overwrite(over)
        if answer == _NOTHING:
            return
        if answer == _BLANKS:
            _spare(plan)
        left = unread if answer == _ALL else []
        try:
            done = bool(plan.writes or left) and self._session.apply(
                tr("Paste"), sheet.edit(plan.writes, left)
            )
        except EuroappError as error:
            self._say(tr("Nothing was pasted. {error}", error=error))
            return
        undo = say("One undo brings it back.")
        self._say(together((_emptied(plan.emptied), undo), " ") if done and plan.emptied else "")

    def area(self, block: Block) -> Area | None:
        """Return the cells to paste over."""
        rows, columns = self.chosen()
        if self.table.model().rowCount() == 0:
            return self._first(block)
        return Area(rows[0], columns[0], len(rows), len(columns)) if rows else None

    def _first(self, block: Block) -> Area:
        """Return where a block goes in a table without rows: to the first column that takes a value."""
        sheet = self._sheet()
        columns = range(len(sheet.names()))
        whole = width(block) >= len(columns)
        return Area(0, 0 if whole else next((c for c in columns if sheet.writable(0, c)), 0))

    def _unasked(self, plan: Plan) -> list[tuple[int, int]]:
        """Return the filled cells that would change although they were not chosen by themselves."""
        rows, columns = self.cells()
        return [(row, column) for row, column in plan.filled if row not in rows or column not in columns]

    def _may_overwrite(self, over: list[tuple[int, int]]) -> int:
        """Say that filled cells would change, and ask whether they may."""
        ways = {_BLANKS: tr("Fill empty cells only"), _REST: tr("Overwrite")}
        question = tr_count(
            "This paste would overwrite one filled cell.",
            "This paste would overwrite {count} filled cells.",
            len(over),
        )
        detail = together((self._first_of(over), say("One undo brings it all back.")), " ")
        chosen = choose(self.table, question, detail, tuple(ways.values()))
        answer = list(ways)[chosen] if chosen >= 0 else _NOTHING
        self._say(tr("Nothing was pasted.") if answer == _NOTHING else "")
        return answer

    def _first_of(self, over: list[tuple[int, int]]) -> str:
        """Return where the first of the filled cells is that would change, and what it holds."""
        row, column = over[0]
        sheet = self._sheet()
        held = " ".join(sheet.cell(row, column).text.split())[:60]
        title = sheet.names()[column][0]
        if len(over) == 1:
            return say("It is in row {row}, {title}: “{held}”.", row=row + 1, title=title, held=held)
        return say("The first is in row {row}, {title}: “{held}”.", row=row + 1, title=title, held=held)

    def _goes_on(self, plan: Plan, over: list[tuple[int, int]], unread: int) -> int:
        """Tell what does not fit; ask whether to paste the rest, or all with what cannot be read."""
        told = plan.problems[:_MOST_TOLD]
        more = len(plan.problems) - len(told)
        problems = [*told, *([say("And {count} more.", count=more)] if more else [])]
        if not plan.writes and not unread:
            self._say(together((say("Nothing was pasted."), *problems), " "))
            return _NOTHING
        text = tr_count(
            "One thing of this block does not fit.",
            "{count} things of this block do not fit.",
            len(plan.problems),
        )
        lines = [*self._changes(plan), say("Cells that would be written: {count}.", count=len(plan.writes))]
        offers = {}
        if over and len(plan.filled) < len(plan.writes):
            offers[_BLANKS] = tr("Fill empty cells only")
        if plan.writes:
            offers[_REST] = tr("Overwrite and paste the rest") if over else tr("Paste the rest")
        if unread:
            lines.append(
                say("Cells that can keep their text in red, to be settled later: {count}.", count=unread)
            )
            offers[_ALL] = tr("Paste all, settle later")
        detail = together((together(problems, "\n"), together(lines, "\n")), "\n\n")
        chosen = choose(self.table, text, detail, tuple(offers.values()))
        answer = list(offers)[chosen] if chosen >= 0 else _NOTHING
        self._say(tr("Nothing was pasted.") if answer == _NOTHING else "")
        return answer

    def _changes(self, plan: Plan) -> Iterator[str]:
        """Yield what a paste does to cells that hold something."""
        if plan.overwritten:
            yield say(
                "Filled cells that would get other content: {count}. {first}",
                count=plan.overwritten,
                first=self._first_of(plan.filled),
            )
        if plan.emptied:
            yield _emptied(plan.emptied)


def _spare(plan: Plan) -> None:
    """Leave all filled cells out of a plan."""
    kept = set(plan.filled)
    plan.writes = [write for write in plan.writes if (write.row, write.column) not in kept]
    plan.emptied = 0


def _emptied(count: int) -> str:
    return say_count(
        "One filled cell is emptied by a blank one.",
        "{count} filled cells are emptied by blank ones.",
        count,
    )


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
