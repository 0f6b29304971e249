"""Find and replace in all texts: what is found is listed first, and replaced as one step of undo."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from euroapp.draft import Draft
from euroapp.edits.stretches import rewrite
from euroapp.errors import PatternRefused, ValueRefused
from euroapp.language import say, sentence
from euroapp.live.searching import Match, Query, find
from euroapp.values import FieldPath
from euroapp.wording.places import place
from euroapp_ui.language import shown, tr, tr_count
from euroapp_ui.messages import voice
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.editors import LineEdit
from euroapp_ui.widgets.found_words import choose_place
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import label, set_tone
from euroapp_ui.windows.places_preview import PlaceShown, PlacesPreview, around

_PAUSE_MS = 200
_MOST = 2000
"""Places that are listed; more can be found in several goes."""
_LIVE = say("part of it is a live field, which is changed where it is filled in")


class ReplaceDialog(QDialog):
    """Two lines, four switches, and the places below them."""

    def __init__(self, parent: QWidget | None, session: DraftSession, words: str, here: FieldPath) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Find and replace in texts"))
        give_room(self, 940, 560)
        self._session, self._here = session, here
        self._found: tuple[Match, ...] = ()
        self.place: Match | None = None
        """Where the user wants to go; None for nowhere."""
        self.line, self.new = LineEdit(), LineEdit()
        self.line.setText(words)
        # What is typed next is looked for instead.
        self.line.selectAll()
        self.whole = QCheckBox(tr("&Whole words"))
        self.case = QCheckBox(tr("Match &case"))
        self.accents = QCheckBox(tr("Match &accents"))
        self.pattern = QCheckBox(tr("&Regular expression"))
        self.inside = QCheckBox(tr("&Only in this text"))
        self.places = PlacesPreview()
        self._told = label("", "help", wrap=True)
        self._lay_out()
        self._searching = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._searching.timeout.connect(self.search)
        for line in (self.line, self.new):
            line.textChanged.connect(lambda _text: self._searching.start())
        for switch in (self.whole, self.case, self.accents, self.pattern, self.inside):
            switch.toggled.connect(lambda _on: self.search())
        self.places.ticks_changed.connect(self._count)
        self.places.activated.connect(lambda _index: self._go())
        self.search()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.addRow(tr("&Find"), self.line)
        form.addRow(tr("Re&place with"), self.new)
        switches = QHBoxLayout()
        switches.setSpacing(18)
        self.inside.setVisible(bool(self._here))
        for switch in (self.whole, self.case, self.accents, self.pattern, self.inside):
            switches.addWidget(switch)
        switches.addStretch()
        buttons = QDialogButtonBox()
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.do: QPushButton = buttons.addButton("", action)
        self.do.setAutoDefault(False)
        self.do.clicked.connect(self.accept)
        self.go: QPushButton = buttons.addButton(tr("Go to this place"), action)
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self._go)
        close = buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(12)
        box.addLayout(form)
        box.addLayout(switches)
        box.addWidget(self._told)
        box.addWidget(self.places, 1)
        box.addWidget(buttons)

    @property
    def query(self) -> Query:
        """Return what is looked for."""
        return Query(
            self.line.text(),
            self.whole.isChecked(),
            self.case.isChecked(),
            self.accents.isChecked(),
            self.pattern.isChecked(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return in a line search at once and go on to the places; on a place it goes there."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.line.hasFocus() or self.new.hasFocus():
            self.search()
            (self.places if self._found else self.line).setFocus()

    def search(self) -> None:
        """Look for the words as they stand now."""
        self._searching.stop()
        self.accents.setEnabled(not self.pattern.isChecked())
        refusal = ""
        try:
            inside = self._here if self.inside.isChecked() else ""
            self._found = find(self._session.state.live, self.query, self.new.text(), inside=inside)
        except PatternRefused as error:
            self._found, refusal = (), sentence(error)
        listed = self._found[:_MOST]
        self.places.show_places([self._shown(one) for one in listed])
        self._tell(refusal)

    def chosen(self) -> list[Match]:
        """Return the places that are ticked."""
        return [self._found[row] for row in self.places.ticked()]

    def _tell(self, refusal: str) -> None:
        set_tone(self._told, "error" if refusal else "")
        if refusal:
            self._told.setText(refusal)
        elif not self.line.text():
            self._told.setText(
                tr("All texts of the draft are searched as you see them, live fields included.")
            )
        elif len(self._found) > _MOST:
            self._told.setText(
                tr("{count} places; the first {most} are listed.", count=len(self._found), most=_MOST)
            )
        else:
            texts = len({one.path for one in self._found})
            said = tr_count("{count} text", "{count} texts", texts)
            told = tr_count(
                "{count} place in {texts}.", "{count} places in {texts}.", len(self._found), texts=said
            )
            self._told.setText(told if self._found else tr("No text holds these words."))

    def _shown(self, one: Match) -> PlaceShown:
        state = self._session.state
        before, behind = around(one.text, one.start, one.end)
        old = one.text[one.start : one.end]
        change = say("{old} → {new}", old=old, new=one.new) if one.new else old
        note = "" if one.stretch is not None else shown(_LIVE)
        where = place(one.path, state.draft, state.call, state.numbers)
        return PlaceShown(before, shown(change), behind, shown(where), note=note)

    def _count(self) -> None:
        count = len(self.places.ticked())
        self.do.setText(
            tr_count("Replace {count} place", "Replace {count} places", count)
            if self.new.text()
            else tr_count("Remove {count} place", "Remove {count} places", count)
        )
        self.do.setEnabled(count > 0)
        self.go.setEnabled(bool(self._found))

    def _go(self) -> None:
        row = self.places.currentRow()
        if 0 <= row < len(self._found):
            self.place = self._found[row]
            self.reject()


def find_and_replace(parent: QWidget, session: DraftSession, words: str = "", here: FieldPath = "") -> None:
    """Let the user find and replace; what is ticked is replaced as one step of undo."""
    dialog = ReplaceDialog(parent, session, words, here)
    if not voice().run(dialog):
        if dialog.place is not None:
            session.place_asked.emit(dialog.place.path)
            choose_place(QApplication.focusWidget(), dialog.place.start, dialog.place.end)
        return
    stretches = [one.stretch for one in dialog.chosen() if one.stretch is not None]

    def edit(draft: Draft) -> Draft:
        return rewrite(draft, stretches)

    try:
        session.apply(tr("Replace in texts"), edit)
    except ValueRefused as error:
        voice().tell(parent, sentence(error), tr("Nothing was replaced."))
        return
    session.told.emit(
        tr_count("{count} place was replaced.", "{count} places were replaced.", len(stretches))
    )
