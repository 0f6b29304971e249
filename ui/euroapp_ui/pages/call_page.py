"""Page 1: the call, its facts with their evidence, and the strand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QHeaderView, QTableView

from euroapp.calls.facts import Status
from euroapp.calls.pack import Item
from euroapp.edits.values import override_fact
from euroapp.values import FieldPath
from euroapp.wording.facts import STATUS_WORDS, fact_text
from euroapp.wording.numbers import day, quantity
from euroapp_ui.pages.page import Page
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.rows_model import Index
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.form import Form
from euroapp_ui.widgets.text import Card, label

_HEADS = ("Fact", "The pack says", "How sure", "Source", "Own value")
_OWN = 4


class FactsModel(QAbstractTableModel):
    """The facts of the call; the last column takes the user's own value."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._facts = session.call.pack.facts.listed()
        self.problem = ""

    def refresh(self) -> None:
        """Show the draft as it is now."""
        last = self.index(len(self._facts) - 1, len(_HEADS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of facts."""
        return 0 if parent.isValid() else len(self._facts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heads."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only the own value be edited."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base | Qt.ItemFlag.ItemIsEditable if index.column() == _OWN else base

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        key, title, fact = self._facts[index.row()]
        own = next((row for row in self._session.draft.overrides if row.id == key), None)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            status = STATUS_WORDS[Status.OWN] if own else STATUS_WORDS[fact.status]
            return (title, fact_text(fact), status, fact.source, own.value if own else "")[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and fact.note:
            return f"<qt>{_escaped(fact.note)}</qt>"
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 2:
            tones = {Status.CONFIRMED: "ok", Status.LIKELY: "warn", Status.UNKNOWN: "soft"}
            return theme().colour("accent" if own else tones.get(fact.status, "soft"))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take an own value, or take it back when the text is empty."""
        if role != Qt.ItemDataRole.EditRole or index.column() != _OWN:
            return False
        key, title, _ = self._facts[index.row()]
        text = str(value).strip()
        self.problem = ""
        if text:
            try:
                self._session.call.pack.facts.overridden(key, text, "")
            except ValueError:
                self.problem = (
                    f"“{text}” cannot be the value of “{title}”. "
                    "Write a number as 60000, a share as 0.75, a date as 2025-02-05."
                )
                return False
        self._session.apply(
            f"Own value for {title}", lambda draft: override_fact(draft, key, text, "Own value in this draft")
        )
        return True


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


class _FactsTable(QTableView):
    """The facts; a part of the page."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._model = FactsModel(session)
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName("Facts of the call")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        letter = self.fontMetrics().averageCharWidth()
        for column, width in enumerate((34, 40, 13, 16, 22)):
            self.setColumnWidth(column, width * letter)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(30 * self._model.rowCount() + 40)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("fieldPath", "page/call")

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self._model.refresh()

    def reveal(self, path: FieldPath) -> bool:
        """Give the keyboard to the facts."""
        if path.startswith("overrides"):
            self.setFocus()
            return True
        return False


class CallPage(Page):
    """Call and strand."""

    key = "call"
    intro = "What the call asks for, how sure each fact is, and where it was read."
    wide = True

    def build(self) -> None:
        """Create the card of the call, the strand, the timeline and the facts."""
        call = self.session.call
        card = Card(margins=16)
        card.box.addWidget(label(call.facts.topic_title.value or call.pack.name, "section", wrap=True))
        topic = call.facts.topic_id.value or call.pack.id
        deadline = day(call.facts.deadline.value)
        hour = f", {call.facts.deadline_time.value}" if call.facts.deadline_time.value else ""
        card.box.addWidget(label(f"{topic}    Deadline {deadline}{hour}", "soft", selectable=True))
        for text in (call.pack.reading, call.form.prevailing):
            if text:
                card.box.addWidget(label(text, "help", wrap=True))
        self.add(card)
        form = Form(self.session)
        form.field("general/strand")
        self.part(form)
        self.add(form)
        self.strand = label("", "help", wrap=True)
        self.add(self.strand)
        self._timeline()
        self._award()
        self._list("Policies to refer to", self.session.call.pack.policy_references)
        self.add(label("Facts of the call", "section"))
        self.add(
            label(
                "Where the call document states another value, write it in the last column: it then holds "
                "in this draft, everywhere, and shows as your own value.",
                "help",
                wrap=True,
            )
        )
        self.facts = _FactsTable(self.session)
        self.facts.model().dataChanged.connect(self._say_problem)
        self.problem = label("", "help", wrap=True)
        self.problem.setProperty("tone", "error")
        self.problem.hide()
        self.add(self.problem)
        self.add(self.facts)
        self.part(self.facts)

    def update_page(self) -> None:
        """Describe the chosen strand."""
        chosen = self.session.call.pack.item("strands", self.session.draft.general.strand)
        self.strand.setText(chosen.description if chosen else "")
        self.strand.setVisible(bool(chosen and chosen.description))

    def _say_problem(self) -> None:
        model = self.facts.model()
        text = model.problem if isinstance(model, FactsModel) else ""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _award(self) -> None:
        """Show the award criteria; points that are not the call's own say so."""
        pack = self.session.call.pack
        if not pack.award_criteria:
            return
        self._list("Award criteria", pack.award_criteria)
        if any(item.points.value is None for item in pack.award_criteria):
            words = [
                f"{item.name} {quantity(item.placeholder_points)}"
                for item in pack.award_criteria
                if item.placeholder_points is not None
            ]
            text = "The points of the criteria are not known: look them up in the call document."
            if words:
                text += f" To practise, not from the call: {', '.join(words)}."
            self.add(label(text, "help", wrap=True))

    def _list(self, title: str, items: Sequence[Item]) -> None:
        """Show entries of the pack with how sure they are."""
        if not items:
            return
        self.add(label(title, "section"))
        card = Card(margins=16)
        for item in items:
            sure = "" if item.status is Status.CONFIRMED else f"  ({STATUS_WORDS[item.status]})"
            card.box.addWidget(label(f"{item.name}{sure}", "label", wrap=True))
            card.box.addWidget(label(item.description, "help", wrap=True))
        self.add(card)

    def _timeline(self) -> None:
        events = self.session.call.pack.timeline
        if not events:
            return
        self.add(label("Timeline", "section"))
        card = Card(margins=16)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        card.box.addLayout(grid)
        for row, event in enumerate(events):
            when = day(event.day) or (
                f"about {event.months_after_deadline} months after the deadline"
                if event.months_after_deadline is not None
                else "date not known"
            )
            sure = "" if event.status is Status.CONFIRMED else f"  ({STATUS_WORDS[event.status]})"
            grid.addWidget(label(when, "soft"), row, 0)
            grid.addWidget(label(f"{event.event}{sure}", wrap=True), row, 1)
        self.add(card)
