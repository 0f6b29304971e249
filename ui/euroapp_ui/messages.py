"""The only place that shows a question or an error, always as plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QMessageBox, QVBoxLayout, QWidget

from euroapp.edits.references import Decision
from euroapp.edits.removal import Consequences
from euroapp.edits.renumbering import Renumbering
from euroapp.language import say, template, together
from euroapp.values import FieldPath
from euroapp.wording.nouns import counted, several
from euroapp.wording.numbers import quantity
from euroapp.wording.row_names import row_name
from euroapp_ui.carrying import TextsDialog
from euroapp_ui.language import shown, tr
from euroapp_ui.session import State
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.widgets.question import Calm, Question
from euroapp_ui.widgets.return_key import NEVER_BY_RETURN
from euroapp_ui.widgets.text import label

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def harmless(text: str) -> str:
    """Make direction controls in names visible, so that a file cannot pose as another."""
    return _BIDI.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _box(parent: QWidget | None, icon: QMessageBox.Icon, text: str, detail: str) -> QMessageBox:
    return Question(parent, icon, shown(text), shown(detail))


def tell_of_error(
    parent: QWidget | None, text: str, state: str, details: str, save: Callable[[], object] | None
) -> None:
    """Tell of an error inside the program, with its details to copy and the draft to save."""
    box = _box(parent, QMessageBox.Icon.Critical, text, state)
    box.setDetailedText(details)
    copy = box.addButton(tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
    # A box closes with each of its buttons; copying is no reason to.
    copy.clicked.disconnect()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    saving = box.addButton(tr("Save a copy"), QMessageBox.ButtonRole.AcceptRole) if save is not None else None
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))
    box.exec()
    wanted = saving is not None and box.clickedButton() is saving
    box.deleteLater()
    if wanted and save is not None:
        save()


def still_working(parent: QWidget | None, what: str) -> QMessageBox:
    """Return a box that says what is waited for; closing it stops the waiting, not the work."""
    box = _box(parent, QMessageBox.Icon.Information, what, tr("The folder has not answered yet."))
    stop = box.addButton(tr("Stop waiting"), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(stop)
    # Return does not stop the waiting: it is often a key pressed before the box came.
    stop.setProperty(NEVER_BY_RETURN, True)
    stop.setAutoDefault(False)
    stop.setDefault(False)
    return box


class RemovalDialog(QDialog):
    """Says how many rows go and what goes with them, and offers to hand that to another row.

    Return keeps the rows, as long as nobody went to another button.
    """

    def __init__(
        self, parent: QWidget, state: State, paths: Sequence[FieldPath], noun: str, taken: Consequences
    ) -> None:
        super().__init__(parent)
        collection = paths[0].rpartition("/")[0]
        going = {path.rpartition("/")[2] for path in paths}
        self.setWindowTitle(tr("Remove {noun}", noun=noun))
        box = QVBoxLayout(self)
        box.setSpacing(12)
        names = [row_name(path, state.draft, state.call, state.numbers) for path in paths]
        box.addWidget(label(_asked(noun, names), "section", wrap=True))
        for text in _taken(taken, alone=len(going) == 1):
            box.addWidget(label(text, wrap=True))
        fate = _Fate.of(taken)
        self._heir = Combo()
        self._heir.setAccessibleName(shown(fate.question))
        self._heir.addItem(fate.without, "")
        if not taken.nothing:
            for row in getattr(state.draft, collection):
                if row.id not in going:
                    name = state.numbers.label(collection, row.id)
                    self._heir.addItem(tr(fate.given, name=name), row.id)
            box.addWidget(self._heir)
        box.addWidget(label(tr("One undo brings everything back."), "help"))
        buttons = QDialogButtonBox()
        keep = buttons.addButton(tr("Keep"), QDialogButtonBox.ButtonRole.RejectRole)
        remove = buttons.addButton(tr("Remove"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        # Without this the dialog would take it for its default button; on it, Return presses it all the same.
        remove.setAutoDefault(False)
        keep.setDefault(True)
        keep.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the sentences need at the width of the dialog."""
        box = self.layout()
        wide = min(theme().scaled(460), self.screen().availableGeometry().width() - 40)
        wide = max(wide, box.minimumSize().width()) if box is not None else wide
        self.resize(wide, box.totalHeightForWidth(wide) if box is not None else 0)
        self.setMinimumHeight(self.height())
        super().showEvent(event)

    @property
    def heir(self) -> str:
        """Return the id of the row that takes over; '' to remove everything."""
        return str(self._heir.currentData())


def _asked(noun: str, names: Sequence[str]) -> str:
    """Return what is asked of rows that go, by their names."""
    if len(names) > 1:
        return tr("Remove {rows}: {names}?", rows=several(noun, len(names)), names=_some(names))
    return tr("Remove {name}?", name=names[0]) if names[0] else tr("Remove this {noun}?", noun=noun)


def _some(names: Sequence[str]) -> str:
    """Return the first of some names, and how many more there are."""
    first, more = together(names[:_NAMED], ", "), len(names) - _NAMED
    return say("{names} and {count} more", names=first, count=more) if more > 0 else first


