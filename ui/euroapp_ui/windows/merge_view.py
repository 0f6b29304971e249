"""Changes of others, before they are taken in: what each would do, where partners disagree, what follows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from euroapp.calls.rules import Severity
from euroapp.checks.comparison import compare
from euroapp.checks.saying import in_words
from euroapp.errors import EuroappError
from euroapp.exchange.conflicts import Key, OpenConflict
from euroapp.exchange.items import Item
from euroapp.exchange.items import together as with_companions
from euroapp.exchange.taking import Offer, Taken, as_it_is, take
from euroapp.history.merging import Clash
from euroapp.language import say, say_count, together
from euroapp.values import FieldPath
from euroapp.wording.contrast import ABSENT, Difference, contrast, place_told
from euroapp.wording.places import page_at, page_title
from euroapp.wording.plain_values import plain_said
from euroapp.wording.values import Names
from euroapp_ui.language import shown, shown_error, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.marked import MarkedText
from euroapp_ui.widgets.reading_table import ReadingTable
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label, set_tone
from euroapp_ui.windows.deciding import OPEN, Deciding, choices_of

Line = Item | OpenConflict
_QUIET_MS = 300
_MOST_FINDINGS = 3
_TAKE, _WHERE, _NOW, _THEN, _WHO = range(5)


class MergeDialog(QDialog):
    """One list of all that would change, each to be taken or refused, and of places to decide."""

    def __init__(
        self,
        parent: QWidget | None,
        session: DraftSession,
        offer: Offer,
        *,
        deciding: bool = False,
        doubles: Collection[FieldPath] = (),
    ) -> None:
        """Show what was looked at.

        Args:
            parent: the window.
            session: the draft.
            offer: what it would come to.
            deciding: it is all in the draft but for what is open.
            doubles: rows that are probably the same as others, so that nobody takes both unawares.

        """
        super().__init__(parent)
        self._doubles = frozenset(doubles)
        self._session, self._offer = session, offer
        self._only_decides = deciding
        self._title = tr("Decide where partners disagree") if deciding else tr("Take in changes")
        self.setWindowTitle(self._title)
        give_room(self, 1120, 700)
        self._refused: set[FieldPath] = {*offer.outside(), *self._doubles}
        self._decisions: dict[Key, Any] = as_it_is(offer)
        self._differences = {one.path: one for one in contrast(offer.before, offer.after, session.call)}
        self.lines: list[Line] = self._sorted()
        sides = (tr("Here"), tr("Theirs")) if deciding else (tr("As it is here"), tr("After taking in"))
        heads = (tr("Take"), tr("Where"), *sides, tr("Who"))
        self.table = ReadingTable(tr("Changes"), heads)
        self.table.narrow(_TAKE, _WHO)
        self._ticks: list[QTableWidgetItem] = []
        self._which = QComboBox()
        self._text = MarkedText()
        self.deciding = Deciding()
        self._findings = label("", "soft", wrap=True)
        self._later = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._accept = button(tr("Decide") if deciding else tr("Take in"), "primary")
        self._fill()
        self._lay_out()
        self._connect()
        if self.lines:
            self.table.setCurrentCell(0, _TAKE)
            self.table.setFocus()
        self._chosen()
        self._later.start()

    def taken(self) -> Taken:
        """Return the draft and the history that come of what was ticked and decided.

        Raises:
            EuroappError: a decided value does not fit.

        """
        return take(self._offer, self._refused, self._decisions)

    def refuse(self, row: int, *, refused: bool = True) -> None:
        """Take a line or leave it, with what goes along."""
        line = self.lines[row]
        if isinstance(line, Item):
            self._set(with_companions(self._offer.items, [line.path]), refused=refused)

    def _sorted(self) -> list[Line]:
        """Return places to decide first, then what would change, page by page."""
        pages = {page: at for at, page in enumerate(self._session.state.page_titles)}
        disputed = [one for one in self._offer.conflicts if one.clash is not Clash.MOVED]
        items = sorted(self._offer.items, key=lambda one: pages.get(self._page(one.path), len(pages)))
        return [*disputed, *items]

    def _connect(self) -> None:
        self.table.currentCellChanged.connect(self._chosen)
        self.table.itemChanged.connect(self._ticked)
        self.deciding.decided.connect(self._decide)
        self._which.currentIndexChanged.connect(self._filter)
        self._later.timeout.connect(self._look_ahead)
        self._accept.clicked.connect(self.accept)

    def _fill(self) -> None:
        self.table.show_rows(map(self._texts, self.lines))
        for row, line in enumerate(self.lines):
            cell = self.table.item(row, _TAKE)
            if cell is None:
                continue
            if isinstance(line, Item):
                cell.setFlags(cell.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                cell.setData(Qt.ItemDataRole.AccessibleTextRole, tr("Take this change"))
            self._ticks.append(cell)
        self._tick()

    def _tick(self) -> None:
        """Show what is taken."""
        self.table.blockSignals(True)
        for cell, line in zip(self._ticks, self.lines, strict=True):
            if isinstance(line, Item):
                left = line.path in self._refused
                cell.setCheckState(Qt.CheckState.Unchecked if left else Qt.CheckState.Checked)
            else:
                cell.setText(tr("decided") if line.key in self._decisions else tr("open"))
        self.table.blockSignals(False)

    def _texts(self, line: Line) -> tuple[str, str, str, str, str]:
        told = self._differences.get(line.path)
        outside = say("outside the part asked for") if line.outside else ""
        if line.path in self._doubles:
            outside = say("probably a row of the file again; tick it if it is another one")
        if isinstance(line, OpenConflict):
            now, then = self._said(line, line.mine), [self._said(line, one.value) for one in line.theirs]
            who = together(dict.fromkeys(name for one in line.theirs for name in one.by), ", ")
            where = together((self._where(line.path, told), outside), " \N{EM DASH} ")
            return "", where, _short(now), _short(together(then, " / ")), who
        mine, theirs = (told.mine, told.theirs) if told is not None else ("", "")
        where = together((self._where(line.path, told), outside), " \N{EM DASH} ")
        return "", where, _short(mine), _short(theirs), together(line.writers, ", ")

    def _said(self, line: OpenConflict, value: Any) -> str:
        if line.clash in {Clash.EDITED, Clash.REFERRED}:
            names = {"removed": say("removed"), "edited": say("changed"), "referred": say("named elsewhere")}
            return names.get(str(value), ABSENT)
        return shown(plain_said(value, line.path, self._offer.after, self._session.call))

    def _page(self, path: FieldPath) -> str:
        return page_at(path, self._offer.after, self._offer.before)

    def _where(self, path: FieldPath, told: Difference | None) -> str:
        call = self._session.call
        named = told.where if told is not None else place_told(path, Names(self._offer.after, call))
        return together((page_title(self._page(path), call), named), ": ")

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(8)
        box.addWidget(label(self._title, "title"))
        box.addWidget(label(self._summary(), "soft", wrap=True))
        box.addLayout(self._bar())
        box.addWidget(self.table, 3)
        box.addWidget(self._text, 1)
        box.addWidget(self.deciding)
        box.addWidget(self._findings)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._accept, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        # Only a button that stands in the dialog can become its default.
        self._accept.setDefault(True)
        # Choices are made anew for each line, and would come last.
        for one, following in pairwise((self._which, self.table, self._text, self.deciding, self._accept)):
            QWidget.setTabOrder(one, following)

    def _summary(self) -> str:
        offer = self._offer
        names = dict.fromkeys(name for item in offer.items for name in item.writers)
        disputed = [one for one in self.lines if isinstance(one, OpenConflict)]
        outside = sum(1 for line in self.lines if line.outside)
        changed = say_count("One change", "{count} changes", len(offer.items)) if offer.items else ""
        by = say("by {names}", names=together(names, ", ")) if names else ""
        left = say_count(
            "One place where partners disagree", "{count} places where partners disagree", len(disputed)
        )
        beyond = say_count(
            "One is outside the part asked for", "{count} are outside the part asked for", outside
        )
        counts = (together((changed, by), " "), left if disputed else "", beyond if outside else "")
        return together(
            (
                *(say("{count}.", count=one) for one in counts if one),
                "" if self._only_decides else say("What is ticked is taken."),
                say("One undo takes all of it back."),
            ),
            " ",
        )

    def _bar(self) -> QHBoxLayout:
        """Return the line with the filter and with what ticks all that is shown."""
        line = QHBoxLayout()
        self._which.addItem(tr("All"), None)
        if any(isinstance(one, OpenConflict) for one in self.lines):
            self._which.addItem(tr("Where partners disagree"), OpenConflict)
        if any(item.outside for item in self._offer.items):
            self._which.addItem(tr("Outside the part asked for"), Item)
        for name in dict.fromkeys(name for item in self._offer.items for name in item.writers):
            self._which.addItem(tr("By {name}", name=name), name)
        self._which.setAccessibleName(tr("Which changes are shown"))
        line.addWidget(self._which)
        line.addStretch()
        for words, refused in ((tr("Take all shown"), False), (tr("Leave all shown"), True)):
            made = button(words)
            made.setAutoDefault(False)
            made.clicked.connect(lambda _=False, refused=refused: self._set_shown(refused=refused))
            made.setVisible(bool(self._offer.items))
            line.addWidget(made)
        return line

    def _line(self) -> Line | None:
        row = self.table.currentRow()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def _chosen(self, *_place: int) -> None:
        """Show the line at hand word by word, or what can be decided there."""
        line = self._line()
        disputed = line if isinstance(line, OpenConflict) else None
        self.deciding.setVisible(disputed is not None)
        if disputed is not None:
            choices = choices_of(disputed, self._offer.after, self._session.call)
            self.deciding.show_choices(choices, self._decisions.get(disputed.key, OPEN))
            self._text.show_change(self._said(disputed, disputed.mine), self._theirs(disputed))
        elif line is not None:
            told = self._differences.get(line.path)
            before, after = (
                (told.whole if any(told.whole) else (told.mine, told.theirs)) if told else ("", "")
            )
            self._text.show_change(shown(before), shown(after))

    def _theirs(self, line: OpenConflict) -> str:
        return self._said(line, line.theirs[0].value) if line.theirs else self._said(line, line.mine)

    def _ticked(self, item: QTableWidgetItem) -> None:
        if item.column() == _TAKE:
            self.refuse(item.row(), refused=item.checkState() is Qt.CheckState.Unchecked)

    def _set(self, paths: Sequence[FieldPath] | frozenset[FieldPath], *, refused: bool) -> None:
        self._refused = self._refused | {*paths} if refused else self._refused - {*paths}
        self._tick()
        self._later.start()

    def _set_shown(self, *, refused: bool) -> None:
        rows = [row for row in range(len(self.lines)) if not self.table.isRowHidden(row)]
        paths = [line.path for row in rows if isinstance(line := self.lines[row], Item)]
        self._set(with_companions(self._offer.items, paths), refused=refused)

    def _decide(self, value: Any) -> None:
        line = self._line()
        if isinstance(line, OpenConflict):
            self._decisions.pop(line.key, None)
            if value is not OPEN:
                self._decisions[line.key] = value
            self._tick()
            self._later.start()

    def _filter(self) -> None:
        which = self._which.currentData()
        for row, line in enumerate(self.lines):
            shown_row = (
                which is None
                or (which is OpenConflict and isinstance(line, OpenConflict))
                or (which is Item and isinstance(line, Item) and line.outside)
                or (isinstance(which, str) and isinstance(line, Item) and which in line.writers)
            )
            self.table.setRowHidden(row, not shown_row)

    def _look_ahead(self) -> None:
        """Say which findings are new with what is ticked and decided; nothing is blocked by them."""
        session = self._session
        try:
            after = self.taken().draft
        except EuroappError as error:
            self._findings.setText(shown_error(error))
            set_tone(self._findings, "error")
            self._accept.setEnabled(False)
            return
        self._accept.setEnabled(not self._only_decides or bool(self._decisions))
        new = [
            one
            for one in compare(session.draft, after, session.call).new
            if one.severity is not Severity.HINT
        ]
        left = sum(isinstance(one, OpenConflict) and one.key not in self._decisions for one in self.lines)
        if left and not new:
            words = say_count(
                "One place stays open, and the checks will list it.",
                "{count} places stay open, and the checks will list them.",
                left,
            )
            self._findings.setText(shown(words))
            set_tone(self._findings, "warn")
            return
        if not new:
            self._findings.setText(tr("The checks find nothing new with these changes."))
            set_tone(self._findings, "ok")
            return
        said = [in_words(one, after, session.call).message for one in new[:_MOST_FINDINGS]]
        count = say_count("One new finding", "{count} new findings", len(new))
        self._findings.setText(say("{count}: {findings}", count=count, findings=together(said, " ")))
        set_tone(self._findings, "warn")


def _in_full(told: Difference | None) -> tuple[str, str]:
    if told is None:
        return "", ""
    before, after = told.whole if any(told.whole) else (told.mine, told.theirs)
    return shown(before), shown(after)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 160 else f"{line[:160]}\N{HORIZONTAL ELLIPSIS}"
