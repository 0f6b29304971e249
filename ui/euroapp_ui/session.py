"""The open draft: the only place where it changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QUndoStack

from euroapp.calls.call import Call
from euroapp.checks import Finding
from euroapp.draft import Draft
from euroapp.edits import Edit
from euroapp.edits.fate import Fate
from euroapp.edits.references import Decision, Texts, following
from euroapp.edits.renaming import renames, short_names, with_names_of
from euroapp.edits.renumbering import Renumbering, renumbered
from euroapp.storage.recorder import Recorder
from euroapp.values import FieldPath
from euroapp_ui.language import tr
from euroapp_ui.state import State
from euroapp_ui.undo_steps import Replace, TakeIn

if TYPE_CHECKING:
    from euroapp.history.book import Book, Share

PAUSE_MS = 1000
"""A pause this long between two keys ends a phrase, and with it the undo step."""


QUIET_MS = 150
"""A pause this long between two keys lets checks look at what was typed."""
ENTRY = "entry/"
"""Begins the burst of what is typed into a cell: one step, however slowly it is typed."""


class DraftSession(QObject):
    """The draft in the window, its undo stack, and what follows from it."""

    changed = Signal()
    """The draft is another value; `state` is already the new one."""
    told = Signal(str)
    """What the user should know and what is no matter of one field: the status line says it."""
    cells_chosen = Signal(str)
    """What the chosen cells of a table come to, in words; '' where nothing is to be said of them."""
    figure_asked = Signal(object)
    """The user wants to know how a figure comes about; with what works its steps out."""
    looked_at = Signal(str)
    """The path of the row or field to which the user went within a list."""
    text_made = Signal(object)
    """A text box of several lines was made; whoever marks words in texts follows it."""
    place_asked = Signal(str)
    """The user wants to go to a path."""
    step_refused = Signal(str, bool, str)
    """A step could not be undone, or redone, and is dropped: its name, which of it, the path in its way."""
    book_changed = Signal()
    """Changes of others were taken in, or taken back."""
    part_changed = Signal()
    """Another part of the draft is asked for, or none."""
    submission_made = Signal(object)
    """A copy to submit was printed from this draft."""

    def __init__(self, draft: Draft, call: Call, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pack = call
        self.state = State(draft, call)
        self.ask_texts: Callable[[Renumbering], Decision | None] = lambda _found: Decision(Texts.CARRY)
        """Asks what becomes of texts that name what a change renumbers; None leaves the change undone."""
        self.folder = Path.home()
        """Where dialogs for what is exported begin: beside the draft's file, once there is one."""
        self.home: Path | None = None
        """The folder in which the draft's file lies; None for a draft that was never saved."""
        self.as_file: Callable[[Draft], bytes] | None = None
        """Returns a draft as a file of this document, under its password; None where it belongs to none."""
        self.saves: tuple[tuple[str, int], ...] = ()
        """Days on which the draft was saved, with the readiness in per cent."""
        self.typing: FieldPath = ""
        """The field of the cell that is being typed into: it is too early to speak of mistakes there."""
        self.undone = False
        """The last change was an undo; lists then choose the rows that came back."""
        self.shows_origins = False
        """Fields and cells wear the colour of where their values come from."""
        self.part: Share | None = None
        """What whoever writes here was asked for by somebody else; None for everything."""
        self.recorder: Recorder | None = None
        """Keeps the history; None where nothing is kept of it."""
        self._writing = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._making = False
        self.undo_stack = QUndoStack(self)
        self._phrase = 0
        self._last_burst = ""
        self._since = QElapsedTimer()
        self._named_before: Draft | None = None
        """The draft before the short name being typed: texts are asked about when its field is left."""
        self._bearers: dict[str, str] = {}
        """Which participant had a short name last, as row ids by name, the latest last."""
        self._field_left = QTimer(self, singleShot=True)
        self._field_left.timeout.connect(self._name_left)

    def write_on(self) -> None:
        """Say that something is being typed: what follows from it is looked at when the keys pause."""
        self._writing.start()

    @property
    def writing(self) -> bool:
        """Tell whether something is being typed at this moment."""
        return self._writing.isActive()

    @property
    def draft(self) -> Draft:
        """Return the draft as it is now."""
        return self.state.draft

    @property
    def call(self) -> Call:
        """Return the call with the draft's own values for facts in force."""
        return self.state.call

    def apply(
        self,
        label: str,
        edit: Edit,
        burst: str = "",
        *,
        whole: bool = False,
        heirs: Mapping[str, str] = MappingProxyType({}),
        kind: str = "typed",
    ) -> bool:
        """Make one undoable change; changes of the same burst merge into one step.

        Where the change renumbers what texts name, the user is asked what becomes of the texts.

        Args:
            label: what the Edit menu calls the step.
            edit: takes the draft and returns the changed one.
            burst: names what is being typed in; '' makes a step of its own.
            whole: the edit brings back a draft with the texts that belong to its numbers, as undo does.
            heirs: which row takes over what hangs on a row that goes, as row ids.
            kind: as what the history keeps it.

        Returns:
            Whether anything changed.

        Raises:
            EuroappError: the edit refused; the draft is as it was.

        """
        if self._named_before is not None and burst != self._last_burst:
            self.settle_names()
        before = self.draft
        after: Draft | None = edit(before)
        if after is None or after is before or after == before:
            return False
        self._note_names()
        if not whole:
            after = following(
                before, after, self.ask_texts, names=not burst, earlier=self._bearers, heirs=heirs
            )
            if self.draft is not before:
                # Leaving a field for the question wrote what had been typed in it.
                return self.apply(label, edit, burst, heirs=heirs, kind=kind) if after is not None else False
        if after is None:
            return False
        self._push(Replace(self, label, after, self._burst_key(burst)), kind)
        if burst and self._named_before is None and renames(before, after):
            self._named_before = before
        return True

    def _push(self, command: Replace, kind: str = "typed") -> None:
        if self.recorder is not None:
            self.recorder.begin(self.draft, kind, command.text(), command.burst)
        self._making = True
        self.undo_stack.push(command)
        self._making = False
        before_it = self.undo_stack.command(self.undo_stack.index() - 2)
        if isinstance(before_it, Replace):
            before_it.pack()

    def _note_names(self) -> None:
        """Keep who has which short name, so that one that is emptied is followed when another one comes."""
        if self._named_before is None:
            for row, name in short_names(self.draft).items():
                if self._bearers.get(name) != row:
                    self._bearers.pop(name, None)
                    self._bearers[name] = row

    def settle_names(self) -> None:
        """Ask what becomes of texts that say the short name that was typed over; one step with the typing."""
        before, self._named_before = self._named_before, None
        if before is None:
            return
        now, answers = self.draft, list[Decision | None]()
        top = self.undo_stack.command(self.undo_stack.index() - 1)
        burst = top.burst if isinstance(top, Replace) and top.after is now else ""

        def ask(found: Renumbering) -> Decision | None:
            answers.append(self.ask_texts(found))
            return answers[-1]

        after = following(before, now, ask, earlier=self._bearers)
        typed_on = self.draft is not now
        if typed_on:
            # Who typed on had the next field written as the question came: the answer counts for all of it.
            now, burst = self.draft, ""
            after = following(before, now, lambda _found: answers[-1], earlier=self._bearers)
        if after is now:
            return
        if after is None and burst and isinstance(top, Replace):
            top.cancelled = True
            self.undo_stack.undo()
        elif after is not None or typed_on:
            back = with_names_of(before, now)
            self._push(Replace(self, tr("Short name"), back if after is None else after, burst))
        self._phrase += 1

    def done_again(self, before: Draft) -> None:
        """Ask about texts that say a short name which redoing a step has changed once more."""
        if self._named_before is None and renames(before, self.draft):
            self._named_before = before
            self._field_left.start(0)

    def recovered(self, filed: Draft) -> None:
        """Ask about texts that say short names of the file that were typed over when the program stopped."""
        before = with_names_of(filed, self.draft)
        found = renumbered(before, self.draft)
        if found is not None and any(one.fate in {Fate.RENAMED, Fate.GONE} for one in found.changes):
            self.done_again(before)

    def take_back(self, burst: str) -> None:
        """Undo what was typed in this burst, if it is what was done last."""
        top = self.undo_stack.command(self.undo_stack.index() - 1)
        if isinstance(top, Replace) and top.burst.partition("#")[0] == burst:
            self.undo_stack.undo()

    def _name_left(self) -> None:
        # A question that opens between press and release would swallow the click.
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._field_left.start(50)
        else:
            self.settle_names()

    def end_phrase(self) -> None:
        """Let the next key start an undo step of its own, as when the focus moves on."""
        self._writing.stop()
        self._phrase += 1
        if self._named_before is not None:
            self._field_left.start(0)

    def show(self, draft: Draft, *, undone: bool = False) -> None:
        """Make this the draft in the window; only undo commands call it."""
        if self.recorder is not None and not self._making:
            self.recorder.begin(self.draft, "undo" if undone else "redo")
        self.undone = undone
        self.state = State(draft, self._pack, self.state, self.state.pages)
        self.changed.emit()

    def take_in(self, label: str, draft: Draft, book: Book, made: frozenset[str] = frozenset()) -> None:
        """Let the draft be what it came to with changes of others, as one undoable step.

        Args:
            label: what the Edit menu calls the step.
            draft: with these changes.
            book: the history that leads to it.
            made: those that were made here from a file; taken back, they wait for nobody.

        """
        if self.recorder is None:
            raise ValueError("changes are taken in only where a history is kept")
        self.settle_names()
        self.recorder.settle(self.draft)
        self.undo_stack.push(TakeIn(self, label, draft, (self.recorder.ledger.book, book), made))

    def show_recorded(self, end: Draft, draft: Draft, book: Book) -> None:
        """Make a draft the one in the window; only undo commands call it.

        Args:
            end: the draft to which the history leads already.
            draft: the same, with what else was done to it.
            book: the history.

        """
        if self.recorder is not None:
            self.recorder.settle(self.draft)
            self.recorder.follow(end, book)
        self._making = True
        self.show(draft)
        self._making = False
        self.book_changed.emit()

    def show_disputed(self, findings: tuple[Finding, ...]) -> None:
        """Show places at which partners disagree among the findings."""
        if findings != self.state.disputed:
            self.state = State(self.draft, self._pack, self.state, self.state.pages)
            self.state.disputed = findings
            self.changed.emit()

    def show_part(self, part: Share | None) -> None:
        """Show which part of the draft is asked for."""
        if part != self.part:
            self.part = part
            self.part_changed.emit()

    def put_off_checks(self) -> None:
        """Let the draft be painted before the checks look through it; `look` makes up for it."""
        self.state = State(self.draft, self._pack, self.state, self.state.pages)
        self.state.looked = False

    def look(self) -> None:
        """Let the checks look through the draft, if they were put off and no change did that since."""
        if not self.state.looked:
            self.state = State(self.draft, self._pack, self.state, self.state.pages)
            self.changed.emit()

    def hint_style(self, wanted: bool) -> None:
        """Show hints on style among the findings, or leave them out."""
        if wanted != self.state.hints_style:
            looked = self.state.looked
            self.state = State(self.draft, self._pack, self.state, self.state.pages)
            self.state.hints_style, self.state.looked = wanted, looked
            self.changed.emit()

    def pages_counted(self, pages: int) -> None:
        """Take note of how many pages the proposal has; the page limit is checked against it."""
        if pages != self.state.pages:
            self.state = State(self.draft, self._pack, self.state, pages)
            self.changed.emit()

    def findings_below(self, path: FieldPath) -> list[Finding]:
        """Return the findings on a path or inside it, by their paths."""
        return list(self.state.findings_in(path))

    def _burst_key(self, burst: str) -> str:
        if not burst:
            self._phrase += 1
            return ""
        # However slowly a cell or a short name is typed, it is one step; the texts that follow a name too.
        whole = self._named_before is not None or burst.startswith(ENTRY)
        paused = not whole and self._since.isValid() and self._since.elapsed() > PAUSE_MS
        if burst != self._last_burst or not self._since.isValid() or paused:
            self._phrase += 1
        self._last_burst = burst
        self._since.start()
        return f"{burst}#{self._phrase}"
