"""What if: try a change, see everything it does, then adopt it in one step or leave it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from euroapp.calls.call import Call
from euroapp.checks.comparison import Comparison, compare
from euroapp.checks.cures.money import request_grant
from euroapp.checks.saying import in_words
from euroapp.draft import Draft
from euroapp.edits import Edit
from euroapp.edits.scenarios import change_duration, drop_partner, scale_scheme, swap_partner
from euroapp.edits.values import override_fact, set_value
from euroapp.errors import EuroappError
from euroapp.language import say, say_count, sentence, together
from euroapp.reading import clean
from euroapp.wording.numbers import parse_number
from euroapp_ui.language import shown, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.clipboard import CopyKeys
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.widgets.editors import LineEdit
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label, set_tone

QUIET_MS = 250


@dataclass(frozen=True)
class Scenario:
    """A kind of change: its name, its questions, and the edit it makes from the answers."""

    name: str
    fields: tuple[tuple[str, str], ...]
    """Label and source: a list of the draft, or `number`, `text`."""
    build: Callable[[list[str], Call], Edit]


def _number(text: str) -> Decimal:
    number = parse_number(text)
    if number is None:
        raise ValueError("a number is missing")
    return number


def _whole(text: str) -> int:
    number = _number(text)
    if number != int(number):
        raise ValueError("this is no whole number")
    return int(number)


SCENARIOS = (
    Scenario(
        say("A participant leaves"),
        ((say("Participant"), "partners"), (say("Its work and money go to"), "partners?")),
        lambda a, _call: lambda d: drop_partner(d, a[0], a[1]),
    ),
    Scenario(
        say("Another organisation takes a participant's place"),
        ((say("Participant"), "partners"), (say("Short name of the new one"), "text")),
        lambda a, _call: lambda d: swap_partner(d, a[0], clean(a[1].strip())),
    ),
    Scenario(
        say("A scheme grows or shrinks"),
        ((say("Scheme"), "schemes"), (say("Per cent of today's SMEs"), "number")),
        lambda a, _call: lambda d: scale_scheme(d, a[0], _number(a[1])),
    ),
    Scenario(
        say("The project gets longer or shorter"),
        ((say("Months"), "number"),),
        lambda a, _call: lambda d: change_duration(d, _whole(a[0])),
    ),
    Scenario(
        say("The funding rate changes"),
        ((say("Rate in per cent, without support to third parties"), "number"),),
        lambda a, _call: (
            lambda d: override_fact(d, "general_rate", str(_number(a[0]) / 100), tr("Tried out"))
        ),
    ),
    Scenario(
        say("The consortium requests another grant"),
        ((say("Requested grant, EUR"), "number"),),
        lambda a, call: lambda d: request_grant(d, call, _number(a[0])),
    ),
    Scenario(
        say("A participant requests another amount"),
        ((say("Participant"), "partners"), (say("Requested, EUR"), "number")),
        lambda a, _call: lambda d: set_value(d, f"partners/{a[0]}/requested_contribution", _number(a[1])),
    ),
)


def _item(text: str, column: int) -> QTableWidgetItem:
    """Return a cell; the figures of the last two columns stand at the right."""
    item = QTableWidgetItem(shown(text))
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item


class WhatIfDialog(QDialog):
    """Choose a change; the table below shows what it would do."""

    def __init__(self, parent: QWidget, session: DraftSession) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What if"))
        give_room(self, 820, 640)
        self._session = session
        self._edit: Edit | None = None
        self._kind = Combo()
        self._kind.setAccessibleName(tr("What happens"))
        self._stack = QStackedWidget()
        self._answers: list[list[Combo | LineEdit]] = []
        for scenario in SCENARIOS:
            self._kind.addItem(scenario.name)
            self._stack.addWidget(self._questions(scenario))
        self._state = label("", "soft", wrap=True)
        self._table = QTableWidget(0, 3)
        for column, title in enumerate((tr("What changes"), tr("Now"), tr("Then"))):
            self._table.setHorizontalHeaderItem(column, _item(title, column))
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.setAccessibleName(tr("What changes"))
        CopyKeys(self._table)
        self._table.setWordWrap(True)
        head = self._table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._adopt = button(tr("Adopt"), "primary")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self.work_out)
        self._lay_out()
        self._kind.currentIndexChanged.connect(self._chosen)
        self.work_out()

    def choose(self, kind: int, *answers: str) -> None:
        """Fill in the questions, as a person would."""
        self._kind.setCurrentIndex(kind)
        for editor, answer in zip(self._answers[kind], answers, strict=True):
            if isinstance(editor, Combo):
                editor.setCurrentIndex(max(0, editor.findData(answer)))
            else:
                editor.setText(answer)
        self.work_out()

    def work_out(self) -> None:
        """Show what the change would do."""
        self._edit = None
        self._table.setRowCount(0)
        kind = self._kind.currentIndex()
        answers = [
            str(e.currentData() or "") if isinstance(e, Combo) else e.text() for e in self._answers[kind]
        ]
        missing = [
            name
            for (name, source), answer in zip(SCENARIOS[kind].fields, answers, strict=True)
            if not answer.strip() and not source.endswith("?")
        ]
        if missing:
            self._tell(say("Fill in: {fields}.", fields=together(missing, ", ")), "")
            return
        try:
            edit = SCENARIOS[kind].build(answers, self._session.call)
            after = edit(self._session.draft)
        except (EuroappError, ValueError, ArithmeticError) as error:
            text = (
                sentence(error)
                if isinstance(error, EuroappError)
                else tr("Write a number such as 80 or 1,250.50.")
            )
            self._tell(text, "error")
            return
        self._show(compare(self._session.draft, after, self._session.call), after)
        self._edit = edit

    def adopt(self) -> None:
        """Make the change in the draft, as one undoable step."""
        if self._edit is not None:
            self._session.apply(
                tr("What if: {name}", name=SCENARIOS[self._kind.currentIndex()].name), self._edit
            )
        self.accept()

    def _tell(self, text: str, tone: str) -> None:
        self._state.setText(text)
        set_tone(self._state, tone)
        self._adopt.setEnabled(False)

    def _show(self, found: Comparison, after: Draft) -> None:
        errors = len(found.new)
        parts = (
            say_count("{count} figure changes", "{count} figures change", len(found.changes)),
            say_count("{count} problem appears", "{count} problems appear", errors),
            say_count("{count} goes away.", "{count} go away.", len(found.gone)),
        )
        words = say("Nothing changes.") if found.nothing else together(parts, ", ")
        self._tell(words, "error" if errors else "ok")
        self._adopt.setEnabled(not found.nothing)
        rows = [(change.name, change.before, change.after) for change in found.changes]
        for title, findings, draft in (
            (tr("New problem"), found.new, after),
            (tr("No longer a problem"), found.gone, self._session.draft),
        ):
            for finding in findings:
                said = in_words(finding, draft, self._session.call)
                rows.append((together((title, said.where, said.message), ": "), "", ""))
        self._table.clearSpans()
        self._table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                self._table.setItem(place, column, _item(text, column))
            if not any(row[1:]):
                self._table.setSpan(place, 0, 1, 3)
        self._table.resizeRowsToContents()

    def _chosen(self, kind: int) -> None:
        self._stack.setCurrentIndex(kind)
        self.work_out()

    def _questions(self, scenario: Scenario) -> QWidget:
        host = QWidget()
        box = QVBoxLayout(host)
        box.setContentsMargins(0, 0, 0, 0)
        editors: list[Combo | LineEdit] = []
        for name, source in scenario.fields:
            editor = self._editor(source)
            editor.setAccessibleName(shown(name))
            heading = label(name, "label")
            heading.setBuddy(editor)
            box.addWidget(heading)
            box.addWidget(editor)
            editors.append(editor)
        box.addStretch()
        self._answers.append(editors)
        return host

    def _editor(self, source: str) -> Combo | LineEdit:
        if source in {"number", "text"}:
            line = LineEdit()
            line.textChanged.connect(lambda _text: self._timer.start())
            line.returnPressed.connect(self.work_out)
            return line
        combo = Combo()
        if source.endswith("?"):
            combo.addItem(tr("Nobody: they go too"), "")
        collection = source.removesuffix("?")
        for row in getattr(self._session.draft, collection):
            combo.addItem(self._session.state.numbers.label(collection, row.id) or tr("(no name)"), row.id)
        combo.currentIndexChanged.connect(lambda _place: self._timer.start())
        return combo

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(tr("What if …"), "title"))
        box.addWidget(
            label(tr("Nothing is changed until you adopt it, and one undo takes it back."), "soft", wrap=True)
        )
        box.addWidget(self._kind)
        box.addWidget(self._stack)
        box.addWidget(self._state)
        box.addWidget(self._table, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._adopt, QDialogButtonBox.ButtonRole.ActionRole)
        self._adopt.clicked.connect(self.adopt)
        # Return shows what would happen; it neither adopts nor cancels.
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self._adopt.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)


def show_what_if(parent: QWidget, session: DraftSession) -> None:
    """Open the dialog."""
    WhatIfDialog(parent, session).exec()
