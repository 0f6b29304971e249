"""Page 1: the call, its facts with their evidence, and the strand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from euroapp.calls.facts import Status
from euroapp.calls.pack import Item
from euroapp.language import say, together
from euroapp.wording.facts import STATUS_WORDS
from euroapp.wording.numbers import day, quantity
from euroapp_ui.language import tr, tr_count
from euroapp_ui.pages.page import Page
from euroapp_ui.tables.facts_table import FactsTable
from euroapp_ui.widgets.form import Form
from euroapp_ui.widgets.remark import Remark
from euroapp_ui.widgets.settling import Settling
from euroapp_ui.widgets.text import Card, label

_FIXED = say("What the pack says stays as it is. Type into “Own value”, or into “Where you read it”.")


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
        self._timeline()
        self._award()
        self._list(tr("Policies to refer to"), self.session.call.pack.policy_references)
        self._facts()

    def _facts(self) -> None:
        """Add the facts, with what is said of the entry at hand."""
        self.add(label(tr("Facts of the call"), "section"))
        self.add(
            label(
                tr(
                    "Where the call document states another value, write it as your own value, and beside it "
                    "where you read it. It then holds in this draft, everywhere, and shows as your own."
                ),
                "help",
                wrap=True,
            )
        )
        self.facts = FactsTable(self.session)
        self.remark = Remark(self.session)
        self.facts.refused.connect(self._refuse)
        self.facts.noted.connect(self.remark.note)
        self.facts.typed_in_vain.connect(lambda: self.session.told.emit(tr(_FIXED)))
        self.facts.entry_closed.connect(self._show_entry)
        self.settling = Settling(self.session, asks=True)
        self.settling.settled.connect(lambda: self.facts.setFocus())
        self.settling.given_up.connect(lambda: self.facts.setFocus())
        self.facts.selectionModel().currentChanged.connect(self._show_entry)
        self.facts.selectionModel().currentChanged.connect(self._look)
        self.add(self.facts)
        self.add(self.remark)
        self.add(self.settling)
        self.part(self.facts)

    def update_page(self) -> None:
        """Describe the chosen strand."""
        chosen = self.session.call.pack.item("strands", self.session.draft.general.strand)
        self.strand.setText(chosen.description if chosen else "")
        self.strand.setVisible(bool(chosen and chosen.description))
        self._show_entry()

    def _refuse(self, why: str) -> None:
        """Say below the table why an entry is no value, and in the status line where that is out of sight."""
        self.remark.say(why)
        if why and self.remark.visibleRegion().isEmpty():
            self.session.told.emit(why)

    def _show_entry(self) -> None:
        """Offer what settles the entry of the current cell of the facts."""
        if not self.session.typing:
            self.settling.show_for(str(self.facts.currentIndex().data(Qt.ItemDataRole.UserRole) or ""))
            if self.settling.asking:
                self.remark.say("")

    def _look(self) -> None:
        """Let the guide speak of the own value the user is on."""
        path = str(self.facts.currentIndex().data(Qt.ItemDataRole.UserRole) or "page/call")
        self.facts.setProperty("fieldPath", path)
        if self.facts.hasFocus():
            self.session.looked_at.emit(path)

    def mend(self) -> bool:
        """Go to what settles the entry of the current fact; tell whether there is anything."""
        return self.facts.hasFocus() and self.settling.enter()

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
            self.add(label(together((unknown, practice), " "), "help", wrap=True))

    def _list(self, title: str, items: Sequence[Item]) -> None:
        """Show entries of the pack with how sure they are."""
        if not items:
            return
        self.add(label(title, "section"))
        card = Card(margins=16)
        for item in items:
            card.box.addWidget(label(_with_status(item.name, item.status), "label", wrap=True))
            card.box.addWidget(label(item.description, "help", wrap=True))
        self.add(card)

    def _timeline(self) -> None:
        events = self.session.call.pack.timeline
        if not events:
            return
        self.add(label(tr("Timeline"), "section"))
        card = Card(margins=16)
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
        self.add(card)


def _with_status(name: str, status: Status) -> str:
    """Return what the pack says with how sure it is, unless it is confirmed."""
    if status is Status.CONFIRMED:
        return name
    return tr("{name}  ({status})", name=name, status=STATUS_WORDS[status])
