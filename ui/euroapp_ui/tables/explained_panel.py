"""How a figure comes about: its steps as a tree, down to what was typed and the facts of the call."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from euroapp.figures.explained import How, Step, Unit
from euroapp.language import say, together
from euroapp.wording.facts import evidence, source_names
from euroapp.wording.numbers import money, quantity, rate
from euroapp_ui.language import shown, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.explaining import Explain
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label

_STEP = Qt.ItemDataRole.UserRole
_FIGURE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_MOST = 300
"""Parts of one sum that are listed."""
_HOW = {
    How.SUM: say("the sum of what stands below"),
    How.PRODUCT: say("multiplied, rounded to cents"),
    How.SCALED: say("multiplied, not rounded"),
    How.DIFFERENCE: say("the first minus the others"),
    How.SHARE: say("the first divided by the second"),
    How.AVERAGE: say("the first divided by the second, rounded to cents"),
    How.TIMES: say("how often the second goes into the first"),
    How.PART: say("multiplied, without what is left of a whole"),
    How.CHARGE: say("cost times months times use, divided by the useful life"),
    How.ACCRUED: say("the first times the second, divided by the third, rounded to cents"),
    How.LATEST: say("the latest of what stands below"),
}


def value_text(value: Decimal, unit: Unit) -> str:
    """Return a value with what it counts."""
    match unit:
        case Unit.EURO:
            return say("{amount} EUR", amount=money(value))
        case Unit.SHARE:
            return rate(value) if value == round(value, 6) else rate(round(value, 6))
        case Unit.PERSON_MONTHS:
            return say("{number} PM", number=quantity(value))
        case Unit.MONTH:
            return say("M{month}", month=quantity(value))
    return quantity(value if value == round(value, 6) else round(value, 6))


class ExplainedPanel(QDialog):
    """Shows the steps beside the window, and follows the draft; each row leads to its place."""

    asked = Signal(str)
    """The user wants to go to a row or field, by its path."""

    def __init__(self, parent: QWidget, session: DraftSession) -> None:
        super().__init__(parent)
        self._session = session
        self._explain: Explain = lambda: None
        self.setWindowTitle(tr("How this figure comes about"))
        give_room(self, 720, 440)
        self.head = label("", "section", wrap=True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Steps of the figure"))
        self.tree.setHeaderLabels([tr("What"), tr("Figure"), tr("How, or where from")])
        self.tree.setWordWrap(True)
        self.tree.setUniformRowHeights(False)
        head = self.tree.header()
        head.setStretchLastSection(True)
        for place in (0, 1):
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        head.setMaximumSectionSize(320)
        self.tree.itemExpanded.connect(self._fill)
        self.tree.itemDoubleClicked.connect(lambda item, _column: self._go(item))
        self.tree.currentItemChanged.connect(lambda *_: self._update())
        self.tree.installEventFilter(self)
        self._lead = button(tr("Go to this place"))
        self._lead.clicked.connect(lambda: self._go(self.tree.currentItem()))
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        line = QHBoxLayout()
        line.addWidget(self._lead)
        line.addStretch()
        line.addWidget(close)
        box = QVBoxLayout(self)
        box.setSpacing(10)
        box.addWidget(self.head)
        box.addWidget(self.tree, 1)
        box.addLayout(line)
        session.changed.connect(self.refresh)

    def show_for(self, explain: Explain) -> bool:
        """Show how a figure comes about; tell whether there is anything to show."""
        self._explain = explain
        if explain() is None:
            return False
        self.refresh()
        self.show()
        self.raise_()
        self.activateWindow()
        self.tree.setFocus()
        return True

    def refresh(self) -> None:
        """Work the steps out anew from the draft as it is now."""
        step = self._explain()
        self.tree.clear()
        if step is None:
            self.head.setText(tr("This figure is not in the draft any more."))
            self._update()
            return
        said = together((step.title, value_text(step.value, step.unit)), ": ")
        self.head.setText(shown(said))
        top = self._item(step)
        self.tree.addTopLevelItem(top)
        top.setExpanded(True)
        self.tree.setCurrentItem(top)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Return go to the place of a step."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.tree.currentItem())
            return True
        return super().eventFilter(watched, event)

    def _item(self, step: Step) -> QTreeWidgetItem:
        texts = (step.title, value_text(step.value, step.unit), self._how(step))
        item = QTreeWidgetItem([shown(text) for text in texts])
        item.setTextAlignment(1, _FIGURE)
        item.setData(0, _STEP, step)
        item.setToolTip(2, shown(texts[2]))
        if step.how is not How.GIVEN:
            policy = QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator
            item.setChildIndicatorPolicy(policy)
        return item

    def _fill(self, item: QTreeWidgetItem) -> None:
        """List the parts of a step when it is opened first."""
        step = item.data(0, _STEP)
        if item.childCount() or not isinstance(step, Step):
            return
        item.addChildren([self._item(part) for part in step.parts[:_MOST]])
        left = len(step.parts) - _MOST
        if left > 0:
            item.addChild(QTreeWidgetItem([tr("and {count} more", count=left), "", ""]))
        if not step.parts:
            item.addChild(QTreeWidgetItem([tr("nothing"), "", ""]))

    def _how(self, step: Step) -> str:
        found: list[str] = [_HOW[step.how]] if step.how in _HOW else []
        if step.note:
            found.append(step.note)
        if step.fact is not None:
            names = source_names(step.fact.source, self._session.call.pack.sources)
            told = evidence(step.fact.status, names)
            found.append(say("fact of the call, {evidence}", evidence=told))
        elif step.how is How.GIVEN and not step.note and step.path:
            found.append(say("as entered"))
        return together(found, " \N{MIDDLE DOT} ")

    def _path(self, item: QTreeWidgetItem | None) -> str:
        step = item.data(0, _STEP) if item is not None else None
        return step.path if isinstance(step, Step) else ""

    def _go(self, item: QTreeWidgetItem | None) -> None:
        path = self._path(item)
        if path:
            self.asked.emit(path)

    def _update(self) -> None:
        self._lead.setEnabled(bool(self._path(self.tree.currentItem())))
