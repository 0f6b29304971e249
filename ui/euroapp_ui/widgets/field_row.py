"""A row of a form: label, editor, counter, help and findings of one field, bound in one place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolTip, QVBoxLayout, QWidget

from euroapp.calls.rules import Severity
from euroapp.checks.saying import in_words
from euroapp.draft.fields import Kind, field_at
from euroapp.draft.paths import exists, get
from euroapp.edits import Edit
from euroapp.edits.marks import is_narrative
from euroapp.edits.unsettled import keep_value, leave_unsettled, typed_at
from euroapp.edits.values import set_value
from euroapp.errors import NoSuchPath, ValueRefused
from euroapp.language import together
from euroapp.live.counting import length
from euroapp.values import FieldPath, join
from euroapp.wording.limits import Limit, limit_of
from euroapp.wording.numbers import quantity
from euroapp_ui.asked_part import is_asked
from euroapp_ui.language import shown, tr
from euroapp_ui.origin import origin_of, source_of
from euroapp_ui.session import QUIET_MS, DraftSession
from euroapp_ui.standing import FOR_READING, open_comments, standings
from euroapp_ui.widgets.below import Below
from euroapp_ui.widgets.editor_kinds import make_editor
from euroapp_ui.widgets.editors import ParagraphEditor
from euroapp_ui.widgets.live_actions import add_live_actions, told_of
from euroapp_ui.widgets.text import label, set_tone

_NOTHING = object()
"""No value at all, not even None."""

UNSETTLED_CODE = "E01"
TONES = {Severity.ERROR: "error", Severity.WARNING: "warn", Severity.HINT: ""}


class FieldRow(QWidget):
    """One field of the draft with everything around it; `base` may move to another row."""

    def __init__(
        self,
        session: DraftSession,
        base: FieldPath,
        name: str,
        title: str = "",
        lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._name = name
        self._base = base
        self.spec = field_at(join(base or "*", name) if base else name)
        self._title = title or self.spec.title
        self.editor = make_editor(self.spec, self)
        if isinstance(self.editor, ParagraphEditor):
            if lines:
                self.editor.area.fit(lines)
            area = self.editor.area
            area.fill_menu = lambda menu: add_live_actions(menu, area, session, self.path)
            area.tell_at = lambda place: told_of(area, session, place)
            session.text_made.emit(area)
        self._counter: QLabel | None = None
        self._telling = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._telling.timeout.connect(self._tell_again)
        self._standing: QLabel | None = None
        self._head: QHBoxLayout | None = None
        self.title_label: QLabel | None = None
        self._below = Below(session, self)
        self._refusal = ""
        self._held: Any = _NOTHING
        self._last: Any = _NOTHING
        self._lay_out()
        self.editor.edited.connect(self._edited)
        self.editor.unread.connect(self._unread)
        self.editor.remarked.connect(self._refused)
        self.editor.left.connect(session.end_phrase)
        self.editor.done.connect(self._done)
        self._below.settled.connect(self._settled)
        self._below.settled.connect(self.focus)
        self._below.given_up.connect(self.focus)
        self.editor.given_up.connect(self._give_up)
        self._name_for_readers()

    def event(self, event: QEvent) -> bool:
        """Say who changed the field last where the mouse rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            said = shown(origin_of(self._session, self.path))
            if said:
                QToolTip.showText(event.globalPos(), said, self)
                return True
        return super().event(event)

    @property
    def path(self) -> FieldPath:
        """Return the path of the field it edits now."""
        return join(self._base, self._name)

    def rebase(self, base: FieldPath) -> None:
        """Edit the same field of another row."""
        if base != self._base:
            self._base = base
            self._refusal = ""
            self._forget_typing()
        self.refresh()

    def refresh(self) -> None:
        """Show value, counter and findings of the draft as it is now."""
        self.setProperty("fieldPath", self.path)
        self.editor.path = self.path
        try:
            value = get(self._session.draft, self.path)
        except NoSuchPath:
            self.setEnabled(False)
            return
        self.setEnabled(True)
        if value != self._last:
            # Something else changed the value: what is typed from now on is held against that.
            self._held = _NOTHING
        typed = typed_at(self._session.draft, self.path)
        if typed is None:
            self.editor.show_value(value, self._session.state)
        else:
            self.editor.show_typed(typed, value, self._session.state)
        self._show_standing()
        if self._session.writing:
            self._telling.start()
        else:
            self._count(value)
            self._show_message()

    @property
    def refused(self) -> bool:
        """Tell whether the editor holds a text that no draft could keep."""
        return bool(self._refusal)

    def revert(self) -> None:
        """Show the draft's value in place of a text that is none, and settle the field."""
        path = self.path
        self._session.apply(self._title, lambda draft: keep_value(draft, path))
        self._settled()

    def _give_up(self) -> None:
        if self.refused or typed_at(self._session.draft, self.path) is not None:
            self.revert()

    def _settled(self) -> None:
        self._refusal = ""
        self._forget_typing()
        self.refresh()

    def _done(self) -> None:
        """Let what is typed next begin from the value that the draft has then; speak of mistakes now."""
        self._held = self._last = _NOTHING
        self._show_message()

    def _forget_typing(self) -> None:
        self._held = self._last = _NOTHING
        line = getattr(self.editor, "line", None)
        if line is not None:
            line.setModified(False)

    def mend(self) -> bool:
        """Go to what mends the value; tell whether there is anything."""
        return self._below.mend()

    def focus(self) -> None:
        """Take the keyboard."""
        self.editor.focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        if self.spec.kind is not Kind.FLAG:
            self._head = QHBoxLayout()
            self.title_label = label(self._title, "label", parent=self)
            self.title_label.setBuddy(self.editor)
            self._head.addWidget(self.title_label, 1)
            box.addLayout(self._head)
        box.addWidget(self.editor)
        # Room beyond what is needed, in a line with a higher field, stays below: titles stand on one line.
        box.addLayout(self._below, 0 if isinstance(self.editor, ParagraphEditor) else 1)

    def _name_for_readers(self) -> None:
        self.editor.focus.setAccessibleName(shown(self._title))
        self.editor.focus.setAccessibleDescription(shown(self.spec.help))

    def _edited(self, value: Any) -> None:
        path = self.path
        self._put(value, lambda draft: set_value(draft, path, value))

    def _unread(self, text: str) -> None:
        """Keep what was typed, beside the value that stood here before the typing began."""
        path, held = self.path, get(self._session.draft, self.path) if self._held is _NOTHING else self._held
        self._put(held, lambda draft: leave_unsettled(set_value(draft, path, held), path, text))

    def _put(self, value: Any, edit: Edit) -> None:
        typed = self.spec.kind in {Kind.TEXT, Kind.PARAGRAPH, Kind.DATE} or self.spec.numeric
        if self._held is _NOTHING:
            self._held = get(self._session.draft, self.path)
        before, self._last = self._last, value
        if typed:
            self._session.write_on()
        try:
            made = self._session.apply(self._title, edit, burst=self.path if typed else "")
        except ValueRefused:
            self._last = before
            self._refused(tr("This text is too long to be kept; at most one million characters fit."))
            return
        self._refused("")
        if not made and not typed:
            # The change was not wanted after all; the editor shows what the draft holds.
            self.refresh()

    def _refused(self, reason: str) -> None:
        if reason != self._refusal:
            self._refusal = reason
            self._show_message()

    def _count(self, value: Any) -> None:
        limit = limit_of(self._session.call, self.path)
        if limit is None or not isinstance(value, str) or not value:
            missing = any(f.is_open for f in self._session.state.by_path.get(self.path, ()))
            self._say_count(tr("required") if missing else "", "warn" if missing else "")
            return
        self._count_letters(value, limit)

    def add_to_head(self, widget: QWidget) -> None:
        """Put something beside the title, before the counter."""
        if self._head is not None:
            self._head.addWidget(widget)
            self._head.addSpacing(12)

    def _tell_again(self) -> None:
        """Say what was left unsaid while the user was writing."""
        if exists(self._session.draft, self.path):
            self._count(get(self._session.draft, self.path))
            self._show_message()

    def _count_letters(self, value: str, limit: Limit) -> None:
        if isinstance(self.editor, ParagraphEditor):
            self.editor.area.mark_beyond(None if limit.soft else limit.characters)
        long = length(value, self._session.state.live_words, narrative=is_narrative(self.path)).characters
        written = tr("{written} of {most}", written=quantity(long), most=quantity(limit.characters))
        self._say_count(written, "error" if long > limit.characters and not limit.soft else "")

    def _say_count(self, text: str, tone: str) -> None:
        """Show how full the field is, beside its title; most fields never need that."""
        if self._counter is None and text and self._head is not None:
            self._counter = label("", "counter", parent=self)
            self._head.addWidget(self._counter, 0, Qt.AlignmentFlag.AlignBottom)
        if self._counter is not None:
            self._counter.setText(text)
            set_tone(self._counter, tone)

    def _show_standing(self) -> None:
        """Show beside the title what authors said of the value, and on wish where it comes from."""
        session = self._session
        if isinstance(self.editor, ParagraphEditor):
            found = open_comments(session, self.path) if session.draft.comments else ()
            self.editor.area.show_passages(tuple(one.passage for one in found if one.passage))
        said = standings(session, self.path)
        if not is_asked(session, self.path):
            said = [FOR_READING, *said]
        if self._standing is None and said and self._head is not None:
            self._standing = label("", "counter", parent=self)
            self._head.setSpacing(12)
            self._head.addWidget(self._standing)
        if self._standing is not None:
            self._standing.setText(shown(together((one.brief for one in said), " \N{MIDDLE DOT} ")))
            set_tone(self._standing, said[-1].tone if said else "")
            self._standing.setVisible(bool(said))
        source = source_of(session, self.path) if session.shows_origins else None
        set_tone(self.editor.focus, source.role if source is not None else "", "origin")

    def _still_typed(self) -> bool:
        """Tell whether the field is being typed into, here or in a cell of a table."""
        return self.editor.busy or self._session.typing == self.path

    def _show_message(self) -> None:
        text, tone = self.spec.help, ""
        # Lists show their rows' findings beside the rows.
        findings = [
            f
            for f in self._session.state.findings_in(self.path)
            if not f.is_open and not (f.code == UNSETTLED_CODE and self._still_typed())
        ]
        findings.sort(key=lambda finding: (finding.code != UNSETTLED_CODE, finding.rank))
        if self._refusal:
            text, tone = self._refusal, "error"
        elif findings:
            said = in_words(findings[0], self._session.draft, self._session.call, self._session.state.numbers)
            text, tone = together((said.message, said.cure), " "), TONES[findings[0].severity]
        asked = bool(findings) and findings[0].code == UNSETTLED_CODE
        self._below.settle(self.path if asked and not self._refusal else "")
        self._below.offer(findings[0] if findings and not asked and not self._refusal else None)
        self._below.say(text, tone)
        self.editor.mark(tone)
        self.editor.focus.setAccessibleDescription(self._below.said)
