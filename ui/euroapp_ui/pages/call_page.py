"""Page 1: the call, its facts with their evidence, and the strand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from euroapp.calls.facts import Status
from euroapp.calls.pack import Item, TimelineEvent
from euroapp.language import say, together
from euroapp.values import FieldPath
from euroapp.wording.facts import STATUS_WORDS
from euroapp.wording.numbers import day, quantity
from euroapp_ui.language import tr, tr_count
from euroapp_ui.pages.page import Page
from euroapp_ui.pages.strand_cards import StrandCards
from euroapp_ui.pictures.dates import Dated, DateLine
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.facts_table import FactsTable
from euroapp_ui.widgets.form import Form
from euroapp_ui.widgets.remark import Remark
from euroapp_ui.widgets.settling import Settling
from euroapp_ui.widgets.text import Card, label

_FIXED = say("What the pack says stays as it is. Type into “Own value”, or into “Where you read it”.")


class _Facts(QWidget):
    """The facts, with what is said of the entry at hand."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self.table = FactsTable(session)
        self.remark = Remark(session)
        self.table.refused.connect(self._refuse)
        self.table.noted.connect(self.remark.note)
        self.table.typed_in_vain.connect(lambda: session.told.emit(tr(_FIXED)))
        self.table.entry_closed.connect(self._show_entry)
        self._settling = Settling(session, asks=True)
        self._settling.settled.connect(lambda: self.table.setFocus())
        self._settling.given_up.connect(lambda: self.table.setFocus())
        self.table.selectionModel().currentChanged.connect(self._show_entry)
        self.table.selectionModel().currentChanged.connect(self._look)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        words = tr(
            "Where the call document states another value, write it as your own value, and beside it "
            "where you read it. It then holds in this draft, everywhere, and shows as your own."
        )
        for widget in (label(words, "help", wrap=True), self.table, self.remark, self._settling):
            box.addWidget(widget)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self.table.refresh()
        self._show_entry()

    def reveal(self, path: FieldPath) -> bool:
        """Go to the own value of a fact."""
        return self.table.reveal(path)

    def mend(self) -> bool:
        """Go to what settles the entry of the current fact; tell whether there is anything."""
        return self.table.hasFocus() and self._settling.enter()

    def _refuse(self, why: str) -> None:
        """Say below the table why an entry is no value, and in the status line where that is out of sight."""
        self.remark.say(why)
        if why and self.remark.visibleRegion().isEmpty():
            self._session.told.emit(why)

    def _show_entry(self) -> None:
        """Offer what settles the entry of the current cell of the facts."""
        if not self._session.typing:
            self._settling.show_for(str(self.table.currentIndex().data(Qt.ItemDataRole.UserRole) or ""))
            if self._settling.asking:
                self.remark.say("")

    def _look(self) -> None:
        """Let the guide speak of the own value the user is on."""
        path = str(self.table.currentIndex().data(Qt.ItemDataRole.UserRole) or "page/call")
        self.table.setProperty("fieldPath", path)
        if self.table.hasFocus():
            self._session.looked_at.emit(path)