_NAMED = 6


def _taken(taken: Consequences, *, alone: bool) -> Iterator[str]:
    """Yield what goes, and what is emptied, with a row that goes alone or with several."""
    removed, cleared = counted(taken.removed), counted(taken.cleared)
    if taken.person_months > 0:
        yield (
            tr("It holds {count} person-months of effort.", count=quantity(taken.person_months))
            if alone
            else tr("They hold {count} person-months of effort.", count=quantity(taken.person_months))
        )
    if removed:
        yield (
            tr("These rows belong to it: {rows}.", rows=removed)
            if alone
            else tr("These rows belong to them: {rows}.", rows=removed)
        )
    if cleared:
        yield (
            tr("These rows stay, but name it in a field: {rows}.", rows=cleared)
            if alone
            else tr("These rows stay, but name them in a field: {rows}.", rows=cleared)
        )


class _Fate(NamedTuple):
    """What is asked about rows and fields that hang on a row that goes."""

    question: str
    without: str
    """What happens where no other row takes over."""
    given: str
    """What happens where another row does; with the place `name`."""

    @staticmethod
    def of(taken: Consequences) -> _Fate:
        """Return what is asked where rows go, fields are emptied, or both."""
        if taken.removed and taken.cleared:
            return _BOTH
        return _ROWS if taken.removed else _FIELDS


_BOTH = _Fate(
    say("What becomes of the rows and the fields"),
    say("Remove the rows too, empty the fields"),
    template("Give the rows and the fields to {name}"),
)
_ROWS = _Fate(
    say("What becomes of the rows"), say("Remove the rows too"), template("Give the rows to {name}")
)
_FIELDS = _Fate(
    say("What becomes of the fields"), say("Empty the fields"), template("Give the fields to {name}")
)


class Voice:
    """Asks the user and tells; the one object that tests put another in the place of."""

    def tell(self, parent: QWidget | None, text: str, detail: str = "") -> None:
        """Show a sentence that must be read."""
        box = _box(parent, QMessageBox.Icon.Warning, text, detail)
        box.exec()
        box.deleteLater()

    def choose(self, parent: QWidget | None, text: str, detail: str, buttons: tuple[str, ...]) -> int:
        """Ask a question; return the place of the chosen button, -1 for Cancel.

        A button whose words are `Calm` does what Cancel does, and stands in its place.
        """
        box = _box(parent, QMessageBox.Icon.Question, text, detail)
        # Buttons of one kind keep their order, side by side and one below the other.
        made = [box.addButton(shown(name), QMessageBox.ButtonRole.ActionRole) for name in buttons]
        calm = next((made[place] for place, name in enumerate(buttons) if isinstance(name, Calm)), None)
        box.setDefaultButton(made[0])
        box.setEscapeButton(calm or box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        clicked = box.clickedButton()
        answer = next((place for place, button in enumerate(made) if button is clicked), -1)
        box.deleteLater()
        return answer

    def removal(
        self, parent: QWidget, state: State, paths: Sequence[FieldPath], noun: str, taken: Consequences
    ) -> str | None:
        """Ask before rows are removed; return who takes over, '' for nobody, None to keep them."""
        dialog = RemovalDialog(parent, state, paths, noun, taken)
        return dialog.heir if dialog.exec() == QDialog.DialogCode.Accepted else None

    def texts(self, parent: QWidget, state: State, found: Renumbering) -> Decision | None:
        """Ask what becomes of texts that name what a change renumbers; None leaves the change undone."""
        dialog = TextsDialog(parent, state, found)
        dialog.exec()
        return dialog.decision()

    def file_to_open(self, parent: QWidget, title: str, start: str, kinds: str) -> str:
        """Ask which file to open; '' for none."""
        return QFileDialog.getOpenFileName(parent, title, start, kinds)[0]

    def file_to_save(self, parent: QWidget, title: str, start: str, kinds: str) -> tuple[str, str]:
        """Ask where to save; return the name as typed, '' for nowhere, and the kind."""
        return QFileDialog.getSaveFileName(parent, title, start, kinds)

    def show(self, dialog: QDialog, _told: Sequence[object]) -> None:
        """Show something that is only looked at."""
        dialog.exec()


_speaking = [Voice()]
_V = TypeVar("_V", bound=Voice)


def voice() -> Voice:
    """Return who asks and tells."""
    return _speaking[-1]


@contextmanager
def speaking(other: _V) -> Iterator[_V]:
    """Let another one ask and tell for a while."""
    _speaking.append(other)
    try:
        yield other
    finally:
        _speaking.remove(other)


def tell(parent: QWidget | None, text: str, detail: str = "") -> None:
    """Show a sentence that must be read."""
    voice().tell(parent, text, detail)


def choose(parent: QWidget | None, text: str, detail: str, buttons: tuple[str, ...]) -> int:
    """Ask a question; return the place of the chosen button, -1 for Cancel.

    The first button is the safe or usual one.
    """
    return voice().choose(parent, text, detail, buttons)
