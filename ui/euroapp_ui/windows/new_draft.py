"""The wizard for a new draft: call, strand, acronym."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from euroapp.calls.call import Call
from euroapp.calls.library import call_ids, load_call
from euroapp.calls.standing import ORDER, Standing, other_calls, standing_of
from euroapp.draft import Draft
from euroapp.edits.creation import new_draft
from euroapp.errors import EuroappError
from euroapp.language import say, together
from euroapp.reading import clean
from euroapp.wording.numbers import money
from euroapp.wording.standing import when_of
from euroapp_ui.language import shown, shown_error, tr
from euroapp_ui.widgets.editors import LineEdit
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label

_STEPS = (
    (say("Which call?"), say("The call cannot be changed later; a new draft would be needed.")),
    (say("Which strand?"), say("A proposal addresses one strand. It can be changed later.")),
    (say("What is it called?"), say("The acronym is printed on every page. It can be changed later.")),
)
_STRANDS = 1


class NewDraftDialog(QDialog):
    """Three short questions; Return answers each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New draft"))
        give_room(self, 640, 520)
        self._call: Call | None = None
        self._title, self._help = label("", "title"), label("", "soft", wrap=True)
        self._calls, self._strands = QListWidget(), QListWidget()
        self._about_call = label("", "help", wrap=True)
        self._about_strand = label("", "help", wrap=True)
        self._acronym = LineEdit()
        self._acronym.setAccessibleName(tr("Acronym"))
        self._acronym.setPlaceholderText(tr("Such as BLUELINK"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._fill_calls()
        self._show_step(0)

    def draft(self) -> Draft:
        """Return the new draft.

        Raises:
            ValueError: no call was chosen.

        """
        if self._call is None:
            raise ValueError("no call was chosen")
        strand = self._strands.currentItem()
        key = str(strand.data(Qt.ItemDataRole.UserRole)) if strand else ""
        return new_draft(self._call, key, clean(self._acronym.text().strip()))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(self._title)
        box.addWidget(self._help)
        for view, about, name in (
            (self._calls, self._about_call, tr("Calls")),
            (self._strands, self._about_strand, tr("Strands")),
        ):
            view.setAccessibleName(name)
            view.setSpacing(3)
            view.setWordWrap(True)
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            view.itemDoubleClicked.connect(self._next)
            step = QWidget()
            inner = QVBoxLayout(step)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.addWidget(view, 1)
            inner.addWidget(about)
            self._stack.addWidget(step)
        last = QWidget()
        inner = QVBoxLayout(last)
        inner.setContentsMargins(0, 0, 0, 0)
        heading = label(tr("Acronym"), "label")
        heading.setBuddy(self._acronym)
        inner.addWidget(heading)
        inner.addWidget(self._acronym)
        inner.addWidget(label(tr("At most 20 characters; short and pronounceable."), "help"))
        inner.addStretch()
        self._stack.addWidget(last)
        box.addWidget(self._stack, 1)
        self._calls.currentItemChanged.connect(lambda *_: self._call_chosen())
        self._strands.currentItemChanged.connect(lambda *_: self._strand_chosen())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._back = button(tr("Back"))
        self._forward = button(tr("Next"), "primary")
        buttons.addButton(self._back, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._forward, QDialogButtonBox.ButtonRole.ActionRole)
        self._back.clicked.connect(lambda: self._show_step(self._beside(-1)))
        self._forward.clicked.connect(self._next)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        QWidget.setTabOrder(self._acronym, self._forward)
        QWidget.setTabOrder(self._forward, self._back)
        # Return goes on: no other button may take it, and Qt gives it away when buttons join their dialog.
        for other in (self._back, buttons.button(QDialogButtonBox.StandardButton.Cancel)):
            other.setAutoDefault(False)
        self._forward.setDefault(True)

    def _fill_calls(self) -> None:
        problems = []
        today, known = date.today(), []
        for call_id in call_ids():
            try:
                known.append(load_call(call_id))
            except EuroappError as error:
                problems.append(shown_error(error))
        known.sort(key=lambda call: ORDER[standing_of(call, today)])
        for call in known:
            topic = call.facts.text("topic_id").value or call.pack.id
            stated = "" if topic in call.pack.name else topic
            said = shown(together((stated, when_of(call, today)), ", "))
            item = QListWidgetItem(f"{call.pack.name}\n{said[:1].upper()}{said[1:]}")
            item.setData(Qt.ItemDataRole.UserRole, call.pack.id)
            self._calls.addItem(item)
        self._calls.setCurrentRow(_first(known, today))
        if problems:
            self._about_call.setText("\n".join(problems))

    def _call_chosen(self) -> None:
        item = self._calls.currentItem()
        if item is None:
            return
        self._call = load_call(str(item.data(Qt.ItemDataRole.UserRole)))
        facts = self._call.facts
        most = facts.money("maximum_grant").value
        grant = say("not known") if most is None else together(("EUR", money(most)), " ")
        over = standing_of(self._call, date.today()) is Standing.CLOSED
        use = say("Its deadline has passed: use it to learn, to practise or to prepare.") if over else ""
        limit = say("Maximum grant of a project: {grant}.", grant=grant)
        self._about_call.setText(together((use, limit, self._call.pack.reading), " "))
        self._strands.clear()
        for strand in self._call.pack.strands:
            entry = QListWidgetItem(strand.name)
            entry.setData(Qt.ItemDataRole.UserRole, strand.key)
            self._strands.addItem(entry)
        self._strands.setCurrentRow(0)

    def _strand_chosen(self) -> None:
        row = self._strands.currentRow()
        if self._call is not None and 0 <= row < len(self._call.pack.strands):
            self._about_strand.setText(self._call.pack.strands[row].description)

    def _show_step(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        title, help_text = _STEPS[step]
        self._title.setText(title)
        self._help.setText(help_text)
        self._back.setEnabled(step > 0)
        self._forward.setText(tr("Create") if step == len(_STEPS) - 1 else tr("Next"))
        self._forward.setEnabled(self._call is not None)
        (self._calls, self._strands, self._acronym)[step].setFocus()

    def _next(self) -> None:
        step = self._stack.currentIndex()
        if self._call is None:
            return
        if step == len(_STEPS) - 1:
            self.accept()
        else:
            self._show_step(self._beside(1))

    def _beside(self, by: int) -> int:
        """Return the question before or after the one shown; a call without strands has none on them."""
        step = self._stack.currentIndex() + by
        return step + by if step == _STRANDS and not self._strands.count() else step


def _first(known: list[Call], today: date) -> int:
    """Return the place of the call offered first: an open one, else the one to practise with."""
    if not known or standing_of(known[0], today) is not Standing.CLOSED:
        return 0
    wanted = other_calls().practise_with
    return next((place for place, call in enumerate(known) if call.pack.id == wanted), 0)