class CallPage(Page):
    """The call and, where it has some, the strand."""

    key = "call"
    intro = say("What the call asks for, how sure each fact is, and where it was read.")
    wide = True

    def build(self) -> None:
        """Create the card of the call, the strand, the timeline and the facts."""
        call = self.session.call
        card = Card(margins=16)
        card.box.addWidget(
            label(call.facts.text("topic_title").value or call.pack.name, "section", wrap=True)
        )
        topic = call.facts.text("topic_id").value or call.pack.id
        deadline = day(call.facts.day("deadline").value)
        hour = call.facts.text("deadline_time").value or ""
        due = tr("Deadline {moment}", moment=together((deadline, hour), ", "))
        card.box.addWidget(label(f"{topic}    {due}", "soft", wrap=True, selectable=True))
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
        if self.session.call.pack.strands:
            self.later(140, self._strands)
        self._timeline()
        self._award()
        self._list(tr("Policies to refer to"), self.session.call.pack.policy_references)
        self.later(24, lambda: self.add(label(tr("Facts of the call"), "section")))
        self.later(600, self._add_facts)

    def _strands(self) -> None:
        """Add the strands as cards; the field above chooses among them as well."""
        cards = StrandCards(self.session)
        self.add(cards)
        self.part(cards)

    @property
    def facts(self) -> FactsTable:
        """Return the table of facts."""
        return self._facts_part().table

    @property
    def remark(self) -> Remark:
        """Return what is said below the table of facts."""
        return self._facts_part().remark

    def _facts_part(self) -> _Facts:
        found: list[_Facts] = self.findChildren(_Facts)
        return found[0]

    def _add_facts(self) -> None:
        facts = _Facts(self.session)
        self.add(facts)
        self.part(facts)

    def update_page(self) -> None:
        """Describe the chosen strand."""
        chosen = self.session.call.pack.item("strands", self.session.draft.general.strand)
        self.strand.setText(chosen.description if chosen else "")
        self.strand.setVisible(bool(chosen and chosen.description))

    def _award(self) -> None:
        """Show the award criteria; points that are not the call's own say so."""
        pack = self.session.call.pack
        if not pack.award_criteria:
            return
        self._list(tr("Award criteria"), pack.award_criteria)
        if any(item.points.value is None for item in pack.award_criteria):
            placeholders = together(
                (
                    together((item.name, quantity(item.placeholder_points)), " ")
                    for item in pack.award_criteria
                    if item.placeholder_points is not None
                ),
                ", ",
            )
            unknown = say("The points of the criteria are not known: look them up in the call document.")
            practice = (
                say("To practise, not from the call: {criteria}.", criteria=placeholders)
                if placeholders
                else ""
            )
            words = together((unknown, practice), " ")
            self.later(32, lambda: self.add(label(words, "help", wrap=True)))

    def _list(self, title: str, items: Sequence[Item]) -> None:
        """Show entries of the pack with how sure they are."""
        if not items:
            return
        self.later(24, lambda: self.add(label(title, "section")))
        self.later(30 + 52 * len(items), lambda: self.add(_described(items)))

    def _timeline(self) -> None:
        events = self.session.call.pack.timeline
        if not events:
            return
        self.later(24, lambda: self.add(label(tr("Timeline"), "section")))
        self.later(30 + 21 * len(events), lambda: self.add(_dated(events)))


def _described(items: Sequence[Item]) -> Card:
    card = Card(margins=16)
    for item in items:
        card.box.addWidget(label(_with_status(item.name, item.status), "label", wrap=True))
        card.box.addWidget(label(item.description, "help", wrap=True))
    return card


def _dated(events: Sequence[TimelineEvent]) -> Card:
    card = Card(margins=16)
    line = DateLine()
    # Shown without a card around it, it would be a window of its own.
    card.box.addWidget(line)
    known = (event for event in events if event.day is not None)
    sure = Status.CONFIRMED
    line.show_dates(
        (Dated(event.day, event.event, event.status is sure) for event in known if event.day is not None),
        date.today(),
    )
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setColumnStretch(1, 1)
    card.box.addLayout(grid)
    for row, event in enumerate(events):
        when = day(event.day) or (
            tr_count(
                "about {count} month after the deadline",
                "about {count} months after the deadline",
                event.months_after_deadline,
            )
            if event.months_after_deadline is not None
            else tr("date not known")
        )
        grid.addWidget(label(when, "soft"), row, 0)
        grid.addWidget(label(_with_status(event.event, event.status), wrap=True), row, 1)
    return card


def _with_status(name: str, status: Status) -> str:
    """Return what the pack says with how sure it is, unless it is confirmed."""
    if status is Status.CONFIRMED:
        return name
    return tr("{name}  ({status})", name=name, status=STATUS_WORDS[status])
